// What every page may do with JavaScript. It runs before the page is painted, so that no page flashes in other colours.

// Follow the system's colours until the reader chooses others; keep the choice on this device.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const KEY = "theme";
/** @type {string | null} */
let held = null; // the choice on this page, where the reader lets no site keep anything

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return held;
  }
}

/** @param {string} theme */
function keep(theme) {
  held = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // it is held
  }
}

/** @param {string | null} theme */
function show(theme) {
  root.dataset.theme = theme ?? "system";
  const isDark = theme ? theme === "dark" : system.matches;
  document.querySelector(".theme-switch")?.setAttribute("aria-pressed", String(isDark));
  /** @type {NodeListOf<HTMLMetaElement>} */
  const metas = document.querySelectorAll("meta[data-scheme]");
  for (const meta of metas) {
    const ofSystem = `(prefers-color-scheme: ${meta.dataset.scheme})`;
    meta.media = theme ? (theme === meta.dataset.scheme ? "all" : "not all") : ofSystem;
  }
}

/** @param {Event} click */
function switchTheme({ currentTarget }) {
  const theme = /** @type {Element} */ (currentTarget).getAttribute("aria-pressed") === "true" ? "light" : "dark";
  show(theme);
  keep(theme);
}

// Put buttons beside the link to a page. Without JavaScript the link can be selected and copied by hand.
function addLinkButtons() {
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector(".copy-link input");
  if (!field) return;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  field.after(status);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Copied.";
    } catch {
      field.select();
      status.textContent = "Press Ctrl+C, or Cmd+C on a Mac, to copy it.";
    }
  };
  const share = () => navigator.share({ title: document.title, url: field.value }).catch(() => {}); // thought better of it
  if (navigator.clipboard) status.before(button("Copy link", copy));
  if ("share" in navigator) status.before(button("Share", share));
}

/**
 * @param {string} words
 * @param {() => unknown} act
 */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

// Unfold contents and files where they stand beside the text, and take no room from it.
function unfold() {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folded = document.querySelectorAll(".side .folded");
  const wide = matchMedia("(min-width: 68rem)");
  const fit = () => {
    for (const each of folded) each.open = wide.matches;
  };
  fit();
  wide.addEventListener("change", fit);
}

show(chosen());
system.addEventListener("change", () => show(chosen()));
addEventListener("storage", () => show(chosen()));
addEventListener("pageshow", () => show(chosen()));
addEventListener("DOMContentLoaded", () => {
  show(chosen());
  document.querySelector(".theme-switch")?.addEventListener("click", switchTheme);
  addLinkButtons();
  unfold();
});
