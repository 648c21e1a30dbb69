/** DOMPurify: does a drawing that we publish, or would publish, hold what a sanitiser takes out? */

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { withBrowser } from "../browser.js";

export const name = "DOMPurify";

export const exceptions = [
  {
    why: "browsers know nothing that is in the namespace of a program, nor the declaration of one",
    covers: ({ rule }) => !KNOWN.has(rule),
  },
  {
    why: "a picture of pixels in an feImage is no more than one in an <image>, which may be there",
    covers: ({ what }) => /^href="data:image\/(png|jpeg),.*" of <feImage>$/i.test(what),
  },
  {
    why: "a colour that is none and has a colon in it is not an address",
    covers: ({ what }) => /^(?:fill|stroke)="[^(]*" of </.test(what),
  },
];

const ROOT = resolve(import.meta.dirname, "../../..");
const MOST = 64 * 2 ** 20; // bytes of JSON
const SCRIPT = createRequire(import.meta.url).resolve("dompurify/dist/purify.js");
const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const KNOWN = new Set(["", SVG, "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", XLINK]);
const RULES = {
  IN_PLACE: true,
  USE_PROFILES: { svg: true, svgFilters: true },
  // It takes these out for what they may name or change. Here it is asked what they do name and change.
  ADD_TAGS: ["animate", "color-profile", "set", "use"],
  ADD_ATTR: ["attributename", "cursor", "from", "requiredextensions", "target", "to"],
  SANITIZE_DOM: false, // a drawing has no script that an id could confuse
  SAFE_FOR_XML: false, // it is not written again and read as HTML
};

export async function* judge() {
  yield* withBrowser(async function* (browser) {
    const page = await browser.newPage();
    await page.addScriptTag({ path: SCRIPT });
    const drawings = published();
    const findings = [];
    for (const drawing of drawings) findings.push(...(await page.evaluate(removedFrom, drawing, RULES)));
    yield { what: "drawings", pages: drawings.length, findings };
  });
}

/** Return every drawing of the project, and those of its tests that it would publish. @returns {string[]} */
function published() {
  const command = ["-m", "tests.pictures.hostile_drawings"];
  return JSON.parse(execFileSync(resolve(ROOT, ".venv/bin/python"), command, { cwd: ROOT, maxBuffer: MOST }));
}

/** Return what DOMPurify removes from a drawing; runs in the browser, and reads the drawing as that does. */
function removedFrom(drawing, rules) {
  const XLINK = "http://www.w3.org/1999/xlink";
  const root = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  globalThis.DOMPurify.sanitize(bare(root), rules);
  return globalThis.DOMPurify.removed.map(({ attribute, element, from }) => ({
    where: drawing.slice(-300),
    what: attribute ? `${attribute.name}="${attribute.value}" of <${from.nodeName}>` : `<${element.nodeName}>`,
    rule: (attribute ?? element).namespaceURI ?? (attribute ? "" : "no namespace"),
  }));

  /** Return a copy without prefixes, by which DOMPurify would take a name for another, and without comments. */
  function bare(element) {
    const copy = document.createElementNS(element.namespaceURI, element.localName);
    for (const { namespaceURI, name, localName, value } of element.attributes) {
      copy.setAttributeNS(namespaceURI, namespaceURI === XLINK ? `xlink:${localName}` : name, value);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) copy.append(bare(child));
      else if (child instanceof Text) copy.append(child.data);
    }
    return copy;
  }
}
