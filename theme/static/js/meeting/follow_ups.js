// When to write again to whom.

/** @import { Known, Person } from "../reader/people.js" */
import { own } from "../reader/meeting.js";
import { addMonths, isDate } from "./clock.js";

const MONTHS = [1, 3, 6];
const UNANSWERED = 3;

/**
 * Return the day of the last contact; empty before the first.
 *
 * @param {Known} person
 * @param {string} today
 */
export function lastContact({ met, contacts }, today) {
  return [met <= today ? met : "", ...contacts.map(({ date }) => date)].filter(isDate).sort().at(-1) ?? "";
}

/**
 * Return the day on which to write again, counted from the last contact; empty where it is better to let it rest.
 *
 * @param {Known} person
 * @param {string} today
 */
export function nextContact(person, today) {
  const last = lastContact(person, today);
  if (!last || rests(person)) return "";
  return addMonths(last, MONTHS[Math.min(person.contacts.length, MONTHS.length - 1)]);
}

/**
 * Tell whether to write no more: three times there was no answer, or the reader wants it so.
 *
 * @param {Person} person
 */
export function rests({ words, contacts }) {
  return Boolean(own(words, "rests")) || (contacts.length >= UNANSWERED && contacts.slice(-UNANSWERED).every((each) => !each.isAnswered));
}
