// A meeting and its dates, as events of a calendar.

/** @import { CalendarEvent } from "./calendar.js" */
/** @import { Moment } from "./agenda.js" */
/** @import { Checklist } from "./toolkit.js" */
/** @import { Reader } from "../reader/document.js" */
/** @import { Meeting } from "../reader/meeting.js" */
/** @import { Known } from "../reader/people.js" */
import { said } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { everyone } from "../reader/people.js";
import { agenda } from "./agenda.js";
import { instantOf } from "./clock.js";
import { nextContact } from "./follow_ups.js";
import { beginning, minutesOf, planOf, todayOf } from "./plan.js";
import { textOf } from "./toolkit.js";

const MINUTE = 60_000;
const MORNING = -9 * 60; // of a whole day, counted from its beginning

/**
 * Return the meeting as its guest may see it: who, when and where; undefined before that is known.
 *
 * @param {Reader} reader
 * @param {Meeting} meeting
 * @param {string} title
 * @param {string} locale
 * @returns {CalendarEvent | undefined}
 */
export function invitationOf(reader, meeting, title, locale) {
  const start = beginning(meeting);
  if (!start) return undefined;
  const names = ["your name", "their name"].map((name) => said(reader, meeting, name)).filter(Boolean);
  const place = own(meeting.words, "place") ?? "";
  const event = {
    uid: `${meeting.id}@over-coffee`,
    start,
    end: start + minutesOf(meeting) * MINUTE,
    summary: names.length ? `${title}: ${new Intl.ListFormat(locale).format(names)}` : title,
    location: place,
    url: place,
    alarm: 60,
  };
  return { ...event, sequence: sequenceOf(meeting, textOfEvent(event)) };
}

/**
 * Return what an invitation says, to be compared with what it said before.
 *
 * @param {CalendarEvent} event
 */
export function textOfEvent({ start, end, summary, location }) {
  return JSON.stringify([start, end, summary, location]);
}

/**
 * Return how often what was said to the guest has changed.
 *
 * @param {Meeting} meeting
 * @param {string} text
 */
function sequenceOf({ invitation }, text) {
  return invitation ? invitation.sequence + (invitation.text === text ? 0 : 1) : 0;
}

/**
 * Return what a reader puts into his or her own calendar: the meeting, each moment at which there is something to do, and when
 * to write to the guest again. The meeting has a date.
 *
 * @param {Reader} reader
 * @param {Meeting} meeting
 * @param {readonly Checklist[]} checklists
 * @param {{ title: string, writeTo: string, locale: string }} words
 * @param {number} now
 * @returns {readonly CalendarEvent[]}
 */
export function myDates(reader, meeting, checklists, { title, writeTo, locale }, now) {
  const met = invitationOf(reader, meeting, title, locale);
  const moments = momentEvents(meeting, agenda(checklists, meeting, now), met?.summary ?? title, now);
  const guests = everyone(reader).filter(({ id }) => id === meeting.id);
  const [, after] = [planOf(meeting).date, todayOf(meeting, now)].sort();
  return [...(met ? [met] : []), ...moments, ...followUps(guests, writeTo, after, now)];
}

/**
 * Return the moments of a meeting at which there is something to do. A file that was saved later takes the place of an
 * earlier one.
 *
 * @param {Meeting} meeting
 * @param {readonly Moment[]} moments
 * @param {string} title
 * @param {number} now
 * @returns {readonly CalendarEvent[]}
 */
function momentEvents(meeting, moments, title, now) {
  return moments
    .filter(({ date, place }) => date && place)
    .map(({ key, title: summary, date, time, steps }) => ({
      uid: `${meeting.id}-${key}@over-coffee`,
      sequence: Math.floor(now / MINUTE),
      start: time ? instantOf(date, time, planOf(meeting).zone) : date,
      summary: `${summary} (${title})`,
      description: steps.map((step) => `- ${textOf(step)}`).join("\n"),
      alarm: time ? 0 : MORNING,
      isFree: true,
    }));
}

/**
 * Return the days on which to write again to people.
 *
 * @param {readonly Known[]} people
 * @param {string} title
 * @param {string} today
 * @param {number} now
 * @returns {readonly CalendarEvent[]}
 */
export function followUps(people, title, today, now) {
  return people
    .map((person) => ({ person, date: nextContact(person, today) }))
    .filter(({ date }) => date)
    .map(({ person: { id, words }, date }) => ({
      uid: `${id}-next@over-coffee`,
      sequence: Math.floor(now / MINUTE),
      start: date,
      summary: `${title}: ${words.name ?? ""}`,
      description: words.helped,
      alarm: MORNING,
      isFree: true,
    }));
}
