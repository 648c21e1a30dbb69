// Made-up readers: what they do on a site, one thing after the other.

import fc from "fast-check";
import { EMPTY, fill, leave, move, take, tick } from "../../theme/static/js/reader/document.js";

/** @import { Change, Choice, Reader } from "../../theme/static/js/reader/document.js" */

export const path = fc.constantFrom("/checklists/in-person/", "/questions/remote/", "/letters/nudge/", "/__proto__/");
export const id = fc.constantFrom("a-1", "b-2", "c-3", "__proto__");
const name = fc.constantFrom("day", "their name", "constructor", "__proto__");
/** @type {fc.Arbitrary<Choice>} */
export const choice = fc.record({ path, id, text: fc.string() }, { noNullPrototype: true });

/** @type {fc.Arbitrary<Change>} */
export const step = fc.oneof(
  fc.tuple(path, fc.uniqueArray(id), fc.boolean()).map(([...how]) => (/** @type {Reader} */ it) => tick(it, ...how)),
  choice.map((each) => (/** @type {Reader} */ it) => take(it, each)),
  choice.map((each) => (/** @type {Reader} */ it) => leave(it, each)),
  fc.tuple(choice, fc.integer({ min: -3, max: 3 })).map(([each, steps]) => (/** @type {Reader} */ it) => move(it, each, steps)),
  fc.tuple(fc.oneof(path, fc.constant("")), name, fc.string()).map(([...how]) => (/** @type {Reader} */ it) => fill(it, ...how)),
);

/** What a reader has who did some of that, frozen, so that nobody can change it. */
export const reader = fc.array(step, { maxLength: 30 }).map((steps) => frozen(steps.reduce((it, each) => each(it), EMPTY)));

/**
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
export function frozen(value) {
  if (value && typeof value === "object") Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
