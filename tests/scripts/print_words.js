// Print the words of each text given as JSON, as the search takes them apart.

import { readFileSync } from "node:fs";
import { wordsOf } from "../../theme/static/js/search/words.js";

/** @param {string} text */
const all = (text) => wordsOf(text).flatMap(({ parts }) => (parts.length > 1 ? [...parts, parts.join("")] : parts));
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(all)));
