// What a meeting is called.

/** @import { Meeting } from "../reader/meeting.js" */
import { copy, locale } from "../handouts/page.js";
import { own } from "../reader/meeting.js";
import { planOf } from "./plan.js";
import { dayIn } from "./wording.js";

const unnamed = copy("unnamed").textContent ?? "";

/**
 * Return the name of a guest with the day, as far as they are known.
 *
 * @param {Meeting} meeting
 */
export function titleOf(meeting) {
  const { date } = planOf(meeting);
  const day = date && dayIn(date, locale, { day: "numeric", month: "long" });
  return [own(meeting.words, "their name") ?? unnamed, day].filter(Boolean).join(", ");
}
