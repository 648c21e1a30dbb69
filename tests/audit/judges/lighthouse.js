/** Lighthouse: is it fast, accessible, sound and found, on a middling phone with a slow line? */

import lighthouse from "lighthouse";
import { withBrowser } from "../browser.js";

export const name = "Lighthouse";

/** The titles above what it measures. */
export const measures = "scores              LCP    TBT   CLS     kB  files";

export const exceptions = [
  { why: "is-crawlable is not asked of the page for missing pages, which is not to be found" },
];

const KINDS = ["home", "post", "listing", "question list", "checklist", "search", "404"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const SKIPPED = { 404: ["is-crawlable"] };
const LIMITS = { "TBT in ms": 100, CLS: 0 }; // no script blocks; a slow machine takes its time to lay a page out
const LIMITS_OF = { post: { "LCP in s": 1, "kB without pictures": 14, "requests without pictures": 3 } };
const TIMED = ["LCP in s", "TBT in ms", "CLS"]; // a shift that a page makes comes again
const RUNS = 5; // a machine that does something else beside makes a page look slow

export function judge(site) {
  return withBrowser(async function* (browser) {
    for (const kind of KINDS) yield await best(browser, kind, site.url, site.kinds.get(kind));
  });
}

/** Return the best of up to five runs: the first that finds nothing amiss with the time it took, if there is one. */
async function best(browser, kind, url, path) {
  const rows = [];
  do rows.push(await run(browser, kind, url, path));
  while (rows.at(-1).findings.some(({ isTimed }) => isTimed) && rows.length < RUNS);
  return rows.reduce((one, other) => (other.findings.length < one.findings.length ? other : one));
}

async function run(browser, kind, url, path) {
  const page = await browser.newPage();
  const flags = { logLevel: "error", onlyCategories: CATEGORIES, skipAudits: SKIPPED[kind] };
  const { lhr } = await lighthouse(url + path, flags, undefined, page);
  await page.close();
  if (lhr.runtimeError) return { what: kind, pages: 1, findings: [failed(path, lhr.runtimeError)], measured: "" };
  const measured = measure(lhr);
  const findings = [...failures(path, lhr), ...excesses(path, measured, { ...LIMITS, ...LIMITS_OF[kind] })];
  return { what: kind, pages: 1, findings, measured: layOut(lhr, measured) };
}

/** Return the finding that there was no judgement, which a busy machine can bring about. */
function failed(path, { code, message }) {
  return { where: path, what: message, rule: code, isTimed: true };
}

/** Return what a limit can be set for. */
function measure({ audits }) {
  const requests = audits["network-requests"].details.items;
  const ours = requests.filter(({ resourceType, url }) => resourceType !== "Image" || url.includes("/theme/"));
  return {
    "LCP in s": audits["largest-contentful-paint"].numericValue / 1000,
    "TBT in ms": audits["total-blocking-time"].numericValue,
    CLS: audits["cumulative-layout-shift"].numericValue,
    kB: kilobytes(requests),
    requests: requests.length,
    "kB without pictures": kilobytes(ours),
    "requests without pictures": ours.length,
  };
}

function kilobytes(requests) {
  return requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
}

/** Return a finding for each audit that keeps a score below 100. */
function failures(path, { categories, audits }) {
  const isShort = ({ score, scoreDisplayMode }) => score !== 1 && scoreDisplayMode !== "notApplicable";
  return Object.values(categories)
    .filter(isShort)
    .flatMap((category) =>
      category.auditRefs
        .filter(({ id, weight }) => weight > 0 && isShort(audits[id]))
        .map(({ id }) => ({
          where: path,
          what: `${category.title} ${percent(category.score)}: ${told(audits[id])}`,
          rule: id,
          isTimed: category.id === "performance",
        })),
    );
}

function told({ title, displayValue }) {
  return displayValue ? `${title} (${displayValue})` : title;
}

function excesses(path, measured, limits) {
  return Object.entries(limits)
    .filter(([key, limit]) => measured[key] > limit)
    .map(([key, limit]) => ({
      where: path,
      what: `${key}: ${measured[key].toFixed(2)} is over ${limit}`,
      rule: "limit",
      isTimed: TIMED.includes(key),
    }));
}

function layOut({ categories }, measured) {
  const scores = CATEGORIES.map((id) => String(percent(categories[id].score)).padStart(3)).join(" ");
  const numbers = [
    `${measured["LCP in s"].toFixed(2)} s`.padStart(6),
    `${measured["TBT in ms"].toFixed(0)} ms`.padStart(5),
    measured.CLS.toFixed(2).padStart(4),
    measured.kB.toFixed(1).padStart(5),
    String(measured.requests).padStart(5),
  ];
  return `${scores}  ${numbers.join("  ")}`;
}

function percent(score) {
  return Math.round(100 * score);
}
