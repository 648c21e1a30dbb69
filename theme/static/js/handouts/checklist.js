// Ticks stay.

import { meetingOf } from "../reader/document.js";
import { own, tick } from "../reader/meeting.js";
import { changeMeeting, follow } from "../reader/store.js";
import { on, one, path, print, put, tell, warn } from "./page.js";

/** @type {HTMLInputElement[]} */
const boxes = [...document.querySelectorAll(".boxes input")].filter((each) => each instanceof HTMLInputElement);
const progress = /** @type {HTMLProgressElement} */ (one("progress"));

/** @param {HTMLInputElement} box */
const idOf = (box) => box.closest("li")?.id ?? "";

for (const box of boxes) {
  box.addEventListener("change", () => {
    const { checked } = box;
    changeMeeting((meeting) => tick(meeting, path, [idOf(box)], checked));
  });
}

on("clear-ticks", () => {
  const ids = boxes.filter((box) => box.checked).map(idOf);
  changeMeeting((meeting) => tick(meeting, path, ids, false));
  tell("cleared", () => changeMeeting((meeting) => tick(meeting, path, ids, true)));
});
on("print-ticks", () => print("ticked"));
on("print-blank", () => print("blank"));

follow((reader, trouble) => {
  const ticked = own(meetingOf(reader).ticks, path) ?? [];
  for (const box of boxes) box.checked = ticked.includes(idOf(box));
  const done = boxes.filter((box) => box.checked).length;
  progress.value = done;
  put("done", done);
  one('[data-do="clear-ticks"]').hidden = !done;
  warn(trouble);
});
