// Take questions along.

import { meetingOf } from "../reader/document.js";
import { isSame, leave, take, takeAgain } from "../reader/meeting.js";
import { changeMeeting, follow, meeting } from "../reader/store.js";
import { showChosen } from "./chosen.js";
import { copy, copyText, name, on, one, path, print, tell, warn } from "./page.js";

const part = /** @type {HTMLDetailsElement} */ (one(".choices"));
/** @type {Map<string, HTMLElement>} */
const buttons = new Map();

for (const item of document.querySelectorAll(".items:not(.boxes) > li")) {
  const words = one("p", /** @type {HTMLElement} */ (item));
  const mark = words.querySelector(".mark")?.textContent ?? "";
  const text = (words.textContent ?? "").slice(mark.length).trim();
  const button = copy("take");
  name(button, words, item.id);
  button.addEventListener("click", () => {
    const choice = { path, id: item.id, text };
    const step = button.ariaPressed === "true" ? leave : take;
    changeMeeting((it) => step(it, choice));
  });
  item.append(button);
  buttons.set(item.id, button);
}

const listed = () =>
  meeting()
    .choices.map(({ text }, number) => `${number + 1}. ${text}\n`)
    .join("");

on("copy-choices", () => copyText(listed(), one(".chosen")));
on("print-choices", () => {
  part.open = true;
  print("chosen");
});
on("clear-choices", () => {
  const { choices } = meeting();
  changeMeeting((it) => ({ ...it, choices: [] }));
  tell("cleared", () => changeMeeting((it) => takeAgain(it, choices)));
});

follow((reader, trouble) => {
  const { choices } = meetingOf(reader);
  for (const [id, button] of buttons) button.ariaPressed = String(choices.some((each) => isSame(each, { path, id })));
  showChosen(choices, one("summary", part));
  part.hidden = !choices.length;
  warn(trouble);
});
