/** The Chromium that `make test` uses, too. */

/** @import { Page } from "puppeteer-core" */
/** @import { Finding, Row } from "./table.js" */
import puppeteer from "puppeteer-core";
import { found } from "./found.js";

const ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const SCHEMES = ["light", "dark"];

/** Go through what `use` yields of a browser, and end the browser with it. */
export async function* withBrowser(use) {
  const browser = await puppeteer.launch({ executablePath: found("chromium"), args: ARGUMENTS });
  try {
    yield* use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Open a page of each kind at each width, light and dark, with a script in it, and yield a row for all that `look` finds.
 *
 * @param {number[]} widths
 * @param {string} script
 * @param {(page: Page) => Promise<Finding[]>} look `where` is a place in the page.
 * @returns {AsyncGenerator<Row>}
 */
export function eachView({ url, kinds }, widths, script, look) {
  return withBrowser(async function* (browser) {
    for (const width of widths) {
      for (const scheme of SCHEMES) {
        const view = `${width} px, ${scheme}`;
        const findings = [];
        for (const path of kinds.values()) {
          const page = await browser.newPage();
          await page.setViewport({ width, height: 800 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await page.goto(url + path, { waitUntil: "load" });
          await page.evaluate(openAll);
          await page.evaluate(script);
          const found = await look(page);
          findings.push(...found.map(({ where, what, rule }) => ({ where: `${path} ${where}`, what: `${what} (${view})`, rule })));
          await page.close();
        }
        yield { what: view, pages: kinds.size, findings };
      }
    }
  });
}

/** Open what a reader can open, in the page in which this runs: what is closed would not be looked at. */
function openAll() {
  for (const details of document.querySelectorAll("details")) details.open = true;
}
