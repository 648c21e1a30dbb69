// What a reader did on this site: one plain object, and a function for each change of it. Nothing here looks at a page,
// a clock or a disk. docs/reader.schema.json says what the object looks like.

/**
 * A question that is taken along: the page it stands on, its item there, and its words.
 *
 * @typedef {{ readonly path: string, readonly id: string, readonly text: string }} Choice
 */

/**
 * @typedef {object} Reader
 * @property {number} version
 * @property {Readonly<Record<string, readonly string[]>>} ticks The items that are done, by the path of their page.
 * @property {readonly Choice[]} choices Questions to take along, in the order in which to ask them.
 * @property {Readonly<Record<string, string>>} blanks What stands in the blanks that all letters share, by their names.
 * @property {Readonly<Record<string, Readonly<Record<string, string>>>>} letters What stands in a letter's own blanks, by
 *   the path of its page.
 */

/** @typedef {(reader: Reader) => Reader} Change */

export const VERSION = 1;

/** @type {Reader} */
export const EMPTY = { version: VERSION, ticks: {}, choices: [], blanks: {}, letters: {} };

/**
 * Return what was kept as this version has it. Throws a RangeError for what a newer one has kept.
 *
 * @param {any} kept
 * @returns {Reader}
 */
export function read(kept) {
  if (kept?.version > VERSION) throw new RangeError(`version ${kept.version}`);
  return { ...EMPTY, ...kept };
}

/**
 * Say of items of a page that they are done, or not.
 *
 * @param {Reader} reader
 * @param {string} path
 * @param {readonly string[]} ids
 * @param {boolean} areDone
 * @returns {Reader}
 */
export function tick(reader, path, ids, areDone) {
  const others = (reader.ticks[path] ?? []).filter((id) => !ids.includes(id));
  return { ...reader, ticks: put(reader.ticks, path, areDone ? [...others, ...ids] : others) };
}

/**
 * Take a question along, as the last.
 *
 * @param {Reader} reader
 * @param {Choice} choice
 * @returns {Reader}
 */
export function take(reader, { path, id, text }) {
  return { ...reader, choices: [...reader.choices.filter((each) => !isSame(each, { path, id })), { path, id, text }] };
}

/**
 * Leave a question behind.
 *
 * @param {Reader} reader
 * @param {{ path: string, id: string }} choice
 * @returns {Reader}
 */
export function leave(reader, choice) {
  return { ...reader, choices: reader.choices.filter((each) => !isSame(each, choice)) };
}

/**
 * Put a question so many places further down, or up where that is below zero.
 *
 * @param {Reader} reader
 * @param {{ path: string, id: string }} choice
 * @param {number} steps
 * @returns {Reader}
 */
export function move(reader, choice, steps) {
  const choices = [...reader.choices];
  const from = choices.findIndex((each) => isSame(each, choice));
  const to = from + steps;
  if (from < 0 || to < 0 || to >= choices.length) return reader;
  choices.splice(to, 0, ...choices.splice(from, 1));
  return { ...reader, choices };
}

/**
 * Put words into a blank: of the letter at a path, or of all letters where that is empty.
 *
 * @param {Reader} reader
 * @param {string} path
 * @param {string} name
 * @param {string} text
 * @returns {Reader}
 */
export function fill(reader, path, name, text) {
  if (!path) return { ...reader, blanks: put(reader.blanks, name, text) };
  return { ...reader, letters: put(reader.letters, path, put(reader.letters[path] ?? {}, name, text)) };
}

/**
 * Take questions along again, in their old places before what was taken since.
 *
 * @param {Reader} reader
 * @param {readonly Choice[]} choices
 * @returns {Reader}
 */
export function takeAgain(reader, choices) {
  const since = reader.choices.filter((each) => !choices.some((other) => isSame(each, other)));
  return { ...reader, choices: [...choices, ...since] };
}

/**
 * Bring back an older document, but for what was written anew since.
 *
 * @param {Reader} reader
 * @param {Reader} older
 * @returns {Reader}
 */
export function bringBack(reader, older) {
  let joined = takeAgain({ ...reader, blanks: { ...older.blanks, ...reader.blanks } }, older.choices);
  for (const [path, ids] of Object.entries(older.ticks)) joined = tick(joined, path, ids, true);
  for (const [path, words] of Object.entries(older.letters)) {
    joined = { ...joined, letters: put(joined.letters, path, { ...words, ...joined.letters[path] }) };
  }
  return joined;
}

/**
 * @param {{ path: string, id: string }} one
 * @param {{ path: string, id: string }} other
 */
export function isSame(one, other) {
  return one.path === other.path && one.id === other.id;
}

/**
 * Return a record with a value in it; one that is empty is left out.
 *
 * @template {string | readonly string[] | Readonly<Record<string, string>>} Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {string} name
 * @param {Value} value
 * @returns {Readonly<Record<string, Value>>}
 */
function put(record, name, value) {
  const { [name]: _, ...others } = record;
  return Object.keys(value).length ? { ...others, [name]: value } : others;
}
