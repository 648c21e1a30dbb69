// Keep the reader's document on this device, in IndexedDB. What a page changes is on its screen at once, and kept as
// soon as it can be. Each change is made on what is kept at that moment, so that two tabs lose nothing to each other.

/** @import { Change, Reader } from "./document.js" */
/** @import { Step } from "./meeting.js" */
import { EMPTY, inMeeting, meetingOf, read, say } from "./document.js";

/** @typedef {"" | "forbidden" | "full" | "newer" | "broken"} Trouble What keeps it from being kept. */

const DATABASE = "over-coffee";
const STORE = "reader";
const KEY = "document";

let kept = EMPTY;
let isRead = false; // else it is not known what is kept
/** @type {Change[]} */
let pending = []; // on the screen, and not kept yet
let isSaving = false;
/** @type {Trouble} */
let trouble = "";
/** @type {Promise<IDBDatabase> | undefined} */
let opened;
/** @type {((reader: Reader, trouble: Trouble, isKept: boolean) => void)[]} */
const listeners = [];
const tabs = globalThis.BroadcastChannel && new BroadcastChannel(DATABASE);

/** Return the document as it is on the screen. */
export function current() {
  return pending.reduce((reader, change) => change(reader), kept);
}

/** Return the meeting that all pages show, as it is on the screen. */
export function meeting() {
  return meetingOf(current());
}

/** Return an id that nobody has yet: 128 random bits, as 32 hex digits. */
export function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

/**
 * Show the document now, and whenever it changes, here or in another tab.
 *
 * @param {(reader: Reader, trouble: Trouble, isKept: boolean) => void} listener
 */
export async function follow(listener) {
  listeners.push(listener);
  if (listeners.length > 1) return listener(current(), trouble, !pending.length);
  tabs?.addEventListener("message", load);
  addEventListener("pageshow", (event) => event.persisted && load()); // it slept, and missed what others said
  addEventListener("pagehide", handOver);
  addEventListener("storage", adopt);
  await load();
  await adopt();
}

function show() {
  const reader = current();
  for (const listener of listeners) listener(reader, trouble, !pending.length);
}

// A page that is left at once has no time for IndexedDB. What it could not keep it hands over to the next page, or to another
// tab, in the one place that needs no waiting.
function handOver() {
  try {
    if (pending.length && isRead && trouble !== "newer") localStorage.setItem(DATABASE, JSON.stringify(current()));
  } catch {
    // nothing is kept where that is forbidden
  }
}

async function adopt() {
  try {
    const left = localStorage.getItem(DATABASE);
    if (!left) return;
    const reader = read(JSON.parse(left));
    await change(() => reader);
    localStorage.removeItem(DATABASE);
  } catch {
    // it is of a newer version, which will see to it
  }
}

/**
 * Change the document. The change may be made more than once, and must be the same each time.
 *
 * @param {Change} step
 */
export async function change(step) {
  pending.push(step);
  show();
  if (isSaving) return; // it will see to this one, too
  isSaving = true;
  try {
    while (pending.length) {
      const steps = [...pending];
      kept = await update((reader) => steps.reduce((changed, each) => each(changed), reader));
      pending = pending.slice(steps.length);
      tabs?.postMessage("");
    }
    trouble = "";
  } catch (error) {
    trouble = named(error);
  }
  isSaving = false;
  show();
}

/**
 * Change the meeting that is on the screen, as `change` changes all.
 *
 * @param {Step} step
 */
export function changeMeeting(step) {
  const id = current().meeting;
  const fresh = freshId();
  return change((reader) => inMeeting(reader, id, fresh, step));
}

/**
 * Put words into a blank of all letters.
 *
 * @param {string} name
 * @param {string} text
 */
export function sayInAll(name, text) {
  const id = current().meeting;
  const fresh = freshId();
  return change((reader) => say(reader, id, fresh, name, text));
}

async function load() {
  try {
    kept = await update();
  } catch (error) {
    trouble = named(error);
  }
  show();
}

/**
 * Read what is kept, change it if there is a change, and return it.
 *
 * @param {Change} [step]
 * @returns {Promise<Reader>}
 */
async function update(step) {
  opened ??= open();
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, step ? "readwrite" : "readonly");
    const store = transaction.objectStore(STORE);
    /** @type {Reader} */
    let reader;
    store.get(KEY).onsuccess = ({ target }) => {
      try {
        reader = read(/** @type {IDBRequest} */ (target).result);
        if (!step) return;
        reader = step(reader);
        if (reader === EMPTY) store.delete(KEY);
        else store.put(reader, KEY);
      } catch (error) {
        reject(error);
        transaction.abort();
      }
    };
    transaction.oncomplete = () => {
      isRead = true;
      resolve(reader);
    };
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // A newer version of the site wants it to itself, or the reader has deleted it.
      database.onversionchange = database.onclose = () => {
        database.close();
        opened = undefined;
      };
      resolve(database);
    };
  }).catch((error) => {
    opened = undefined;
    throw error.name === "VersionError" ? error : new DOMException("", "SecurityError");
  });
}

/**
 * @param {any} error
 * @returns {Trouble}
 */
function named(error) {
  /** @type {Record<string, Trouble>} */
  const troubles = { QuotaExceededError: "full", RangeError: "newer", SecurityError: "forbidden", VersionError: "newer" };
  return troubles[error?.name] ?? "broken";
}
