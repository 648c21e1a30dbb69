// Made-up readers: what they do on a site, one thing after the other.

import fc from "fast-check";
import { addMeeting, EMPTY, inMeeting, say, showMeeting } from "../../theme/static/js/reader/document.js";
import { EMPTY_MEETING, fill, leave, move, take, takeAgain, tick, write } from "../../theme/static/js/reader/meeting.js";
import { answered, forget, note, removeMeeting, wrote } from "../../theme/static/js/reader/people.js";

/** @import { Change } from "../../theme/static/js/reader/document.js" */
/** @import { Choice, Meeting, Step } from "../../theme/static/js/reader/meeting.js" */

export const path = fc.constantFrom("/checklists/in-person/", "/questions/remote/", "/letters/nudge/", "/__proto__/");
export const id = fc.constantFrom("a-1", "b-2", "c-3", "__proto__");
const name = fc.constantFrom("day", "their name", "your name", "constructor", "__proto__");
export const day = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));
/** @type {fc.Arbitrary<Choice>} */
export const choice = fc.record({ path: fc.oneof(path, fc.constant("")), id, text: fc.string() }, { noNullPrototype: true });
const plan = fc.oneof(
  fc.tuple(fc.constant("date"), day),
  fc.tuple(fc.constantFrom("time", "zone", "guestZone", "checklist"), fc.string()),
);

/** @type {fc.Arbitrary<Step>} */
export const step = fc.oneof(
  fc.tuple(path, fc.uniqueArray(id), fc.boolean()).map(([...how]) => (/** @type {Meeting} */ it) => tick(it, ...how)),
  choice.map((each) => (/** @type {Meeting} */ it) => take(it, each)),
  choice.map((each) => (/** @type {Meeting} */ it) => leave(it, each)),
  fc.array(choice).map((all) => (/** @type {Meeting} */ it) => takeAgain(it, all.reduce(take, EMPTY_MEETING).choices)),
  fc.tuple(choice, fc.constantFrom(/** @type {const} */ (1), /** @type {const} */ (-1))).map(([...how]) => (/** @type {Meeting} */ it) => move(it, ...how)),
  fc.tuple(fc.oneof(path, fc.constant("")), name, fc.string()).map(([...how]) => (/** @type {Meeting} */ it) => fill(it, ...how)),
  plan.map(([named, text]) => (/** @type {Meeting} */ it) => write(it, "plan", named, text)),
  fc.tuple(fc.string(), fc.string()).map(([...how]) => (/** @type {Meeting} */ it) => write(it, "answers", ...how)),
  fc.tuple(path, fc.oneof(day, fc.constant(""))).map(([...how]) => (/** @type {Meeting} */ it) => write(it, "sent", ...how)),
  fc.record({ sequence: fc.nat(), text: fc.string() }, { noNullPrototype: true }).map((invitation) => (/** @type {Meeting} */ it) => ({ ...it, invitation })),
);

/** What is done to a meeting, one thing after the other, from a blank one. */
export const meeting = fc.array(step, { maxLength: 20 }).map((steps) => frozen(steps.reduce((it, each) => each(it), EMPTY_MEETING)));

/** @type {fc.Arbitrary<Change>} */
export const change = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(id, id, step).map(([...how]) => (/** @type {typeof EMPTY} */ it) => inMeeting(it, ...how)) },
  fc.tuple(id, id, name, fc.string()).map(([...how]) => (/** @type {typeof EMPTY} */ it) => say(it, ...how)),
  id.map((each) => (/** @type {typeof EMPTY} */ it) => addMeeting(it, { ...EMPTY_MEETING, id: each })),
  id.map((each) => (/** @type {typeof EMPTY} */ it) => showMeeting(it, each)),
  id.map((each) => (/** @type {typeof EMPTY} */ it) => removeMeeting(it, each)),
  fc.tuple(id, fc.constantFrom("name", "helped", "rests", "__proto__"), fc.string()).map(([...how]) => (/** @type {typeof EMPTY} */ it) => note(it, ...how)),
  fc.tuple(id, day).map(([...how]) => (/** @type {typeof EMPTY} */ it) => wrote(it, ...how)),
  fc.tuple(id, fc.boolean()).map(([...how]) => (/** @type {typeof EMPTY} */ it) => answered(it, ...how)),
  id.map((each) => (/** @type {typeof EMPTY} */ it) => forget(it, each)),
);

/** What a reader has who did some of that, frozen, so that nobody can change it. */
export const reader = fc.array(change, { maxLength: 30 }).map((changes) => frozen(changes.reduce((it, each) => each(it), EMPTY)));

/**
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
export function frozen(value) {
  if (value && typeof value === "object") Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
