import assert from "node:assert/strict";
import { test } from "node:test";
import { agenda, isOver, missed, NOW, waysToMeet } from "../../theme/static/js/meeting/agenda.js";
import { EMPTY_MEETING, tick } from "../../theme/static/js/reader/meeting.js";

/** @import { Meeting } from "../../theme/static/js/reader/meeting.js" */
/** @import { Checklist } from "../../theme/static/js/meeting/toolkit.js" */

/**
 * @param {string} path
 * @param {[string, string, ...string[]][]} sections Title, due, steps.
 * @returns {Checklist}
 */
const checklist = (path, sections) => ({
  path,
  title: path,
  sections: sections.map(([title, due, ...steps]) => ({ title, due, items: steps.map((id) => ({ id, words: [id] })) })),
});

const person = checklist("/person/", [
  ["When they say yes", "", "reply"],
  ["The week before", "-1w", "read"],
  ["The day before", "-1d", "confirm"],
  ["The hour before", "-1h", "arrive"],
  ["During", "0h", "stop"],
  ["The same day", "0d", "note"],
]);
const call = checklist("/call/", [["The day before", "-1d", "test"]]);
const after = checklist("/after/", [
  ["The same day", "0d", "circle"],
  ["Within 24 hours", "+1d", "thank"],
  ["Within a month", "+4w", "tell"],
  ["When you land something", "", "share"],
]);
const all = [person, call, after];
const plan = { date: "2026-12-17", time: "10:00", zone: "America/Toronto" };
/** @type {Meeting} */
const meeting = { ...EMPTY_MEETING, id: "a", plan };
const early = Date.parse("2026-12-01T12:00Z");

/** @param {ReturnType<typeof agenda>} moments */
const told = (moments) => moments.map(({ title, date, time, steps }) => [title, date, time, steps.map(({ id }) => id).join()].join("|"));

test("each moment has its date, in order, with the steps of both checklists", () => {
  assert.deepEqual(told(agenda(all, meeting, early)), [
    "When they say yes|||reply",
    "The week before|2026-12-10||read",
    "The day before|2026-12-16||confirm",
    "The hour before|2026-12-17|09:00|arrive",
    "During|2026-12-17|10:00|stop",
    "The same day|2026-12-17||note,circle",
    "Within 24 hours|2026-12-18||thank",
    "Within a month|2027-01-14||tell",
    "When you land something|||share",
  ]);
});

test("without a date there are moments without dates", () => {
  assert.deepEqual(told(agenda(all, EMPTY_MEETING, early)).slice(0, 2), ["When they say yes|||reply", "The week before|||read"]);
});

test("without a time there are days and no hours", () => {
  const day = { ...meeting, plan: { date: "2026-12-17" } };
  assert.deepEqual(told(agenda(all, day, early))[3], "The hour before|2026-12-17||arrive");
});

test("a checklist for another way to meet takes the place of the first", () => {
  assert.deepEqual(waysToMeet(all), [person, call]);
  const other = { ...meeting, plan: { ...plan, checklist: "/call/" } };
  assert.equal(told(agenda(all, other, early))[0], "The day before|2026-12-16||test");
});

test("at short notice, what should have been done comes first, as one moment", () => {
  const moments = agenda(all, meeting, Date.parse("2026-12-15T12:00Z"));
  assert.deepEqual([moments[0].key, ...told(moments).slice(0, 2)], [NOW, "|||reply,read", "The day before|2026-12-16||confirm"]);
});

test("a meeting that is a week away is not at short notice", () => {
  assert.equal(agenda(all, meeting, Date.parse("2026-12-10T23:00Z"))[0].title, "When they say yes");
});

test("today is that of the meeting's time zone", () => {
  const eve = Date.parse("2026-12-17T03:00Z"); // the day before, in Toronto
  assert.deepEqual(agenda(all, meeting, eve).find(({ title }) => title === "The day before")?.isPast, false);
});

test("what is past and not done is told until it no longer helps", () => {
  /** @param {string} now @param {Meeting} [it] */
  const late = (now, it = meeting) => missed(agenda(all, it, Date.parse(now)), it, Date.parse(now)).map(({ title }) => title);
  assert.deepEqual(late("2026-12-01T12:00Z"), []);
  assert.deepEqual(late("2026-12-17T15:30Z"), []); // the meeting is over, and its day is not
  assert.deepEqual(late("2026-12-20T12:00Z"), ["The same day", "Within 24 hours"]);
  const thanked = tick(tick(meeting, "/after/", ["thank", "circle"], true), "/person/", ["note"], true);
  assert.deepEqual(late("2026-12-20T12:00Z", thanked), []);
});

test("a meeting is over when its minutes are, or its day where it has no time", () => {
  assert.equal(isOver(meeting, Date.parse("2026-12-17T15:19Z")), false);
  assert.equal(isOver(meeting, Date.parse("2026-12-17T15:20Z")), true);
  const long = { ...meeting, words: { minutes: "45" } };
  assert.equal(isOver(long, Date.parse("2026-12-17T15:20Z")), false);
  assert.equal(isOver({ ...meeting, plan: { date: "2026-12-17" } }, Date.parse("2026-12-18T12:00Z")), true);
  assert.equal(isOver(EMPTY_MEETING, early), false);
});

test("an hour before is an hour before, over a change of clocks too", () => {
  const spring = { ...meeting, plan: { date: "2026-03-08", time: "03:30", zone: "America/Toronto" } };
  assert.equal(agenda(all, spring, Date.parse("2026-01-01")).find(({ title }) => title === "The hour before")?.time, "01:30");
});
