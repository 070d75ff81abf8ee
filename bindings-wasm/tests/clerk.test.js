// A clerk's day on the portal page: a blank form, drafts, files in and out, small screens, old browsers, no network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import * as files from "../npm/files.node.js";
import { violations } from "./support/axe.js";
import { open, picture, root, serve, skip } from "./support/browser.js";
import { bubble, cellOf, focus, marked, paste } from "./support/form.js";
import { download, drop, resultOf, usePortal, verdict } from "./support/page.js";

const reports = join(root, "examples/reports");
const WRONG = join(reports, "left-over-totals.txt");
const ROW = "requests.received";
const COLUMNS = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];

const portal = usePortal();
let page;
let bad;
beforeEach(async () => {
  await page?.context().close();
  page = undefined;
});

async function start(options, address = `${portal.server.url}/`) {
  ({ page, bad } = await open(portal.browser, address, options));
  await page.waitForSelector("html.ready");
}

async function blank(options) {
  await start(options);
  await page.locator("#blank").click();
  await page.waitForSelector(".formbar");
}

const typeRow = async (row, figures) => {
  await focus(page, `${row}.natural_person`);
  for (const figure of figures) {
    await page.keyboard.type(figure);
    await page.keyboard.press("Tab");
  }
};
const texts = async (row) => {
  const figures = [];
  for (const column of COLUMNS) figures.push((await cellOf(page, `${row}.${column}`)).text);
  return figures;
};

test("an empty form is not without errors, and a title alone is not either", { skip }, async () => {
  await blank();
  assert.deepEqual([(await resultOf(page)).verdict, (await resultOf(page)).headline], ["unfinished", "没有核完（读到0/200格）"]);
  await page.locator('[data-action="another"]').click();
  await drop(page, { name: "title.txt", text: "示例市统计局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n本局按要求公开信息。\n" });
  assert.ok(["unfinished", "errors"].includes((await resultOf(page)).verdict));
  assert.doesNotMatch((await resultOf(page)).headline, /没有错误/);
  assert.deepEqual(bad, []);
});

test("a blank form is filled in: rows by Tab and Enter, cures, zeros, totals, words", { skip }, async () => {
  await blank();
  await page.locator("#organ").fill("示例市统计局");
  await typeRow(ROW, ["12件", "+5", "1 2", "12。5", "0"]);
  // Enter goes back to the column where the row began.
  await page.keyboard.press("Enter");
  assert.ok((await cellOf(page, "requests.brought_forward.natural_person")).focused);
  for (const [column, cured] of [["natural_person", "12"], ["business", "5"], ["research", "12"], ["public_interest", "12.5"]]) {
    await focus(page, `${ROW}.${column}`);
    assert.match(await bubble(page), new RegExp(`改为${cured.replace(".", "\\.")}`));
    await page.keyboard.press("Alt+Enter");
    assert.equal((await cellOf(page, `${ROW}.${column}`)).text, cured);
  }
  await focus(page, `${ROW}.public_interest`);
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await page.locator('[data-action="fillZeros"]').click();
  await page.locator('[data-action="fillTotals"]').click();
  assert.deepEqual(await texts(ROW), ["12", "5", "12", "0", "0", "0", "29"]);
  assert.equal(await page.locator(".filled").textContent(), "已填200/200格");
  await picture(page, "form");
  await page.locator('[data-action="undo"]').click();
  assert.equal((await texts(ROW))[6], "", "one step");
  await page.locator('[data-action="redo"]').click();
  // The words are judged with the figures.
  await page.locator('textarea[data-words="1"]').fill("（二）依申请公开。2025年共收到政府信息公开申请30件。");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("ogi-report-list").cards.some(({ findings }) => findings.some(({ rule }) => rule === "narrative/received")));
  assert.deepEqual(bad, []);
});

