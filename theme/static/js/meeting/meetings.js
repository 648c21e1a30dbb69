// Several meetings, of which the page shows one.

import { copy, locale, on, one, tell } from "../handouts/page.js";
import { addMeeting, meetingOf, showMeeting } from "../reader/document.js";
import { join } from "../reader/join.js";
import { EMPTY_MEETING } from "../reader/meeting.js";
import { removeMeeting } from "../reader/people.js";
import { change, current, follow, freshId } from "../reader/store.js";
import { titleOf } from "./wording.js";

const choice = /** @type {HTMLSelectElement} */ (one("#page_meetings"));
const unnamed = copy("unnamed").textContent ?? "";

choice.addEventListener("change", () => {
  const { value } = choice;
  change((reader) => showMeeting(reader, value));
});
on("new-meeting", () => {
  const id = freshId();
  change((reader) => addMeeting(reader, { ...EMPTY_MEETING, id }));
  one('[name="their name"]').focus();
});
on("delete-meeting", () => {
  const before = current();
  change((reader) => removeMeeting(reader, before.meeting));
  one("#page_meeting").focus();
  tell("deleted-meeting", () => change((reader) => showMeeting(join(before, reader), before.meeting)));
});

follow((reader) => {
  const options = reader.meetings.map((each) => new Option(titleOf(each, unnamed, locale), each.id, false, each.id === reader.meeting));
  const isSame = options.every((each, at) => each.text === choice.options[at]?.text && each.value === choice.options[at].value);
  if (!isSame || options.length !== choice.options.length) choice.replaceChildren(...options);
  choice.value = meetingOf(reader).id;
  one("[data-several]").hidden = !reader.meetings.length;
  one('[data-do="delete-meeting"]').hidden = !reader.meetings.length;
});
