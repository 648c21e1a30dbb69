// Fill in a letter, and send it.

import { follow } from "../reader/store.js";
import { followLetter, subjectOf, textOf } from "./filled.js";
import { copyText, on, one, path, put, warn } from "./page.js";

const letter = one(".letter");
const form = one(".fields");
const mail = /** @type {HTMLAnchorElement} */ (one('[data-do="mail"]'));
form.hidden = false;

on("copy-letter", () => copyText(textOf(letter), letter));
on("share", navigator.share && (() => navigator.share({ title: subjectOf(letter), text: textOf(letter) }).catch(() => {})));

followLetter(path, { letter, form, mail }, (empty) => {
  put("characters", [...textOf(letter)].length);
  put("empty", empty);
});
follow((_, trouble) => warn(trouble));
