// The sheet to take along: printed on one page, with the day's checklist on the back, or as text.

/** @import { Reader } from "../reader/document.js" */
/** @import { Meeting } from "../reader/meeting.js" */
import { copyText, locale, on, one, print } from "../handouts/page.js";
import { meetingOf, said } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { follow, meeting } from "../reader/store.js";
import { agenda } from "./agenda.js";
import { fileName, give } from "./files.js";
import { planOf, walls } from "./plan.js";
import { textOf, toolkit, withToolkit } from "./toolkit.js";
import { dayIn, timesIn } from "./wording.js";

const DAY = 24;
const sheet = one(".sheet");
const heads = /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-head]"));
const parts = /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-part]"));

/** @param {Meeting} it */
function whenOf(it) {
  const { date } = planOf(it);
  const here = walls(it).at(-1);
  return [date && dayIn(date, locale), here && timesIn([here], locale)].filter(Boolean).join(", ");
}

/**
 * @param {HTMLElement} list
 * @param {readonly string[]} words
 */
function list(list, words) {
  list.replaceChildren(
    ...words.map((each) => {
      const row = document.createElement("li");
      row.textContent = each;
      return row;
    }),
  );
  return list;
}

/** Return what the sheet says. */
function text() {
  const head = [...heads].map((each) => `${one("dt", each).textContent}: ${one("dd", each).textContent}\n`);
  const rest = [...sheet.querySelectorAll("h3")].filter((heading) => !heading.parentElement?.hidden).map(({ textContent, nextElementSibling: body }) => {
    const sign = (/** @type {number} */ at) => (body?.tagName === "OL" ? `${at + 1}. ` : "[ ] ");
    const rows = [...(body?.children ?? [])].map((row, at) => `${sign(at)}${row.textContent}\n`);
    return `\n${textContent}\n\n${rows.join("") || `${body?.textContent}\n`}`;
  });
  return [...head, ...rest].join("");
}

on("print-sheet", () => print("sheet"));
on("print-both", () => print("both"));
on("copy-sheet", () => copyText(text(), sheet));
on("save-sheet", () => give(`${fileName(one("h2", sheet).textContent ?? "", own(meeting().words, "their name") ?? "")}.txt`, "text/plain;charset=utf-8", text()));

/** @param {Reader} reader */
function show(reader) {
  const it = meetingOf(reader);
  for (const each of heads) {
    const { head = "" } = each.dataset;
    one("dd", each).textContent = head === "when" ? whenOf(it) : said(reader, it, head);
  }
  for (const each of parts) {
    const { part = "" } = each.dataset;
    const place = /** @type {HTMLElement} */ (each.lastElementChild);
    if (place.tagName === "P") place.textContent = own(it.words, part) ?? "";
    else list(place, it.choices.filter(({ isNice }) => Boolean(isNice) === (part === "nice")).map((choice) => choice.text));
    each.hidden = part !== "first" && !place.textContent;
  }
  const day = agenda(toolkit.checklists, it, 0).filter(({ place }) => Math.abs(place) < DAY);
  one("[data-day]", sheet).replaceChildren(
    ...day.flatMap(({ title, steps }) => [Object.assign(document.createElement("h3"), { textContent: title }), list(document.createElement("ul"), steps.map(textOf))]),
  );
}

withToolkit(() => follow(show));
