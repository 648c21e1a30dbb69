import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../../theme/static/js/reader/check.js";
import { addMeeting, EMPTY, inMeeting, meetingOf, read, said, say, showMeeting, VERSION } from "../../theme/static/js/reader/document.js";
import { join } from "../../theme/static/js/reader/join.js";
import { EMPTY_MEETING, fill, tick } from "../../theme/static/js/reader/meeting.js";
import { pack, unpack } from "../../theme/static/js/reader/packed.js";
import { everyone, removeMeeting } from "../../theme/static/js/reader/people.js";
import { change, frozen, id, reader, step } from "./changes.js";

/** @import { Meeting } from "../../theme/static/js/reader/meeting.js" */

frozen(EMPTY);

/** @param {Meeting} it */
const monday = (it) => fill(it, "", "day", "Monday");

test("no change changes what was there before", () => {
  fc.assert(fc.property(reader, change, (it, each) => void each(it))); // it is frozen, and would throw
});

test("what is done before there is a meeting begins one, and further changes go there", () => {
  const one = inMeeting(EMPTY, "", "new", monday);
  assert.deepEqual(one.meetings, [{ ...monday(EMPTY_MEETING), id: "new" }]);
  const two = inMeeting(one, "", "newer", (it) => tick(it, "/a/", ["b"], true));
  assert.equal(two.meetings.length, 1);
  assert.equal(inMeeting(EMPTY, "", "new", (it) => it), EMPTY);
});

test("a change that is made once more, when it is kept, goes to the meeting of its time", () => {
  fc.assert(
    fc.property(reader, id, step, (it, each, one) => {
      const later = addMeeting(it, { ...EMPTY_MEETING, id: "later" });
      fc.pre(it.meetings.some((meeting) => meeting.id === each));
      assert.deepEqual(meetingOf(inMeeting(later, each, "new", one), "later"), meetingOf(later, "later"));
    }),
  );
});

test("the meeting that is shown is one of those there are", () => {
  fc.assert(fc.property(reader, ({ meeting, meetings }) => meetings.some(({ id }) => id === meeting) || (!meeting && !meetings.length)));
});

test("what a reader says of himself is the same at each meeting", () => {
  const it = say(inMeeting(EMPTY, "", "a", monday), "a", "", "your name", "Ana");
  const other = addMeeting(it, { ...EMPTY_MEETING, id: "b" });
  assert.equal(said(other, meetingOf(other), "your name"), "Ana");
  assert.equal(said(other, meetingOf(other), "day"), "");
  assert.equal(said(other, meetingOf(showMeeting(other, "a")), "day"), "Monday");
});

test("a meeting that was deleted comes back with all that was noted", () => {
  fc.assert(
    fc.property(reader, (it) => {
      const back = join(it, removeMeeting(it, it.meeting));
      assert.deepEqual({ ...showMeeting(back, it.meeting), people: it.people }, it);
      assert.deepEqual(everyone(back), everyone(it));
    }),
  );
});

test("what was deleted comes back whole", () => {
  fc.assert(fc.property(reader, (it) => assert.deepEqual(join(it, EMPTY), it)));
});

test("what was written since is not overwritten by what comes back", () => {
  const before = inMeeting(EMPTY, "", "a", (it) => fill(monday(it), "/letters/a/", "news", "old"));
  const since = inMeeting(before, "a", "", (it) => fill(fill(it, "", "day", "Tuesday"), "/letters/a/", "news", "new"));
  assert.deepEqual(join(before, since), since);
});

test("a copy that is opened gives the same document, wherever it is opened and however often", () => {
  fc.assert(
    fc.property(reader, (it) => {
      const copy = parse(JSON.stringify(it));
      assert.deepEqual(copy, it);
      assert.deepEqual(join(EMPTY, /** @type {typeof EMPTY} */ (copy)), it);
      assert.deepEqual(join(it, it), it);
    }),
  );
});

test("any edits, saved, deleted, undone and opened again are the same document", () => {
  /** @typedef {{ now: typeof EMPTY, copy: string }} State */
  /** @type {fc.Arbitrary<(state: State) => State>} */
  const act = fc.oneof(
    { weight: 4, arbitrary: change.map((each) => (/** @type {State} */ { now, copy }) => ({ now: each(now), copy })) },
    fc.constant((/** @type {State} */ { now }) => ({ now, copy: JSON.stringify(now) })),
    change.map((each) => (/** @type {State} */ { now, copy }) => {
      const back = join(now, EMPTY); // deleted, and undone
      assert.deepEqual(back, now);
      return { now: each(back), copy };
    }),
    fc.constant((/** @type {State} */ { copy }) => {
      const now = join(EMPTY, /** @type {typeof EMPTY} */ (parse(copy))); // on another device
      assert.deepEqual(now, JSON.parse(copy));
      return { now, copy };
    }),
  );
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const { now } = acts.reduce((state, each) => each(state), { now: EMPTY, copy: JSON.stringify(EMPTY) });
      assert.deepEqual(parse(JSON.stringify(now)), now);
    }),
  );
});

test("a link holds the same document", async () => {
  await fc.assert(fc.asyncProperty(reader, async (it) => assert.deepEqual(parse(await unpack(await pack(JSON.stringify(it)))), it)), { numRuns: 50 });
});

test("what unpacks to more than a person writes is refused", async () => {
  await assert.rejects(unpack(await pack("a".repeat(2_000_000))), RangeError);
  await assert.rejects(unpack("!"));
  await assert.rejects(unpack("AAAA"));
});

test("what was kept is read as it was written", () => {
  fc.assert(fc.property(reader, (it) => assert.deepEqual(read(structuredClone(it)), it)));
  assert.deepEqual(read(undefined), EMPTY);
});

test("what the first version kept is one meeting, and what the reader said of himself", () => {
  const first = {
    version: 1,
    ticks: { "/checklists/in-person/": ["a"] },
    choices: [{ path: "/questions/remote/", id: "b", text: "Why?" }],
    blanks: { "your name": "Ana", "their name": "Tom" },
    letters: { "/letters/nudge/": { news: "good" } },
  };
  const { ticks, choices, letters } = first;
  const meeting = { ...EMPTY_MEETING, id: "first", ticks, choices, letters, words: { "their name": "Tom" } };
  assert.deepEqual(read(first), { ...EMPTY, meeting: "first", meetings: [meeting], words: { "your name": "Ana" } });
  assert.deepEqual(read(first), read(first)); // each time that it is read before it is kept anew
});

test("what a newer version has kept is not read", () => {
  assert.throws(() => read({ ...EMPTY, version: VERSION + 1 }), RangeError);
  assert.throws(() => parse(JSON.stringify({ version: VERSION + 1 })), RangeError);
});