test("a table that is pasted goes where its rows say, and asks before it takes the place of figures", { skip }, async () => {
  await blank();
  await focus(page, `${ROW}.business`);
  await paste(page, { "text/plain": "（一）予以公开\t6\t0\t0\t0\t0\t0\t6\n1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1\n" });
  assert.deepEqual(await texts("requests.outcomes.granted"), ["6", "0", "0", "0", "0", "0", "6"]);
  assert.deepEqual(await texts("requests.outcomes.denied.state_secret"), ["1", "0", "0", "0", "0", "0", "1"]);
  assert.deepEqual(await texts(ROW), ["", "", "", "", "", "", ""]);
  await focus(page, "requests.outcomes.granted.natural_person");
  await paste(page, { "text/plain": "9\t9\n9\t9" });
  const ask = page.locator("ogi-report-form .ask");
  assert.match(await ask.textContent(), /已有的数字将被替换/);
  await ask.getByRole("button", { name: "不粘贴" }).click();
  assert.deepEqual((await texts("requests.outcomes.granted")).slice(0, 2), ["6", "0"]);
  // More digits than a figure has are marked.
  await focus(page, `${ROW}.other`);
  await page.keyboard.type("1234567890123456");
  await page.keyboard.press("Enter");
  assert.notEqual((await cellOf(page, `${ROW}.other`)).mark, null);
  assert.deepEqual(bad, []);
});

test("loading the page again keeps ten cells; drafts are listed, opened and deleted after a question", { skip }, async () => {
  await blank();
  await typeRow(ROW, ["1", "2", "3", "4", "5", "6", "21"]);
  await typeRow("requests.brought_forward", ["7", "8", "9"]);
  await page.locator('textarea[data-words="5"]').fill("公开的深度还不够。");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".particulars").textContent.includes("已保存在本机"));
  await page.waitForTimeout(500);
  await page.reload();
  await page.waitForSelector(".formbar");
  assert.deepEqual([...(await texts(ROW)), ...(await texts("requests.brought_forward")).slice(0, 3)], ["1", "2", "3", "4", "5", "6", "21", "7", "8", "9"]);
  assert.equal(await page.locator('textarea[data-words="5"]').inputValue(), "公开的深度还不够。");
  // Another report comes: this one is kept.
  await drop(page, WRONG);
  await page.waitForFunction(() => document.querySelector(".head h1").textContent.startsWith("示例市审计局"));
  assert.match(await page.locator("#toast").textContent(), /草稿/);
  await page.locator('[data-action="another"]').click();
  await page.waitForSelector("[data-draft]");
  await picture(page, "draft");
  await page.locator("[data-draft]").first().click();
  await page.waitForSelector(".formbar");
  assert.equal((await texts(ROW))[0], "1");
  await page.locator('[data-action="another"]').click();
  await page.locator(".drafts .drop").first().click();
  await page.locator("#question").getByRole("button", { name: "删除", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("#drafts").hidden);
  assert.deepEqual(bad, []);
});

test("every file that is taken away is read again: same figures, organ and year, nothing new found", { skip }, async () => {
  await start();
  await drop(page, WRONG);
  const printed = files.inspect(readFileSync(WRONG));
  const result = await download(page, "result");
  await page.locator('[data-action="all"]').click();
  await verdict(page, "clean");
  const taken = { result };
  for (const kind of ["word", "excel", "page", "figures", "json", "note"]) taken[kind] = await download(page, kind);
  assert.equal(taken.word.name, "示例市审计局2024-更正后.docx");
  const value = await page.evaluate(() => document.querySelector("ogi-report-form").value);
  const rules = (report) => report.findings.filter((finding) => finding.verdict === "broken").map(({ fingerprint }) => fingerprint);
  for (const [kind, { name, bytes }] of Object.entries(taken)) {
    if (kind === "note") continue;
    const again = files.inspect(bytes, { file: name });
    const before = kind === "result" ? printed : { ...value, findings: [] };
    assert.deepEqual([again.organ, again.year], ["示例市审计局", 2024], kind);
    for (const [path, figure] of Object.entries(before.cells)) assert.deepEqual(again.cells[path], figure, `${kind} ${path}`);
    const known = new Set(rules(before));
    assert.deepEqual(rules(again).filter((fingerprint) => !known.has(fingerprint)), [], `${kind}: ${again.findings.map(({ message }) => message).join("\n")}`);
  }
  assert.match(result.bytes.toString(), /总计应为14/);
  assert.doesNotMatch(taken.page.bytes.toString(), /应为/);
  assert.deepEqual(bad, []);
});

