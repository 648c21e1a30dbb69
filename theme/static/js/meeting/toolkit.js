// What a meeting needs of the site's lists, checklists and letters: one file, which the build makes of them.

import { one } from "../handouts/page.js";

/** @typedef {string | readonly [string, string]} Word A run of text, or one with the address to which it leads. */
/** @typedef {{ readonly id: string, readonly words: readonly Word[], readonly note?: string, readonly isEssential?: boolean }} Item */
/** @typedef {{ readonly title: string, readonly items: readonly Item[] }} Topic */
/** @typedef {{ readonly path: string, readonly title: string, readonly sections: readonly Topic[] }} QuestionList */
/** @typedef {{ readonly path: string, readonly title: string, readonly sections: readonly (Topic & { readonly due: string })[] }} Checklist */
/** @typedef {string | { readonly blank: string }} Piece Text, or a blank by its name. */
/** @typedef {{ readonly name: string, readonly label: string, readonly example: string, readonly isLong: boolean }} Blank */

/**
 * @typedef {object} Letter
 * @property {string} path
 * @property {string} title
 * @property {string} moment
 * @property {number} limit
 * @property {readonly Piece[]} subject
 * @property {readonly (readonly Piece[])[]} paragraphs
 * @property {readonly Blank[]} blanks
 */

/** @typedef {{ readonly questions: readonly QuestionList[], readonly checklists: readonly Checklist[], readonly letters: readonly Letter[] }} Toolkit */

const page = one("[data-toolkit]").dataset;

/** The path below which the site lies: empty, or like `/blog`. */
export const base = page.base ?? "";

/**
 * The toolkit: empty before it is loaded, and where it cannot be.
 *
 * @type {Toolkit}
 */
export let toolkit = { questions: [], checklists: [], letters: [] };

const loading = load();

async function load() {
  try {
    toolkit = await (await fetch(page.toolkit ?? "")).json();
  } catch {
    one("[data-missing]").hidden = false;
  }
}

/**
 * Do what needs the toolkit, once it is known whether there is one. It is not awaited at the top of this module: WebKit would
 * run all but the first of those that import it too early (https://bugs.webkit.org/show_bug.cgi?id=242740).
 *
 * @param {() => unknown} act
 */
export async function withToolkit(act) {
  await loading;
  act();
}

/**
 * Return the words of an item without where they lead.
 *
 * @param {Item} item
 */
export function textOf({ words }) {
  return words.map((word) => (typeof word === "string" ? word : word[0])).join("");
}
