// Print made-up documents, most of them with a fault, as JSON, each with whether the page takes it for one.

import fc from "fast-check";
import { parse } from "../../theme/static/js/reader/check.js";
import { reader } from "./changes.js";

const value = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom("", "/a/", "2026-12-17", true, 2, [], {}, ["a", "a"], { a: "" }));

/** @typedef {{ readonly place: number, readonly how: "put" | "take" | "add", readonly other: unknown }} Fault */

/**
 * Return a document with something in it put, taken away or added.
 *
 * @param {unknown} document
 * @param {Fault} fault
 */
function faulty(document, { place, how, other }) {
  const copy = structuredClone(document);
  /** @type {[Record<string, unknown>, string][]} */
  const places = [];
  /** @param {any} part */
  const walk = (part) => {
    if (!part || typeof part !== "object") return;
    for (const [name, each] of Object.entries(part)) {
      places.push([part, name]);
      walk(each);
    }
  };
  walk(copy);
  const [part, name] = places[place % places.length];
  if (how === "put") part[name] = other;
  else if (how === "add" && !Array.isArray(part)) part.added = other;
  else if (Array.isArray(part)) part.splice(Number(name), 1);
  else delete part[name];
  return copy;
}

const documents = fc
  .tuple(reader, fc.record({ place: fc.nat(), how: fc.constantFrom("put", "take", "add"), other: value }), fc.boolean())
  .map(([it, fault, isWhole]) => (isWhole ? it : faulty(it, /** @type {Fault} */ (fault))));

/** @param {unknown} document */
function isTaken(document) {
  try {
    return Boolean(parse(JSON.stringify(document)));
  } catch {
    return false; // of a newer version
  }
}

const checked = fc.sample(documents, 2000).map((each) => JSON.parse(JSON.stringify(each)));
process.stdout.write(JSON.stringify(checked.map((each) => [each, isTaken(each)])));
