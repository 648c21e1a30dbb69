// A search without a browser: an index of a few lines, or one that was built.

import { readFileSync } from "node:fs";
import { Index } from "../../theme/static/js/search/pieces.js";
import { termsOf } from "../../theme/static/js/search/query.js";
import { rank } from "../../theme/static/js/search/rank.js";

/**
 * Return an index of texts, each of which has each of its words once.
 * @param {string[]} texts @param {string[][][]} synonyms @param {string} language
 */
export function indexOf(texts, synonyms = [], language = "en") {
  const words = [...new Set(texts.flatMap((text) => text.split(" ")))].sort();
  const lines = words.map((word) => {
    const numbers = texts.flatMap((text, number) => (text.split(" ").includes(word) ? [number] : []));
    return [word, ...numbers.map((number, place) => `${number - (numbers[place - 1] ?? 0)}e`)].join(" ");
  });
  const half = Math.ceil(lines.length / 2);
  const pieces = [lines.slice(0, half), lines.slice(half)].filter((each) => each.length);
  const index = new Index("/search/index/", {
    count: texts.length,
    language,
    labels: { post: "Post" },
    most: "post",
    kinds: {},
    listings: [],
    synonyms,
    pieces: pieces.map(([line], number) => [line.split(" ")[0], String(number)]),
    entries: ["entries"],
    together: 32,
    words: "words",
  });
  const files = pieces.map((each, number) => /** @type {const} */ ([String(number), each.join("\n")]));
  const rows = JSON.stringify(texts.map((text, number) => [`/${number}/`, text, "", "", 1]));
  for (const [name, text] of [...files, /** @type {const} */ (["entries", rows])]) index.loaded.set(name, Promise.resolve(text));
  return index;
}

/** Return an index that was built, by the folder of its site. @param {string} folder */
export function builtIndex(folder) {
  const index = new Index("", JSON.parse(readFileSync(`${folder}/search/index.json`, "utf8")));
  index.load = async (name) => readFileSync(`${folder}/search/index/${name}`, "utf8");
  return index;
}

/** Return what is found in an index, as the page asks for it. @param {string} query @param {Index} index */
export function find(query, index) {
  return rank(termsOf(query, index.contents.synonyms), index);
}
