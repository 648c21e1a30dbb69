// Take questions along.

/** @import { Choice } from "../reader/document.js" */
import { isSame, leave, move, take, takeAgain } from "../reader/document.js";
import { change, current, follow } from "../reader/store.js";
import { copy, copyText, on, one, path, print, put, tell, warn } from "./page.js";

const MANY = 6;
const part = /** @type {HTMLDetailsElement} */ (one(".choices"));
const list = one(".chosen");
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
    change((reader) => step(reader, choice));
  });
  item.append(button);
  buttons.set(item.id, button);
}

/**
 * Have a button say of which question it speaks.
 *
 * @param {HTMLElement} button
 * @param {HTMLElement} words
 * @param {string} id
 */
function name(button, words, id) {
  words.id ||= `${id}_words`;
  button.id = `${id}_${button.dataset.do}`;
  button.setAttribute("aria-labelledby", `${button.id} ${words.id}`);
}

/**
 * Return the row of a choice: the one that is there, so that it keeps the focus, or a new one.
 *
 * @param {Choice} choice
 */
function rowOf(choice) {
  const id = `chosen_${choice.path}${choice.id}`;
  const there = document.getElementById(id);
  if (there) return there;
  const row = copy("chosen");
  row.id = id;
  const words = one("span", row);
  words.textContent = choice.text;
  /** @type {Record<string, () => unknown>} */
  const acts = {
    up: () => change((reader) => move(reader, choice, -1)),
    down: () => change((reader) => move(reader, choice, 1)),
    leave: () => {
      const { choices } = current();
      change((reader) => leave(reader, choice));
      one("summary", part).focus();
      tell("left", () => change((reader) => takeAgain(reader, choices)));
    },
  };
  for (const button of row.querySelectorAll("button")) {
    name(button, words, id);
    button.addEventListener("click", () => {
      acts[button.dataset.do ?? ""]();
      button.focus(); // it has moved with its row
    });
  }
  return row;
}

const textOf = (/** @type {readonly Choice[]} */ choices) =>
  choices.map(({ text }, number) => `${number + 1}. ${text}\n`).join("");

on("copy-choices", () => copyText(textOf(current().choices), list));
on("print-choices", () => {
  part.open = true;
  print("chosen");
});
on("clear-choices", () => {
  const { choices } = current();
  change((reader) => ({ ...reader, choices: [] }));
  tell("cleared", () => change((reader) => takeAgain(reader, choices)));
});

follow(({ choices }, trouble) => {
  for (const [id, button] of buttons) button.ariaPressed = String(choices.some((each) => isSame(each, { path, id })));
  const rows = choices.map(rowOf);
  const isSorted = rows.length === list.children.length && rows.every((row, place) => row === list.children[place]);
  if (!isSorted) list.replaceChildren(...rows); // which takes the focus away
  put("chosen", choices.length);
  one("[data-many]").hidden = choices.length <= MANY;
  part.hidden = !choices.length;
  warn(trouble);
});
