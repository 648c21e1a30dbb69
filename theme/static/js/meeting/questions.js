// Which questions to ask: those of all lists, and the reader's own.

/** @import { Reader } from "../reader/document.js" */
/** @import { Choice } from "../reader/meeting.js" */
/** @import { Item, QuestionList } from "./toolkit.js" */
import { showChosen } from "../handouts/chosen.js";
import { copy, name, one } from "../handouts/page.js";
import { meetingOf } from "../reader/document.js";
import { isSame, leave, take } from "../reader/meeting.js";
import { changeMeeting, follow, freshId } from "../reader/store.js";
import { textOf, toolkit, withToolkit } from "./toolkit.js";

/** @type {[Choice, HTMLElement][]} */
const buttons = [];
const field = /** @type {HTMLInputElement} */ (one("#page_own_question"));

/**
 * @param {QuestionList} list
 * @param {Item} item
 */
function itemOf({ path }, item) {
  const choice = { path, id: item.id, text: textOf(item) };
  const row = copy("question");
  const words = one("span", row);
  words.textContent = choice.text;
  words.classList.toggle("essential", Boolean(item.isEssential));
  const button = one("button", row);
  name(button, words, `more_${path}${item.id}`);
  button.addEventListener("click", () => {
    const step = button.ariaPressed === "true" ? leave : take;
    changeMeeting((it) => step(it, choice));
  });
  buttons.push([choice, button]);
  return row;
}

/** @param {QuestionList} list */
function partOf(list) {
  const part = copy("question-list");
  one("summary", part).textContent = list.title;
  for (const { title, items } of list.sections) {
    const heading = copy("topic");
    heading.textContent = title;
    const rows = document.createElement("ul");
    rows.append(...items.map((each) => itemOf(list, each)));
    part.append(...(title ? [heading] : []), rows);
  }
  return part;
}

one("#page_own").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  const choice = { path: "", id: freshId(), text };
  changeMeeting((it) => take(it, choice));
  field.value = "";
});

/** @param {Reader} reader */
function show(reader) {
  const { choices } = meetingOf(reader);
  for (const [choice, button] of buttons) button.ariaPressed = String(choices.some((each) => isSame(each, choice)));
  showChosen(choices, one("#page_questions"));
}

withToolkit(() => {
  one("[data-lists]").append(...toolkit.questions.map(partOf));
  follow(show);
});
