// The people to keep in touch with: those whom the reader has met, and others.

/** @import { Reader } from "./document.js" */
/** @import { Meeting, Words } from "./meeting.js" */
import { meetingOf } from "./document.js";
import { own, put } from "./meeting.js";

/** @typedef {{ readonly date: string, readonly isAnswered: boolean }} Contact */

/**
 * What the reader noted of somebody. Of a guest, the meeting knows more.
 *
 * @typedef {object} Person
 * @property {Words} words Their `name`, `address` and `work`, the day on which they `met`, what they `helped` with, and the days on which they were `told` of
 *   news and since when it `rests`.
 * @property {readonly Contact[]} contacts Each time that the reader wrote to them, in order.
 */

/** @typedef {Person & { readonly id: string, readonly met: string, readonly isGuest: boolean }} Known */

/** @type {Person} */
const STRANGER = { words: {}, contacts: [] };

/**
 * Return all whom a reader knows, guests who have names and others, by the days on which they met.
 *
 * @param {Reader} reader
 * @returns {readonly Known[]}
 */
export function everyone(reader) {
  const guests = reader.meetings
    .filter(hasGuest)
    .map((meeting) => ({ ...guestOf(meeting, own(reader.people, meeting.id)), isGuest: true }));
  const others = Object.entries(reader.people)
    .filter(([id]) => !guests.some((each) => each.id === id))
    .map(([id, person]) => ({ ...person, id, isGuest: false }));
  return [...guests, ...others].map((each) => ({ ...each, met: own(each.words, "met") ?? "" })).sort((one, other) => (one.met < other.met ? -1 : 1));
}

/** @param {Meeting} meeting */
function hasGuest({ words }) {
  return own(words, "their name") !== undefined;
}

/**
 * Return the guest of a meeting: what the reader noted, and what that says, which holds.
 *
 * @param {Meeting} meeting
 * @param {Person} [noted]
 */
function guestOf({ id, words, plan }, noted = STRANGER) {
  const told = { name: own(words, "their name"), work: own(words, "their work"), met: own(plan, "date") };
  const known = Object.entries(told).reduce((record, [name, text]) => put(record, name, text ?? ""), /** @type {Words} */ ({}));
  return { ...noted, id, words: { ...noted.words, ...known } };
}

/**
 * Note something of somebody; who is not known yet, is from then on.
 *
 * @param {Reader} reader
 * @param {string} id
 * @param {string} name
 * @param {string} text
 * @returns {Reader}
 */
export function note(reader, id, name, text) {
  return withPerson(reader, id, (person) => ({ ...person, words: put(person.words, name, text) }));
}

/**
 * Note that the reader wrote to somebody.
 *
 * @param {Reader} reader
 * @param {string} id
 * @param {string} date
 * @returns {Reader}
 */
export function wrote(reader, id, date) {
  return withPerson(reader, id, (person) => ({ ...person, contacts: joinContacts(person.contacts, [{ date, isAnswered: false }]) }));
}

/**
 * Note whether somebody has answered when the reader wrote last.
 *
 * @param {Reader} reader
 * @param {string} id
 * @param {boolean} isAnswered
 * @returns {Reader}
 */
export function answered(reader, id, isAnswered) {
  return withPerson(reader, id, (person) => ({
    ...person,
    contacts: person.contacts.map((each, at) => (at === person.contacts.length - 1 ? { ...each, isAnswered } : each)),
  }));
}

/**
 * Delete a meeting, and show the last of the others. Its guest stays, if something was noted of him or her.
 *
 * @param {Reader} reader
 * @param {string} id
 * @returns {Reader}
 */
export function removeMeeting(reader, id) {
  const meetings = reader.meetings.filter((each) => each.id !== id);
  const meeting = reader.meeting === id ? (meetings.at(-1)?.id ?? "") : reader.meeting;
  const noted = own(reader.people, id);
  const removed = meetingOf(reader, id);
  if (!noted || !hasGuest(removed)) return { ...reader, meeting, meetings };
  const { words, contacts } = guestOf(removed, noted);
  return { ...reader, meeting, meetings, people: { ...reader.people, [id]: { words, contacts } } };
}

/**
 * Delete what was noted of somebody.
 *
 * @param {Reader} reader
 * @param {string} id
 * @returns {Reader}
 */
export function forget(reader, id) {
  const { [id]: _, ...people } = reader.people;
  return { ...reader, people };
}

/**
 * @param {Reader} reader
 * @param {string} id
 * @param {(person: Person) => Person} step
 * @returns {Reader}
 */
function withPerson(reader, id, step) {
  return { ...reader, people: { ...reader.people, [id]: step(own(reader.people, id) ?? STRANGER) } };
}

/**
 * @param {readonly Contact[]} earlier
 * @param {readonly Contact[]} later
 */
export function joinContacts(earlier, later) {
  const before = earlier.filter(({ date }) => !later.some((each) => each.date === date));
  return [...before, ...later].sort((one, other) => (one.date < other.date ? -1 : 1));
}
