/** What `make` found on this machine, or put there. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const FOLDER = resolve(import.meta.dirname, "../../.venv");

/** Return the path of a program, `java` or `chromium`, or those of `engines`, a line each. */
export function found(program) {
  return readFileSync(resolve(FOLDER, program), "utf-8").trim();
}
