/** axe: is it accessible, small and wide, light and dark? */

import axe from "axe-core";
import { eachView } from "../browser.js";

export const name = "axe";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [360, 1280];

export function judge(site) {
  return eachView(site, WIDTHS, axe.source, async (page) => {
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => ({ where: target.join(" "), what: help, rule: id })),
    );
  });
}
