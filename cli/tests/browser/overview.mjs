// Opens the overview of an audit in Chromium from its folder and holds what it shows against result.json.
//   node cli/tests/browser/overview.mjs DIR [SHOTS]
// DIR is what `ogi audit --output DIR` wrote. playwright-core and axe-core are those of bindings-wasm/tests.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, shots] = process.argv.slice(2);
const require = createRequire(process.env.OGI_NODE_MODULES ?? new URL("../../../bindings-wasm/tests/", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const result = JSON.parse(readFileSync(resolve(folder, "result.json"), "utf8"));
const address = pathToFileURL(resolve(folder, "index.html")).href;

// What the page should say, worked out once more from the result.
const standing = (one) =>
  one.error ? "unread" : one.errors ? "errors" : one.warnings ? "warnings" : one.notices ? "notices" : one.undecided ? "open" : "clean";
const count = (name) => result.reports.filter((one) => !name || standing(one) === name).length;
const tiles = ["", "errors", "warnings", "notices", "clean", "open", "unread"].map(count);
const rules = new Map();
for (const one of result.reports) {
  for (const rule of new Set(one.findings.filter(({ since }) => since !== "same").map((finding) => finding.rule))) {
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const problems = [];
const open = async (width, height, options = {}) => {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("blob:") || problems.push(request.url()));
  const begun = performance.now();
  await page.goto(address);
  return { page, took: Math.round(performance.now() - begun) };
};

const { page, took } = await open(1440, 900);
const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
assert.deepEqual(await page.$$eval("#tiles b", (all) => all.map((one) => Number(one.textContent))), [...tiles, result.not_filed.length]);
assert.deepEqual(
  await page.$$eval("#rules .rule", (all) => all.map((one) => [one.title, Number(one.querySelector(".count").textContent)])),
  result.rules.slice(0, 14).map((one) => [one.rule, rules.get(one.rule)]),
);
assert.match(await page.textContent("#count"), new RegExp(`^${result.reports.length}(份| reports)$`));
// Every row, all columns, against the figures.
while (await page.isVisible("#further")) await page.click("#further");
const rows = await page.$$eval("#body tr.row", (all) =>
  all.map((row) => ({ file: row.querySelector("small").title, cells: [...row.cells].map((cell) => cell.textContent) })));
assert.equal(rows.length, result.reports.length);
const byFile = new Map(result.reports.map((one, at) => [one.file, [one, result.ranks[at]]]));
const blank = (value) => (value ? String(value) : "");
for (const { file, cells } of rows) {
  const [one, rank] = byFile.get(file);
  assert.equal(cells[1], blank(one.year));
  assert.deepEqual(cells.slice(2, 7), [one.errors, one.warnings, one.notices, one.undecided, one.least_changes].map(blank), file);
  assert.equal(cells[11], rank ? `${rank.place}/${rank.of}` : "", file);
}
// Each filter shows what it counts.
for (const [at, button] of (await page.$$("#tiles button")).entries()) {
  void button;
  await page.click(`#tiles li:nth-child(${at + 1}) button`);
  assert.equal(parseInt(await page.textContent("#count"), 10), tiles[at]);
}
await page.click("#clear");
await page.click("#rules .rule");
assert.equal(parseInt(await page.textContent("#count"), 10), rules.get(result.rules[0].rule));
await page.click("#clear");
await page.click("#body .name");
assert.ok(await page.isVisible("#body .detail"));
if (await page.$("#body .detail select")) {
  await page.selectOption("#body .detail select", { index: 1 });
  await page.reload();
  assert.ok(await page.evaluate(() => Object.keys(localStorage).length > 0), "what became of a finding is kept");
  await page.click("#body .name");
}
const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  return found.violations.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 120)} ${one.nodes[0].failureSummary ?? ""}`);
};
const wide = await violations(page);
const { page: narrow } = await open(360, 740);
await narrow.click("#body .name");
const small = await violations(narrow);
const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const { page: dark } = await open(1440, 900, { colorScheme: "dark" });
const night = await violations(dark);
const { page: plain } = await open(1440, 900, { javaScriptEnabled: false });
const plainRows = await plain.locator("noscript tbody tr").count();
if (shots) {
  await page.screenshot({ path: `${shots}/1440.png` });
  await page.screenshot({ path: `${shots}/1440-full.png`, fullPage: true, clip: { x: 0, y: 0, width: 1440, height: 3000 } });
  await narrow.screenshot({ path: `${shots}/360.png` });
  await narrow.evaluate(() => document.querySelector("#list").scrollIntoView());
  await narrow.screenshot({ path: `${shots}/360-list.png` });
  await dark.screenshot({ path: `${shots}/dark.png` });
  await plain.screenshot({ path: `${shots}/plain.png` });
}
await browser.close();
console.log(JSON.stringify({ bytes: statSync(resolve(folder, "index.html")).size, nodes, took, overflow, plainRows, wide, small, night, problems }, null, 1));
assert.deepEqual([wide, small, night, problems], [[], [], [], []]);
assert.equal(plainRows, result.reports.length);
assert.ok(overflow <= 0, "no scrolling sideways on a telephone");
