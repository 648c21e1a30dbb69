// One meeting, and a function for each change of it. All that was typed stands in records of text, in which nothing is empty.

/**
 * A question to ask: the page it stands on, its item there, and its words; one of the reader's own stands on no page.
 * What `isNice` is asked if there is time.
 *
 * @typedef {{ readonly path: string, readonly id: string, readonly text: string, readonly isNice?: boolean }} Choice
 */

/** @typedef {Readonly<Record<string, string>>} Words */

/**
 * @typedef {object} Meeting
 * @property {string} id
 * @property {Words} plan Its `date` (YYYY-MM-DD), `time` (HH:MM), time `zone`, the `guestZone`, and the path of its `checklist`.
 * @property {Words} words What was typed, by its name: what stands in the blanks that all letters share, and notes.
 * @property {Readonly<Record<string, readonly string[]>>} ticks The items that are done, by the path of their page.
 * @property {readonly Choice[]} choices Questions to ask: those to ask first above, in their order.
 * @property {Words} answers What was answered, by the page and item of the question.
 * @property {Readonly<Record<string, Words>>} letters What stands in a letter's own blanks, by the path of its page.
 * @property {Words} sent The days on which letters were sent, by the paths of their pages.
 * @property {{ readonly sequence: number, readonly text: string }} [invitation] What was last said of it to the guest, and how
 *   often that had changed.
 */

/** @typedef {(meeting: Meeting) => Meeting} Step */

/** @type {Meeting} */
export const EMPTY_MEETING = { id: "", plan: {}, words: {}, ticks: {}, choices: [], answers: {}, letters: {}, sent: {} };

/**
 * Write into one of a meeting's records.
 *
 * @param {Meeting} meeting
 * @param {"plan" | "words" | "answers" | "sent"} record
 * @param {string} name
 * @param {string} text
 * @returns {Meeting}
 */
export function write(meeting, record, name, text) {
  return { ...meeting, [record]: put(meeting[record], name, text) };
}

/**
 * Put words into a blank: of the letter at a path, or of all letters where that is empty.
 *
 * @param {Meeting} meeting
 * @param {string} path
 * @param {string} name
 * @param {string} text
 * @returns {Meeting}
 */
export function fill(meeting, path, name, text) {
  if (!path) return write(meeting, "words", name, text);
  return { ...meeting, letters: put(meeting.letters, path, put(own(meeting.letters, path) ?? {}, name, text)) };
}

/**
 * Say of items of a page that they are done, or not.
 *
 * @param {Meeting} meeting
 * @param {string} path
 * @param {readonly string[]} ids
 * @param {boolean} areDone
 * @returns {Meeting}
 */
export function tick(meeting, path, ids, areDone) {
  const others = (own(meeting.ticks, path) ?? []).filter((id) => !ids.includes(id));
  return { ...meeting, ticks: put(meeting.ticks, path, areDone ? [...others, ...ids] : others) };
}

/**
 * Take a question along, as the last of those to ask first.
 *
 * @param {Meeting} meeting
 * @param {Choice} choice
 * @returns {Meeting}
 */
export function take(meeting, { path, id, text }) {
  return sorted({ ...meeting, choices: [...leave(meeting, { path, id }).choices, { path, id, text }] });
}

/**
 * Leave a question behind.
 *
 * @param {Meeting} meeting
 * @param {{ path: string, id: string }} choice
 * @returns {Meeting}
 */
export function leave(meeting, choice) {
  return { ...meeting, choices: meeting.choices.filter((each) => !isSame(each, choice)) };
}

/**
 * Put a question so many places further down, or up where that is below zero; beyond the edge of those to ask first, it is
 * only nice to know, and the other way round.
 *
 * @param {Meeting} meeting
 * @param {{ path: string, id: string }} choice
 * @param {1 | -1} by
 * @returns {Meeting}
 */
export function move(meeting, choice, by) {
  const choices = [...meeting.choices];
  const from = choices.findIndex((each) => isSame(each, choice));
  if (from < 0) return meeting;
  const isNice = Boolean(choices[from].isNice);
  const next = choices[from + by];
  if (next && Boolean(next.isNice) === isNice) {
    choices.splice(from + by, 0, ...choices.splice(from, 1));
  } else if (isNice === by < 0) {
    const { isNice: _, ...other } = choices[from];
    choices[from] = isNice ? other : { ...other, isNice: true };
  } else {
    return meeting;
  }
  return { ...meeting, choices };
}

/**
 * Take questions along again, in their old places before what was taken since.
 *
 * @param {Meeting} meeting
 * @param {readonly Choice[]} choices
 * @returns {Meeting}
 */
export function takeAgain(meeting, choices) {
  const since = meeting.choices.filter((each) => !choices.some((other) => isSame(each, other)));
  return sorted({ ...meeting, choices: [...choices, ...since] });
}

/**
 * @param {{ path: string, id: string }} one
 * @param {{ path: string, id: string }} other
 */
export function isSame(one, other) {
  return one.path === other.path && one.id === other.id;
}

/**
 * Return the choices with those first that are to be asked first.
 *
 * @param {Meeting} meeting
 */
function sorted(meeting) {
  return { ...meeting, choices: [...meeting.choices.filter((each) => !each.isNice), ...meeting.choices.filter((each) => each.isNice)] };
}

/**
 * Return what a record has of its own under a name, which may be any.
 *
 * @template Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {string} name
 * @returns {Value | undefined}
 */
export function own(record, name) {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * Return a record with a value in it; one that is empty is left out.
 *
 * @template {string | readonly string[] | Words} Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {string} name
 * @param {Value} value
 * @returns {Readonly<Record<string, Value>>}
 */
export function put(record, name, value) {
  const { [name]: _, ...others } = record;
  return Object.keys(value).length ? { ...others, [name]: value } : others;
}