test("from a Word file with four errors to the corrected file in three actions", { skip }, async () => {
  // The file is made by the page itself from the text.
  await start();
  await drop(page, WRONG);
  const { bytes } = await download(page, "word");
  const place = mkdtempSync(join(tmpdir(), "ogi-clerk-"));
  const file = join(place, "left-over-totals.docx");
  writeFileSync(file, bytes);
  try {
    await page.context().close();
    await start();
    const begun = Date.now();
    await page.locator("#file").setInputFiles(file); // 1: choose the file
    await verdict(page, "errors");
    assert.equal((await resultOf(page)).headline, "4处必须改");
    await page.locator('[data-action="all"]').click(); // 2: correct all
    await verdict(page, "clean");
    const corrected = await download(page, "word"); // 3: take it away
    console.log(`a clerk's run: ${Date.now() - begun} ms, 3 actions`);
    assert.equal(files.inspect(corrected.bytes).cells["requests.received.total"], 14);
    assert.match(await page.locator("p.words").allTextContents().then((lines) => lines.join("")), /不予公开0件/);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  assert.deepEqual(bad, []);
});

test("the first finding is at most five Tabs away, and the keyboard alone is enough", { skip }, async () => {
  await start();
  await page.locator("[data-sample]").first().focus();
  await page.keyboard.press("Enter");
  await verdict(page, "errors");
  let tabs = 0;
  const isTitle = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.classList.contains("title") ?? false);
  while (!(await isTitle()) && tabs < 10) {
    await page.keyboard.press("Tab");
    tabs += 1;
  }
  console.log(`the first finding is ${tabs} Tabs away`);
  assert.ok(tabs <= 5, `${tabs}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("ogi-report-list").cards.length === 3);
  assert.ok(await isTitle(), "the next card has the focus");
  assert.deepEqual(bad, []);
});

test("it works with the network off, for files of the office once one was opened", { skip }, async () => {
  await start();
  await page.waitForSelector("html.offline");
  await drop(page, WRONG);
  const word = { name: "report.docx", mimeType: "application/octet-stream", buffer: (await download(page, "word")).bytes };
  await page.locator('[data-action="another"]').click();
  await page.reload();
  await page.waitForSelector("html.ready");
  await page.locator("#file").setInputFiles(word);
  await verdict(page, "errors");
  await page.locator('[data-action="another"]').click();
  await page.context().setOffline(true);
  const { port } = new URL(portal.server.url);
  portal.server.close();
  try {
    assert.equal((await page.reload()).status(), 200);
    await page.waitForSelector("html.ready");
    await page.locator("#file").setInputFiles(word);
    await verdict(page, "errors");
    await page.locator('[data-action="another"]').click();
    await page.locator("[data-sample]").first().click();
    await verdict(page, "errors");
    await page.getByRole("button", { name: /看依据/ }).first().click();
    await page.getByRole("button", { name: /规则说明/ }).first().click();
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await download(page, "excel");
  } finally {
    portal.server = await serve(portal.folder, {}, { port: Number(port) });
  }
});

test("a phone, a laptop, 200 %: nothing is cut off, every target is large enough", { skip }, async () => {
  const sizes = { phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }, laptop: { viewport: { width: 1366, height: 768 } }, zoom: { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 } };
  for (const [name, options] of Object.entries(sizes)) {
    await page?.context().close();
    await start(options);
    await drop(page, WRONG);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await width(), options.viewport.width, name);
    await picture(page, name);
    const small = await page.evaluate(() => [...document.querySelectorAll("button, summary, label.button")].filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 24).map(({ textContent }) => textContent));
    assert.deepEqual(small, [], name);
    await page.locator("ogi-report-list li .title").first().click();
    assert.ok((await cellOf(page, `${ROW}.total`)).focused);
    await page.locator('[data-action="another"]').click();
    await page.locator("#blank").click();
    await page.waitForSelector(".formbar");
    assert.equal(await width(), options.viewport.width, `${name}, form`);
    await picture(page, `${name}-form`);
    assert.deepEqual(bad, []);
  }
});

test("axe finds nothing on any state, Chinese and English", { skip }, async () => {
  for (const language of ["zh", "en"]) {
    await page?.context().close();
    await start();
    if (language === "en") await page.locator("#language").click();
    assert.deepEqual(await violations(page), [], `start, ${language}`);
    await picture(page, `start-${language}`);
    await drop(page, WRONG);
    await page.getByRole("button", { name: /看依据|evidence/ }).first().click();
    await page.getByRole("button", { name: /不改，写说明|keep it/ }).first().click();
    assert.deepEqual(await violations(page), [], `problems, ${language}`);
    if (language === "en") continue;
    await page.locator('[data-action="all"]').click();
    await verdict(page, "clean");
    assert.deepEqual(await violations(page), [], `corrected, ${language}`);
    await page.locator('[data-action="another"]').click();
    await page.locator("#blank").click();
    await page.waitForSelector(".formbar");
    await focus(page, `${ROW}.total`);
    assert.deepEqual(await violations(page), [], `form, ${language}`);
  }
});

test("no dead page: the module blocked, the program blocked, an old browser", { skip }, async () => {
  const context = await portal.browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
  page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${portal.server.url}/`);
  await page.waitForSelector("#refusal:not(:empty)");
  assert.match(await page.locator("#refusal").textContent(), /核查程序没有载入.*请检查网络后刷新页面/);
  await picture(page, "blocked");
  await page.locator("#blank").click();
  await page.waitForTimeout(200);
  assert.match(await page.locator("#refusal").textContent(), /没有载入/);
  await page.unroute("**/*.wasm");
  await page.route("**/index-*.js", (route) => route.abort());
  await page.goto(`${portal.server.url}/`);
  await page.waitForSelector("#loading.refusal");
  assert.match(await page.locator("#loading").textContent(), /没有取到.*刷新/);
  await context.close();
});

