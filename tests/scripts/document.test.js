import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bringBack, EMPTY, fill, leave, move, read, take, takeAgain, tick, VERSION } from "../../theme/static/js/reader/document.js";
import { choice, frozen, id, path, reader, step } from "./changes.js";

frozen(EMPTY);

/** @param {string} text */
const text = (text) => ({ path: "/questions/remote/", id: text, text });
const three = ["a", "b", "c"].map(text).reduce(take, EMPTY);
/** @param {import("../../theme/static/js/reader/document.js").Reader} it */
const order = (it) => it.choices.map((each) => each.text).join("");

test("no change changes what was there before", () => {
  fc.assert(fc.property(reader, step, (it, change) => void change(it))); // it is frozen, and would throw
});

test("a change made twice is as if it were made once, but for one that moves", () => {
  const ways = [(/** @type {typeof EMPTY} */ it) => tick(it, "/a/", ["b"], true), (/** @type {typeof EMPTY} */ it) => take(it, text("c"))];
  for (const way of ways) fc.assert(fc.property(reader, (it) => assert.deepEqual(way(way(it)), way(it))));
});

test("a step ticked and unticked leaves nothing behind", () => {
  assert.deepEqual(tick(tick(EMPTY, "/a/", ["b", "c"], true), "/a/", ["c", "b"], false), EMPTY);
});

test("ticks of one page are not those of another", () => {
  fc.assert(
    fc.property(reader, path, path, id, (it, one, other, each) => {
      fc.pre(one !== other);
      assert.deepEqual(tick(it, one, [each], true).ticks[other], it.ticks[other]);
    }),
  );
});

test("a question is taken along once, as the last, and left behind whole", () => {
  fc.assert(
    fc.property(reader, choice, (it, each) => {
      const taken = take(it, each);
      assert.deepEqual(taken.choices.at(-1), each);
      assert.equal(new Set(taken.choices.map(({ path, id }) => path + id)).size, taken.choices.length);
      assert.deepEqual(leave(taken, each), leave(it, each));
    }),
  );
});

test("a question moves up and down, and never over the edge", () => {
  assert.equal(order(move(three, text("a"), 1)), "bac");
  assert.equal(order(move(three, text("c"), -2)), "cab");
  assert.equal(move(three, text("a"), -1), three);
  assert.equal(move(three, text("c"), 1), three);
  assert.equal(move(three, text("d"), 1), three);
});

test("what was cleared comes back before what was taken since", () => {
  const since = take({ ...three, choices: [] }, text("d"));
  assert.equal(order(takeAgain(since, three.choices)), "abcd");
  assert.equal(order(takeAgain(take(since, text("b")), three.choices)), "abcd");
});

test("what was deleted comes back whole", () => {
  fc.assert(fc.property(reader, (it) => assert.deepEqual(bringBack(EMPTY, it), it)));
});

test("what was written since is not overwritten by what comes back", () => {
  const before = fill(fill(EMPTY, "", "day", "Monday"), "/letters/a/", "news", "old");
  const since = fill(fill(EMPTY, "", "day", "Tuesday"), "/letters/a/", "news", "new");
  assert.deepEqual(bringBack(since, before), since);
});

test("a blank of all letters is in all, one of a letter's own in that", () => {
  const it = fill(fill(EMPTY, "", "day", "Monday"), "/letters/a/", "news", "good");
  assert.deepEqual([it.blanks, it.letters], [{ day: "Monday" }, { "/letters/a/": { news: "good" } }]);
  assert.deepEqual(fill(fill(it, "", "day", ""), "/letters/a/", "news", ""), EMPTY);
});

test("what was kept is read as it was written", () => {
  fc.assert(fc.property(reader, (it) => assert.deepEqual(read(structuredClone(it)), it)));
  assert.deepEqual(read(undefined), EMPTY);
});

test("what a newer version has kept is not read", () => {
  assert.throws(() => read({ ...EMPTY, version: VERSION + 1 }), RangeError);
});
