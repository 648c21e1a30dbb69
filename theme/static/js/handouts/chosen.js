// The questions that a reader takes along: those to ask first, then those that are nice to know.

/** @import { Choice } from "../reader/meeting.js" */
import { leave, move, takeAgain } from "../reader/meeting.js";
import { changeMeeting, meeting } from "../reader/store.js";
import { arrange, copy, name, one, put, tell } from "./page.js";

const MANY = 6;

/**
 * Show what is chosen. The focus goes to an element when its place is gone.
 *
 * @param {readonly Choice[]} choices
 * @param {HTMLElement} above
 */
export function showChosen(choices, above) {
  const first = choices.filter((each) => !each.isNice);
  const nice = choices.filter((each) => each.isNice);
  const rows = [first, nice].map((part) => part.map((each) => rowOf(each, above)));
  arrange(one(".chosen"), rows[0]);
  arrange(one(".nice"), rows[1]);
  put("chosen", choices.length);
  one("[data-many]").hidden = first.length <= MANY;
  one("[data-nice]").hidden = !nice.length;
}

/**
 * Return the row of a choice: the one that is there, or a new one.
 *
 * @param {Choice} choice
 * @param {HTMLElement} above
 */
function rowOf(choice, above) {
  const id = `chosen_${choice.path}${choice.id}`;
  const there = document.getElementById(id);
  if (there) return there;
  const row = copy("chosen");
  row.id = id;
  const words = one("span", row);
  words.textContent = choice.text;
  /** @type {Record<string, () => unknown>} */
  const acts = {
    up: () => changeMeeting((it) => move(it, choice, -1)),
    down: () => changeMeeting((it) => move(it, choice, 1)),
    leave: () => {
      const { choices } = meeting();
      changeMeeting((it) => leave(it, choice));
      above.focus();
      tell("left", () => changeMeeting((it) => takeAgain(it, choices)));
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
