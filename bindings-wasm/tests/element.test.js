// <ogi-report-form> alone in a page without a bundler, inside a plain HTML form.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { layout } from "../npm/form.node.js";
import { violations } from "./support/axe.js";
import { launch, open, picture, serve, skip } from "./support/browser.js";
import { bubble, cellOf, focus, marked, paste } from "./support/form.js";

const ROW = "requests.received";
const columns = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];
const pages = {
  "/form.html": `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>表</title><link rel="icon" href="data:,">
    <script type="module" src="/element.js"></script>
    <main><h1>填报</h1><form id="outer" action="javascript:void 0"><ogi-report-form form="official-2021" year="2025" name="report"></ogi-report-form>
    <button type="submit">提交</button></form></main></html>`,
};

let server;
let browser;
let page;
let bad;
before(async () => {
  if (skip) return;
  server = await serve(fileURLToPath(new URL("../npm", import.meta.url)), pages);
  browser = await launch();
});
beforeEach(async () => {
  await page?.context().close();
  if (skip) return;
  ({ page, bad } = await open(browser, `${server.url}/form.html`));
  await page.waitForFunction(() => document.querySelector("ogi-report-form")?.session);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const type = async (path, text) => {
  await focus(page, path);
  await page.keyboard.type(text);
};

test("figures are typed as in a spreadsheet, a wrong total is marked while typing and put right from its bubble", { skip }, async () => {
  await focus(page, `${ROW}.natural_person`);
  for (const figure of ["13", "0", "0", "0", "0", "0"]) {
    await page.keyboard.type(figure);
    await page.keyboard.press("ArrowRight");
  }
  assert.equal((await cellOf(page, `${ROW}.total`)).beside, "Σ 13");
  await page.keyboard.type("10");
  await marked(page, `${ROW}.total`, "error");
  const total = await cellOf(page, `${ROW}.total`);
  assert.deepEqual([total.text, total.beside, total.invalid, total.focused], ["10", "Σ 13", "true", true]);
  assert.equal((await cellOf(page, `${ROW}.natural_person`)).mark, "part");
  assert.match(await bubble(page), /总计应为13.*改为13/);
  await picture(page, "element-bubble");
  await page.keyboard.press("Alt+Enter");
  await marked(page, `${ROW}.total`, null);
  assert.equal((await cellOf(page, `${ROW}.total`)).text, "13");
  assert.equal(await bubble(page), "");
  await page.keyboard.press("Control+z");
  assert.equal((await cellOf(page, `${ROW}.total`)).text, "10");
  await page.keyboard.press("Control+y");
  assert.equal((await cellOf(page, `${ROW}.total`)).text, "13");
  assert.deepEqual(bad, []);
});

test("half a number is not called wrong before a pause", { skip }, async () => {
  await type(`${ROW}.natural_person`, "120");
  await focus(page, `${ROW}.total`);
  await page.keyboard.type("1");
  assert.equal((await cellOf(page, `${ROW}.total`)).mark, null);
  await page.keyboard.type("20");
  await page.waitForTimeout(600);
  assert.equal((await cellOf(page, `${ROW}.total`)).mark, null);
});

test("keys move as in a spreadsheet", { skip }, async () => {
  const at = async () => {
    for (const column of columns) for (const row of [ROW, "requests.brought_forward", "requests.outcomes.granted"]) if ((await cellOf(page, `${row}.${column}`)).focused) return `${row}.${column}`;
    return null;
  };
  await focus(page, `${ROW}.business`);
  const steps = [["ArrowDown", "requests.brought_forward.business"], ["Enter", "requests.outcomes.granted.business"], ["Shift+Enter", "requests.brought_forward.business"], ["End", "requests.brought_forward.total"], ["Home", "requests.brought_forward.natural_person"], ["ArrowUp", `${ROW}.natural_person`], ["Tab", `${ROW}.business`], ["Shift+Tab", `${ROW}.natural_person`]];
  for (const [key, wanted] of steps) {
    await page.keyboard.press(key);
    assert.equal(await at(), wanted, key);
  }
  await page.keyboard.type("12");
  await page.keyboard.press("Escape");
  assert.equal((await cellOf(page, `${ROW}.natural_person`)).text, "", "Esc takes back what was typed");
  await page.keyboard.press("Control+Home");
  const cells = layout("official-2021").tables.flatMap(({ rows }) => rows.flat()).filter(({ cell }) => cell);
  assert.ok((await cellOf(page, cells[0].cell)).focused);
  await page.keyboard.press("Control+End");
  assert.ok((await cellOf(page, cells.at(-1).cell)).focused);
});

test("a block is pasted from a spreadsheet", { skip }, async () => {
  await focus(page, `${ROW}.natural_person`);
  await paste(page, { "text/plain": "1,234\t２\t0\t0\t0\t0\t1236\r\n3\t0\t0\t0\t0\t0\t3\r\n" });
  assert.deepEqual(await Promise.all(["natural_person", "business", "total"].map(async (column) => (await cellOf(page, `${ROW}.${column}`)).text)), ["1234", "2", "1236"]);
  assert.equal((await cellOf(page, "requests.brought_forward.total")).text, "3");
  await page.keyboard.press("Control+z");
  assert.equal((await cellOf(page, "requests.brought_forward.total")).text, "", "one step");
});

test("a block is pasted from a word processor, labels and line breaks and all", { skip }, async () => {
  const row = (label, figures) => `<tr><td><p>${label}</p></td>${figures.map((figure) => `<td><p>${figure}<br></p>\n</td>`).join("")}</tr>`;
  const html = `<html><body><table><tr><td>项目</td><td colspan="7">申请人情况</td></tr>${row("一、本年新收", [5, 1, 0, 0, 0, 0, 6])}${row("二、上年结转", [2, 0, 0, 0, 0, 0, 2])}</table></body></html>`;
  await focus(page, `${ROW}.natural_person`);
  await paste(page, { "text/html": html, "text/plain": "项目\n申请人情况\n一、本年新收\n5\n1\n…" });
  assert.deepEqual(await Promise.all(columns.map(async (column) => (await cellOf(page, `${ROW}.${column}`)).text)), ["5", "1", "0", "0", "0", "0", "6"]);
  assert.equal((await cellOf(page, "requests.brought_forward.natural_person")).text, "2");
});

test("it takes part in a plain HTML form", { skip }, async () => {
  await type(`${ROW}.natural_person`, "13");
  await type(`${ROW}.total`, "10");
  await page.keyboard.press("Enter");
  const outer = await page.evaluate(() => {
    const form = document.querySelector("#outer");
    const element = form.elements.report;
    return { sent: JSON.parse(new FormData(form).get("report")), valid: form.checkValidity(), message: element.validationMessage, owner: element.form === form };
  });
  assert.equal(outer.sent.cells[`${ROW}.total`], 10);
  assert.deepEqual([outer.sent.form, outer.sent.year, outer.valid, outer.owner], ["official-2021", 2025, false, true]);
  assert.match(outer.message, /超过10/);
  await page.evaluate(() => document.querySelector("#outer").reset());
  assert.equal((await cellOf(page, `${ROW}.total`)).text, "");
});

test("value goes in and out as JSON, events tell of it, both languages", { skip }, async () => {
  const told = await page.evaluate(async () => {
    const element = document.querySelector("ogi-report-form");
    const events = [];
    for (const type of ["change", "findings"]) element.addEventListener(type, (event) => events.push([type, event.detail.cell ?? event.detail.findings.length]));
    element.value = JSON.stringify({ form: "trial-2019", year: 2020, cells: { "requests.received.natural_person": 4, "requests.received.total": 3 } });
    element.apply([{ cell: "requests.received.total", to: 4 }]);
    const value = element.value;
    const chinese = element.shadowRoot.querySelector("caption").textContent;
    element.lang = "en";
    return { events, value, chinese, english: element.shadowRoot.querySelector("caption").textContent, was: element.shadowRoot.querySelector("td.changed .beside").textContent };
  });
  assert.deepEqual([told.value.form, told.value.year, told.value.cells["requests.received.total"]], ["trial-2019", 2020, 4]);
  assert.deepEqual(told.events.slice(0, 2).map(([type]) => type), ["findings", "change"], "a value that is set fires nothing");
  assert.equal(told.events[1][1], "requests.received.total");
  assert.match(told.chinese, /主动公开/);
  assert.match(told.english, /^[\x20-\x7e]+$/);
  assert.equal(told.was, "was 3");
});

test("it can be read only, switched off, and themed", { skip }, async () => {
  const seen = await page.evaluate(() => {
    const element = document.querySelector("ogi-report-form");
    const input = element.shadowRoot.querySelector("input");
    element.setAttribute("readonly", "");
    const readonly = input.readOnly;
    element.removeAttribute("readonly");
    element.setAttribute("disabled", "");
    const disabled = input.disabled;
    element.removeAttribute("disabled");
    element.style.setProperty("--ogi-head", "rgb(1, 2, 3)");
    return { readonly, disabled, head: getComputedStyle(element.shadowRoot.querySelector("th")).backgroundColor };
  });
  assert.deepEqual(seen, { readonly: true, disabled: true, head: "rgb(1, 2, 3)" });
});

test("a screen reader finds names, headers and nothing to object to", { skip }, async () => {
  await type(`${ROW}.natural_person`, "13");
  await type(`${ROW}.total`, "10");
  await marked(page, `${ROW}.total`, "error");
  const snapshot = await page.locator("ogi-report-form").ariaSnapshot();
  assert.match(snapshot, /textbox "“本年新收政府信息公开申请数量”的“总计”"/);
  assert.match(snapshot, /columnheader "自然人"/);
  assert.match(snapshot, /rowheader "一、本年新收政府信息公开申请数量"/);
  assert.deepEqual(await violations(page), []);
});

test("what is pasted runs nothing, on a page without a policy either", { skip }, async () => {
  const unguarded = await serve(fileURLToPath(new URL("../npm", import.meta.url)), pages, { policy: null });
  const other = await open(browser, `${unguarded.url}/form.html`);
  try {
    await other.page.waitForFunction(() => document.querySelector("ogi-report-form")?.session);
    await focus(other.page, `${ROW}.natural_person`);
    const attack = '<img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)></svg><iframe srcdoc="<script>alert(4)</script>"></iframe>';
    await paste(other.page, { "text/html": `${attack}<table onfocus=alert(5)><tr><td>${attack}1</td><td>2</td></tr></table>` });
    await other.page.waitForTimeout(200);
    assert.equal((await cellOf(other.page, `${ROW}.business`)).text, "2");
    assert.deepEqual(other.bad, []);
  } finally {
    await other.context.close();
    unguarded.close();
  }
});
