// The people that a reader knows, for spreadsheets and address books.

/** @import { Known } from "../reader/people.js" */
import { table, vcards } from "./contacts.js";
import { lastContact, nextContact } from "./follow_ups.js";

/**
 * Return a table of people, with when the reader wrote to them and when that is due again.
 *
 * @param {readonly Known[]} people
 * @param {readonly string[]} columns
 * @param {string} today
 */
export function peopleTable(people, columns, today) {
  const rows = people.map((each) => {
    const { name, address, work, helped, met } = told(each);
    return [name, address, work, helped, met, lastContact(each, today), nextContact(each, today)];
  });
  return table([columns, ...rows]);
}

/**
 * Return cards of people.
 *
 * @param {readonly Known[]} people
 * @param {number} now
 */
export function peopleCards(people, now) {
  return vcards(people.map(told), now);
}

/** @param {Known} person */
function told({ id, met, words: { name = "", address = "", work = "", helped = "" } }) {
  return { id, met, name, address, work, helped };
}
