// The form in the ways pages use a control: ten figures are typed, and none is lost when the page does what pages do.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import { Page } from "./apps/page.js";
import { buildApps } from "./support/apps.js";
import { POLICY, launch, open, serve, skip } from "./support/browser.js";

const COLUMNS = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];
const CELLS = ["received", "carried_forward"].flatMap((row) => COLUMNS.map((column) => `requests.${row}.${column}`)).slice(0, 10);
const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>表</title><link rel="icon" href="data:,">';
const element = '<script type="module" src="/element.js"></script>';
const pages = {
  "/plain.html": `${head}${element}<main><form id="outer" action="/sent.html" novalidate><ogi-report-form id="form" name="report" year="2025"></ogi-report-form><button>提交</button></form></main></html>`,
  "/sent.html": `${head}<main><a href="javascript:history.back()">回</a></main></html>`,
  "/two.html": `${head}${element}<main><ogi-report-form id="form" year="2025"></ogi-report-form><ogi-report-form id="second" year="2020"></ogi-report-form></main></html>`,
  "/early.html": `${head}<script src="/early.js"></script><main><ogi-report-form id="form"></ogi-report-form></main><script src="/set.js"></script></html>`,
  "/early.js": "",
  // As Angular does it: properties are bound while the module is still to come.
  "/set.js": `const form = document.querySelector("#form");
    Object.assign(form, { value: { year: 2025, organ: "示例市统计局", cells: { "requests.brought_forward.total": 3 } }, readOnly: false, required: true, lastYear: { year: 2024, cells: { "requests.received.total": 9 } } });
    form.addEventListener("input", () => { form.value = JSON.parse(JSON.stringify(form.value)); });
    setTimeout(() => { const script = document.createElement("script"); script.type = "module"; script.src = "/element.js"; document.head.append(script); }, 100);`,
  "/shadow.html": `${head}${element}<script type="module" src="/shadow.js"></script><main><my-page></my-page></main></html>`,
  "/shadow.js": `customElements.define("my-page", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = '<form><fieldset><ogi-report-form id="form" name="report" year="2025"></ogi-report-form></fieldset></form>'; } });`,
};

let apps;
let plain;
let built;
let browser;
let page;
let bad;
before(async () => {
  if (skip) return;
  apps = await buildApps();
  const hydrated = join(apps, "hydrate.html");
  writeFileSync(hydrated, readFileSync(hydrated, "utf8").replace("__APP__", await renderToString(createSSRApp(Page))));
  built = await serve(apps);
  plain = await serve(fileURLToPath(new URL("../npm", import.meta.url)), pages, { policy: POLICY.replace("form-action 'none'", "form-action 'self'") });
  browser = await launch();
});
beforeEach(async () => {
  await page?.context().close();
  page = undefined;
});
after(async () => {
  await browser?.close();
  built?.close();
  plain?.close();
  if (apps) rmSync(apps, { recursive: true, force: true });
});

// Found through any shadow root: a form may stand in another element.
const FIND = `globalThis.find = (id, root = document) => { const found = root.getElementById(id); if (found) return found; for (const { shadowRoot } of root.querySelectorAll("*")) { const inner = shadowRoot && find(id, shadowRoot); if (inner) return inner; } return null; }; globalThis.inputOf = (id, path) => [...find(id).shadowRoot.querySelectorAll("input")].find(({ cell }) => cell.slot.cell === path);`;

async function visit(server, name, id = "form") {
  ({ page, bad } = await open(browser, "about:blank"));
  await page.addInitScript(FIND);
  await page.goto(`${server.url}/${name}`);
  await page.waitForFunction((wanted) => globalThis.find(wanted)?.session, id);
}

/** Nothing that must not happen has happened; the page is its own server's. */
const calm = () => assert.deepEqual(bad.filter((line) => !line.startsWith("request: http://127.0.0.1")), []);

async function typeTen(id = "form", delay = 0) {
  await page.evaluate(([wanted, path]) => globalThis.inputOf(wanted, path).focus(), [id, CELLS[0]]);
  for (const [at, path] of CELLS.entries()) {
    await page.evaluate(([wanted, to]) => globalThis.inputOf(wanted, to).focus(), [id, path]);
    await page.keyboard.type(String(at + 100), { delay });
    const isHere = await page.evaluate(([wanted, to]) => globalThis.find(wanted).shadowRoot.activeElement === globalThis.inputOf(wanted, to), [id, path]);
    assert.ok(isHere, `${path} keeps the focus`);
    await page.keyboard.press("Tab");
  }
}

const ten = (id = "form") => page.evaluate(([wanted, paths]) => paths.map((path) => globalThis.find(wanted).value.cells[path]), [id, CELLS]);
const shown = (id = "form") => page.evaluate(([wanted, paths]) => paths.map((path) => globalThis.inputOf(wanted, path).value), [id, CELLS]);
const TEN = CELLS.map((_, at) => at + 100);
const kept = async (id) => {
  assert.deepEqual(await ten(id), TEN);
  assert.deepEqual(await shown(id), TEN.map(String));
};

/** The last figure is taken back by the keyboard, and nothing else. */
async function undone(id = "form") {
  await page.evaluate(([wanted, path]) => globalThis.inputOf(wanted, path).focus(), [id, CELLS[9]]);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await ten(id), [...TEN.slice(0, 9), null], "undo takes back the last figure");
}

