import assert from "node:assert/strict";
import { test } from "node:test";
import { lastContact, nextContact, rests } from "../../theme/static/js/meeting/follow_ups.js";
import { addMeeting, EMPTY } from "../../theme/static/js/reader/document.js";
import { EMPTY_MEETING } from "../../theme/static/js/reader/meeting.js";
import { answered, everyone, forget, note, removeMeeting, wrote } from "../../theme/static/js/reader/people.js";

const met = addMeeting(EMPTY, { ...EMPTY_MEETING, id: "tom", words: { "their name": "Tom", "their work": "trams" }, plan: { date: "2026-12-17" } });
const TODAY = "2027-12-31";

/** @param {typeof EMPTY} it */
const tom = (it) => everyone(it)[0];

test("a guest is somebody to keep in touch with, from the day of the meeting on", () => {
  assert.deepEqual(tom(met).words, { name: "Tom", work: "trams", met: "2026-12-17" });
  assert.equal(nextContact(tom(met), "2026-12-16"), "");
  assert.equal(nextContact(tom(met), "2026-12-17"), "2027-01-17");
});

test("one writes after one month, then three, then six, each counted from the last time", () => {
  let it = met;
  /** @type {[string, string][]} */
  const times = [["2027-01-20", "2027-04-20"], ["2027-04-20", "2027-10-20"], ["2027-11-30", "2028-05-30"]];
  for (const [day, next] of times) {
    it = answered(wrote(it, "tom", day), "tom", true);
    assert.equal(lastContact(tom(it), TODAY), day);
    assert.equal(nextContact(tom(it), TODAY), next);
  }
});

test("after three letters without an answer it rests, and an answer ends that", () => {
  const it = ["2027-01-17", "2027-04-17", "2027-10-17"].reduce((all, day) => wrote(all, "tom", day), met);
  assert.equal(rests(tom(it)), true);
  assert.equal(nextContact(tom(it), TODAY), "");
  assert.equal(nextContact(tom(answered(it, "tom", true)), TODAY), "2028-04-17");
});

test("it rests when the reader wants it so", () => {
  assert.equal(nextContact(tom(note(met, "tom", "rests", TODAY)), TODAY), "");
});

test("two letters on one day are one contact", () => {
  assert.equal(tom(wrote(wrote(met, "tom", TODAY), "tom", TODAY)).contacts.length, 1);
});

test("somebody with notes is still there when the meeting is deleted", () => {
  const noted = note(met, "tom", "helped", "named a book");
  const [person] = everyone(removeMeeting(noted, "tom"));
  assert.deepEqual(person.words, { name: "Tom", work: "trams", met: "2026-12-17", helped: "named a book" });
  assert.equal(lastContact(person, TODAY), "2026-12-17");
  assert.deepEqual(everyone(removeMeeting(met, "tom")), []);
  assert.deepEqual(everyone(forget(removeMeeting(noted, "tom"), "tom")), []);
});
