// Search as the reader types. The index comes from this site, in pieces, and is searched here: no typed word is sent.

import { nearest } from "../search/nearest.js";
import { passageOf } from "../search/passage.js";
import { Index } from "../search/pieces.js";
import { termsOf } from "../search/query.js";
import { rank, shown } from "../search/rank.js";

const AT_ONCE = 10;
const PAUSE = 200; // milliseconds without a key, before a search
const PATIENCE = 500; // milliseconds of silence, before the reader is told to wait
const FAILED = "The search could not be loaded. Try again, or browse below.";

/**
 * @typedef {HTMLFormControlsCollection & { q: HTMLInputElement, kind: RadioNodeList }} Controls
 * @typedef {import("../search/rank.js").Found} Found
 */

const form = /** @type {HTMLFormElement} */ (one("form.search"));
const { q: field, kind: kinds } = /** @type {Controls} */ (form.elements);
const status = one(".search-status");
const list = one(".results");
const more = one(".more");
const base = form.dataset.base ?? "";

/** @type {Promise<Index> | undefined} */
let opened; // when it is first wanted
let latest = 0; // the number of the last search: what an earlier one finds comes too late
/** @type {number[]} */
let rest = []; // results not shown yet
/** @type {Set<string>} */
let marked = new Set(); // words to mark in results
/** @type {WeakMap<Element, string>} */
const pages = new WeakMap(); // results whose passage is not there yet, and the address of each

/** Return the first element of this kind; the page has one. @param {string} selector @param {ParentNode} within */
function one(selector, within = document) {
  return /** @type {HTMLElement} */ (within.querySelector(selector));
}

function open() {
  opened ??= Index.open(/** @type {string} */ (form.dataset.index));
  opened.catch(() => (opened = undefined));
  return opened;
}

async function search(pause = 0) {
  const mine = ++latest;
  await new Promise((resolve) => setTimeout(resolve, pause));
  if (mine !== latest) return;
  const words = field.value.trim();
  const kind = kinds.value;
  keepAddress(words, kind);
  if (!words) {
    show([], [], []);
    return;
  }
  const wait = setTimeout(() => {
    if (mine === latest) status.textContent = "Searching…";
  }, PATIENCE);
  try {
    const index = await open();
    const found = await rank(termsOf(words, index.contents.synonyms), index);
    const numbers = kind ? found.numbers.filter((number) => index.kind(number) === kind) : found.numbers;
    const message = numbers.length ? [counted(numbers.length, words, kind, index)] : await instead(words, kind, found, index);
    const items = (await shown(numbers.slice(0, AT_ONCE), words, index)).map((entry) => draw(entry, index));
    if (mine !== latest) return;
    marked = found.words;
    show(message, items, numbers.slice(AT_ONCE));
  } catch {
    if (mine === latest) show([FAILED], [], []);
  } finally {
    clearTimeout(wait);
  }
}

/** @param {(Node | string)[]} message @param {Element[]} items @param {number[]} others */
function show(message, items, others) {
  status.replaceChildren(...message);
  list.replaceChildren(...items);
  for (const item of items) watch.observe(item);
  rest = others;
  more.hidden = rest.length === 0;
}

async function showMore() {
  const mine = latest;
  try {
    const index = await open();
    const items = (await shown(rest.slice(0, AT_ONCE), field.value, index)).map((entry) => draw(entry, index));
    if (mine !== latest) return;
    list.append(...items);
    for (const item of items) watch.observe(item);
    rest = rest.slice(AT_ONCE);
    more.hidden = rest.length === 0;
    one("a", items[0]).focus();
  } catch {
    if (mine === latest) status.textContent = FAILED;
  }
}

/** @param {number} count @param {string} words @param {string} kind @param {Index} index */
function counted(count, words, kind, index) {
  return `${count} ${noun(kind, index)}${count === 1 ? "" : "s"} for “${words}”.`;
}

/** @param {string} kind @param {Index} index */
function noun(kind, index) {
  return kind ? index.contents.labels[kind].toLowerCase() : "result";
}

/**
 * Return what to say where nothing is found, with what to do.
 * @param {string} words @param {string} kind @param {Found} found @param {Index} index @returns {Promise<(Node | string)[]>}
 */
