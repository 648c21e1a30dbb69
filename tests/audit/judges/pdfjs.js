/** pdf.js: does what Firefox reads PDFs with read ours without a warning, and keep what is filled into their forms? */

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AnnotationMode, VerbosityLevel, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export const name = "pdf.js";

export const exceptions = [
  {
    why: "Node has no OffscreenCanvas, which pdf.js takes for letters that a field's font has not; those of the words here it has",
    covers: ({ what }) => what.includes("OffscreenCanvas is not supported"),
  },
];

const PACKAGE = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
const READING = {
  verbosity: VerbosityLevel.WARNINGS,
  standardFontDataUrl: join(PACKAGE, "standard_fonts/"),
  cMapUrl: join(PACKAGE, "cmaps/"),
  wasmUrl: join(PACKAGE, "wasm/"),
};
const WORDS = "Zoë"; // short enough for any field

export async function* judge({ folder }) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".pdf")).sort();
  const findings = [];
  let fields = 0;
  for (const file of files) {
    const find = (rule) => (what) => findings.push({ where: `/${file}`, what, rule });
    const { warnings, value } = await listening(() => tryOut(readFileSync(join(folder, file)), find("form")));
    new Set(warnings).forEach(find("warning"));
    fields += value;
  }
  yield { what: "PDFs", pages: files.length, findings, measured: `${fields} fields filled` };
}

/** Return what is said on the console meanwhile, and the value of what is done. */
async function listening(use) {
  const { log, warn } = console;
  const warnings = [];
  console.log = console.warn = (...words) => warnings.push(words.join(" "));
  try {
    return { value: await use(), warnings };
  } finally {
    Object.assign(console, { log, warn });
  }
}

/** Read each page as for a screen, fill each field, save, and look for the values. Return how many fields there are. */
async function tryOut(bytes, find) {
  const pdf = await open(bytes);
  const fields = await fieldsOf(pdf);
  const filled = new Map(fields.map((field) => [field.id, filling(field)]));
  filled.forEach((value, id) => pdf.annotationStorage.setValue(id, { value }));
  await readPages(pdf);
  if (fields.length) {
    const saved = await open(await pdf.saveDocument());
    await readPages(saved);
    for (const field of await fieldsOf(saved)) {
      const expected = field.checkBox ? field.exportValue : filled.get(field.id);
      if (field.fieldValue !== expected) find(`the field ${field.fieldName} has “${field.fieldValue}” and not “${expected}”`);
    }
    await saved.loadingTask.destroy();
  }
  await pdf.loadingTask.destroy();
  return fields.length;
}

function open(bytes) {
  return getDocument({ ...READING, data: new Uint8Array(bytes) }).promise;
}

async function fieldsOf(pdf) {
  const annotations = [];
  for (const page of await pagesOf(pdf)) annotations.push(...(await page.getAnnotations()));
  return annotations.filter(({ fieldType }) => fieldType);
}

function filling({ checkBox }) {
  return checkBox ? true : WORDS;
}

/** Have everything on the pages read: fonts, pictures, words, and what is drawn of the fields. */
async function readPages(pdf) {
  for (const page of await pagesOf(pdf)) {
    await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE_STORAGE });
    await page.getTextContent();
    await page.getStructTree();
  }
}

function pagesOf(pdf) {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
}
