/** The weight of scripts: what a page loads at once, each compressed as hosts send it, is held to a number of bytes. */

import { gzipSync } from "node:zlib";

export const name = "weight";

export const exceptions = [];

const MEETING = "my coffee chat"; // with all that it loads at once
const MOST_OF_MEETING = 25_000; // bytes
const MOST = 6_000; // beside the script that all pages have
const MOST_OF = { search: 9_000 };
const AT_ONCE = /<script\b[^>]* src="([^"]+)"/g;
const ON_DEMAND = /data-src="([^"]+)" data-integrity=/g;
const OF_ALL_PAGES = /\/js\/site\.\w+\.js$/;

export async function* judge({ url, kinds }) {
  const others = [...kinds].filter(([kind]) => kind !== MEETING);
  const pages = await Promise.all(others.map(([, path]) => weigh(url, path)));
  const isCounted = ({ address }) => !OF_ALL_PAGES.test(address);
  const sums = pages.map(({ atOnce }) => sum(atOnce.filter(isCounted)));
  const findings = others.flatMap(([kind, path], at) => tooHeavy(path, sums[at], MOST_OF[kind] ?? MOST));
  yield { what: "other kinds", pages: others.length, findings, measured: `at most ${Math.max(...sums)} bytes beside site.js` };

  const path = kinds.get(MEETING);
  const { atOnce, onDemand } = await weigh(url, path);
  const measured = `${sum(atOnce)} bytes in ${atOnce.length} scripts; on demand ${sum(onDemand)} more, in ${onDemand.length}`;
  yield { what: MEETING, pages: 1, findings: tooHeavy(path, sum(atOnce), MOST_OF_MEETING), measured };
}

function tooHeavy(where, bytes, most) {
  return bytes > most ? [{ where, what: `its scripts have ${bytes} bytes, compressed, and may have ${most}`, rule: "scripts" }] : [];
}

function sum(scripts) {
  return scripts.reduce((all, { bytes }) => all + bytes, 0);
}

/** Return the scripts that a page loads at once, and those that it may load later, each with its compressed bytes. */
async function weigh(url, path) {
  const html = await (await fetch(url + path)).text();
  const [atOnce, onDemand] = await Promise.all([AT_ONCE, ON_DEMAND].map((named) => scriptsOf(html, named, url)));
  if (!atOnce.some(({ address }) => OF_ALL_PAGES.test(address))) throw new Error(`${path} does not name the script of all pages`);
  return { atOnce, onDemand };
}

async function scriptsOf(html, named, url) {
  const addresses = new Set([...html.matchAll(named)].map(([, address]) => address));
  return Promise.all([...addresses].map((address) => scriptAt(address, url)));
}

async function scriptAt(address, url) {
  const response = await fetch(new URL(address, url));
  if (!response.ok) throw new Error(`${address} is answered with ${response.status}`);
  return { address, bytes: gzipSync(await response.arrayBuffer(), { level: 9 }).length };
}
