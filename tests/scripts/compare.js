/** Tell of each script that is minified wrongly. It reads `{ name: [source, minified] }`. */

import { readFileSync } from "node:fs";
import { difference } from "./difference.js";

/** @type {Record<string, [string, string]>} */
const scripts = JSON.parse(readFileSync(0, "utf8"));
for (const [name, [source, minified]] of Object.entries(scripts)) {
  const found = difference(source, minified);
  if (found) console.log(`${name}: ${found}`);
}
