// Tell what this site keeps on the reader's device, and delete it.

/** @import { Reader } from "../reader/document.js" */
import { EMPTY } from "../reader/document.js";
import { join } from "../reader/join.js";
import { everyone } from "../reader/people.js";
import { change, current, follow } from "../reader/store.js";
import { on, put, tell, warn } from "../handouts/page.js";

const THEME = "theme"; // as js/site.js calls it
const CACHE = "over-coffee-"; // as a service worker's is called, with the scope of that at its end

/**
 * Keep a choice of colours, or none, have the page follow it, and return the one before.
 *
 * @param {string | null} theme
 */
function exchangeTheme(theme) {
  try {
    const before = localStorage.getItem(THEME);
    if (theme) localStorage.setItem(THEME, theme);
    else localStorage.removeItem(THEME);
    dispatchEvent(new Event("storage"));
    return before;
  } catch {
    return null; // nothing is kept where that is forbidden
  }
}

/** @param {Reader} reader */
const blanks = ({ meetings, words }) => [words, ...meetings.flatMap((each) => [each.words, ...Object.values(each.letters)])];

/** @param {readonly { readonly length: number }[]} all */
const sum = (all) => all.reduce((total, { length }) => total + length, 0);

/** Delete the page that is kept to work without a network; the next visit there keeps it anew. */
async function deletePage() {
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    const kept = (await caches.keys()).filter((name) => name.startsWith(CACHE) && name.endsWith(` ${registration.scope}`));
    if (!kept.length) continue; // it is another site's
    await Promise.all(kept.map((name) => caches.delete(name)));
    await registration.unregister();
  }
}

on("delete", () => {
  const reader = current();
  const theme = exchangeTheme(null);
  change(() => EMPTY);
  deletePage();
  tell("deleted", () => {
    change((emptied) => join(reader, emptied));
    exchangeTheme(theme);
  });
});

follow((reader, trouble) => {
  put("meetings", reader.meetings.length);
  put("people", everyone(reader).length);
  put("ticks", sum(reader.meetings.flatMap(({ ticks }) => Object.values(ticks))));
  put("choices", sum(reader.meetings.map(({ choices }) => choices)));
  put("blanks", sum(blanks(reader).map((words) => Object.keys(words))));
  warn(trouble);
});
