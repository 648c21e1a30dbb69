// Which entries answer a query, and in what order.

import { formsOf } from "./forms.js";
import { wordsOf } from "./words.js";

const COMMON = 0.5; // a word that more of the entries have decides only the order, beside one that fewer have

/**
 * @typedef {import("./query.js").Term} Term
 * What was found: entries, the best first; terms that are nowhere; of each other term how many entries have it; and the
 * words of the texts that were meant.
 * @typedef {{ numbers: number[], missing: Term[], counts: Map<Term, number>, words: Set<string> }} Found
 */

/** @param {Term[]} terms @param {import("./pieces.js").Index} index @returns {Promise<Found>} */
export async function rank(terms, index) {
  /** @type {Set<string>} */
  const words = new Set();
  const scores = new Map(
    await Promise.all(terms.map(async (term) => /** @type {const} */ ([term, await scored(term, index, words)]))),
  );
  const missing = terms.filter((term) => !scores.get(term)?.size);
  const counts = new Map([...scores].map(([term, { size }]) => [term, size]));
  const rare = terms.filter((term) => (counts.get(term) ?? 0) <= index.contents.count * COMMON);
  const needed = (rare.length ? rare : terms).map((term) => scores.get(term) ?? new Map());
  const [first, ...rest] = missing.length ? [] : needed.sort((one, other) => one.size - other.size);
  const numbers = [...(first?.keys() ?? [])].filter((number) => rest.every((each) => each.has(number)));
  const total = new Map(numbers.map((number) => [number, sum([...scores.values()].map((each) => each.get(number) ?? 0))]));
  numbers.sort((one, other) => (total.get(other) ?? 0) - (total.get(one) ?? 0) || other - one);
  return { numbers, missing, counts, words };
}

/**
 * Return the entries to show next, first one by the title that was typed, with “the” or without it: a listing only leads
 * to what is meant.
 * @param {number[]} numbers @param {string} query @param {import("./pieces.js").Index} index
 */
export async function shown(numbers, query, index) {
  const said = plain(query);
  const entries = await Promise.all(numbers.map(async (number) => ({ number, ...(await index.entry(number)) })));
  const isMeant = (/** @type {typeof entries[number]} */ { number, title }) =>
    !index.contents.listings.includes(index.kind(number)) && [title, title.replace(/^\S+\s/u, "")].map(plain).includes(said);
  return [...entries.filter(isMeant), ...entries.filter((each) => !isMeant(each))];
}

/**
 * Return how well each entry says a term: as the best of its ways does. Adds the words by which it does.
 * @param {Term} term @param {import("./pieces.js").Index} index @param {Set<string>} found
 */
async function scored({ ways, isExact }, index, found) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const { words, factor } of ways) {
    const forms = await Promise.all(words.map((word) => formsOf(word, isExact, index)));
    const [first, ...rest] = forms.map((each) => weighed(each, index.contents.count));
    if (!first) continue;
    for (const [number, score] of first) {
      if (!rest.every((each) => each.has(number))) continue;
      const whole = (factor * (score + sum(rest.map((each) => each.get(number) ?? 0)))) / words.length;
      best.set(number, Math.max(whole, best.get(number) ?? 0));
    }
    for (const { word } of forms.flat()) found.add(word);
  }
  return best;
}

/** Return what the forms of a word count in each entry: more, the fewer have it. @param {import("./forms.js").Form[]} forms @param {number} count */
function weighed(forms, count) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const { factor, places } of forms) {
    for (const [number, weight] of places) weights.set(number, factor * weight + (weights.get(number) ?? 0));
  }
  const rarity = Math.log(1 + count / weights.size);
  return new Map([...weights].map(([number, weight]) => [number, weight * rarity]));
}

/** @param {string} text */
function plain(text) {
  return wordsOf(text).flatMap(({ parts }) => parts).join(" ");
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
