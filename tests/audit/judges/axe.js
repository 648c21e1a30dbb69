/** axe: is it accessible, small and wide, light and dark? */

import axe from "axe-core";
import { withBrowser } from "../browser.js";

export const name = "axe";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];

export function judge(site) {
  return withBrowser(async function* (browser) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const findings = [];
        for (const path of site.kinds.values()) findings.push(...(await look(browser, site.url, path, width, scheme)));
        yield { what: `${width} px, ${scheme}`, pages: site.kinds.size, findings };
      }
    }
  });
}

async function look(browser, url, path, width, scheme) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(url + path, { waitUntil: "load" });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  await page.close();
  return violations.flatMap(({ id, help, nodes }) => {
    const what = `${help} (${width} px, ${scheme})`;
    return nodes.map((node) => ({ where: `${path} ${node.target.join(" ")}`, what, rule: id }));
  });
}
