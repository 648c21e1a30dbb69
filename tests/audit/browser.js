/** The Chromium that `make test` uses, too. */

import puppeteer from "puppeteer-core";
import { found } from "./found.js";

const ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Go through what `use` yields of a browser, and end the browser with it. */
export async function* withBrowser(use) {
  const browser = await puppeteer.launch({ executablePath: found("chromium"), args: ARGUMENTS });
  try {
    yield* use(browser);
  } finally {
    await browser.close();
  }
}