test("Vue: a form that comes and goes has what its model has", { skip }, async () => {
  await visit(built, "toggle.html", "toggled");
  await typeTen("toggled");
  await kept("toggled");
  await undone("toggled");
  await page.keyboard.press("Control+y");
  await page.evaluate(() => globalThis.toggle());
  await page.waitForFunction(() => !globalThis.find("toggled"));
  await page.evaluate(() => globalThis.toggle());
  await page.waitForFunction(() => globalThis.find("toggled")?.session);
  await kept("toggled");
  calm();
});

test("a store that answers late takes away nothing that was typed meanwhile", { skip }, async () => {
  await visit(built, "toggle.html", "late");
  await typeTen("late", 45);
  await page.waitForTimeout(400);
  await kept("late");
  await undone("late");
  await page.waitForTimeout(300);
  assert.equal((await ten("late"))[9], null, "nor does it bring back what was undone");
  calm();
});

test("Vue: what a server rendered is taken over", { skip }, async () => {
  await visit(built, "hydrate.html");
  assert.equal(await page.evaluate(() => document.querySelectorAll("ogi-report-form").length), 1);
  assert.equal(await page.evaluate(() => globalThis.find("form").value.cells["requests.brought_forward.total"]), 3);
  await typeTen();
  await kept();
  await undone();
  calm();
});

test("Svelte: forms of a list that change their places keep their figures and steps", { skip }, async () => {
  await visit(built, "keyed.html", "keyed");
  await typeTen("keyed");
  await page.evaluate(() => globalThis.turn());
  await page.waitForFunction(() => globalThis.find("keyed").compareDocumentPosition(globalThis.find("other")) === 2);
  await kept("keyed");
  await undone("keyed");
  assert.equal((await ten("other")).filter((figure) => figure !== null).length, 0);
  calm();
});

test("a plain form is sent, and has its figures again when one comes back", { skip }, async () => {
  await visit(plain, "plain.html");
  await typeTen();
  const sent = await page.evaluate(() => JSON.parse(new FormData(document.querySelector("#outer")).get("report")));
  assert.deepEqual(CELLS.map((path) => sent.cells[path]), TEN);
  await Promise.all([page.waitForURL(/sent\.html/), page.locator("#outer > button").click()]);
  assert.deepEqual(JSON.parse(new URL(page.url()).searchParams.get("report")).cells[CELLS[9]], 109);
  await page.goBack();
  await page.waitForFunction(() => globalThis.find("form")?.session);
  await page.waitForFunction((path) => globalThis.find("form").value.cells[path] === 100, CELLS[0]);
  await kept();
  calm();
});

test("a reset in the middle of a figure begins anew", { skip }, async () => {
  await visit(plain, "plain.html");
  await typeTen();
  await page.evaluate((path) => globalThis.inputOf("form", path).focus(), CELLS[0]);
  await page.keyboard.type("77");
  await page.evaluate(() => document.querySelector("#outer").reset());
  assert.deepEqual((await shown()).filter((text) => text !== ""), []);
  await typeTen();
  await kept();
  calm();
});

test("two forms of different years stand on one page, each with its own steps", { skip }, async () => {
  await visit(plain, "two.html", "second");
  await typeTen("form");
  await typeTen("second");
  await kept("form");
  await kept("second");
  await undone("form");
  await kept("second");
  assert.deepEqual(await page.evaluate(() => ["form", "second"].map((id) => globalThis.find(id).edition)), ["official-2021", "trial-2019"]);
  calm();
});

test("a form that is taken out of the page and put in again keeps its figures and steps", { skip }, async () => {
  await visit(plain, "plain.html");
  await typeTen();
  await page.evaluate(() => {
    const form = globalThis.find("form");
    const place = form.parentElement;
    form.remove();
    place.prepend(form);
  });
  await kept();
  await undone();
  const sent = await page.evaluate((path) => JSON.parse(new FormData(document.querySelector("#outer")).get("report")).cells[path], CELLS[8]);
  assert.equal(sent, 108);
  calm();
});

test("a form that is taken away in the middle of a figure has that figure", { skip }, async () => {
  await visit(plain, "plain.html");
  await typeTen();
  await page.evaluate((path) => globalThis.inputOf("form", path).focus(), CELLS[0]);
  await page.keyboard.type("55");
  const value = await page.evaluate((path) => {
    const form = globalThis.find("form");
    form.remove();
    return form.value.cells[path];
  }, CELLS[0]);
  assert.equal(value, 55);
  calm();
});

test("properties that were bound before the element was defined count", { skip }, async () => {
  await visit(plain, "early.html");
  const told = await page.evaluate(() => {
    const form = globalThis.find("form");
    return [form.value.cells["requests.brought_forward.total"], form.organ, form.required, form.getAttribute("year"), form.lastYear.year];
  });
  assert.deepEqual(told, [3, "示例市统计局", true, "2025", 2024]);
  await typeTen();
  await kept();
  await undone();
  calm();
});

test("inside another element's shadow, in a set of fields that is switched off and on", { skip }, async () => {
  await visit(plain, "shadow.html");
  await typeTen();
  const off = await page.evaluate((path) => {
    const form = globalThis.find("form");
    const fields = form.closest("fieldset");
    fields.disabled = true;
    const input = globalThis.inputOf("form", path).disabled;
    fields.disabled = false;
    return [input, globalThis.inputOf("form", path).disabled];
  }, CELLS[0]);
  assert.deepEqual(off, [true, false]);
  await kept();
  await undone();
  calm();
});
