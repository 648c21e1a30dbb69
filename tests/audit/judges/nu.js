/** The Nu HTML checker: is it the HTML of the standard? */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import vnu from "vnu-jar";
import { found } from "../found.js";

export const name = "Nu HTML checker";

export const exceptions = [
  {
    // Content Security Policy 3, section 6.7.1.1: a script whose integrity is in the policy
    why: "a policy lets external scripts run by their digests, which Nu knows of inline ones only",
    covers: ({ what, source }) => /external script .* blocked by/.test(what) && source.includes(" integrity="),
  },
  {
    why: "a script in a <template> is not run; where a trusted script puts it into the page, 'strict-dynamic' allows it",
    covers: ({ what, source }) => /external script .* blocked by/.test(what) && source.includes('src="/pagefind/pagefind.js"'),
  },
  {
    // HTML standard, “prepare the script element”
    why: "a script of a data type is never run, so no policy forbids it",
    covers: ({ what, source }) => what.startsWith("Inline script violates") && source.includes("application/ld+json"),
  },
];

// It reads the pages from the server, as a policy's 'self' means nothing in a file.
const SETTINGS = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", String(vnu)];
const OPTIONS = ["--format", "json", "--stdout", "--exit-zero-always"];

export async function* judge(site) {
  const addresses = site.pages.map(({ path }) => site.url + path);
  const command = [...SETTINGS, ...OPTIONS, ...addresses];
  const { stdout } = await promisify(execFile)(found("java"), command, { maxBuffer: 2 ** 28 });
  const findings = JSON.parse(stdout).messages.map((message) => ({
    where: `${message.url.slice(site.url.length)}:${message.lastLine}:${message.lastColumn}`,
    what: message.message,
    rule: message.subType ?? message.type,
    source: message.extract ?? "",
  }));
  yield { what: "every page", pages: site.pages.length, findings };
}
