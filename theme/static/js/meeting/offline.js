// Work without a network: a worker keeps this page and what it needs. And load what is rarely wanted when it is.

import { copy, on, one } from "../handouts/page.js";

const { worker = "", library = "", integrity = "" } = one("[data-worker]").dataset;
const own = [worker, library];

/** @typedef {{ createScriptURL: (address: string) => string }} Policy */
/** @type {{ trustedTypes?: { createPolicy: (name: string, policy: Policy) => Policy } }} */
const { trustedTypes } = /** @type {any} */ (globalThis);
const policy = {
  /** @param {string} address */
  createScriptURL(address) {
    if (!own.includes(address)) throw new TypeError(address);
    return address;
  },
};
const trusted = trustedTypes?.createPolicy("over-coffee", policy) ?? policy;

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const told = () => {
    one("[data-newer]").hidden = !(registration.waiting && registration.active);
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", told));
  told();
  on("use-newer", () => registration.waiting?.postMessage("update"));
}

async function keepPage() {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !worker) return;
  const isFirst = !serviceWorker.controller;
  let isLeaving = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isFirst || isLeaving) return;
    isLeaving = true;
    location.reload();
  });
  try {
    watch(await serviceWorker.register(trusted.createScriptURL(worker)));
    await serviceWorker.ready;
    one("[data-offline]").hidden = false;
  } catch {
    // without it, the page needs the network, as any other does
  }
}

keepPage();

/** @typedef {{ encode: (text: string, options: object) => { size: number, data: boolean[][] } }} Library */

/** @returns {Promise<Library>} */
async function load() {
  const script = document.createElement("script");
  script.type = "module";
  script.integrity = integrity;
  script.src = trusted.createScriptURL(library);
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return import(script.src); // which is the module that was loaded under its digest
}

const SVG = "http://www.w3.org/2000/svg";

on("show-code", async () => {
  const { value } = /** @type {HTMLInputElement} */ (one("#page_phone_link"));
  const { encode } = await load();
  const { size, data } = encode(value, { ecc: "L", border: 4 });
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${size} ${size}`);
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", copy("code").textContent ?? "");
  const path = document.createElementNS(SVG, "path");
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x},${y}h1v1h-1z` : [])));
  path.setAttribute("d", squares.join(""));
  drawing.append(path);
  one("[data-code]").replaceChildren(drawing);
});
