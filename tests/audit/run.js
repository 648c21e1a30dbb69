/**
 * Have every judge judge the site, or those that are named; print one table, and each finding below it. Exits with 1
 * where there is one.
 */

import * as axe from "./judges/axe.js";
import * as dompurify from "./judges/dompurify.js";
import * as engines from "./judges/engines.js";
import * as htmlValidate from "./judges/html-validate.js";
import * as htmlcs from "./judges/htmlcs.js";
import * as ibm from "./judges/ibm.js";
import * as lighthouse from "./judges/lighthouse.js";
import * as linkinator from "./judges/linkinator.js";
import * as nu from "./judges/nu.js";
import * as observatory from "./judges/observatory.js";
import * as pages from "./judges/pages.js";
import * as pdfjs from "./judges/pdfjs.js";
import * as policy from "./judges/policy.js";
import * as structuredData from "./judges/structured-data.js";
import * as weight from "./judges/weight.js";
import { openSite } from "./site.js";
import { findingLine, head, line } from "./table.js";

const JUDGES = [nu, htmlValidate, linkinator, policy, observatory, dompurify, structuredData, axe, ibm, htmlcs, pdfjs, pages, engines, weight, lighthouse];
const asked = process.argv.slice(2);
const judges = JUDGES.filter(({ name }) => !asked.length || asked.includes(name));
if (judges.length < asked.length) throw new Error(`The judges are ${JUDGES.map(({ name }) => name).join(", ")}.`);

const site = await openSite();
try {
  process.exitCode = (await audit(site)) ? 0 : 1;
} finally {
  await site.close();
}

/** Print the judgement; return whether no judge finds anything. */
async function audit(site) {
  const findings = [];
  console.log(`\n${head(lighthouse.measures)}`);
  for (const { name, judge, exceptions = [] } of judges) {
    for await (const row of judge(site)) {
      const standing = row.findings.filter((finding) => !exceptions.some(({ covers }) => covers?.(finding)));
      console.log(line(name, { ...row, findings: standing }));
      findings.push(...standing.map((finding) => findingLine(name, finding)));
    }
  }
  const reasons = judges.flatMap(({ name, exceptions = [] }) => exceptions.map(({ why }) => `${name}: ${why}.`));
  console.log(`\nNot counted:\n${reasons.join("\n")}\n`);
  console.log(findings.join("\n") || "No judge finds anything.");
  return findings.length === 0;
}
