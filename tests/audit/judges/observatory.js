/** MDN's HTTP Observatory: which grade do nginx and Caddy get, set up as docs/hosting.md says? */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../site.js";

export const name = "Observatory";

const PROGRAM = join(import.meta.dirname, "../observatory.js");

export async function* judge({ folder, kinds }) {
  const serving = [join(ROOT, ".venv/bin/python"), ["-m", "tests.hosting.audited", folder]];
  const hosts = spawn(...serving, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  try {
    const [told] = await once(hosts.stdout, "data");
    for (const [host, address] of Object.entries(JSON.parse(told))) yield await judged(host, address, [...kinds.values()]);
  } finally {
    hosts.stdin.end();
    await once(hosts, "exit");
  }
}

async function judged(host, { port, plain, certificate }, paths) {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, port, plain, ...paths], { env });
  const judgements = JSON.parse(stdout);
  const findings = judgements.flatMap(({ path, losses }) => losses.map(({ rule, what }) => ({ where: `${host} ${path}`, what, rule })));
  const grades = [...new Set(judgements.map(({ grade }) => grade))];
  return { what: host, pages: paths.length, findings, measured: grades.join(" ") };
}
