import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nearest } from "../../theme/static/js/search/nearest.js";
import { pieces } from "../../theme/static/js/search/passage.js";
import { wordsOf } from "../../theme/static/js/search/words.js";
import { find, indexOf } from "./search.js";

const TEXTS = ["thank you note", "thanks for tea", "networking in person", "interview news", "a new network", "résumé"];
const folded = TEXTS.map((text) => text.normalize("NFD").replace(/\p{M}/gu, ""));

/** @param {string} query @param {string[]} [texts] @param {string[][][]} [synonyms] */
async function numbers(query, texts = folded, synonyms = []) {
  return (await find(query, indexOf(texts, synonyms))).numbers;
}

test("a word is found in the form that is typed before those with other endings", async () => {
  assert.deepEqual(await numbers("thank"), [0, 1]);
  assert.deepEqual(await numbers("thanks"), [1, 0]);
  assert.deepEqual(await numbers("networks"), [4, 2]);
});

test("endings are those of English, and not of another language", async () => {
  assert.deepEqual((await find("networking", indexOf(folded, [], "de"))).numbers, [2]);
});

test("the beginning of a word finds it, if it is no word itself and has four letters", async () => {
  assert.deepEqual(await numbers("inter"), [3]);
  assert.deepEqual(await numbers("int"), []);
  assert.deepEqual(await numbers("news"), [3, 4]);
});

test("a word that begins like another one does not find it", async () => {
  for (const word of ["introvert", "newspaper", "thankless", "perspective"]) {
    const { numbers: found, missing } = await find(word, indexOf(folded));
    assert.deepEqual([found, missing.map(({ text }) => text)], [[], [word]]);
  }
});

test("all words must be there", async () => {
  assert.deepEqual(await numbers("thank note"), [0]);
  assert.deepEqual(await numbers("note tea"), []);
  const { missing, counts } = await find("note tea", indexOf(folded));
  assert.deepEqual([missing, [...counts.values()]], [[], [1, 1]]);
});

test("a word of more than half of the texts decides only the order", async () => {
  const texts = ["the cup", "the pot", "the tea", "cup"];
  assert.deepEqual(await numbers("the cup", texts), [0, 3]);
  assert.deepEqual(await numbers("the", texts), [2, 1, 0]);
});

test("what hyphens join is found together and apart", async () => {
  const texts = ["e mail email", "email", "self care selfcare"];
  assert.deepEqual(await numbers("e-mail", texts), [0, 1]);
  assert.deepEqual(await numbers("self-care", texts), [2]);
  assert.deepEqual(await numbers("care self", texts), [2]);
});

test("what means the same is found behind what is typed, of one word as of several", async () => {
  const synonyms = [[["cv"], ["resume"]], [["zoom"], ["video", "call"]]];
  const texts = ["resume", "cv", "video", "call video", "zoom"];
  assert.deepEqual(await numbers("cv", texts, synonyms), [1, 0]);
  assert.deepEqual(await numbers("Résumé", texts, synonyms), [0, 1]);
  assert.deepEqual(await numbers("zoom", texts, synonyms), [4, 3]);
  assert.deepEqual(await numbers("video call", texts, synonyms), [3, 4]);
  assert.deepEqual(await numbers("call", texts, synonyms), [3]);
});

test("a word in quotation marks is found in no other form", async () => {
  assert.deepEqual(await numbers('"thank"'), [0]);
  assert.deepEqual(await numbers("“thanks”"), [1]);
  assert.deepEqual(await numbers('"interv"'), []);
});

test("the nearest word is proposed for one that is nowhere", () => {
  /** @type {[string, number][]} */
  const words = [["thank", 9], ["thanks", 2], ["think", 3], ["interview", 1], ["tea", 1]];
  assert.equal(nearest("thnak", words), "thank");
  assert.equal(nearest("thenk", words), "thank");
  assert.equal(nearest("intreveiw", words), "interview");
  assert.equal(nearest("xylophone", words), undefined);
  assert.equal(nearest("te", words), undefined);
});

test("a word with one slip is found again", () => {
  const word = fc.stringMatching(/^[a-z]{6,12}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom("", "q", "exchange"), (right, place, slip) => {
      const at = place % (right.length - 1);
      const middle = slip === "exchange" ? right[at + 1] + right[at] : slip + right[at + 1];
      const wrong = right.slice(0, at) + middle + right.slice(at + 2);
      assert.equal(nearest(wrong, [["zzz", 5], [right, 1]]), right);
    }),
  );
});

test("a passage begins and ends at a word, with the words marked that were found", () => {
  const text = `${"Before that. ".repeat(20)}Say Thank-you, then pay. ${"After that. ".repeat(20)}`.trim();
  const shown = pieces(text, new Set(["thankyou", "pay"]));
  assert.deepEqual(shown.filter(({ isFound }) => isFound).map((piece) => piece.text), ["Thank-you", "pay"]);
  const whole = shown.map((piece) => piece.text).join("");
  assert.match(whole, /^… (Before|that)\b.* (After|that) …$/);
  assert.ok(text.includes(whole.slice(2, -2)));
});

test("a short text is shown whole", () => {
  assert.deepEqual(pieces("Pay for both.", new Set(["pay"])), [
    { text: "Pay", isFound: true },
    { text: " for both.", isFound: false },
  ]);
});

test("whatever a text says, its passage is a piece of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const word = wordsOf(text)[9]?.parts[0] ?? "";
      const whole = pieces(text, new Set([word])).map((piece) => piece.text).join("");
      assert.ok(text.includes(whole.replace(/^… /u, "").replace(/ …$/u, "")));
    }),
  );
});
