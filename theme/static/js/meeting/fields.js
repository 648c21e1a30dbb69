// The fields of the page: each names the record in which its text is kept.

/** @import { Meeting } from "../reader/meeting.js" */
import { locale } from "../handouts/page.js";
import { meetingOf, said } from "../reader/document.js";
import { own, write } from "../reader/meeting.js";
import { changeMeeting, follow, sayInAll } from "../reader/store.js";
import { ownZone } from "./clock.js";
import { described, MINUTES } from "./wording.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

const OTHERWISE = { zone: ownZone(), minutes: MINUTES };
const fields = /** @type {NodeListOf<Field>} */ (document.querySelectorAll("[data-record]"));

for (const field of fields) field.addEventListener("input", () => keep(field));

/**
 * Keep what stands in a field.
 *
 * @param {Field} field
 */
export function keep({ name, value, dataset }) {
  if (dataset.record === "words") sayInAll(name, value);
  else changeMeeting((meeting) => described(write(zoned(meeting), "plan", name, value), locale));
}

/**
 * Return a meeting with the time zone in which its date and time are meant.
 *
 * @param {Meeting} meeting
 */
function zoned(meeting) {
  return own(meeting.plan, "zone") ? meeting : write(meeting, "plan", "zone", ownZone());
}

let shown = "";
follow((reader) => {
  const meeting = meetingOf(reader);
  for (const field of fields) {
    if (field === document.activeElement && meeting.id === shown) continue; // somebody is typing in it
    const { record } = field.dataset;
    const value = record === "words" ? said(reader, meeting, field.name) : (own(meeting.plan, field.name) ?? "");
    field.value = value || (own(OTHERWISE, field.name) ?? "");
  }
  shown = meeting.id;
});
