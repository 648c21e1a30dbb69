// Search as the reader types. The index comes from this site, in pieces, and is searched here: no typed word is sent.
const AT_ONCE = 10;
const SECTIONS = 3;
const PAUSE = 200; // milliseconds without a key, before a search
const PATIENCE = 500; // milliseconds of silence, before the reader is told to wait
const FAILED = "The search could not be loaded. Try again, or browse below.";

/**
 * What is used of Pagefind, and what is made of it: https://pagefind.app/docs/api-reference/
 * @typedef {{ search: (words: string) => Promise<{ results: Result[] }> }} Pagefind
 * @typedef {{ id: string, score: number, data: () => Promise<Found> }} Result
 * @typedef {{ url: string, meta: { title: string, date?: string }, sub_results: Section[] } & Texts} Found
 * @typedef {{ excerpt: string, plain_excerpt: string, raw_content: string }} Texts
 * @typedef {{ title: string, anchor?: { id: string }, weighted_locations: { balanced_score: number }[] }} Section
 * @typedef {Result & { kind: string }} Hit
 * @typedef {(words: string) => Promise<Hit[]>} Find
 * @typedef {HTMLFormControlsCollection & { q: HTMLInputElement, kind: RadioNodeList }} Controls
 */

const form = /** @type {HTMLFormElement} */ (one("form.search"));
const { q: field, kind: kinds } = /** @type {Controls} */ (form.elements);
const status = one(".search-status");
const list = one(".results");
const more = one(".more");

/** @type {Record<string, string>} */
let labels = {}; // what one of each kind is called, as the index tells
/** @type {Promise<Find> | undefined} */
let engine; // loaded when it is first wanted
let latest = 0; // the number of the last search: what an earlier one finds comes too late
/** @type {Hit[]} */
let rest = []; // results not shown yet

/** Return the first element of this kind; the page has one. @param {string} selector @param {ParentNode} within */
function one(selector, within = document) {
  return /** @type {HTMLElement} */ (within.querySelector(selector));
}

/** Return a copy of the element in a template. @param {string} selector */
function copyOf(selector) {
  const { content } = /** @type {HTMLTemplateElement} */ (one(selector));
  return /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
}

// A strict policy ('strict-dynamic', Trusted Types) lets a trusted script put the element in, but not import a file that
// is not there yet. Nor does it allow a worker.
function load() {
  engine ??= new Promise((resolve, reject) => {
    const script = /** @type {HTMLScriptElement} */ (copyOf(".search-engine"));
    script.addEventListener("load", () => start(script.src).then(resolve, reject));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return engine;
}

/** @param {string} address @returns {Promise<Find>} */
async function start(address) {
  /** @type {{ createInstance: (options: object) => Pagefind }} */
  const { createInstance } = await import(address);
  const answer = await fetch(new URL("kinds.json", address), { cache: "no-cache" });
  /** @type {Record<"labels" | "kinds", Record<string, string>>} */
  const { labels: called, kinds: kindOf } = await answer.json();
  labels = called;
  // A date is shown, and not sought.
  const pagefind = createInstance({ noWorker: true, ranking: { metaWeights: { date: 0 } } });
  return async (words) => {
    const { results } = await pagefind.search(words);
    return results.filter(({ score }) => score).map((result) => ({ ...result, kind: kindOf[result.id] ?? "post" }));
  };
}

async function search(pause = 0) {
  const mine = ++latest;
  await new Promise((resolve) => setTimeout(resolve, pause));
  if (mine !== latest) return;
  const words = field.value.trim();
  const kind = kinds.value;
  keepAddress(words, kind);
  if (!words) {
    show("", [], []);
    return;
  }
  const wait = setTimeout(() => {
    if (mine === latest) status.textContent = "Searching…";
  }, PATIENCE);
  try {
    const find = await load();
    const everything = await find(words);
    const results = kind ? everything.filter((result) => result.kind === kind) : everything;
    const items = await Promise.all(results.slice(0, AT_ONCE).map(draw));
    if (mine === latest) show(told(words, kind, results.length, everything.length), items, results.slice(AT_ONCE));
  } catch {
    engine = undefined;
    if (mine === latest) show(FAILED, [], []);
  } finally {
    clearTimeout(wait);
  }
}

/** @param {string} message @param {Element[]} items @param {Hit[]} others */
function show(message, items, others) {
  status.textContent = message;
  list.replaceChildren(...items);
  rest = others;
  more.hidden = rest.length === 0;
}

async function showMore() {
  const mine = latest;
  try {
    const items = await Promise.all(rest.slice(0, AT_ONCE).map(draw));
    if (mine !== latest) return;
    list.append(...items);
    rest = rest.slice(AT_ONCE);
    more.hidden = rest.length === 0;
    one("a", items[0]).focus();
  } catch {
    if (mine === latest) status.textContent = FAILED;
  }
}

/** @param {string} words @param {string} kind @param {number} count @param {number} everywhere */
function told(words, kind, count, everywhere) {
  const noun = kind ? labels[kind].toLowerCase() : "result";
  if (count) return `${count} ${noun}${count === 1 ? "" : "s"} for “${words}”.`;
  if (everywhere) return `No ${noun} for “${words}”, but ${everywhere} elsewhere: choose Everything.`;
  return `Nothing found for “${words}”. Try fewer words or another one, or browse below.`;
}

/** @param {Hit} result */
async function draw(result) {
  const found = await result.data();
  const item = copyOf(".search-result");
  one("h2", item).replaceChildren(link(found.meta.title, encodeURI(found.url)));
  one(".meta", item).textContent = [labels[result.kind], found.meta.date].filter(Boolean).join(" · ");
  one(".excerpt", item).append(...excerpt(found));
  one(".sections", item).append(...sections(found));
  return item;
}

// Pagefind gives an excerpt as HTML: its words, with `<`, `>` escaped, and `<mark>` around those that were found.
/** @param {Texts} found */
function excerpt({ excerpt: html, plain_excerpt: plain, raw_content: whole }) {
  const pieces = html.split(/<mark>(.*?)<\/mark>/s).map((piece, number) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (number % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
  return [whole.startsWith(plain) ? "" : "… ", ...pieces, whole.endsWith(plain) ? "" : " …"];
}

// The sections of a page with the most of what was sought, in the order of the page.
/** @param {Found} found */
function sections({ url, sub_results: parts }) {
  /** @param {Section} part */
  const score = (part) => part.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);
  const best = parts.filter((part) => part.anchor).sort((a, b) => score(b) - score(a)).slice(0, SECTIONS);
  return parts.filter((part) => best.includes(part)).map((part) => {
    const item = document.createElement("li");
    item.append(link(part.title, `${encodeURI(url)}#${part.anchor?.id}`));
    return item;
  });
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

function readAddress() {
  form.reset();
  [field.value, kinds.value] = asked();
  search();
}

// A place on the page is an address, too, and asks for nothing else.
function readOtherAddress() {
  const [words, kind] = asked();
  if (words !== field.value.trim() || kind !== kinds.value) readAddress();
}

field.addEventListener("focus", () => load().catch(() => (engine = undefined)), { once: true });
field.addEventListener("input", () => search(PAUSE));
form.addEventListener("change", (event) => event.target !== field && search());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
one("button", more).addEventListener("click", showMore);
addEventListener("popstate", readOtherAddress);
readAddress();

export {}; // so that tools know it for a module, as pages do
