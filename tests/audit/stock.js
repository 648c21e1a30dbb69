/**
 * Stock Pelican sites, which have our plugins, and another's theme.
 *
 * @typedef {object} Stock
 * @property {string} theme The theme's name.
 * @property {import("./site.js").Page[]} ours Every page of a site with the plugins.
 * @property {import("./site.js").Page[]} theirs Every page of a site without them.
 */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { FOLDER, ROOT, pagesOf } from "./site.js";

const OUTPUT = join(FOLDER, "stock");
const THEMES = ["simple", "notmyidea"]; // tests/stock/judged.py says the same

/** Build them. Throws what Pelican says where it builds one not. @returns {Promise<Stock[]>} */
export async function stockSites() {
  await promisify(execFile)(join(ROOT, ".venv/bin/python"), ["-m", "tests.stock.judged", OUTPUT], { cwd: ROOT });
  const pages = (theme, which) => pagesOf(join(OUTPUT, theme, which, "output"));
  return THEMES.map((theme) => ({ theme, ours: pages(theme, "with"), theirs: pages(theme, "without") }));
}
