// The steps of a meeting's checklists, by the moments at which they are due.

/** @import { Checklist, Item } from "./toolkit.js" */
/** @import { Meeting } from "../reader/meeting.js" */
import { own } from "../reader/meeting.js";
import { addDays, daysBetween, wallOf } from "./clock.js";
import { beginning, minutesOf, planOf, todayOf } from "./plan.js";

/** @typedef {Item & { readonly path: string }} Step */

/**
 * A moment, and what is to be done at it. `place` is where it comes, in hours from the beginning of the meeting. It has a
 * `date`, and a `time` if it is a matter of hours, where these are known.
 *
 * @typedef {object} Moment
 * @property {string} key
 * @property {string} title
 * @property {number} place
 * @property {string} date
 * @property {string} time
 * @property {readonly Step[]} steps
 * @property {boolean} isPast
 */

/** The key of the moment that stands for all that come too late. */
export const NOW = "now";

const HOUR = 3_600_000;
const HOURS = { h: 1, d: 24, w: 168 };
const WEEK = 7;
const MIDDAY = 12;

/**
 * Return the checklists of which a reader chooses one: those that begin before the meeting.
 *
 * @param {readonly Checklist[]} checklists
 */
export function waysToMeet(checklists) {
  return checklists.filter(({ sections }) => sections.some(({ due }) => due.startsWith("-")));
}

/**
 * Tell whether a meeting is over.
 *
 * @param {Meeting} meeting
 * @param {number} now
 */
export function isOver(meeting, now) {
  const begins = beginning(meeting);
  if (begins) return now >= begins + (minutesOf(meeting) * HOUR) / 60;
  return (planOf(meeting).date || "9") < todayOf(meeting, now);
}

/**
 * Return the moments of a meeting, in order. Where it is less than a week away, what should have been done by now is one
 * moment, which comes first.
 *
 * @param {readonly Checklist[]} checklists
 * @param {Meeting} meeting
 * @param {number} now
 * @returns {readonly Moment[]}
 */
export function agenda(checklists, meeting, now) {
  const moments = momentsOf(checklists, meeting).map((each) => dated(each, meeting, now));
  const { date } = planOf(meeting);
  const isShort = date && !isOver(meeting, now) && daysBetween(todayOf(meeting, now), date) < WEEK;
  const late = moments.filter((each) => each.place < 0 && (each.isPast || !each.date));
  if (!isShort || !late.length) return moments;
  const first = { ...late[0], key: NOW, title: "", date: "", isPast: false, steps: late.flatMap(({ steps }) => steps) };
  return [first, ...moments.filter((each) => !late.includes(each))];
}

/**
 * Return the moments that are past and have steps which are not done, and are still of use.
 *
 * @param {readonly Moment[]} moments
 * @param {Meeting} meeting
 * @param {number} now
 */
export function missed(moments, meeting, now) {
  const over = isOver(meeting, now);
  return moments.filter((each) => each.isPast && (!over || each.place > 0) && undone(each, meeting).length);
}

/**
 * Return the steps of a moment that are not done.
 *
 * @param {Moment} moment
 * @param {Meeting} meeting
 */
export function undone({ steps }, { ticks }) {
  return steps.filter(({ path, id }) => !own(ticks, path)?.includes(id));
}

/**
 * Return the moments of the checklists that a meeting has: the one for its way, and those for afterwards.
 *
 * @param {readonly Checklist[]} checklists
 * @param {Meeting} meeting
 * @returns {readonly (Omit<Moment, "date" | "time" | "isPast"> & { readonly due: string })[]}
 */
function momentsOf(checklists, { plan }) {
  const ways = waysToMeet(checklists);
  const way = ways.find(({ path }) => path === own(plan, "checklist")) ?? ways[0];
  /** @type {Record<string, Omit<Moment, "date" | "time" | "isPast"> & { due: string }>} */
  const moments = {};
  for (const { path, sections } of checklists.filter((each) => each === way || !ways.includes(each))) {
    let place = Number.NEGATIVE_INFINITY;
    sections.forEach(({ title, due, items }, at) => {
      const isDatedLater = sections.slice(at).some((each) => each.due);
      place = due ? placeOf(due) : isDatedLater ? place : Number.POSITIVE_INFINITY;
      const key = due || `${path} ${title}`;
      moments[key] ??= { key, title, due, place, steps: [] };
      moments[key].steps = [...moments[key].steps, ...items.map((item) => ({ ...item, path }))];
    });
  }
  return Object.values(moments)
    .filter(({ steps }) => steps.length)
    .sort((one, other) => one.place - other.place || 0); // two infinities have no difference
}

/** @param {string} due */
function amountOf(due) {
  return { amount: Number.parseInt(due, 10), unit: /** @type {"h" | "d" | "w"} */ (due.slice(-1)) };
}

/**
 * Return the hours from the beginning of the meeting; what is due on the same day comes after it.
 *
 * @param {string} due
 */
function placeOf(due) {
  const { amount, unit } = amountOf(due);
  return amount * HOURS[unit] || (unit === "h" ? 0 : MIDDAY);
}

/**
 * @param {ReturnType<typeof momentsOf>[number]} moment
 * @param {Meeting} meeting
 * @param {number} now
 * @returns {Moment}
 */
function dated({ due, ...moment }, meeting, now) {
  const { date: meets, zone } = planOf(meeting);
  if (!due || !meets) return { ...moment, date: "", time: "", isPast: false };
  const { amount, unit } = amountOf(due);
  const begins = beginning(meeting);
  if (unit === "h" && begins) {
    const end = begins + (amount < 0 ? 0 : (minutesOf(meeting) * HOUR) / 60);
    return { ...moment, ...wallOf(begins + amount * HOUR, zone), isPast: now >= end };
  }
  const date = addDays(meets, Math.trunc((amount * HOURS[unit]) / HOURS.d));
  return { ...moment, date, time: "", isPast: date < todayOf(meeting, now) };
}
