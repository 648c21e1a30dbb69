/** csp_evaluator: does the Content-Security-Policy keep what it promises? */

import { CspEvaluator } from "csp_evaluator";
import { Type } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

export const name = "csp_evaluator";

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

export async function* judge(site) {
  const findings = [];
  for (const path of site.kinds.values()) {
    const response = await fetch(site.url + path);
    const policy = response.headers.get("content-security-policy") ?? META.exec(await response.text())?.[1];
    if (policy) findings.push(...findingsOf(path, policy));
    else findings.push({ where: path, what: "it has no policy", rule: "missing" });
  }
  yield { what: "each kind", pages: site.kinds.size, findings };
}

function findingsOf(path, policy) {
  return new CspEvaluator(new CspParser(policy).csp).evaluate().map(({ type, directive, value, description }) => ({
    where: `${path} ${directive} ${value ?? ""}`.trim(),
    what: description,
    rule: Type[type],
  }));
}
