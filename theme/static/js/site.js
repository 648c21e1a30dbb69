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

// Put a button beside the link to a post. Without JavaScript the link can be selected and copied by hand.
function addCopyButton() {
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector(".copy-link input");
  if (!field || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy link";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  field.after(button, status);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Copied.";
    } catch {
      field.select();
      status.textContent = "Press Ctrl+C, or Cmd+C on a Mac, to copy it.";
    }
  });
}

show(chosen());
system.addEventListener("change", () => show(chosen()));
addEventListener("storage", () => show(chosen()));
addEventListener("pageshow", () => show(chosen()));
addEventListener("DOMContentLoaded", () => {
  show(chosen());
  document.querySelector(".theme-switch")?.addEventListener("click", switchTheme);
  addCopyButton();
});
