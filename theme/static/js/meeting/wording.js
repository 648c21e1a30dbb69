// What is said of a meeting in letters and elsewhere: what was typed, else what follows from its date and time.

/** @import { Reader } from "../reader/document.js" */
/** @import { Meeting } from "../reader/meeting.js" */
/** @import { Wall } from "./plan.js" */
import { said } from "../reader/document.js";
import { own } from "../reader/meeting.js";
import { planOf, walls } from "./plan.js";

/**
 * Return what a letter says in one of its blanks; empty where that is not known yet.
 *
 * @param {Reader} reader
 * @param {Meeting} meeting
 * @param {string} path
 * @param {string} name
 * @param {string} locale
 */
export function inLetter(reader, meeting, path, name, locale) {
  return own(own(meeting.letters, path) ?? {}, name) ?? (said(reader, meeting, name) || told(meeting, name, locale));
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

/**
 * @param {Meeting} meeting
 * @param {string} name
 * @param {string} locale
 */
function told(meeting, name, locale) {
  const all = walls(meeting);
  const date = all[0]?.date ?? planOf(meeting).date;
  if (name === "day") return date ? dayIn(date, locale) : "";
  if (name === "time" && all.length) return timesIn(all, locale);
  return "";
}
