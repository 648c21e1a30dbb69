/** html-validate: is it HTML as one should write it? */

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

export const name = "html-validate";

const CONFIGURATION = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "aria-label-misuse": ["error", { allowAnyNamable: true }], // ARIA 1.2 lets a list have a name
    "doctype-style": ["error", { style: "lowercase" }], // as the HTML standard itself writes it
    "require-sri": ["error", { target: "crossorigin" }], // what this host could change in a file, it could in the page
  },
};

export async function* judge(site) {
  const validator = new HtmlValidate(new FileSystemConfigLoader(CONFIGURATION));
  const findings = [];
  for (const { path, file } of site.pages) {
    const { results } = await validator.validateFile(file);
    for (const { line, column, message, ruleId } of results.flatMap((result) => result.messages)) {
      findings.push({ where: `${path}:${line}:${column}`, what: message, rule: ruleId });
    }
  }
  yield { what: "every page", pages: site.pages.length, findings };
}
