// The people to keep in touch with: those whom the reader has met, and others.

/** @import { Reader } from "./document.js" */
/** @import { Words } from "./meeting.js" */
import { joinContacts } from "./join.js";
import { own, put } from "./meeting.js";

/** @typedef {{ readonly date: string, readonly isAnswered: boolean }} Contact */

/**
 * What the reader noted of somebody. Of a guest, the meeting knows more.
 *
 * @typedef {object} Person
 * @property {Words} words Their `name`, `address` and `work`, what they `helped` with, and the days on which they were `told` of
 *   news and since when it `rests`.
 * @property {readonly Contact[]} contacts Each time that the reader wrote to them, in order.
 */

/** @typedef {Person & { readonly id: string, readonly met: string, readonly isGuest: boolean }} Known */

/** @type {Person} */
const STRANGER = { words: {}, contacts: [] };

/**
 * Return all whom a reader knows: guests who have names, by the days of the meetings, then others.
 *
 * @param {Reader} reader
 * @returns {readonly Known[]}
 */
export function everyone(reader) {
  const guests = reader.meetings
    .filter(({ words }) => own(words, "their name"))
    .map(({ id, words, plan }) => {
      const noted = own(reader.people, id) ?? STRANGER;
      const known = put(put({}, "name", words["their name"]), "work", own(words, "their work") ?? "");
      return { ...noted, words: { ...known, ...noted.words }, id, met: own(plan, "date") ?? "", isGuest: true };
    })
    .sort((one, other) => (one.met < other.met ? -1 : 1));
  const others = Object.entries(reader.people)
    .filter(([id]) => !guests.some((each) => each.id === id))
    .map(([id, person]) => ({ ...person, id, met: "", isGuest: false }));
  return [...guests, ...others];
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
