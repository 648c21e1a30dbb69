import assert from "node:assert/strict";
import { test } from "node:test";
import { beginning, minutesOf, planOf } from "../../theme/static/js/meeting/plan.js";
import { described, timesIn, titleOf } from "../../theme/static/js/meeting/wording.js";
import { EMPTY_MEETING, fill } from "../../theme/static/js/reader/meeting.js";

const plan = { date: "2026-12-17", time: "10:00", zone: "America/Toronto", guestZone: "Europe/London" };
const meeting = { ...EMPTY_MEETING, plan };

/** @param {Record<string, string>} changed @param {string} [locale] */
const words = (changed, locale = "en-US") => {
  const { day, time } = described({ ...meeting, plan: { ...plan, ...changed } }, locale).words;
  return [day, time].map((each) => each?.replaceAll("\u202f", " "));
};

test("letters say the day and the time, the guest's first", () => {
  assert.deepEqual(words({}), ["Thursday, December 17", "3:00 PM (London), 10:00 AM (Toronto)"]);
  assert.deepEqual(words({}, "en-GB"), ["Thursday 17 December", "15:00 (London), 10:00 (Toronto)"]);
});

test("where it is another day, letters say that of the guest, and name the other", () => {
  assert.deepEqual(words({ guestZone: "Asia/Tokyo" }), ["Friday, December 18", "12:00 AM (Tokyo), Thursday 10:00 AM (Toronto)"]);
});

test("where both have the same time, no city is named", () => {
  assert.deepEqual(words({ guestZone: "America/New_York" }), ["Thursday, December 17", "10:00 AM"]);
  assert.deepEqual(words({ guestZone: "" }), ["Thursday, December 17", "10:00 AM"]);
});

test("what is known is said, and no more", () => {
  assert.deepEqual(words({ time: "" }), ["Thursday, December 17", undefined]);
  assert.deepEqual(words({ date: "" }), [undefined, "10:00 AM"]);
});

test("what was typed of the day gives way to another date, and minutes do not", () => {
  const typed = fill(fill(meeting, "", "day", "Monday"), "", "minutes", "45");
  assert.deepEqual(described(typed, "en-US").words.day, "Thursday, December 17");
  assert.equal(described(typed, "en-US").words.minutes, "45");
  assert.equal(described(meeting, "en-US").words.minutes, "20");
});

test("what is no date, time or zone is none, wherever it comes from", () => {
  for (const date of ["2026-02-31", "12026-12-17", "0026-12-17", "soon", "2026-12-17T10:00"]) {
    assert.equal(planOf({ ...meeting, plan: { ...plan, date } }).date, "");
    assert.deepEqual(words({ date }), [undefined, "10:00 AM"]);
  }
  for (const time of ["24:00", "9:00", "10:60", "noon"]) assert.ok(Number.isNaN(beginning({ ...meeting, plan: { ...plan, time } })));
  for (const zone of ["Leeds", "+01:00"]) assert.ok(Number.isNaN(beginning({ ...meeting, plan: { ...plan, zone } })));
});

test("a meeting takes minutes that it can take", () => {
  for (const [typed, minutes] of /** @type {const} */ ([["", 20], ["about 30", 20], ["30 or so", 30], ["-5", 20], ["1e9", 1], ["999999999", 1440]])) {
    assert.equal(minutesOf({ ...meeting, words: { minutes: typed } }), minutes);
  }
});

test("a meeting is called by its guest and its day", () => {
  assert.equal(titleOf(fill(meeting, "", "their name", "Tom"), "New", "en-US"), "Tom, December 17");
  assert.equal(titleOf(EMPTY_MEETING, "New", "en-US"), "New");
});

test("one time is told without its city", () => {
  assert.equal(timesIn([{ zone: "UTC", date: "2026-12-17", time: "23:05" }], "en-GB"), "23:05");
});
