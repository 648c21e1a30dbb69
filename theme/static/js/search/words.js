// The words of a query, and of a page, as the index has them: plugins/search/words.py.

const UNSPACED = "[\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]"; // Kana and Han, of which each is a word
const RUN = `(?:(?!${UNSPACED})[\\p{L}\\p{N}])+`;
const LETTERS = `${RUN}(?:['’]${RUN})*`;
const COMPOUND = new RegExp(`${UNSPACED}|${LETTERS}(?:[-\\u2010\\u2011]${LETTERS})*`, "gu");

/**
 * A word as it is written, from `start` on; its `parts` are what hyphens join.
 * @typedef {{ text: string, start: number, parts: string[] }} Word
 */

/** Return the words of a text in their order. @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  return [...text.matchAll(COMPOUND)].map(({ 0: word, index }) => ({ text: word, start: index, parts: folded(word) }));
}

/** Return the parts of a word in small letters, without accents and apostrophes. @param {string} word */
function folded(word) {
  return word.normalize("NFD").replace(/[\p{M}'’]/gu, "").toLowerCase().split(/[-\u2010\u2011]/u);
}
