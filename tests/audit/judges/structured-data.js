/** The structured data validator: do search engines understand what a page says of itself? */

import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { vocabulary } from "../vocabulary.js";

export const name = "structured data";

export async function* judge(site) {
  const validator = new Validator(vocabulary());
  const findings = [];
  for (const { path, file } of site.pages) {
    const said = new WebAutoExtractor({ addLocation: true }).parse(readFileSync(file, "utf-8"));
    for (const { issueMessage, path: trail = [], severity } of await validator.validate(said)) {
      const where = trail.map(({ property, type }) => property ?? type).join(".");
      findings.push({ where: `${path} ${where}`.trim(), what: issueMessage, rule: severity.toLowerCase() });
    }
  }
  yield { what: "every page", pages: site.pages.length, findings };
}
