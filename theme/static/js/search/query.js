// What a reader asks for, taken apart: terms, each with the ways in which a text may say it.

import { wordsOf } from "./words.js";

const OTHERWISE = 0.6; // what a synonym counts beside the word that was typed

/**
 * A way to say a term: words that a text must have all, and how much it counts.
 * @typedef {{ words: string[], factor: number }} Way
 * A piece of a query as it was typed. Where it `isExact`, it stands in quotation marks: no other form of it will do.
 * @typedef {{ text: string, ways: Way[], isExact: boolean }} Term
 * What means the same, each in its words.
 * @typedef {string[][]} Group
 */

/** @param {string} query @param {Group[]} synonyms @returns {Term[]} */
export function termsOf(query, synonyms) {
  return query.split(/["“”]/u).flatMap((piece, number) => {
    const words = wordsOf(piece);
    return number % 2 ? words.map((word) => term([word], [], true)) : withSynonyms(words, synonyms);
  });
}

/** @param {import("./words.js").Word[]} words @param {Group[]} synonyms @returns {Term[]} */
function withSynonyms(words, synonyms) {
  /** @type {Term[]} */
  const terms = [];
  for (let start = 0, length = 1; start < words.length; start += length) {
    // The longest that means the same as something: “video call” and not “call”.
    length = words.length - start;
    while (length > 1 && !others(words.slice(start, start + length), synonyms).length) length -= 1;
    const here = words.slice(start, start + length);
    terms.push(term(here, others(here, synonyms), false));
  }
  return terms;
}

/** Return what means the same as these words. @param {import("./words.js").Word[]} words @param {Group[]} synonyms */
function others(words, synonyms) {
  const said = words.flatMap(({ parts }) => parts).join(" ");
  const groups = synonyms.filter((group) => group.some((each) => each.join(" ") === said));
  return groups.flat().filter((each) => each.join(" ") !== said);
}

/** @param {import("./words.js").Word[]} words @param {string[][]} synonyms @param {boolean} isExact @returns {Term} */
function term(words, synonyms, isExact) {
  const parts = words.flatMap((word) => word.parts);
  const ways = [{ words: parts, factor: 1 }];
  // “E-mail” is found where a text has “email”.
  if (words.length === 1 && parts.length > 1) ways.push({ words: [parts.join("")], factor: 1 });
  ways.push(...synonyms.map((each) => ({ words: each, factor: OTHERWISE })));
  return { text: words.map(({ text }) => text).join(" "), ways, isExact };
}
