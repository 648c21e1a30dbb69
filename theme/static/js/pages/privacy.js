// Tell what this site keeps on the reader's device, and delete it.

/** @import { Reader } from "../reader/document.js" */
import { bringBack, EMPTY } from "../reader/document.js";
import { change, current, follow } from "../reader/store.js";
import { on, put, tell, warn } from "../handouts/page.js";

const THEME = "theme"; // as js/site.js calls it

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

/** @param {Readonly<Record<string, { readonly length: number }>>} record */
const sum = (record) => Object.values(record).reduce((all, { length }) => all + length, 0);

/** @param {Reader} reader */
const filled = ({ blanks, letters }) => [blanks, ...Object.values(letters)].flatMap((each) => Object.keys(each)).length;

on("delete", () => {
  const reader = current();
  const theme = exchangeTheme(null);
  change(() => EMPTY);
  tell("deleted", () => {
    change((emptied) => bringBack(emptied, reader));
    exchangeTheme(theme);
  });
});

follow((reader, trouble) => {
  put("ticks", sum(reader.ticks));
  put("choices", reader.choices.length);
  put("blanks", filled(reader));
  warn(trouble);
});
