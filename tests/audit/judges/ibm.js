/** IBM's accessibility checker: does a page keep its rules, which are others than those of axe? */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { eachView } from "../browser.js";

export const name = "IBM";

const CHECKER = readFileSync(fileURLToPath(import.meta.resolve("accessibility-checker-engine")), "utf-8");
const WIDTHS = [1280];

export function judge(site) {
  return eachView(site, WIDTHS, CHECKER, (page) => page.evaluate(violationsOf));
}

/** Return what the checker is sure of. What may be wrong, it asks a person. */
async function violationsOf() {
  const { results } = await new window.ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  return results
    .filter(({ value: [level, outcome] }) => level === "VIOLATION" && outcome === "FAIL")
    .map(({ ruleId, message, path }) => ({ where: path.dom, what: message, rule: ruleId }));
}
