/**
 * Print what the Observatory makes of a host, as JSON: `node observatory.js PORT PLAIN-PORT PATH…`. It is a process of its own, as
 * Node learns of a certificate that nobody else trusts only as it starts, by NODE_EXTRA_CA_CERTS.
 */

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALL_TESTS } from "@mdn/mdn-http-observatory/src/constants.js";
import { getGradeForScore, getScoreDescription, getScoreModifier } from "@mdn/mdn-http-observatory/src/grader/grader.js";
import { retrieve } from "@mdn/mdn-http-observatory/src/retriever/retriever.js";

// The list of hosts that browsers know to have TLS, which its install script would download: ours is not on it.
const SOURCES = dirname(fileURLToPath(import.meta.resolve("@mdn/mdn-http-observatory")));
writeFileSync(join(SOURCES, "../conf/hsts-preload.json"), "{}");

const [httpsPort, httpPort, ...paths] = process.argv.slice(2);
const judgements = [];
for (const path of paths) judgements.push(judge(path, await retrieve("127.0.0.1", { httpsPort, httpPort, path })));
console.log(JSON.stringify(judgements));

/** Return the grade, and what was lost. What one gets beyond 100 counts where nothing was lost, so it is left out. */
function judge(path, answers) {
  const results = ALL_TESTS.map((test) => test(answers).result).filter(Boolean);
  const losses = results.filter((result) => getScoreModifier(result) < 0);
  const { grade } = getGradeForScore(losses.reduce((score, result) => score + getScoreModifier(result), 100));
  return { path, grade, losses: losses.map((result) => ({ rule: result, what: getScoreDescription(result) })) };
}
