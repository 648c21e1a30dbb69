// Whether something is a reader's document, as docs/reader.schema.json says: a copy may come from anywhere.

/** @import { Reader } from "./document.js" */
import { VERSION } from "./document.js";

/** @typedef {(value: unknown) => boolean} Check */

const DATE = /^\d{4}-\d\d-\d\d$/;
const PATH = /^\//;
const PLAN = ["date", "time", "zone", "guestZone", "checklist"];

/**
 * Return a document of this version if a text is one; undefined if it is none. Throws a RangeError for that of a newer one.
 *
 * @param {string} text
 * @returns {Reader | undefined}
 */
export function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (value?.version > VERSION) throw new RangeError(`version ${value.version}`);
  return isReader(value) ? /** @type {Reader} */ (value) : undefined;
}

/** @type {Check} */
const isText = (value) => typeof value === "string";
/** @type {Check} */
const isFilled = (value) => isText(value) && value !== "";
/** @type {Check} */
const isTrue = (value) => value === true;

/** @param {RegExp} pattern @returns {Check} */
const like = (pattern) => (value) => isText(value) && pattern.test(/** @type {string} */ (value));

/** @param {Check} check @returns {Check} */
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);

/** @param {Check} check @param {Check} [named] @returns {Check} */
const recordOf = (check, named = isText) => (value) => isObject(value) && Object.entries(value).every(([name, each]) => named(name) && check(each));

/**
 * @param {Record<string, Check>} members
 * @param {Record<string, Check>} [further] Those that may be missing.
 * @returns {Check}
 */
const shape = (members, further = {}) => (value) =>
  isObject(value) &&
  Object.keys(members).every((name) => Object.hasOwn(value, name)) &&
  Object.entries(value).every(([name, each]) => (members[name] ?? further[name])?.(each));

/**
 * @param {unknown} value
 * @returns {value is object}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {Check} check @returns {Check} */
const some = (check) => (value) => check(value) && Object.keys(/** @type {object} */ (value)).length > 0;

const isWords = recordOf(isFilled);
const isPath = like(PATH);
const isIds = some((value) => listOf(isFilled)(value) && new Set(/** @type {string[]} */ (value)).size === /** @type {string[]} */ (value).length);

const isMeeting = shape(
  {
    id: isFilled,
    plan: recordOf(isFilled, (name) => PLAN.includes(/** @type {string} */ (name))),
    words: isWords,
    ticks: recordOf(isIds, isPath),
    choices: listOf(shape({ path: like(/^(\/|$)/), id: isFilled, text: isText }, { isNice: isTrue })),
    answers: isWords,
    letters: recordOf(some(isWords), isPath),
    sent: recordOf(like(DATE), isPath),
  },
  { invitation: shape({ sequence: (value) => Number.isInteger(value) && Number(value) >= 0, text: isText }) },
);

const isReader = shape({
  version: (value) => value === VERSION,
  meeting: isText,
  meetings: listOf(isMeeting),
  words: isWords,
  people: recordOf(
    shape({ words: isWords, contacts: listOf(shape({ date: like(DATE), isAnswered: (value) => typeof value === "boolean" })) }),
    isFilled,
  ),
});
