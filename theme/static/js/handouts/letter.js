// Fill in a letter, and send it.

import { fill } from "../reader/document.js";
import { change, follow } from "../reader/store.js";
import { copyText, on, one, path, put, warn } from "./page.js";

const letter = one(".letter");
const gaps = [...letter.querySelectorAll("[data-blank]")].filter((each) => each instanceof HTMLElement);
const form = one(".fields");
form.hidden = false;
const mail = /** @type {HTMLAnchorElement} */ (one('[data-do="mail"]'));
const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (form.querySelectorAll("[name]"));

/** @param {HTMLElement} field */
const placeOf = (field) => ("shared" in field.dataset ? "" : path);

for (const field of fields) {
  field.addEventListener("input", () => change((reader) => fill(reader, placeOf(field), field.name, field.value)));
}

/** @param {Element} paragraph */
function said(paragraph) {
  return [...paragraph.childNodes].map((node) => (node.nodeName === "BR" ? "\n" : node.textContent)).join("");
}

const subject = () => letter.querySelector(".subject span")?.textContent ?? "";
const text = () => [...letter.querySelectorAll("p:not(.subject)")].map(said).join("\n\n");

on("copy-letter", () => copyText(text(), letter));
on("share", navigator.share && (() => navigator.share({ title: subject(), text: text() }).catch(() => {})));

follow((reader, trouble) => {
  const own = reader.letters[path] ?? {};
  /** @param {string} name */
  const filled = (name) => own[name] ?? reader.blanks[name] ?? "";
  for (const field of fields) if (field !== document.activeElement) field.value = filled(field.name);
  for (const gap of gaps) {
    const value = filled(gap.dataset.blank ?? "");
    gap.textContent = value || `[${gap.dataset.blank}]`;
    gap.classList.toggle("filled", Boolean(value));
  }
  // RFC 6068 wants lines to end like this.
  const body = encodeURIComponent(text().replaceAll("\n", "\r\n"));
  mail.href = `mailto:?subject=${encodeURIComponent(subject())}&body=${body}`;
  put("characters", [...text()].length);
  put("empty", new Set(gaps.filter((gap) => !gap.classList.contains("filled")).map((gap) => gap.dataset.blank)).size);
  warn(trouble);
});
