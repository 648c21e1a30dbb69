// The sheet to take along: printed on one page, with the day's checklist on the back, or as text.

/** @import { Choice, Meeting } from "../reader/meeting.js" */
/** @import { Item } from "./toolkit.js" */
/** @import { Reader } from "../reader/document.js" */
import { listed } from "../handouts/chosen.js";
import { copyText, locale, on, one, print } from "../handouts/page.js";
import { meetingOf, said } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { current, follow, meeting } from "../reader/store.js";
import { agenda } from "./agenda.js";
import { fileName, give } from "./files.js";
import { planOf, walls } from "./plan.js";
import { textOf, toolkit } from "./toolkit.js";
import { dayIn, timesIn } from "./wording.js";

const DAY = 24;
const sheet = one(".sheet");

/** @param {Meeting} it */
function whenOf(it) {
  const { date } = planOf(it);
  const here = walls(it).at(-1);
  return [date && dayIn(date, locale), here && timesIn([here], locale)].filter(Boolean).join(", ");
}

/**
 * Return what the sheet says on top, each with its label.
 *
 * @param {Reader} reader
 * @param {Meeting} it
 * @returns {readonly (readonly [string, string])[]}
 */
function headOf(reader, it) {
  return [...sheet.querySelectorAll("[data-head]")].map((place) => {
    const name = place.getAttribute("data-head") ?? "";
    return [one("dt", /** @type {HTMLElement} */ (place)).textContent ?? "", name === "when" ? whenOf(it) : said(reader, it, name)];
  });
}

/** @param {Meeting} it */
function dayOf(it) {
  return agenda(toolkit.checklists, it, 0).filter(({ place }) => Math.abs(place) < DAY);
}

/** @param {Meeting} it */
const first = (it) => it.choices.filter((each) => !each.isNice);

/** @param {Meeting} it */
const nice = (it) => it.choices.filter((each) => each.isNice);

/** @param {Item} step */
const boxed = (step) => `[ ] ${textOf(step)}\n`;

function text() {
  const it = meeting();
  const head = headOf(current(), it).map(([label, words]) => `${label}: ${words}\n`);
  const lists = [...sheet.querySelectorAll("[data-part]")].map((part) => {
    const name = part.getAttribute("data-part") ?? "";
    const words = name === "first" ? listed(first(it)) : name === "nice" ? listed(nice(it)) : `${own(it.words, name) ?? ""}\n`;
    const heading = part.querySelector("h2, h3")?.textContent ?? "";
    return words.trim() ? `\n${heading}\n\n${words}` : "";
  });
  const day = dayOf(it).map(({ title, steps }) => `\n${title}\n\n${steps.map(boxed).join("")}`);
  return [...head, ...lists, ...day].join("");
}

/**
 * @param {HTMLElement} list
 * @param {readonly string[]} words
 */
function show(list, words) {
  list.replaceChildren(
    ...words.map((each) => {
      const row = document.createElement("li");
      row.textContent = each;
      return row;
    }),
  );
}

/** @param {readonly Choice[]} choices */
const words = (choices) => choices.map((each) => each.text);

on("print-sheet", () => print("sheet"));
on("print-both", () => print("both"));
on("copy-sheet", () => copyText(text(), sheet));
on("save-sheet", () => give(`${fileName(one("h2", sheet).textContent ?? "", own(meeting().words, "their name") ?? "")}.txt`, "text/plain;charset=utf-8", text()));

follow((reader) => {
  const it = meetingOf(reader);
  const head = headOf(reader, it);
  [...sheet.querySelectorAll("[data-head]")].forEach((place, at) => {
    one("dd", /** @type {HTMLElement} */ (place)).textContent = head[at][1];
  });
  for (const part of sheet.querySelectorAll("[data-part]")) {
    const place = /** @type {HTMLElement} */ (part);
    const name = place.dataset.part ?? "";
    if (name === "first") show(one("ol", place), words(first(it)));
    else if (name === "nice") show(one("ol", place), words(nice(it)));
    else one("p", place).textContent = own(it.words, name) ?? "";
    place.hidden = name !== "first" && !(name === "nice" ? nice(it).length : own(it.words, name));
  }
  one("[data-day]", sheet).replaceChildren(
    ...dayOf(it).flatMap(({ title, steps }) => {
      const heading = document.createElement("h3");
      heading.textContent = title;
      const list = document.createElement("ul");
      show(list, steps.map(textOf));
      return [heading, list];
    }),
  );
});
