// How a meeting is spoken of: its day, its time, its name.

/** @import { Meeting } from "../reader/meeting.js" */
/** @import { Wall } from "./plan.js" */
import { own, write } from "../reader/meeting.js";
import { planOf, walls } from "./plan.js";

/** How many minutes a reader asks for who says nothing of it. */
export const MINUTES = "20";

/**
 * Return a meeting in which letters say when it is, in place of what they said before.
 *
 * @param {Meeting} meeting
 * @param {string} locale
 * @returns {Meeting}
 */
export function described(meeting, locale) {
  const all = walls(meeting);
  const plan = planOf(meeting);
  const date = all[0]?.date ?? plan.date;
  const told = {
    day: date && dayIn(date, locale),
    time: all.length ? timesIn(all, locale) : plan.time && timeIn(plan.time, locale),
    minutes: own(meeting.words, "minutes") ?? MINUTES,
  };
  return Object.entries(told).reduce((it, [name, text]) => write(it, "words", name, text), meeting);
}

/**
 * Return a day in words: `Thursday, December 17`.
 *
 * @param {string} date
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function dayIn(date, locale, options = { weekday: "long", day: "numeric", month: "long" }) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.parse(date));
}

/**
 * Return what a meeting is called: the name of its guest, with the day if that is known.
 *
 * @param {Meeting} meeting
 * @param {string} unnamed
 * @param {string} locale
 */
export function titleOf(meeting, unnamed, locale) {
  const { date } = planOf(meeting);
  const day = date && dayIn(date, locale, { day: "numeric", month: "long" });
  return [own(meeting.words, "their name") ?? unnamed, day].filter(Boolean).join(", ");
}

/**
 * Return a time as it is written in a language: `10:00 AM`.
 *
 * @param {string} time
 * @param {string} locale
 */
export function timeIn(time, locale) {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(Date.parse(`1970-01-01T${time}Z`));
}

/**
 * Return the city that names a time zone.
 *
 * @param {string} zone
 */
export function cityOf(zone) {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/**
 * Return times with their cities: `3:00 PM (London), 10:00 AM (Toronto)`. Where it is another day, it says so.
 *
 * @param {readonly Wall[]} all
 * @param {string} locale
 */
export function timesIn(all, locale) {
  if (all.length === 1) return timeIn(all[0].time, locale);
  const [{ date: first }] = all;
  /** @param {string} date */
  const other = (date) => (date === first ? "" : `${dayIn(date, locale, { weekday: "long" })} `);
  return all.map(({ date, time, zone }) => `${other(date)}${timeIn(time, locale)} (${cityOf(zone)})`).join(", ");
}
