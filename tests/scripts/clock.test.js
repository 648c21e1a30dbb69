import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, addMonths, daysBetween, instantOf, isZone } from "../../theme/static/js/meeting/clock.js";
import { oddity, offsetAt, ownZone, wallOf, zones } from "../../theme/static/js/meeting/clock.js";

const MINUTE = 60_000;
const zone = fc.constantFrom("UTC", ...zones());
const instant = fc.integer({ min: Date.UTC(2020, 0) / MINUTE, max: Date.UTC(2041, 0) / MINUTE }).map((minutes) => minutes * MINUTE);
const date = instant.map((it) => new Date(it).toISOString().slice(0, 10));

/** @param {string} date */
const monthOf = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

test("what the clocks show is the instant at which they show it, or the first of two", () => {
  fc.assert(
    fc.property(instant, zone, (it, zone) => {
      const { date, time } = wallOf(it, zone);
      const again = instantOf(date, time, zone);
      assert.deepEqual(wallOf(again, zone), { date, time });
      if (oddity(date, time, zone)) assert.ok(again <= it);
      else assert.equal(again, it);
    }),
  );
});

test("a time that clocks skip in Berlin is moved on by an hour, and of one they show twice the first is taken", () => {
  assert.equal(oddity("2026-03-29", "02:30", "Europe/Berlin"), "skipped");
  assert.equal(instantOf("2026-03-29", "02:30", "Europe/Berlin"), Date.parse("2026-03-29T03:30+02:00"));
  assert.equal(oddity("2026-10-25", "02:30", "Europe/Berlin"), "repeated");
  assert.equal(instantOf("2026-10-25", "02:30", "Europe/Berlin"), Date.parse("2026-10-25T02:30+02:00"));
  assert.equal(oddity("2026-10-25", "03:00", "Europe/Berlin"), "");
});

test("midnight is the beginning of a day", () => {
  assert.deepEqual(wallOf(Date.parse("2026-07-01T00:00Z"), "UTC"), { date: "2026-07-01", time: "00:00" });
  assert.deepEqual(wallOf(Date.parse("2026-07-01T23:59:59Z"), "UTC"), { date: "2026-07-01", time: "23:59" });
});

test("Kathmandu is five hours and three quarters ahead, also within a minute", () => {
  assert.equal(offsetAt(Date.UTC(2026, 0), "Asia/Kathmandu"), 345 * MINUTE);
  assert.equal(offsetAt(Date.UTC(2026, 0) + 59_999, "Asia/Kathmandu"), 345 * MINUTE);
  assert.equal(offsetAt(Date.UTC(1950, 0) + 1, "UTC"), 0);
});

test("days go there and back, over leap days and changes of clocks", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -4000, max: 4000 }), (it, days) => {
      assert.equal(daysBetween(it, addDays(it, days)), days);
      assert.equal(addDays(addDays(it, days), -days), it);
    }),
  );
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
});

test("a month later is the same day, or the last one of a shorter month", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2028-03-31", -1), "2028-02-29");
  assert.equal(addMonths("2026-12-31", 2), "2027-02-28");
  assert.equal(addMonths("2026-01-15", -1), "2025-12-15");
  fc.assert(
    fc.property(date, fc.integer({ min: -300, max: 300 }), (it, months) => {
      const later = addMonths(it, months);
      const isLast = addDays(later, 1).endsWith("-01");
      assert.ok(isLast ? later.slice(8) <= it.slice(8) : later.slice(8) === it.slice(8));
      assert.equal(monthOf(later), monthOf(it) + months);
    }),
  );
});

test("a zone is one that the browser knows, by its name", () => {
  assert.ok(zones().length > 400 && zones().every(isZone));
  assert.ok(["UTC", "Europe/Kyiv", "Etc/GMT+5", ownZone()].every(isZone));
  for (const name of ["", "Mars/Olympus", "+01:00", "Europe/Berlin ", "\0"]) assert.equal(isZone(name), false);
  assert.throws(() => wallOf(0, "Mars/Olympus"), RangeError);
});

test("a browser that tells no zones still has its own", (context) => {
  const { supportedValuesOf } = Intl;
  context.after(() => Object.assign(Intl, { supportedValuesOf }));
  Object.assign(Intl, { supportedValuesOf: undefined });
  assert.deepEqual(zones(), []);
  assert.ok(isZone(ownZone()));
});
