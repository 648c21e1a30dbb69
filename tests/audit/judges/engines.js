/** Firefox and WebKit: do pages run there, and is what a reader does on them kept? */

/** @import { Tab } from "../tab.js" */
import * as firefox from "../firefox.js";
import { tabOf } from "../tab.js";
import * as webkit from "../webkit.js";

export const name = "engines";

export const exceptions = [
  { why: "WebKit's driver tells nothing of the console; there, what a policy forbids is seen by what is missing" },
];

const WIDTH = 360;
const WALKS = [tickSteps, chooseQuestions, fillLetter, search, deleteAll]; // the last meets what the others leave

export async function* judge(site) {
  const { url, kinds } = site;
  for (const engine of [firefox, webkit]) {
    const row = { what: engine.name, pages: kinds.size, findings: [] };
    await engine.withEngine(WIDTH, async (version, newTab) => {
      row.what += ` ${/^\d+\.\d+/.exec(version)}`;
      const [tab, other] = [tabOf(url, await newTab()), tabOf(url, await newTab())];
      const go = async (rule, walk) => {
        const find = (what) => row.findings.push({ where: tab.path, what, rule: `${rule} in ${engine.name}` });
        await walk(tab, other, site).catch(({ message }) => find(message));
        [...tab.complaints(), ...other.complaints()].forEach(find);
      };
      for (const path of kinds.values()) await go("page", () => look(tab, path));
      for (const walk of WALKS) await go(walk.name, walk);
    });
    yield row;
  }
}

/** Open a page. Throws what is wrong with it. @param {Tab} tab @param {string} path */
async function look(tab, path) {
  await tab.open(path);
  const faults = await tab.evaluate(faultsOfPage, WIDTH);
  if (faults.length) throw new Error(faults.join(", "));
}

/** Return what is wrong with the page in which this runs. */
function faultsOfPage(width) {
  const root = document.documentElement;
  const isMissing = (image) => image.complete && !image.naturalWidth;
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  const faults = {
    "js/site.js did not run": !root.dataset.theme,
    "the scripts of its handouts did not run": document.querySelector(".tray")?.hidden,
    "a style sheet is missing": styles.some(({ sheet }) => !sheet?.cssRules.length),
    "a picture is missing": [...document.images].some(isMissing),
    "it is wider than the window": root.scrollWidth > root.clientWidth,
    [`the window is ${innerWidth} px wide`]: innerWidth !== width,
  };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

// A walk goes a reader's way in one tab, and looks at another; it may have the site stop. It throws where something is
// otherwise than it should be.

/** @param {Tab} tab @param {Tab} other */
async function tickSteps(tab, other) {
  const done = ".ticks [role=status]";
  await other.open("/checklists/in-person/");
  await tab.open("/checklists/in-person/");
  for (let ticks = 1; ticks <= 3; ticks++) {
    await tab.click(".boxes input:not(:checked)");
    await tab.see(done, `${ticks} of 17 done`);
  }
  await other.see(done, "3 of 17 done"); // so it is kept
  await tab.reload();
  await tab.see(done, "3 of 17 done");
}

/** @param {Tab} tab */
async function chooseQuestions(tab) {
  await tab.open("/questions/coffee-chat/");
  for (let chosen = 1; chosen <= 2; chosen++) {
    await tab.click(".take[aria-pressed=false]");
    await tab.see(".choices summary", `${chosen} chosen`);
  }
  await tab.open("/questions/remote/");
  await tab.see(".choices summary", "2 chosen");
  await tab.click(".take[aria-pressed=false]");
  await tab.see(".choices summary", "3 chosen");
}

/** @param {Tab} tab @param {Tab} other */
async function fillLetter(tab, other) {
  await other.open("/letters/thank-you/");
  await tab.open("/letters/thank-you/");
  await tab.type("[name='their name']", "Zoë");
  await other.see(".letter", "Dear Zoë,");
  await tab.reload();
  await tab.see("[name='their name']", "Zoë");
  await tab.see(".letter", "Dear Zoë,");
  const href = await tab.evaluate(() => document.querySelector("[data-do=mail]").href);
  if (!href.includes(encodeURIComponent("Dear Zoë,"))) throw new Error(`the mail is ${href}`);
}

/** @param {Tab} tab */
async function search(tab) {
  await tab.open("/search/");
  await tab.type(".search input[type=search]", "thank");
  await tab.see(".results", "A thank-you note");
}

/** @param {Tab} tab @param {Tab} other */
async function deleteAll(tab, other) {
  await other.open("/letters/thank-you/");
  await tab.open("/privacy/");
  await tab.see(".kept", "Steps ticked: 3. Questions chosen: 3. Blanks of letters filled: 1.");
  await tab.click("[data-do=delete]");
  await other.see(".letter", "Dear [their name],");
  await tab.reload();
  await tab.see(".kept", "Steps ticked: 0. Questions chosen: 0. Blanks of letters filled: 0.");
}
