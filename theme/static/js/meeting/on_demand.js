// Parts of the page that load when they are wanted. The page says where they are, and by which digest its policy allows them.

/** @typedef {{ createScriptURL: (address: string) => string }} Policy */
/** @type {{ trustedTypes?: { createPolicy: (name: string, policy: Policy) => Policy } }} */
const { trustedTypes } = /** @type {any} */ (globalThis);

const policy = {
  /** @param {string} address */
  createScriptURL(address) {
    if (![...document.querySelectorAll("[data-src]")].some((each) => each.getAttribute("data-src") === address)) throw new TypeError(address);
    return address;
  },
};
const trusted = trustedTypes?.createPolicy("over-coffee", policy) ?? policy;

/**
 * Return the address of a script that the page names, as one that may run.
 *
 * @param {Element} place
 */
export function trustedAddress(place) {
  return trusted.createScriptURL(place.getAttribute("data-src") ?? "");
}

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Return a module by its name, once what it imports is there.
 *
 * @param {string} name
 * @returns {Promise<any>}
 */
export function load(name) {
  const loading = loaded.get(name) ?? fetchAll(name);
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name)); // and try again when it is wanted again
  return loading;
}

/** @param {string} name */
async function fetchAll(name) {
  let address = "";
  for (const place of document.querySelectorAll(`[data-module="${name}"] > [data-src]`)) {
    const script = document.createElement("script");
    script.type = "module";
    script.integrity = place.getAttribute("data-integrity") ?? "";
    script.src = trustedAddress(place);
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    address = script.src;
  }
  return import(address); // which is what was loaded under its digest
}
