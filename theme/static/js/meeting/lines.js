// Lines as the files of calendars (RFC 5545) and of address books (RFC 6350) have them; both have the same.

const LONGEST = 75; // octets, without the line end
const encoder = new TextEncoder();

/**
 * Return text without what nobody sees and those files may not hold: control characters, halves of characters and
 * noncharacters. They are those that plugins/foundation/text.py drops.
 *
 * @param {string} text
 */
export function printable(text) {
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|\p{NChar}/gu, "");
}

/**
 * Return text as the value of a property.
 *
 * @param {string} text
 */
export function escaped(text) {
  return printable(text)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|[\n\u2028\u2029]/g, "\\n");
}

/**
 * Return an instant as a timestamp in UTC.
 *
 * @param {number} instant
 */
export function stamp(instant) {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
}

/**
 * Return a file of lines, the long ones folded. Those that are none are left out.
 *
 * @param {readonly (string | false | undefined)[]} lines
 */
export function fileOf(lines) {
  return lines.map((line) => (line ? `${folded(line)}\r\n` : "")).join("");
}

/** @param {string} line */
function folded(line) {
  let text = "";
  let room = LONGEST;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      text += "\r\n ";
      room = LONGEST - 1;
    }
    text += character;
    room -= size;
  }
  return text;
}
