// People as a file for address books, vCard (RFC 6350), and rows as a table for spreadsheets, CSV (RFC 4180).

import { escaped, fileOf, printable, stamp } from "./lines.js";

/**
 * @typedef {object} Person
 * @property {string} id 32 hexadecimal digits.
 * @property {string} name
 * @property {string} address Of e-mail; it may be empty.
 * @property {string} work
 * @property {string} helped What they helped with.
 * @property {string} met YYYY-MM-DD, or nothing.
 */

/**
 * Return a file with a card of each person.
 *
 * @param {readonly Person[]} people
 * @param {number} now
 */
export function vcards(people, now) {
  return fileOf(people.flatMap((person) => cardOf(person, now)));
}

/**
 * @param {Person} person
 * @param {number} now
 */
function cardOf({ id, name, address, work, helped, met }, now) {
  const note = [helped, met && `Met on ${met}`].filter(Boolean).join("\n");
  return [
    "BEGIN:VCARD",
    "VERSION:4.0", // it must be the first
    `UID:urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`,
    `REV:${stamp(now)}`,
    `FN:${escaped(name || address)}`,
    /^[^\s@]+@[^\s@]+$/.test(address) && `EMAIL:${escaped(address)}`,
    work && `TITLE:${escaped(work)}`,
    note && `NOTE:${escaped(note)}`,
    "END:VCARD",
  ];
}

/**
 * Return rows as a table, with the mark by which Excel tells UTF-8.
 *
 * @param {readonly (readonly string[])[]} rows
 */
export function table(rows) {
  return ["\uFEFF", ...rows.map((row) => `${row.map(cell).join(",")}\r\n`)].join("");
}

/**
 * Return text on one line, in quotes, behind an apostrophe if a spreadsheet would take it for a formula. Which those are
 * says plugins/handouts/press/table.py.
 *
 * @param {string} text
 */
function cell(text) {
  const line = printable(text).replace(/\s+/g, " ").trim();
  const isFormula = /^[=+\-@]/.test(line.slice(0, 1).normalize("NFKC"));
  return `"${isFormula ? "'" : ""}${line.replaceAll('"', '""')}"`;
}
