// When a meeting is: what the reader has written of it, as far as that can be.

/** @import { Meeting } from "../reader/meeting.js" */
import { own } from "../reader/meeting.js";
import { instantOf, isDate, isTime, isZone, ownZone, wallOf } from "./clock.js";

const LONGEST = 24 * 60; // minutes

/** @typedef {{ readonly zone: string, readonly date: string, readonly time: string }} Wall What clocks show in a zone. */

/**
 * Return date, time and the two time zones of a meeting; each is empty where what is written is none. Before the reader has
 * named a zone, it is that of the device.
 *
 * @param {Meeting} meeting
 */
export function planOf({ plan }) {
  const [date, time, zone, guestZone] = ["date", "time", "zone", "guestZone"].map((name) => own(plan, name) ?? "");
  return {
    date: isDate(date) ? date : "",
    time: isTime(time) ? time : "",
    zone: isZone(zone || ownZone()) ? zone || ownZone() : "",
    guestZone: isZone(guestZone) ? guestZone : "",
  };
}

/**
 * Return the time at which a meeting begins; NaN before that is known.
 *
 * @param {Meeting} meeting
 */
export function beginning(meeting) {
  const { date, time, zone } = planOf(meeting);
  return date && time && zone ? instantOf(date, time, zone) : Number.NaN;
}

/**
 * Return how many minutes a meeting takes.
 *
 * @param {Meeting} meeting
 */
export function minutesOf({ words }) {
  const minutes = Number.parseInt(own(words, "minutes") ?? "", 10);
  return minutes > 0 ? Math.min(minutes, LONGEST) : 20;
}

/**
 * Return the day that it is where the reader is.
 *
 * @param {Meeting} meeting
 * @param {number} now
 */
export function todayOf(meeting, now) {
  return wallOf(now, planOf(meeting).zone || ownZone()).date;
}

/**
 * Return what clocks show when a meeting begins: those of the guest, then, if it is another time, those of the reader.
 * Without a date and a time there is none.
 *
 * @param {Meeting} meeting
 * @returns {readonly Wall[]}
 */
export function walls(meeting) {
  const { date, time, zone, guestZone } = planOf(meeting);
  if (!date || !time) return [];
  const here = { zone, date, time };
  if (!zone || !guestZone) return [here];
  const there = { zone: guestZone, ...wallOf(beginning(meeting), guestZone) };
  return there.date === date && there.time === time ? [here] : [there, here];
}
