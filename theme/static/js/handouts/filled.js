// A letter whose blanks follow what the reader says.

import { meetingOf, said } from "../reader/document.js";
import { fill, own } from "../reader/meeting.js";
import { changeMeeting, follow, sayInAll } from "../reader/store.js";

/**
 * Fill in a letter from its fields and from what is known of the meeting, now and whenever that changes. `mail` is made to
 * open it in a mail program.
 *
 * @param {string} path
 * @param {{ letter: HTMLElement, form: HTMLElement, mail: HTMLAnchorElement }} parts
 * @param {(empty: number) => void} [told] It is called with the number of blanks that are still to be filled.
 */
export function followLetter(path, { letter, form, mail }, told) {
  const gaps = [...letter.querySelectorAll("[data-blank]")].filter((each) => each instanceof HTMLElement);
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (form.querySelectorAll("[name]"));
  for (const field of fields) {
    field.addEventListener("input", () => {
      const { name, value } = field;
      if ("shared" in field.dataset) sayInAll(name, value);
      else changeMeeting((meeting) => fill(meeting, path, name, value));
    });
  }
  return follow((reader) => {
    const meeting = meetingOf(reader);
    /** @param {string} name */
    const filled = (name) => own(own(meeting.letters, path) ?? {}, name) ?? said(reader, meeting, name);
    for (const field of fields) if (field !== document.activeElement) field.value = filled(field.name);
    for (const gap of gaps) {
      const value = filled(gap.dataset.blank ?? "");
      gap.textContent = value || `[${gap.dataset.blank}]`;
      gap.classList.toggle("filled", Boolean(value));
    }
    // RFC 6068 wants lines to end like this.
    const body = encodeURIComponent(textOf(letter).replaceAll("\n", "\r\n"));
    mail.href = `mailto:?subject=${encodeURIComponent(subjectOf(letter))}&body=${body}`;
    told?.(new Set(gaps.filter((gap) => !gap.classList.contains("filled")).map((gap) => gap.dataset.blank)).size);
  });
}

/**
 * Return what a letter says, as it is sent.
 *
 * @param {HTMLElement} letter
 */
export function textOf(letter) {
  return [...letter.querySelectorAll("p:not(.subject)")].map(lines).join("\n\n");
}

/**
 * Return the subject of a letter; it may have none.
 *
 * @param {HTMLElement} letter
 */
export function subjectOf(letter) {
  return letter.querySelector(".subject span")?.textContent ?? "";
}

/** @param {Element} paragraph */
function lines(paragraph) {
  return [...paragraph.childNodes].map((node) => (node.nodeName === "BR" ? "\n" : node.textContent)).join("");
}
