import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EMPTY_MEETING, fill, leave, move, take, takeAgain, tick } from "../../theme/static/js/reader/meeting.js";
import { choice, frozen, id, meeting, path, step } from "./changes.js";

/** @import { Meeting } from "../../theme/static/js/reader/meeting.js" */

frozen(EMPTY_MEETING);

/** @param {string} text */
const text = (text) => ({ path: "/questions/remote/", id: text, text });
const three = ["a", "b", "c"].map(text).reduce(take, EMPTY_MEETING);
/** @param {Meeting} it */
const order = (it) => it.choices.map((each) => each.text + (each.isNice ? "?" : "")).join("");

test("no step changes what was there before", () => {
  fc.assert(fc.property(meeting, step, (it, each) => void each(it))); // it is frozen, and would throw
});

test("a step made twice is as if it were made once, but for one that moves", () => {
  const ways = [(/** @type {Meeting} */ it) => tick(it, "/a/", ["b"], true), (/** @type {Meeting} */ it) => take(it, text("c"))];
  for (const way of ways) fc.assert(fc.property(meeting, (it) => assert.deepEqual(way(way(it)), way(it))));
});

test("a step ticked and unticked leaves nothing behind", () => {
  assert.deepEqual(tick(tick(EMPTY_MEETING, "/a/", ["b", "c"], true), "/a/", ["c", "b"], false), EMPTY_MEETING);
});

test("ticks of one page are not those of another", () => {
  fc.assert(
    fc.property(meeting, path, path, id, (it, one, other, each) => {
      fc.pre(one !== other);
      assert.deepEqual(tick(it, one, [each], true).ticks[other], it.ticks[other]);
    }),
  );
});

test("a question is taken along once, as the last of those to ask first, and left behind whole", () => {
  fc.assert(
    fc.property(meeting, choice, (it, each) => {
      const taken = take(it, each);
      assert.deepEqual(taken.choices.filter(({ isNice }) => !isNice).at(-1), each);
      assert.equal(new Set(taken.choices.map(({ path, id }) => `${path}#${id}`)).size, taken.choices.length);
      assert.deepEqual(leave(taken, each), leave(it, each));
    }),
  );
});

test("a question moves up and down, over the edge of those to ask first, and never out of the list", () => {
  assert.equal(order(move(three, text("a"), 1)), "bac");
  assert.equal(order(move(three, text("c"), -1)), "acb");
  assert.equal(move(three, text("a"), -1), three);
  assert.equal(move(three, text("d"), 1), three);
  const nice = move(three, text("c"), 1);
  assert.equal(order(nice), "abc?");
  assert.equal(move(nice, text("c"), 1), nice);
  assert.equal(order(move(nice, text("b"), 1)), "ab?c?");
  assert.equal(order(move(nice, text("c"), -1)), "abc");
});

test("whatever is done, those to ask first are above", () => {
  fc.assert(
    fc.property(meeting, ({ choices }) => {
      const firstNice = choices.findIndex(({ isNice }) => isNice);
      assert.ok(firstNice < 0 || choices.slice(firstNice).every(({ isNice }) => isNice));
    }),
  );
});

test("each question reaches each place by moving alone", () => {
  const places = [three];
  while (order(places[places.length - 1]) !== "bca?") {
    assert.ok(places.length < 9);
    places.push(move(places[places.length - 1], text("a"), 1));
  }
});

test("what was cleared comes back before what was taken since", () => {
  const since = take({ ...three, choices: [] }, text("d"));
  assert.equal(order(takeAgain(since, three.choices)), "abcd");
  assert.equal(order(takeAgain(take(since, text("b")), three.choices)), "abcd");
});

test("a blank of all letters is in all, one of a letter's own in that", () => {
  const it = fill(fill(EMPTY_MEETING, "", "day", "Monday"), "/letters/a/", "news", "good");
  assert.deepEqual([it.words, it.letters], [{ day: "Monday" }, { "/letters/a/": { news: "good" } }]);
  assert.deepEqual(fill(fill(it, "", "day", ""), "/letters/a/", "news", ""), EMPTY_MEETING);
});
