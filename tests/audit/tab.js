/**
 * A tab of a browser, and what a reader does in it: the same in each engine, so that one walk goes through all.
 *
 * @typedef {object} Driven What an engine does with a tab in its own way.
 * @property {(url: string) => Promise<unknown>} open
 * @property {() => Promise<unknown>} reload
 * @property {() => Promise<unknown>} back
 * @property {(width: number) => Promise<unknown>} resize
 * @property {(selector: string) => Promise<unknown>} click
 * @property {(selector: string, text: string) => Promise<unknown>} type
 * @property {(script: Function, ...values: unknown[]) => Promise<any>} evaluate
 * @property {() => string[]} complaints
 * @property {() => Promise<Uint8Array>} [print]
 *
 * @typedef {object} Tab A selector means the first element that it fits.
 * @property {string} path What was opened last.
 * @property {(path: string) => Promise<unknown>} open Open a page of the site, and wait until it is loaded.
 * @property {() => Promise<unknown>} reload
 * @property {() => Promise<unknown>} back Go back to the page that was there before.
 * @property {(width: number) => Promise<unknown>} resize Make the window as wide as that.
 * @property {(selector: string) => Promise<unknown>} click Click on an element, as soon as it is there.
 * @property {(selector: string, text: string) => Promise<unknown>} type Fill a field, as soon as it is there, with this alone.
 * @property {(selector: string) => Promise<string>} text Return what an element says, or what stands in a field.
 * @property {(selector: string, words: string) => Promise<unknown>} see Wait until an element says these words.
 * @property {(script: Function, ...values: unknown[]) => Promise<any>} evaluate Return what a function of its own returns there.
 * @property {() => string[]} complaints Return what the console and the policy have said since they were asked last.
 * @property {() => Promise<Uint8Array>} [print] Return the page as it is printed on A4, as a PDF, where the engine's driver can.
 */

import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE = 10_000; // ms, until something is on a screen

/** @param {string} site @param {Driven} driven @returns {Tab} */
export function tabOf(site, driven) {
  const text = (selector) => driven.evaluate(textOf, selector);
  const find = (selector) =>
    until(async () => !(await driven.evaluate(bringOut, selector)) && `${selector} is not to be seen`);
  return {
    ...driven,
    path: "",
    open(path) {
      this.path = path;
      return driven.open(site + path);
    },
    async click(selector) {
      await find(selector);
      await driven.click(selector);
    },
    async type(selector, words) {
      await find(selector);
      if (!(await driven.evaluate(pick, selector, words))) await driven.type(selector, words);
    },
    text,
    see: (selector, words) =>
      until(async () => {
        const said = await text(selector);
        return !said.includes(words) && `${selector} says “${said.slice(0, 90)}”, not “${words}”`;
      }),
  };
}

/** Wait until nothing is wrong. Throws what still is, after a while. @param {() => Promise<string | false>} wrong */
export async function until(wrong) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const what = await wrong();
    if (!what) return;
    if (Date.now() > end) throw new Error(what);
    await sleep(50);
  }
}

// These run in pages.

/** Scroll an element to where the tray at the bottom of a window does not lie upon it; return whether it can be seen. */
function bringOut(selector) {
  const element = document.querySelector(selector);
  element?.scrollIntoView({ behavior: "instant", block: "center" });
  return Boolean(element?.checkVisibility());
}

/**
 * Empty a field to be typed into, once it has the focus: a page may fill the others meanwhile. Of another kind of field,
 * choose the value, as engines differ in the keys for that; return whether.
 */
function pick(selector, value) {
  const field = document.querySelector(selector);
  const isPicked = field.matches("select, [type=date], [type=time], [type=datetime-local]");
  if (!isPicked) field.focus();
  field.value = isPicked ? value : "";
  if (isPicked) for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  return isPicked;
}

function textOf(selector) {
  const element = document.querySelector(selector);
  const text = element?.matches("input, select, textarea") ? element.value : element?.textContent;
  return (text ?? "").replace(/\s+/g, " ").trim();
}
