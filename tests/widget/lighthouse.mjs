/** Lighthouse over each address read from the standard input, a JSON list: scores and failed audits, a JSON line a page. */
import { readFileSync } from "node:fs";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const CATEGORIES = ["accessibility", "best-practices", "seo", "performance"];
// Nothing reads the picture of the whole page, which takes seconds.
const FLAGS = { onlyCategories: CATEGORIES, logLevel: "silent", disableFullPageScreenshot: true };
const MORE = 2;
// Pages that the bar of addresses prepares for itself, while another is measured.
const BAR = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup";

function failed(category, audits) {
  return category.auditRefs.flatMap(({ id, weight }) => {
    const { score, title, explanation, displayValue, details } = audits[id];
    if (!weight || score === null || score === 1) return [];
    const places = (details?.items ?? []).slice(0, 3).map(({ node, url, description }) => node?.snippet ?? url ?? description);
    return [[id, title, explanation ?? displayValue, ...places].filter(Boolean).join(" | ")];
  });
}

async function report(address) {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(address, FLAGS, undefined, page);
  await page.close();
  return lhr;
}

const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ["--no-sandbox", BAR] });
for (const address of JSON.parse(readFileSync(0, "utf8"))) {
  let lhr = await report(address);
  // Lighthouse sometimes loses its own recording of a page on a busy machine, and says to run it again.
  for (let left = MORE; lhr.runtimeError && left; left--) lhr = await report(address);
  const told = Object.values(lhr.categories).map((category) => [category.id, { note: category.score, failed: failed(category, lhr.audits) }]);
  console.log(JSON.stringify({ ...Object.fromEntries(told), error: lhr.runtimeError?.message ?? "" }));
}
await browser.close();
