/**
 * The vocabulary of schema.org, out of the package of TypeScript types that Google makes of it.
 *
 * schema.org itself offers it only for download, and an audit asks no other host.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TYPES = fileURLToPath(import.meta.resolve("schema-dts")).replace(/\.js$/, ".d.ts");
// What a type shares with its subtypes is in TypeBase; TypeLeaf is the type itself.
const INTERFACE = /^(?:export )?interface (\w+?)(Leaf)? extends ([^{]+) \{$([^]*?)^\}$/gm;
const PROPERTY = /^ {4}"(\w+)"\?:/gm;

/** Return it in the form that schema.org gives it: JSON-LD of classes and properties. */
export function vocabulary() {
  const graph = [];
  for (const [, name, , parents, body] of readFileSync(TYPES, "utf-8").matchAll(INTERFACE)) {
    graph.push({ "@type": "rdfs:Class", "@id": name, "rdfs:subClassOf": parents.split(", ").map(identifier) });
    for (const [, property] of body.matchAll(PROPERTY)) {
      graph.push({ "@type": "rdf:Property", "@id": property, "schema:domainIncludes": identifier(name) });
    }
  }
  return { "@graph": graph };
}

function identifier(name) {
  return { "@id": name };
}
