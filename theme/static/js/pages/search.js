// Search as the reader types. The index comes from this site, in pieces, and is searched here: no typed word is sent.
const AT_ONCE = 10;
const SECTIONS = 3;
const PAUSE = 200; // milliseconds without a key, before a search
const PATIENCE = 500; // milliseconds of silence, before the reader is told to wait
const FAILED = "The search could not be loaded. Try again, or browse below.";

const form = document.querySelector("form.search");
const { q: field, kind: kinds } = form.elements;
const status = document.querySelector(".search-status");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const template = document.querySelector(".search-result");

let labels = {}; // what one of each kind is called, as the index tells
let engine; // loaded when it is first wanted
let latest = 0; // the number of the last search: what an earlier one finds comes too late
let rest = []; // results not shown yet

// A strict policy ('strict-dynamic', Trusted Types) lets a trusted script put the element in, but not import a file that
// is not there yet. Nor does it allow a worker.
function load() {
  engine ??= new Promise((resolve, reject) => {
    const script = document.querySelector(".search-engine").content.firstElementChild.cloneNode();
    script.addEventListener("load", () => start(script.src).then(resolve, reject));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return engine;
}

async function start(address) {
  const { createInstance } = await import(address);
  const answer = await fetch(new URL("kinds.json", address), { cache: "no-cache" });
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
  const wait = setTimeout(() => mine === latest && (status.textContent = "Searching…"), PATIENCE);
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
    items[0].querySelector("a").focus();
  } catch {
    if (mine === latest) status.textContent = FAILED;
  }
}

function told(words, kind, count, everywhere) {
  const noun = kind ? labels[kind].toLowerCase() : "result";
  if (count) return `${count} ${noun}${count === 1 ? "" : "s"} for “${words}”.`;
  if (everywhere) return `No ${noun} for “${words}”, but ${everywhere} elsewhere: choose Everything.`;
  return `Nothing found for “${words}”. Try fewer words or another one, or browse below.`;
}

async function draw(result) {
  const found = await result.data();
  const item = template.content.firstElementChild.cloneNode(true);
  item.querySelector("h2").replaceChildren(link(found.meta.title, encodeURI(found.url)));
  item.querySelector(".meta").textContent = [labels[result.kind], found.meta.date].filter(Boolean).join(" · ");
  item.querySelector(".excerpt").append(...excerpt(found));
  item.querySelector(".sections").append(...sections(found));
  return item;
}

// Pagefind gives an excerpt as HTML: its words, with `<`, `>` escaped, and `<mark>` around those that were found.
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
function sections({ url, sub_results: parts }) {
  const score = (part) => part.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);
  const best = parts.filter((part) => part.anchor).sort((a, b) => score(b) - score(a)).slice(0, SECTIONS);
  return parts.filter((part) => best.includes(part)).map((part) => {
    const item = document.createElement("li");
    item.append(link(part.title, `${encodeURI(url)}#${part.anchor.id}`));
    return item;
  });
}

function link(text, address) {
  const made = document.createElement("a");
  made.textContent = text;
  made.href = address;
  return made;
}

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
more.querySelector("button").addEventListener("click", showMore);
addEventListener("popstate", readOtherAddress);
readAddress();
