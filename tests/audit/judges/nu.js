/** The Nu HTML checker: is it the HTML of the standard? */

import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import vnu from "vnu-jar";
import { found } from "../found.js";
import { stockSites } from "../stock.js";

export const name = "Nu HTML checker";

export const exceptions = [
  {
    // Content Security Policy 3, section 6.7.1.1: a script whose integrity is in the policy
    why: "a policy lets external scripts run by their digests, which Nu knows of inline ones only",
    covers: ({ what, source }) => /external script .* blocked by/.test(what) && source.includes(" integrity="),
  },
  {
    // HTML standard, “prepare the script element”
    why: "a script of a data type is never run, so no policy forbids it",
    covers: ({ what, source }) => what.startsWith("Inline script violates") && source.includes("application/ld+json"),
  },
];

// It reads the pages from the server, as a policy's 'self' means nothing in a file. Those of stock sites have no policy.
const SETTINGS = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", String(vnu)];
const OPTIONS = ["--format", "json", "--stdout", "--exit-zero-always"];

export async function* judge(site) {
  const messages = await check(site.pages.map(({ path }) => site.url + path));
  const findings = messages.map((message) => tell(message, message.url.slice(site.url.length)));
  yield { what: "every page", pages: site.pages.length, findings };
  for (const stock of await stockSites()) {
    yield { what: `in ${stock.theme}`, pages: stock.ours.length, findings: await added(stock) };
  }
}

/**
 * Return what is wrong in a theme with our plugins and not in the same without them.
 *
 * A theme has faults of its own, in the pages that hold our markup, too. They are known by what is said of which element,
 * not by the place: some faults of ours show only around our markup, such as an id that stands twice. The price is that
 * we could do the same to an element that a theme does, unseen. Hence two themes, which have little of that in common.
 */
async function added({ theme, ours, theirs }) {
  const paths = new Map([...ours, ...theirs].map(({ path, file }) => [pathToFileURL(file).pathname, path]));
  const without = new Set(theirs.map(({ file }) => pathToFileURL(file).pathname));
  const pathname = ({ url }) => url.slice("file:".length);
  const messages = await check([...ours, ...theirs].map(({ file }) => file));
  const known = new Set(messages.filter((message) => without.has(pathname(message))).map(kind));
  return messages
    .filter((message) => !known.has(kind(message)))
    .map((message) => tell(message, `${theme}: ${paths.get(pathname(message)) ?? message.url}`));
}

/** Return what Nu says of pages, given by their addresses or files. */
async function check(pages) {
  const command = [...SETTINGS, ...OPTIONS, ...pages];
  const { stdout } = await promisify(execFile)(found("java"), command, { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout).messages;
}

/** Return what is said, and of which element. */
function kind({ message, extract = "", hiliteStart = 0 }) {
  return `${message} ${/^<\/?[\w-]*/.exec(extract.slice(hiliteStart)) ?? ""}`;
}

function tell({ message, extract, lastLine, lastColumn, subType, type }, path) {
  return { where: `${path}:${lastLine}:${lastColumn}`, what: message, rule: subType ?? type, source: extract ?? "" };
}
