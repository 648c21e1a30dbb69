import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { difference } from "./difference.js";

test("what stands between the pieces does not count", () => {
  const between = fc.array(fc.constantFrom(" ", "\n", "/* a */", "// `b\n", "/** @type {c} */"));
  fc.assert(
    fc.property(between, between, (before, after) => {
      const spaced = `const a${before.join("")} = ${after.join("")}\`b  c\`;`;
      assert.equal(difference(spaced, "const a=`b  c`;"), undefined);
    }),
  );
});

test("a space that a literal lost is told, with the line", () => {
  assert.match(difference("a;\nb = `c, d`;", "a;b=`c,d`;") ?? "", /^line 2: \d+ \w+ `c, d` became \d+ \w+ `c,d`$/);
});

test("the end of a line that ended a statement is told", () => {
  assert.notEqual(difference("a\n++b", "a++b"), undefined);
  assert.notEqual(difference("return\na", "return a"), undefined);
});

test("a script cut off is told", () => {
  assert.match(difference("a(b);", "a(b") ?? "", /^line 1: \d+ CloseParenToken \) became /);
});
