// Files that the page makes for the reader.

import { tell } from "../handouts/page.js";

/**
 * Give the reader a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function give(name, type, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // Safari takes its time
  tell("given");
}

/**
 * Return words as the name of a file.
 *
 * @param {...string} words
 */
export function fileName(...words) {
  return words.filter(Boolean).join("-").normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
}
