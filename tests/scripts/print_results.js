// Print what a built site's search finds, for each of the queries given as JSON: the paths of the first results and how
// many there are, and what is proposed for words that are nowhere.

import { readFileSync } from "node:fs";
import { nearest } from "../../theme/static/js/search/nearest.js";
import { shown } from "../../theme/static/js/search/rank.js";
import { builtIndex, find } from "./search.js";

const index = builtIndex(process.argv[2]);
const words = await index.words();
const results = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { numbers, missing } = await find(query, index);
  const entries = await shown(numbers.slice(0, 10), query, index);
  const proposed = missing.map(({ text }) => nearest(text.toLowerCase(), words) ?? "");
  results.push({ paths: entries.map(({ path }) => path), number: numbers.length, proposed });
}
process.stdout.write(JSON.stringify(results));
