/** Firefox and WebKit, page by page: does each kind run, fit, change its colours and go on paper there? */

/** @import { Tab } from "../tab.js" */
import * as firefox from "../firefox.js";
import { lastLines } from "../pdf.js";
import { tabOf, until } from "../tab.js";
import * as webkit from "../webkit.js";

export const name = "pages";

export const exceptions = [
  { why: "WebKit's driver tells nothing of the console; there, what a policy forbids is seen by what is missing" },
  { why: "WebKit's driver prints nothing" },
];

const WIDTHS = [320, 360, 1280];

export async function* judge({ url, kinds }) {
  for (const engine of [firefox, webkit]) {
    const row = { what: engine.name, pages: kinds.size, findings: [] };
    await engine.withEngine(WIDTHS[0], async (version, newTab) => {
      row.what += ` ${/^\d+\.\d+/.exec(version)}`;
      const tab = tabOf(url, await newTab());
      const find = (rule) => (what) => row.findings.push({ where: tab.path, what, rule: `${rule} in ${engine.name}` });
      const lookAt = async (path) => {
        await tab.open(path);
        for (const [rule, look] of Object.entries({ layout, ...(tab.print && { print }), colours })) {
          (await look(tab).catch(({ message }) => [message])).forEach(find(rule));
        }
        tab.complaints().forEach(find("console"));
      };
      try {
        for (const path of kinds.values()) await lookAt(path);
      } catch ({ message }) {
        find("open")(message); // an engine that opens one not opens no other
      }
    });
    yield row;
  }
}

/** Return what is wrong with a page at each width. @param {Tab} tab */
async function layout(tab) {
  const faults = [];
  for (const width of WIDTHS) {
    await tab.resize(width);
    await tab.evaluate(loadPictures);
    await until(async () => (await tab.evaluate(isLoading)) && "its pictures are not loaded");
    const here = [...(await tab.evaluate(faultsOfPage, width)), ...(await tab.evaluate(overlaps))];
    faults.push(...here.map((fault) => `${fault} (${width} px)`));
  }
  return faults;
}

/** Return each heading that is the last thing on a sheet. @param {Tab} tab */
async function print(tab) {
  const headings = (await tab.evaluate(headingsOfPage)).map(bare);
  const lines = await lastLines(await tab.print());
  const lonely = lines.slice(0, -1).filter(({ text, isLarge }) => isLarge && headings.some((each) => each.endsWith(bare(text))));
  return [...lonely.map(({ text }) => `“${text}” is alone at the foot of a sheet`), ...(lines.length ? [] : ["nothing is printed"])];
}

/** Return text without what a PDF spells in its own way. */
function bare(text) {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** Return what is wrong where a reader changes the colours, and loads the page again. @param {Tab} tab */
async function colours(tab) {
  const before = await tab.evaluate(coloursOfPage);
  await tab.click(".theme-switch");
  const after = await tab.evaluate(coloursOfPage);
  await tab.reload();
  const kept = await tab.evaluate(coloursOfPage);
  const faults = { "the switch changes no colours": after === before, "the colours are not kept": kept !== after };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

// These run in pages.

function loadPictures() {
  for (const image of document.images) image.loading = "eager";
}

function isLoading() {
  return document.readyState !== "complete" || [...document.images].some(({ complete }) => !complete);
}

function headingsOfPage() {
  return [...document.querySelectorAll("h1, h2, h3, h4")].map(({ textContent }) => textContent);
}

function coloursOfPage() {
  const { backgroundColor, color } = getComputedStyle(document.body);
  return `${color} on ${backgroundColor}`;
}

/** Return what is wrong with the page in which this runs. */
function faultsOfPage(width) {
  const root = document.documentElement;
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  const faults = {
    "js/site.js did not run": !root.dataset.theme,
    "the scripts of its handouts did not run": document.querySelector(".tray")?.hidden,
    "a style sheet is missing": styles.some(({ sheet }) => !sheet?.cssRules.length),
    "a picture is missing": [...document.images].some(({ naturalWidth }) => !naturalWidth),
    "it is wider than the window": root.scrollWidth > root.clientWidth,
    [`the window is ${innerWidth} px wide`]: innerWidth !== width,
  };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

/** Return which words and fields lie upon others. What is fixed to the window, or hangs beside it, lies there by intent. */
function overlaps() {
  const FIELDS = "button, input, select, summary, textarea";
  const boxes = [];
  const add = (element, { left, right, top, bottom }, inset) => {
    if (right - left > 2 && right > 0 && bottom > 0) boxes.push({ element, left, right, top: top + inset, bottom: bottom - inset });
  };
  const isMeant = (element) => element?.checkVisibility() && getComputedStyle(element).opacity !== "0" && !isFixed(element);
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { parentElement, data } = words.currentNode;
    if (!data.trim() || !isMeant(parentElement) || parentElement.closest(FIELDS)) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const box of range.getClientRects()) add(parentElement, box, box.height / 4); // letters fill the middle of a line
  }
  for (const field of document.querySelectorAll(FIELDS)) if (isMeant(field)) add(field, field.getBoundingClientRect(), 0);

  boxes.sort((one, other) => one.top - other.top);
  const found = new Set();
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (other.top > one.bottom - 1) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (across > 1 && !one.element.contains(other.element) && !other.element.contains(one.element)) {
        found.add(`“${told(one.element)}” lies upon “${told(other.element)}”`);
      }
    }
  });
  return [...found];

  function isFixed(element) {
    return element && (["fixed", "sticky"].includes(getComputedStyle(element).position) || isFixed(element.parentElement));
  }

  function told(element) {
    return (element.textContent.trim() || element.name || element.outerHTML).replace(/\s+/g, " ").slice(0, 40);
  }
}
