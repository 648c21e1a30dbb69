/**
 * The judgement as text.
 *
 * @typedef {object} Finding
 * @property {string} where A page's path, and in it a place.
 * @property {string} what What is wrong.
 * @property {string} rule The judge's name for it.
 *
 * @typedef {object} Row
 * @property {string} what What was judged.
 * @property {number} pages How many pages that were.
 * @property {Finding[]} findings What is wrong with them.
 * @property {string} [measured] Numbers, laid out by the judge.
 */

const WIDTHS = [15, 14, -5, -8];

/** Return the line above the rows; `measures` are the titles of the numbers. */
export function head(measures) {
  const line = columns(["judge", "what", "pages", "findings"], measures);
  return `${line}\n${"─".repeat(line.length)}`;
}

/** Return one row. @param {string} judge @param {Row} row */
export function line(judge, row) {
  return columns([judge, row.what, row.pages, row.findings.length], row.measured ?? "");
}

/** Return one finding. @param {string} judge @param {Finding} finding */
export function findingLine(judge, { where, what, rule }) {
  return `${where}: ${what.replace(/\s+/g, " ").trim()} [${judge}: ${rule}]`;
}

/** Return cells in columns; those with a negative width stand to the right. */
function columns(cells, measured) {
  const padded = cells.map((cell, number) => {
    const width = WIDTHS[number];
    return width < 0 ? String(cell).padStart(-width) : String(cell).padEnd(width);
  });
  return `${padded.join("  ")}  ${measured}`.trimEnd();
}
