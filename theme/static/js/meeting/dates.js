// The meeting and its dates, as files for calendars.

import { copy, locale, on, one, put } from "../handouts/page.js";
import { meetingOf } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { everyone } from "../reader/people.js";
import { changeMeeting, current, follow, meeting } from "../reader/store.js";
import { agenda, todayOf } from "./agenda.js";
import { calendar } from "./calendar.js";
import { followUps, invitationOf, momentEvents, textOfEvent } from "./events.js";
import { fileName, give } from "./files.js";
import { toolkit } from "./toolkit.js";

const CALENDAR = "text/calendar;charset=utf-8"; // else iOS shows it as text
const title = copy("event").textContent ?? "";
const writeTo = copy("write-to").textContent ?? "";

/** @param {number} now */
function invitation(now) {
  const event = invitationOf(current(), meeting(), title, locale);
  return event && { event, text: calendar([event], now) };
}

on("invitation", () => {
  const made = invitation(Date.now());
  if (!made) return;
  const { sequence = 0 } = made.event;
  const text = textOfEvent(made.event);
  changeMeeting((it) => ({ ...it, invitation: { sequence, text } }));
  give(`${fileName(made.event.summary)}.ics`, CALENDAR, made.text);
});

on("my-dates", () => {
  const now = Date.now();
  const it = meeting();
  const reader = current();
  const today = todayOf(it, now);
  const guests = everyone(reader).filter(({ id }) => id === it.id);
  const met = invitationOf(reader, it, title, locale);
  const moments = momentEvents(it, agenda(toolkit.checklists, it, now), met?.summary ?? title, now);
  const after = [today, own(it.plan, "date") ?? ""].sort()[1];
  const events = [...(met ? [met] : []), ...moments, ...followUps(guests, writeTo, after, now)];
  give(`${fileName(met?.summary ?? title, own(it.plan, "date") ?? "")}.ics`, CALENDAR, calendar(events, now, { name: title }));
});

on("people-calendar", () => {
  const now = Date.now();
  const events = followUps(everyone(current()), writeTo, todayOf(meeting(), now), now);
  give(`${fileName(writeTo)}.ics`, CALENDAR, calendar(events, now, { name: title }));
});

follow((reader) => {
  const it = meetingOf(reader);
  const made = invitation(Date.now());
  put("invitation", made?.text.replaceAll("\r\n", "\n") ?? "");
  one("[data-invited]").hidden = !made;
  one("[data-uninvited]").hidden = Boolean(made);
  /** @type {HTMLButtonElement} */ (one('[data-do="invitation"]')).disabled = !made;
  /** @type {HTMLButtonElement} */ (one('[data-do="my-dates"]')).disabled = !own(it.plan, "date");
});