test("a browser of 2021: what came later is taken away, and the report is corrected all the same", { skip }, async () => {
  const unguarded = await serve(portal.folder, {}, { policy: null });
  const context = await portal.browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
  page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.addInitScript(() => {
    for (const [owner, names] of [
      [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
      [String.prototype, ["at", "isWellFormed", "toWellFormed"]],
      [Object.getPrototypeOf(Uint8Array.prototype), ["at", "toSorted", "toReversed", "with", "findLast"]],
      [Object, ["hasOwn", "groupBy"]],
      [Promise, ["withResolvers", "try"]],
      [Element.prototype, ["checkVisibility", "setHTML"]],
      [HTMLElement.prototype, ["attachInternals", "showPopover"]],
      [HTMLDialogElement.prototype, ["showModal", "close", "show"]],
      [Set.prototype, ["union", "intersection", "difference"]],
      [globalThis, ["structuredClone", "scheduler", "reportError"]],
    ]) for (const name of names) delete owner[name];
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    Object.defineProperty(globalThis, "CSSStyleSheet", { value: class { constructor() { throw new TypeError("Illegal constructor"); } } });
  });
  await page.goto(`${unguarded.url}/`);
  await page.waitForSelector("html.ready");
  await page.locator("[data-sample]").first().click();
  await page.waitForFunction(() => document.querySelector("ogi-report-summary")?.verdict?.verdict === "errors");
  const colour = await page.evaluate(() => getComputedStyle(document.querySelector("ogi-report-form").shadowRoot.querySelector("th")).backgroundColor);
  assert.notEqual(colour, "rgba(0, 0, 0, 0)", "the style is there");
  await page.evaluate(() => document.querySelector('[data-action="all"]').click());
  await page.waitForFunction(() => document.querySelector("ogi-report-summary").verdict.verdict === "clean");
  assert.deepEqual(wrong, []);
  await context.close();
  unguarded.close();
});

test("it opens in under three seconds", { skip }, async () => {
  await start();
  const ready = await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime);
  // The bench tells the figure of a machine at rest; here only a page that has become slow fails.
  console.log(`ready after ${ready.toFixed(0)} ms`);
  assert.ok(ready < 3000);
});
