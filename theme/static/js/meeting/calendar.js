// Events as a file for calendars, iCalendar (RFC 5545). Times are in UTC, so that it needs no rules of time zones.

import { addDays } from "./clock.js";
import { escaped, fileOf, stamp } from "./lines.js";

/**
 * @typedef {object} CalendarEvent
 * @property {string} uid What tells it from all other events in the world, and is the same in each file.
 * @property {number} [sequence] How often it was changed.
 * @property {number | string} start An instant, or YYYY-MM-DD for whole days.
 * @property {number | string} [end] An instant, or the last of whole days.
 * @property {string} summary
 * @property {string} [location]
 * @property {string} [url] Left out if it is no address of the web.
 * @property {string} [description]
 * @property {number} [alarm] When to remind of it: minutes before its start, below zero after it.
 * @property {boolean} [isFree] Whether one is free meanwhile.
 */

/**
 * Return a file of events, which may have a name.
 *
 * @param {readonly CalendarEvent[]} events At least one.
 * @param {number} now
 * @param {string} [name]
 */
export function calendar(events, now, name = "") {
  return fileOf([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Over Coffee//My coffee chat//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    name && `NAME:${escaped(name)}`,
    name && `X-WR-CALNAME:${escaped(name)}`, // older than NAME (RFC 7986), and better known
    ...events.flatMap((event) => linesOf(event, now)),
    "END:VCALENDAR",
  ]);
}

/**
 * @param {CalendarEvent} event
 * @param {number} now
 */
function linesOf(event, now) {
  const { uid, sequence = 0, start, end, summary, location, url, description, alarm, isFree } = event;
  const link = webAddress(url ?? "");
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${sequence}`,
    ...times(start, end),
    `SUMMARY:${escaped(summary)}`,
    location && `LOCATION:${escaped(location)}`,
    link && `URL:${link}`,
    description && `DESCRIPTION:${escaped(description)}`,
    `TRANSP:${isFree ? "TRANSPARENT" : "OPAQUE"}`,
    ...(alarm === undefined ? [] : alarmOf(alarm, summary)),
    "END:VEVENT",
  ];
}

/**
 * Return the lines on when it is. An end that is not after the start is left out, for no file may have such a one.
 *
 * @param {number | string} start
 * @param {number | string} [end]
 */
function times(start, end) {
  if (typeof start === "number") {
    return [`DTSTART:${stamp(start)}`, typeof end === "number" && end > start && `DTEND:${stamp(end)}`];
  }
  const last = typeof end === "string" && end > start ? end : start;
  return [`DTSTART;VALUE=DATE:${dateOf(start)}`, `DTEND;VALUE=DATE:${dateOf(addDays(last, 1))}`];
}

/** @param {string} date */
function dateOf(date) {
  return date.replaceAll("-", "");
}

/**
 * @param {number} minutes
 * @param {string} summary
 */
function alarmOf(minutes, summary) {
  const trigger = `${minutes > 0 ? "-" : ""}PT${Math.abs(minutes)}M`;
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${trigger}`, "END:VALARM"];
}

/**
 * Return an address of the web, in signs of ASCII alone, or nothing if it is none.
 *
 * @param {string} text
 */
function webAddress(text) {
  try {
    const { protocol, href } = new URL(text);
    return /^https?:$/.test(protocol) ? href.replaceAll("\\", "%5C") : "";
  } catch {
    return "";
  }
}
