/**
 * The site as it is published, served by nginx.
 *
 * @typedef {object} Page
 * @property {string} path What a reader types: /about/
 * @property {string} file The file on disk.
 *
 * @typedef {object} Site
 * @property {string} folder Where it lies.
 * @property {string} url Where it is served, without a slash at the end.
 * @property {Page[]} pages Every page there is.
 * @property {Map<string, string>} kinds The path of one page of each kind, by the kind's name.
 * @property {(use: () => Promise<unknown>) => Promise<void>} without Do something while nobody serves it.
 * @property {() => Promise<unknown>} close Stop serving it.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const ROOT = resolve(import.meta.dirname, "../..");
const NGINX = join(ROOT, ".venv/hosts/usr/sbin/nginx");
export const FOLDER = join(ROOT, ".cache/audit");
const OUTPUT = join(FOLDER, "site");
const ADDRESS = "http://127.0.0.1:8055"; // nginx.conf says the same
const RUNNING = join(FOLDER, "nginx.pid"); // nginx writes it when it listens, and deletes it
const MISSING = "/nowhere/"; // where nginx answers with 404.html, and with status 200

/** Build the site for the address at which it is then served. @returns {Promise<Site>} */
export async function openSite() {
  const build = ["-m", "plugins.build", "--settings", "publishconf.py", "--output", OUTPUT, "--site-url", ADDRESS];
  const { status } = spawnSync(join(ROOT, ".venv/bin/python"), build, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exit(1); // the build has said why
  const pages = pagesOf(OUTPUT);
  const kinds = kindsAmong(pages);
  let stop = await serve();
  return {
    folder: OUTPUT,
    url: ADDRESS,
    pages,
    kinds,
    async without(use) {
      await stop();
      try {
        await use();
      } finally {
        stop = await serve();
      }
    },
    close: () => stop(),
  };
}

/** Return the kinds of pages that pytest looks at, too. Throws where there is no such page. */
function kindsAmong(pages) {
  const kinds = new Map(Object.entries(JSON.parse(readFileSync(join(ROOT, "tests/kinds.json"), "utf-8"))));
  const paths = new Set(pages.map(({ path }) => path));
  const missing = [...kinds.values()].filter((path) => !paths.has(path));
  if (missing.length) throw new Error(`tests/kinds.json names pages that are not there: ${missing.join(" ")}`);
  return kinds;
}

/** Return the pages in a folder, in the order of their paths. @returns {Page[]} */
export function pagesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  return names.sort().map((name) => ({ path: pathOf(name), file: join(folder, name) }));
}

function pathOf(name) {
  return name === "404.html" ? MISSING : `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
}

/** Start nginx, and return what stops it. Throws what nginx says where it does not start. */
async function serve() {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(RUNNING, { force: true });
  const settings = join(FOLDER, "nginx.conf");
  copyFileSync(join(import.meta.dirname, "nginx.conf"), settings);
  const options = ["-p", FOLDER, "-e", "stderr", "-c", settings];
  const nginx = spawn(NGINX, options, { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  nginx.stderr.on("data", (text) => (complaints += text));
  const ended = once(nginx, "exit");
  const failed = ended.then(() => Promise.reject(new Error(complaints)));
  await Promise.race([failed, running()]);
  return () => nginx.kill() && ended;
}

/** Wait until nginx has its port: no other server that may have it would do. */
async function running() {
  while (!existsSync(RUNNING)) await sleep(50);
}
