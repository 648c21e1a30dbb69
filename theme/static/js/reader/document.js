// What a reader did on this site: one plain object, and a function for each change of it. Nothing here looks at a page,
// a clock or a disk. docs/reader.schema.json says what the object looks like.

/** @import { Meeting, Step, Words } from "./meeting.js" */
/** @import { Person } from "./people.js" */
import { EMPTY_MEETING, own, put } from "./meeting.js";

/**
 * @typedef {object} Reader
 * @property {number} version
 * @property {string} meeting The id of the meeting that all pages show.
 * @property {readonly Meeting[]} meetings
 * @property {Words} words What the reader said of himself or herself, for all letters.
 * @property {Readonly<Record<string, Person>>} people Those to keep in touch with, by their ids; a guest has that of the meeting.
 */

/** @typedef {(reader: Reader) => Reader} Change */

export const VERSION = 2;

/** @type {Reader} */
export const EMPTY = { version: VERSION, meeting: "", meetings: [], words: {}, people: {} };

/** The blanks of letters that are about the reader, and so the same at each meeting. */
export const YOURS = ["your name", "your work", "your phone number", "your e-mail address"];

/**
 * Return what was kept as this version has it. Throws a RangeError for what a newer one has kept.
 *
 * @param {any} kept
 * @returns {Reader}
 */
export function read(kept) {
  if (kept?.version > VERSION) throw new RangeError(`version ${kept.version}`);
  return kept?.version === 1 ? broughtForward(kept) : { ...EMPTY, ...kept };
}

/**
 * Return what the first version kept, which knew one meeting only.
 *
 * @param {{ ticks: Meeting["ticks"], choices: Meeting["choices"], blanks: Words, letters: Meeting["letters"] }} kept
 * @returns {Reader}
 */
function broughtForward({ ticks, choices, blanks, letters }) {
  const id = "first";
  const reader = addMeeting(EMPTY, { ...EMPTY_MEETING, id, ticks, choices, letters });
  return Object.entries(blanks).reduce((all, [name, text]) => say(all, id, "", name, text), reader);
}

/**
 * Return a meeting: that of an id, or a blank one.
 *
 * @param {Reader} reader
 * @param {string} [id]
 */
export function meetingOf(reader, id = reader.meeting) {
  return reader.meetings.find((each) => each.id === id) ?? EMPTY_MEETING;
}

/**
 * Change a meeting. Where there is none of that id, the one that pages show is changed; where they show none, it is a new
 * one.
 *
 * @param {Reader} reader
 * @param {string} id
 * @param {string} fresh The id of a new one.
 * @param {Step} step
 * @returns {Reader}
 */
export function inMeeting(reader, id, fresh, step) {
  const place = [id, reader.meeting].map((each) => reader.meetings.findIndex((meeting) => meeting.id === each)).find((at) => at >= 0);
  if (place !== undefined) return { ...reader, meetings: reader.meetings.map((each, at) => (at === place ? step(each) : each)) };
  const changed = step(EMPTY_MEETING);
  return changed === EMPTY_MEETING ? reader : addMeeting(reader, { ...changed, id: fresh });
}

/**
 * Add a meeting, and show it.
 *
 * @param {Reader} reader
 * @param {Meeting} meeting
 * @returns {Reader}
 */
export function addMeeting(reader, meeting) {
  const others = reader.meetings.filter((each) => each.id !== meeting.id);
  return { ...reader, meeting: meeting.id, meetings: [...others, meeting] };
}

/**
 * Show a meeting.
 *
 * @param {Reader} reader
 * @param {string} id
 * @returns {Reader}
 */
export function showMeeting(reader, id) {
  return reader.meetings.some((each) => each.id === id) ? { ...reader, meeting: id } : reader;
}

/**
 * Put words into a blank: of the reader's for all letters, else of a meeting's.
 *
 * @param {Reader} reader
 * @param {string} id
 * @param {string} fresh
 * @param {string} name
 * @param {string} text
 * @returns {Reader}
 */
export function say(reader, id, fresh, name, text) {
  if (YOURS.includes(name)) return { ...reader, words: put(reader.words, name, text) };
  return inMeeting(reader, id, fresh, (meeting) => ({ ...meeting, words: put(meeting.words, name, text) }));
}

/**
 * Return what was said, of the reader or at a meeting.
 *
 * @param {Reader} reader
 * @param {Meeting} meeting
 * @param {string} name
 */
export function said(reader, meeting, name) {
  return own(meeting.words, name) ?? own(reader.words, name) ?? "";
}
