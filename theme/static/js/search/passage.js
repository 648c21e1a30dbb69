// The place of a page that a search found, and the sections that have the words.

import { wordsOf } from "./words.js";

const TEXTS = "[data-search-text]"; // what plugins/search indexes of a page
const SKIPPED = "[data-search-skip]";
const BLOCKS = "h2, h3, h4, h5, h6, p, li, dt, dd, th, td, pre, label, summary";
const LENGTH = 200; // letters of a passage
const BEFORE = 60; // of them before the first word that was found
const SECTIONS = 3;

/**
 * A piece of a passage.
 * @typedef {{ text: string, isFound: boolean }} Piece
 * @typedef {{ title: string, id: string }} Section
 * @typedef {{ text: string, section?: Section, found: Set<string> }} Block
 */

/**
 * Return the passage with the most of the words, and the sections that have most of them, in the order of the page.
 * @param {Document} page @param {Set<string>} words
 */
export function passageOf(page, words) {
  const blocks = blocksOf(page, words);
  const best = [...blocks].sort((one, other) => other.found.size - one.found.size)[0];
  /** @type {Map<Section, Set<string>>} */
  const sections = new Map();
  for (const { section, found } of blocks) {
    if (section) sections.set(section, new Set([...(sections.get(section) ?? []), ...found]));
  }
  const most = [...sections].filter(([, { size }]) => size).sort(([, one], [, other]) => other.size - one.size).slice(0, SECTIONS);
  return {
    pieces: best?.found.size ? pieces(best.text, words) : [],
    sections: [...sections.keys()].filter((each) => most.some(([section]) => section === each)),
  };
}

/** Go through what a page says, a block at a time. @param {Document} page @param {Set<string>} words @returns {Block[]} */
function blocksOf(page, words) {
  /** @type {Section | undefined} */
  let section;
  const blocks = [];
  for (const text of page.querySelectorAll(TEXTS)) {
    for (const element of text.matches(BLOCKS) ? [text] : text.querySelectorAll(BLOCKS)) {
      if (element.closest(SKIPPED) || element.querySelector(BLOCKS)) continue;
      const said = saidOf(element);
      if (/^H\d$/.test(element.tagName) && element.id) section = { title: said, id: element.id };
      const found = new Set(wordsOf(said).flatMap(({ parts }) => [...parts, parts.join("")]).filter((each) => words.has(each)));
      blocks.push({ text: said, section, found });
    }
  }
  return blocks;
}

/** Return the words of an element on one line, but for what is skipped. @param {Element} element */
function saidOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const each of copy.querySelectorAll(SKIPPED)) each.remove();
  return (copy.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** Return the passage of a text around the first words that were found. @param {string} text @param {Set<string>} words @returns {Piece[]} */
export function pieces(text, words) {
  const all = wordsOf(text);
  const isFound = (/** @type {string[]} */ parts) => [...parts, parts.join("")].some((each) => words.has(each));
  const first = all.find(({ parts }) => isFound(parts))?.start ?? 0;
  // From the word on that begins there, to the one that ends there.
  const start = text.length <= LENGTH || first <= BEFORE ? 0 : (all.find((word) => word.start >= first - BEFORE)?.start ?? 0);
  const last = all.findLast((word) => word.start + word.text.length <= start + LENGTH);
  const end = text.length - start <= LENGTH || !last ? text.length : last.start + last.text.length;
  /** @type {Piece[]} */
  const made = [{ text: start ? "… " : "", isFound: false }];
  let done = start;
  for (const word of all.filter((each) => each.start >= start && each.start < end && isFound(each.parts))) {
    made.push({ text: text.slice(done, word.start), isFound: false }, { text: word.text, isFound: true });
    done = word.start + word.text.length;
  }
  made.push({ text: text.slice(done, end) + (end < text.length ? " …" : ""), isFound: false });
  return made.filter((piece) => piece.text);
}
