// The letters, filled, in the order in which they are needed.

/** @import { Blank, Letter, Piece } from "./toolkit.js" */
import { followLetter, textOf } from "../handouts/filled.js";
import { copy, copyText, locale, name, one } from "../handouts/page.js";
import { meetingOf, said, YOURS } from "../reader/document.js";
import { own, write } from "../reader/meeting.js";
import { changeMeeting, follow, meeting } from "../reader/store.js";
import { todayOf } from "./plan.js";
import { base, toolkit, withToolkit } from "./toolkit.js";
import { dayIn } from "./wording.js";

const list = one("[data-letters]");
// What the fields of the page say already is asked there.
const asked = new Set(["day", "time", ...YOURS, ...[...document.querySelectorAll("[data-record]")].map((each) => each.getAttribute("name") ?? "")]);

/**
 * @param {Piece} piece
 * @returns {(string | HTMLElement)[]}
 */
function partsOf(piece) {
  if (typeof piece === "string") return piece.split("\n").flatMap((line, at) => (at ? [document.createElement("br"), line] : [line]));
  const gap = document.createElement("span");
  gap.className = "gap";
  gap.dataset.blank = piece.blank;
  return [gap];
}

/**
 * @param {Letter} letter
 * @param {Blank} blank
 * @param {number} place
 */
function fieldOf({ path }, { name, label, example, isLong }, place) {
  const row = copy(isLong ? "long-blank" : "short-blank");
  const field = /** @type {HTMLInputElement} */ (row.querySelector("[name]"));
  field.id = `blank_${path}${place}`;
  field.name = name;
  const words = /** @type {HTMLLabelElement} */ (one("label", row));
  words.htmlFor = field.id;
  words.textContent = label;
  words.id = `${field.id}_label`;
  field.setAttribute("aria-labelledby", `${words.id} letter_${path}`);
  one("[data-example]", row).textContent = example;
  one(".example", row).hidden = !example;
  return row;
}

/** @param {Letter} letter */
function partOf(letter) {
  const { path, title, subject, paragraphs, blanks } = letter;
  const part = copy("letter");
  part.dataset.path = path;
  const heading = one("[data-title]", part);
  heading.textContent = title;
  heading.id = `letter_${path}`;
  for (const control of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-do]"))) name(control, heading, path);
  /** @type {HTMLAnchorElement} */ (one('[data-do="page"]', part)).href = base + path;
  const text = one(".letter", part);
  const about = one(".subject", part);
  one("span", about).append(...subject.flatMap(partsOf));
  about.hidden = !subject.length;
  for (const pieces of paragraphs) {
    const paragraph = document.createElement("p");
    paragraph.append(...pieces.flatMap(partsOf));
    text.append(paragraph);
  }
  const form = one(".fields", part);
  form.append(...blanks.filter(({ name }) => !asked.has(name)).map((blank, place) => fieldOf(letter, blank, place)));
  one('[data-do="copy"]', part).addEventListener("click", () => copyText(textOf(text), text));
  const sent = /** @type {HTMLInputElement} */ (one('[data-do="sent"]', part));
  one(".tick span", part).id = `sent_${path}`;
  sent.setAttribute("aria-labelledby", `sent_${path} ${heading.id}`);
  sent.addEventListener("change", () => {
    const day = sent.checked ? todayOf(meeting(), Date.now()) : "";
    changeMeeting((it) => write(it, "sent", path, day));
  });
  followLetter(path, { letter: text, form, mail: /** @type {HTMLAnchorElement} */ (one('[data-do="mail"]', part)) });
  return part;
}

withToolkit(() => {
  // What is answered to others is no part of one's own meeting.
  const parts = toolkit.letters.filter(({ moment }) => moment !== "answering").map(partOf);
  list.append(...parts);

  follow((reader) => {
    const it = meetingOf(reader);
    for (const part of parts) {
      const day = own(it.sent, part.dataset.path ?? "") ?? "";
      /** @type {HTMLInputElement} */ (one('[data-do="sent"]', part)).checked = Boolean(day);
      one("[data-sent]", part).textContent = day && dayIn(day, locale, { day: "numeric", month: "long" });
      one("[data-is-sent]", part).hidden = !day;
    }
    one("[data-nameless]").hidden = Boolean(said(reader, it, "your name"));
  });
});