async function instead(words, kind, { numbers, missing, counts }, index) {
  if (numbers.length) {
    return [`No ${noun(kind, index)} for “${words}”, but ${numbers.length} elsewhere: choose Everything.`];
  }
  const told = missing.length
    ? `Nothing found: ${missing.map(({ text }) => `“${text}”`).join(" and ")} ${missing.length > 1 ? "are" : "is"} nowhere on this site.`
    : `Nothing found for “${words}”: no page has all of it.`;
  const known = [...counts].filter(([, count]) => count).map(([{ text }]) => text);
  const all = missing.length ? await index.words() : [];
  let meant = words;
  for (const { text, isExact } of missing) {
    const near = isExact ? undefined : nearest(text.toLowerCase(), all);
    meant = near ? meant.replace(text, near) : meant.replace(text, "").trim();
  }
  if (meant && meant !== known.join(" ")) return [`${told} Did you mean `, proposal(meant), "?"];
  const apart = missing.length ? [known.join(" ")].filter(Boolean) : known;
  if (!apart.length) return [`${told} Try another word, or browse below.`];
  return [`${told} Search for `, ...apart.flatMap((each, number) => (number ? [", or ", proposal(each)] : [proposal(each)])), "."];
}

/** Return a link to another search. @param {string} words */
function proposal(words) {
  return link(words, `?${new URLSearchParams({ q: words })}`);
}

/** @param {import("../search/pieces.js").Entry & { number: number }} entry @param {Index} index */
function draw({ number, path, title, about, day, isText }, index) {
  const { content } = /** @type {HTMLTemplateElement} */ (one(".search-result"));
  const item = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  const address = encodeURI(base + path);
  one("h2", item).replaceChildren(link(title, address));
  one(".meta", item).textContent = [index.contents.labels[index.kind(number)], day].filter(Boolean).join(" · ");
  one(".excerpt", item).textContent = about;
  if (isText) pages.set(item, address);
  return item;
}

// A result that is looked at shows the place with the words, from the page itself: who opens it has it already.
const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const address = pages.get(target);
    if (!isIntersecting || !address) continue;
    pages.delete(target);
    read(address).then((page) => page && showPassage(target, page, address));
  }
}, { rootMargin: "200px" });

/** Load a page without running it; a policy of Trusted Types forbids to make one of text. @param {string} address @returns {Promise<Document | null>} */
function read(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  request.send();
  return new Promise((resolve) => request.addEventListener("loadend", () => resolve(request.responseXML)));
}

/** @param {Element} item @param {Document} page @param {string} address */
function showPassage(item, page, address) {
  const { pieces, sections } = passageOf(page, marked);
  if (pieces.length) one(".excerpt", item).replaceChildren(...pieces.map(({ text, isFound }) => (isFound ? mark(text) : text)));
  one(".sections", item).replaceChildren(
    ...sections.map(({ title, id }) => {
      const section = document.createElement("li");
      section.append(link(title, `${address}#${id}`));
      return section;
    }),
  );
}

/** @param {string} text */
function mark(text) {
  const made = document.createElement("mark");
  made.textContent = text;
  return made;
}

/** @param {string} text @param {string} address */
function link(text, address) {
  const made = document.createElement("a");
  made.textContent = text;
  made.href = address;
  return made;
}

/** @param {string} words @param {string} kind */
function keepAddress(words, kind) {
  const query = new URLSearchParams([["q", words], ["kind", kind]].filter(([, value]) => value));
  history.replaceState(null, "", location.pathname + `?${query}`.replace(/^\?$/, "") + location.hash);
}

function asked() {
  const query = new URLSearchParams(location.search);
  return [query.get("q") ?? "", query.get("kind") ?? ""];
}

function fill() {
  form.reset();
  [field.value, kinds.value] = asked();
}

function readAddress() {
  fill();
  search();
}

// A place on the page is an address, too, and asks for nothing else.
function readOtherAddress() {
  const [words, kind] = asked();
  if (words !== field.value.trim() || kind !== kinds.value) readAddress();
}

field.addEventListener("focus", () => open().catch(() => {}), { once: true });
field.addEventListener("input", () => search(PAUSE));
form.addEventListener("change", (event) => event.target !== field && search());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
one("button", more).addEventListener("click", showMore);
addEventListener("popstate", readOtherAddress);
addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(fill)); // WebKit empties its fields after that
readAddress();
