// When a meeting is: here, where the guest is, and what is odd about it.

import { locale, one, put } from "../handouts/page.js";
import { meetingOf } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { follow } from "../reader/store.js";
import { isZone, oddity, offsetAt, zones } from "./clock.js";
import { keep } from "./fields.js";
import { beginning, planOf, walls } from "./plan.js";
import { cityOf, dayIn, timesIn } from "./wording.js";

for (const each of ["zone", "guestZone"]) {
  const field = /** @type {HTMLInputElement} */ (one(`[name="${each}"]`));
  field.addEventListener("focus", () => offer(field.list), { once: true });
  field.addEventListener("change", () => {
    field.value = zoneOf(field.value);
    keep(field);
  });
}

/** @param {HTMLElement | null} list */
function offer(list) {
  list?.replaceChildren(...zones().map((zone) => new Option(cityOf(zone), zone)));
}

/**
 * Return the time zone that somebody means who names its city.
 *
 * @param {string} typed
 */
function zoneOf(typed) {
  const name = typed.trim();
  const found = zones().find((zone) => [zone, cityOf(zone)].some((each) => each.toLowerCase() === name.toLowerCase()));
  return found ?? name;
}

/**
 * Show a warning with a name in it, or hide it where there is none to tell.
 *
 * @param {string} warning
 * @param {string} about
 */
function warnOf(warning, about) {
  one(`[data-warning="${warning}"]`).hidden = !about;
  put(warning, about);
}

follow((reader) => {
  const meeting = meetingOf(reader);
  const { date, time, zone, guestZone } = planOf(meeting);
  const begins = beginning(meeting);
  const all = walls(meeting);
  put("when", begins ? `${dayIn(all[0].date, locale)}, ${timesIn(all, locale)}` : "");
  const changing = [zone, guestZone].filter((each) => each && begins && offsetAt(begins, each) !== offsetAt(Date.now(), each));
  warnOf("clocks", [...new Set(changing)].map(cityOf).join(", "));
  const odd = begins ? oddity(date, time, zone) : "";
  warnOf("skipped", odd === "skipped" ? cityOf(zone) : "");
  warnOf("repeated", odd === "repeated" ? cityOf(zone) : "");
  const typed = ["zone", "guestZone"].map((each) => own(meeting.plan, each) ?? "");
  warnOf("unknown", typed.filter((each) => each && !isZone(each)).join(", "));
});
