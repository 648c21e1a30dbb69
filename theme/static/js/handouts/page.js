// What the pages of handouts share: finding their elements, telling a reader what was done, and undoing it. Words are
// in the page, in theme/templates/reader.html.

/** @import { Trouble } from "../reader/store.js" */

one(".tray").hidden = false;

/** The page's address below the site's own, by which what is done on it is kept. */
export const path = one("[data-path]").dataset.path ?? "";

/** The reader's own way to write dates and times, if it is of the page's language. */
export const locale = navigator.languages.find((each) => each.split("-")[0] === document.documentElement.lang) ?? document.documentElement.lang;

/**
 * Return the first element that a selector finds.
 *
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function one(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(selector);
  return found;
}

/**
 * Return a copy of what a template of the page holds.
 *
 * @param {string} name
 * @returns {HTMLElement}
 */
export function copy(name) {
  const template = /** @type {HTMLTemplateElement} */ (one(`template[data-name="${name}"]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Call a function when a button of the page is pressed; without one, the reader's browser cannot do it.
 *
 * @param {string} name
 * @param {((button: HTMLElement) => unknown) | undefined} act
 */
export function on(name, act) {
  const button = one(`[data-do="${name}"]`);
  if (!act) button.hidden = true;
  button.addEventListener("click", () => act?.(button));
}

/**
 * Put a number or word where the page has room for it.
 *
 * @param {string} name
 * @param {number | string} value
 */
export function put(name, value) {
  for (const place of document.querySelectorAll(`[data-put="${name}"]`)) {
    if (place.textContent !== String(value)) place.textContent = String(value);
  }
}

/**
 * Tell the reader what was done, with a button that undoes it if that can be; it leads back to where the reader was.
 *
 * @param {string} name
 * @param {() => unknown} [undo]
 */
export function tell(name, undo) {
  const status = one(".tray-status");
  const before = document.activeElement;
  status.replaceChildren(copy(name));
  if (!undo) return;
  const button = copy("undo");
  button.addEventListener("click", () => {
    undo();
    tell("undone");
    if (before instanceof HTMLElement) before.focus();
  });
  status.append(" ", button);
}

/**
 * Say why nothing is kept, or take that back.
 *
 * @param {Trouble} trouble
 */
export function warn(trouble) {
  const alert = one(".tray-alert");
  if (alert.dataset.trouble === trouble) return;
  alert.dataset.trouble = trouble;
  alert.replaceChildren(...(trouble ? [copy(trouble)] : []));
}

/**
 * Copy text, or select what says it where a browser lets no page do that.
 *
 * @param {string} text
 * @param {Element} source
 */
export async function copyText(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    tell("copied");
  } catch {
    getSelection()?.selectAllChildren(source);
    tell("selected");
  }
}

/**
 * Print the page in one of the ways that its style sheet knows.
 *
 * @param {string} way
 */
export function print(way) {
  document.documentElement.dataset.print = way;
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
  window.print();
}

/**
 * Show rows in a list, in this order. What is there already stays as it is, with the focus.
 *
 * @param {HTMLElement} list
 * @param {readonly HTMLElement[]} rows
 */
export function arrange(list, rows) {
  if (rows.length === list.children.length && rows.every((row, place) => row === list.children[place])) return;
  const focused = document.activeElement;
  list.replaceChildren(...rows);
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

/**
 * Have a button or field say of what it speaks: its own name, then the words of an element.
 *
 * @param {HTMLElement} control
 * @param {HTMLElement} words
 * @param {string} id
 */
export function name(control, words, id) {
  words.id ||= `${id}_words`;
  control.id = `${id}_${control.dataset.do}`;
  control.setAttribute("aria-labelledby", `${control.id} ${words.id}`);
}
