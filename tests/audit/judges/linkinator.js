/** linkinator: does every link of the site, and every anchor in it, lead somewhere? */

import { LinkChecker } from "linkinator";

export const name = "linkinator";

export async function* judge(site) {
  const links = await linksOf(site);
  const broken = links.filter(({ state }) => state === "BROKEN");
  const once = new Map(broken.map((link) => [`${link.parent} ${link.url}`, link]));
  const findings = [...once.values()].map((link) => tell(link, site.url));
  const checked = new Set(links.filter(({ state }) => state !== "SKIPPED").map(({ url }) => url));
  yield { what: `${checked.size} addresses`, pages: site.pages.length, findings };
}

/** Return every link twice: the checker keeps the anchors it came across too late for the next time it is asked. */
async function linksOf(site) {
  const checker = new LinkChecker();
  const options = {
    path: site.pages.map(({ path }) => site.url + path),
    recurse: true,
    checkCss: true,
    checkFragments: true,
    linksToSkip: async (link) => !link.startsWith(`${site.url}/`), // an audit asks no other host
  };
  const first = await checker.check(options);
  const second = await checker.check(options);
  return [...first.links, ...second.links];
}

function tell({ url, parent, status }, siteUrl) {
  const path = url.slice(siteUrl.length);
  if (path.includes("#")) return { where: path, what: "a link leads to an anchor that is not there", rule: "anchor" };
  const where = (parent ?? url).slice(siteUrl.length);
  return { where, what: `its link to ${path} is answered with ${status}`, rule: "link" };
}
