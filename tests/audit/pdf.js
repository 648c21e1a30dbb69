/** PDFs, read by the library that reads them for pytest. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
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
