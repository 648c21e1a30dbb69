// The meeting and its dates, as files for calendars.

import { copy, locale, on, one, put } from "../handouts/page.js";
import { everyone } from "../reader/people.js";
import { changeMeeting, current, follow, meeting } from "../reader/store.js";
import { fileName, give } from "./files.js";
import { load } from "./on_demand.js";
import { beginning, planOf, todayOf } from "./plan.js";
import { toolkit } from "./toolkit.js";

const CALENDAR = "text/calendar;charset=utf-8"; // else iOS shows it as text
const title = copy("event").textContent ?? "";
const writeTo = copy("write-to").textContent ?? "";
const shown = /** @type {HTMLDetailsElement} */ (one("[data-invited]"));
const exports = () => /** @type {Promise<typeof import("./exports.js")>} */ (load("exports"));

on("invitation", async () => {
  const { calendar, invitationOf, textOfEvent } = await exports();
  const event = invitationOf(current(), meeting(), title, locale);
  if (!event) return;
  const { sequence = 0 } = event;
  const text = textOfEvent(event);
  changeMeeting((it) => ({ ...it, invitation: { sequence, text } }));
  give(`${fileName(event.summary)}.ics`, CALENDAR, calendar([event], Date.now()));
});

on("my-dates", async (button) => {
  const { calendar, myDates } = await exports();
  const now = Date.now();
  const events = myDates(current(), meeting(), toolkit.checklists, { title, writeTo, locale }, now);
  if (!events.length) return;
  give(`${fileName(button.textContent ?? "", events[0].summary)}.ics`, CALENDAR, calendar(events, now, title));
});

on("people-calendar", async () => {
  const { calendar, followUps } = await exports();
  const now = Date.now();
  const events = followUps(everyone(current()), writeTo, todayOf(meeting(), now), now);
  give(`${fileName(writeTo)}.ics`, CALENDAR, calendar(events, now, title));
});

async function show() {
  if (!shown.open) return;
  const { calendar, invitationOf } = await exports();
  const event = invitationOf(current(), meeting(), title, locale);
  put("invitation", event ? calendar([event], Date.now()).replaceAll("\r\n", "\n") : "");
}

shown.addEventListener("toggle", show);
follow(() => {
  const it = meeting();
  const begins = beginning(it);
  shown.hidden = !begins;
  one("[data-uninvited]").hidden = Boolean(begins);
  /** @type {HTMLButtonElement} */ (one('[data-do="invitation"]')).disabled = !begins;
  /** @type {HTMLButtonElement} */ (one('[data-do="my-dates"]')).disabled = !planOf(it).date;
  show();
});
