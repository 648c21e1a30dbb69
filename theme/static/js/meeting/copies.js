// That nothing is lost: what is said of keeping, copies as files and links, and deleting all.

/** @import { Reader } from "../reader/document.js" */
import { copy, copyText, locale, on, one, put, tell, warn } from "../handouts/page.js";
import { EMPTY, meetingOf } from "../reader/document.js";
import { join } from "../reader/join.js";
import { own } from "../reader/meeting.js";
import { change, current, follow } from "../reader/store.js";
import { fileName, give } from "./files.js";
import { load } from "./on_demand.js";
import { titleOf } from "./wording.js";

const FRAGMENT = "#copy=";
const LONGEST_LINK = 8000; // what mail and messengers pass on whole
const LONGEST_CODE = 1200; // signs of which a code can be read off a screen
const MINUTE = 60_000;
const canPack = "CompressionStream" in globalThis;
const transfer = () => /** @type {Promise<typeof import("./transfer.js")>} */ (load("transfer"));
const opened = /** @type {HTMLInputElement} */ (one("#page_copy"));
const link = /** @type {HTMLInputElement} */ (one("#page_phone_link"));
const phone = /** @type {HTMLDetailsElement} */ (one("[data-phone]"));

/** @param {Reader} reader */
function sumOf({ meetings, people }) {
  return [...meetings.map((each) => titleOf(each, copy("unnamed").textContent ?? "", locale)), ...Object.values(people).flatMap(({ words }) => own(words, "name") ?? [])].join("; ");
}

/**
 * Take over a copy, if it is one; else say what is wrong with it.
 *
 * @param {string} text
 */
async function take(text) {
  try {
    const { parse } = await transfer();
    const other = parse(text);
    if (!other) return tell("no-copy");
    const before = current();
    change((reader) => join(reader, other));
    tell("opened", () => change(() => before));
  } catch {
    tell("newer-copy");
  }
}

on("save-copy", () => {
  give(`${fileName(document.title.split(" · ")[0], new Date().toISOString().slice(0, 10))}.json`, "application/json", JSON.stringify(current(), null, 1));
});
opened.addEventListener("change", async () => {
  const text = await opened.files?.[0]?.text();
  opened.value = ""; // so that the same file can be opened again
  if (text !== undefined) take(text);
});
on("delete-all", () => {
  const before = current();
  change(() => EMPTY);
  tell("deleted", () => change((reader) => join(before, reader)));
});

/** Return the meeting that is shown, with nothing else of the reader's but what letters say. */
function shown() {
  const reader = current();
  return JSON.stringify({ ...reader, meetings: reader.meetings.filter(({ id }) => id === reader.meeting), people: {} });
}

async function showLink() {
  if (!phone.open) return;
  const { pack } = await transfer();
  const address = `${location.origin}${location.pathname}${FRAGMENT}${await pack(shown())}`;
  link.value = address.length > LONGEST_LINK ? "" : address;
  one("[data-link]").hidden = !link.value;
  one("[data-long]").hidden = Boolean(link.value);
  one("[data-code]").replaceChildren();
  one('[data-do="show-code"]').hidden = link.value.length > LONGEST_CODE;
}

phone.hidden = !canPack;
phone.addEventListener("toggle", showLink);
link.addEventListener("focus", () => link.select());
on("copy-phone-link", () => copyText(link.value, link));
on("show-code", async () => {
  const { draw } = /** @type {typeof import("./code.js")} */ (await load("code"));
  one("[data-code]").replaceChildren(draw(link.value));
});
on("share-phone-link", navigator.share && (() => navigator.share({ url: link.value }).catch(() => {})));

const notice = one("[data-offer]");
let offered = "";
on("open-offer", () => {
  notice.hidden = true;
  take(offered);
});
on("leave-offer", () => {
  notice.hidden = true;
});

/** Offer the copy that came with the address, if one did. */
async function offer() {
  if (!location.hash.startsWith(FRAGMENT)) return;
  const packed = location.hash.slice(FRAGMENT.length);
  history.replaceState(null, "", location.pathname); // what it holds is nobody else's
  try {
    const { parse, unpack } = await transfer();
    const text = await unpack(packed);
    const other = parse(text);
    if (!other) throw new TypeError("no document");
    offered = text;
    put("offer", sumOf(other));
    notice.hidden = false;
  } catch (error) {
    tell(error instanceof RangeError ? "newer-copy" : "no-copy");
  }
}

offer();
addEventListener("hashchange", offer);

let isAsked = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** @param {string} name */
function say(name) {
  const place = one("[data-kept]");
  if (place.dataset.kept === name) return;
  place.dataset.kept = name;
  place.replaceChildren(copy(name));
}

follow((reader, trouble, isKept) => {
  warn(trouble);
  clearTimeout(later);
  const before = one("[data-kept]").dataset.kept;
  if (trouble) say("not-kept");
  else if (!isKept) say("keeping");
  else if (reader === EMPTY || before === "") say(reader.meetings.length ? "kept" : "nothing-kept");
  else if (before === "keeping" || before === "not-kept") say("kept-now");
  if (isKept && !trouble && one("[data-kept]").dataset.kept === "kept-now") later = setTimeout(() => say("kept"), MINUTE);
  if (!isKept && !isAsked) {
    isAsked = true;
    navigator.storage?.persist?.(); // a browser may say no, or ask; nothing waits for that
  }
  put("meeting-name", own(meetingOf(reader).words, "their name") ?? "");
  showLink();
});
