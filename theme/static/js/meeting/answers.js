// What was answered to each question.

/** @import { Choice } from "../reader/meeting.js" */
import { arrange, copy, one } from "../handouts/page.js";
import { meetingOf } from "../reader/document.js";
import { own, write } from "../reader/meeting.js";
import { changeMeeting, follow } from "../reader/store.js";

/** @param {Choice} choice */
const keyOf = ({ path, id }) => `${path}#${id}`;

/** @param {HTMLElement} row */
const fieldIn = (row) => /** @type {HTMLTextAreaElement} */ (one("textarea", row));

/** @param {Choice} choice */
function rowOf(choice) {
  const key = keyOf(choice);
  const id = `answer_${key}`;
  const there = document.getElementById(id);
  if (there) return there;
  const row = copy("answer");
  row.id = id;
  const field = fieldIn(row);
  field.id = `${id}_field`;
  const label = /** @type {HTMLLabelElement} */ (one("label", row));
  label.htmlFor = field.id;
  label.textContent = choice.text;
  field.addEventListener("input", () => {
    const { value } = field;
    changeMeeting((meeting) => write(meeting, "answers", key, value));
  });
  return row;
}

let shown = "";
follow((reader) => {
  const { id, choices, answers } = meetingOf(reader);
  const rows = choices.map(rowOf);
  arrange(one("[data-answers]"), rows);
  one("[data-answered]").hidden = !choices.length;
  choices.forEach((choice, at) => {
    const field = fieldIn(rows[at]);
    if (field !== document.activeElement || id !== shown) field.value = own(answers, keyOf(choice)) ?? "";
  });
  shown = id;
});
