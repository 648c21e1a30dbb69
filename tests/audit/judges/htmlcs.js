/** HTML_CodeSniffer: what of WCAG 2 AA can be told by a machine is kept? */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { eachView } from "../browser.js";

export const name = "HTML_CodeSniffer";

const SNIFFER = readFileSync(createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js"), "utf-8");
const WIDTHS = [360];

export function judge(site) {
  return eachView(site, WIDTHS, SNIFFER, (page) => page.evaluate(errorsOf));
}

/** Return the errors of the page in which this runs. Warnings are questions to a person. */
function errorsOf() {
  const { HTMLCS } = window;
  return new Promise((resolve, reject) => {
    HTMLCS.process("WCAG2AA", document, () => resolve(HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR)), reject);
  }).then((messages) => messages.map(({ element, msg, code }) => ({ where: element.outerHTML?.slice(0, 120) ?? "", what: msg, rule: code })));
}
