/** Firefox, by WebDriver BiDi. */

/** @import { Driven } from "./tab.js" */
import puppeteer from "puppeteer-core";
import { found } from "./found.js";

export const name = "Firefox";

/**
 * Use a Firefox, and end it.
 *
 * @param {number} width
 * @param {(version: string, newTab: () => Promise<Driven>) => Promise<unknown>} use
 */
export async function withEngine(width, use) {
  const [executablePath] = found("engines").split("\n");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath });
  try {
    const [, version] = (await browser.version()).split("/");
    await use(version, () => newTab(browser, width));
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<Driven>} */
async function newTab(browser, width) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.text() && complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  const resize = (to) => page.setViewport({ width: to, height: 800 });
  await resize(width);
  return {
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    back: () => page.evaluate(() => history.back()), // a page that was kept is not loaded, for which goBack would wait
    resize,
    click: (selector) => page.bringToFront().then(() => page.click(selector)), // behind another one, its fields never change
    type: (selector, text) => page.bringToFront().then(() => page.type(selector, text)),
    evaluate: (script, ...values) => page.evaluate(script, ...values),
    complaints: () => complaints.splice(0),
    print: () => page.pdf({ format: "A4" }),
  };
}
