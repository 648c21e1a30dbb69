// Wall times in time zones, as the browser knows these, and days of the calendar. Instants and offsets are in
// milliseconds, dates are YYYY-MM-DD, times HH:MM of 24 hours. Nothing here asks what time it is.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map(); // one is slow to make

/**
 * Return the format of a zone. Throws a RangeError where there is no such zone.
 *
 * @param {string} zone
 */
function formatOf(zone) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  formats.set(zone, format);
  return format;
}

/**
 * Return what calendar and clock show in a zone.
 *
 * @param {number} instant
 * @param {string} zone
 */
export function wallOf(instant, zone) {
  const [month, day, year, hour, minute] = formatOf(zone).format(instant).match(/\d+/g) ?? [];
  return { date: `${year.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}` };
}

/**
 * Return how far the clocks of a zone are ahead of UTC, in whole minutes, as they are since the 1970s.
 *
 * @param {number} instant
 * @param {string} zone
 */
export function offsetAt(instant, zone) {
  const { date, time } = wallOf(instant, zone);
  return asUtc(date, time) - Math.floor(instant / MINUTE) * MINUTE;
}

/**
 * Return the instant of a wall time. One that clocks skip is moved on by as much as they skip, and of one that they show
 * twice the first is taken: what Temporal calls compatible.
 *
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
export function instantOf(date, time, zone) {
  const { instants, otherwise } = instantsOf(date, time, zone);
  return instants.length ? Math.min(...instants) : otherwise;
}

/**
 * Say what is odd about a wall time.
 *
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
export function oddity(date, time, zone) {
  const { instants } = instantsOf(date, time, zone);
  return /** @type {const} */ (["skipped", "", "repeated"])[instants.length];
}

/**
 * Return the instants at which clocks show a wall time, and the one to take where there is none. Clocks change at most once
 * in the two days around it, so that their offset is the one before or the one after.
 *
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
function instantsOf(date, time, zone) {
  const wall = asUtc(date, time);
  const [before, after] = [wall - DAY, wall + DAY].map((instant) => wall - offsetAt(instant, zone));
  const instants = [...new Set([before, after])].filter((instant) => wall - offsetAt(instant, zone) === instant);
  return { instants, otherwise: before };
}

/**
 * @param {string} date
 * @param {string} time
 */
function asUtc(date, time) {
  return Date.parse(`${date}T${time}Z`);
}

/**
 * Return the day so many days later, or earlier where that is below zero.
 *
 * @param {string} date
 * @param {number} days
 */
export function addDays(date, days) {
  return dateOf(Date.parse(date) + days * DAY);
}

/**
 * Return the same day so many months later, or the last of that month where it is shorter.
 *
 * @param {string} date
 * @param {number} months
 */
export function addMonths(date, months) {
  const [year, month, day] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate(); // day 0 is the one before the next month
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/**
 * Count the days from one to the other; below zero where the other is earlier.
 *
 * @param {string} one
 * @param {string} other
 */
export function daysBetween(one, other) {
  return (Date.parse(other) - Date.parse(one)) / DAY;
}

/** @param {number} instant */
function dateOf(instant) {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * Tell if text is a day of the calendar, in a year of ours.
 *
 * @param {string} text
 */
export function isDate(text) {
  return /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/**
 * Tell if text is a time of 24 hours.
 *
 * @param {string} text
 */
export function isTime(text) {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** @type {Map<string, boolean>} */
const asked = new Map(); // a name that is none takes WebKit long to refuse, and is asked about at every letter typed

/**
 * Tell if the browser knows a zone of this name. New ones take `+01:00` for a name, too; it is none here.
 *
 * @param {string} name
 */
export function isZone(name) {
  const isKnown = asked.get(name) ?? (/^[a-z]/i.test(name) && hasFormat(name));
  asked.set(name, isKnown);
  return isKnown;
}

/** @param {string} name */
function hasFormat(name) {
  try {
    return Boolean(formatOf(name));
  } catch {
    return false;
  }
}

/** Return the names of all zones, or none in a browser that does not tell. */
export function zones() {
  return Intl.supportedValuesOf?.("timeZone") ?? [];
}

/** Return the zone of this device, or UTC where that is unknown. */
export function ownZone() {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isZone(zone) ? zone : "UTC";
}
