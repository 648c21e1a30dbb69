/** PDFs: what they say, by the library that reads them for pytest, and where, by Firefox's own. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { ROOT } from "./site.js";

const READ = `
import io, json, sys, pypdf
print(json.dumps([page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages]))
`;

/** Return the text of each page, with single spaces, and no ligatures. @param {Uint8Array} pdf @returns {string[]} */
export function textsOf(pdf) {
  const { status, stdout, stderr } = spawnSync(join(ROOT, ".venv/bin/python"), ["-c", READ], { input: pdf });
  if (status !== 0) throw new Error(`The PDF cannot be read: ${stderr}`);
  return JSON.parse(String(stdout)).map((text) => text.normalize("NFKC").replace(/\s+/g, " "));
}

/** Return the last line of each page, and whether its letters are larger than most there. @param {Uint8Array} pdf */
export async function lastLines(pdf) {
  const reading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const { numPages } = await reading.promise;
  const lines = [];
  for (let number = 1; number <= numPages; number++) {
    const page = await (await reading.promise).getPage(number);
    const words = (await page.getTextContent()).items.filter(({ str }) => str.trim());
    const [low, size] = [Math.min(...words.map(heightOf)), median(words.map(({ height }) => height))];
    const last = words.filter((word) => heightOf(word) < low + 2);
    lines.push({ text: last.map(({ str }) => str).join(""), isLarge: last[0]?.height > size });
  }
  await reading.destroy();
  return lines;
}

function heightOf({ transform }) {
  return transform[5];
}

function median(numbers) {
  return numbers.sort((one, other) => one - other)[numbers.length >> 1];
}
