// The form as a control of a page: properties, reset, another edition, wrong values, the plain script, the elements beside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as engine from "../npm/index.node.js";
import { extentOf, verdictOf } from "../npm/element/verdict.js";
import { violations } from "./support/axe.js";
import { launch, open, picture, root, serve, skip } from "./support/browser.js";
import { cellOf, focus } from "./support/form.js";

const TOTAL = "requests.received.total";
const head = (scheme = "") => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>表</title><link rel="icon" href="data:,">${scheme}`;
const report = (file) => engine.inspect(readFileSync(`${root}/examples/reports/${file}`));
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
const pages = {
  "/control.html": `${head()}<script type="module" src="/elements.js"></script><main>
    <form id="outer"><label for="report">年报数据</label><ogi-report-form id="report" name="report" year="2025">
    <script type="application/json">{"year": 2025, "organ": "示例市统计局", "cells": {"${TOTAL}": 7}}</script></ogi-report-form></form></main></html>`,
  // A page as JSP writes it: no modules, the report of the server in it.
  "/plain.html": `${head()}<script src="/dist/ogi-report-form.iife.js"></script><main><form action="/save" method="post">
    <ogi-report-form name="report"><script type="application/json">{"year": 2025, "cells": {"${TOTAL}": 7}}</script></ogi-report-form></form></main></html>`,
  "/beside.html": `${head()}<script type="module" src="/elements.js"></script><main><h1>年报</h1><ogi-report-summary id="s"></ogi-report-summary><ogi-report-list id="l"></ogi-report-list>
    <ogi-report-document id="d"></ogi-report-document><section><h2>填报</h2><ogi-report-form id="f" year="2025"></ogi-report-form><ogi-report-list id="lf" for="f"></ogi-report-list></section></main></html>`,
  "/dark.html": `${head('<meta name="color-scheme" content="dark"><link rel="stylesheet" href="/dark.css">')}<script type="module" src="/elements.js"></script><main><h1>年报</h1><ogi-report-summary id="s"></ogi-report-summary><ogi-report-form id="f" year="2025"></ogi-report-form></main></html>`,
  "/dark.css": ":root { color-scheme: dark; background: #17191c; color: #eee; }",
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
  page = undefined;
});
after(async () => {
  await browser?.close();
  server?.close();
});

const visit = async (name) => {
  ({ page, bad } = await open(browser, `${server.url}${name}`));
  await page.waitForFunction(() => document.querySelector("ogi-report-form")?.session);
};

test("the verdict in JavaScript is that of the library", () => {
  for (const file of ["clean.txt", "left-over-totals.txt", "blank-zeros.html", "glued.txt", "one-cell-per-line.txt", "trial-form.md", "figures.json"]) {
    const session = engine.Session.read(readFileSync(`${root}/examples/reports/${file}`));
    assert.deepEqual(extentOf(session.report), session.extent, file);
  }
  assert.equal(verdictOf([], { cells: 200, read: 0, open: 42 }).verdict, "unfinished");
  assert.equal(verdictOf(report("clean.txt").findings, extentOf(report("clean.txt"))).verdict, "clean");
});

test("properties reflect, and the control is one as HTML has them", { skip }, async () => {
  await visit("/control.html");
  const told = await page.evaluate((total) => {
    const element = document.querySelector("#report");
    const seen = { initial: element.value.cells[total], organ: element.organ, type: element.type, name: element.name, labels: element.labels.length, validates: element.willValidate, owner: element.form.id };
    element.name = "other";
    element.year = 2024;
    element.required = true;
    element.readOnly = true;
    seen.attributes = ["name", "year", "required", "readonly"].map((name) => element.getAttribute(name));
    element.readOnly = false;
    element.disabled = true;
    seen.disabled = [element.getAttribute("disabled"), element.willValidate];
    element.disabled = false;
    element.required = false;
    element.setCustomValidity("请先核对");
    seen.custom = [element.validity.customError, element.validationMessage, element.checkValidity()];
    element.setCustomValidity("");
    seen.valid = element.checkValidity();
    seen.errors = [5, "{", { form: "official-1999" }, { cells: { nowhere: 1 } }, { cells: { [total]: true } }, { year: "soon" }].map((wrong) => {
      try {
        element.value = wrong;
        return null;
      } catch (error) {
        return error instanceof Error && error.code;
      }
    });
    seen.kept = element.value.cells[total];
    element.apply([{ cell: total, to: 9 }]);
    document.querySelector("#outer").reset();
    seen.reset = element.value.cells[total];
    return seen;
  }, TOTAL);
  assert.deepEqual(told, {
    initial: 7, organ: "示例市统计局", type: "ogi-report-form", name: "report", labels: 1, validates: true, owner: "outer",
    attributes: ["other", "2024", "", ""], disabled: ["", false], custom: [true, "请先核对", false], valid: true,
    errors: ["input/bad-field", "input/not-json", "input/unknown-form", "input/unknown-cell", "input/bad-cell", "input/bad-field"],
    kept: 7, reset: 7,
  });
  assert.deepEqual(bad, []);
});

test("a year of another form asks, and keeps the figures that both forms have", { skip }, async () => {
  await visit("/control.html");
  const told = await page.evaluate((total) => {
    const element = document.querySelector("#report");
    element.value = { year: 2025, cells: { [total]: 7, "proactive.normative_documents.in_force": 3 } };
    const asked = [];
    element.addEventListener("editionchange", (event) => (asked.push(event.detail), event.preventDefault()), { once: true });
    element.year = 2020;
    const prevented = [element.edition, element.year, element.getAttribute("year"), element.value.cells[total]];
    element.year = 2020;
    return { asked, prevented, after: [element.edition, element.year, element.value.cells[total]] };
  }, TOTAL);
  assert.deepEqual(told.prevented, ["official-2021", 2025, "2025", 7]);
  assert.deepEqual([told.asked[0].to, told.asked[0].lost], ["trial-2019", ["proactive.normative_documents.in_force"]]);
  assert.deepEqual(told.after, ["trial-2019", 2020, 7]);
  assert.deepEqual(bad, []);
});

test("one plain script is enough for a page without modules, and the form is posted", { skip }, async () => {
  await visit("/plain.html");
  await focus(page, "requests.received.natural_person");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  const sent = await page.evaluate(() => JSON.parse(new FormData(document.forms[0]).get("report")));
  assert.deepEqual([sent.year, sent.cells[TOTAL], sent.cells["requests.received.natural_person"]], [2025, 7, 5]);
  assert.deepEqual(bad, []);
});

test("list, summary and document show a result; a list beside a form corrects it", { skip }, async () => {
  await visit("/beside.html");
  const result = report("left-over-totals.txt");
  const text = readFileSync(`${root}/examples/reports/left-over-totals.txt`, "utf8");
  await page.evaluate(([given, source]) => {
    for (const id of ["s", "l", "d"]) document.getElementById(id).report = JSON.parse(given);
    document.getElementById("d").text = source;
  }, [json(result), text]);
  await page.waitForFunction(() => document.querySelector("#d").shadowRoot.querySelector("ogi-report-form")?.session);
  assert.match(await page.locator("#s .verdict").innerText(), /4处必须改/);
  assert.equal(await page.locator("#l li").count(), 4);
  assert.match((await page.locator("#d p.words").allInnerTexts()).join(""), /依申请公开。2024年度共收到/);
  await focus(page, TOTAL).catch(() => {});
  await page.evaluate((total) => document.querySelector("#f").apply([{ cell: "requests.received.natural_person", to: 13 }, { cell: total, to: 10 }]), TOTAL);
  for (const column of ["business", "research", "public_interest", "legal_service", "other"]) await page.evaluate((cell) => document.querySelector("#f").apply([{ cell, to: 0 }]), `requests.received.${column}`);
  await page.locator("#lf .fix").first().click();
  assert.equal(await page.evaluate((total) => document.querySelector("#f").value.cells[total], TOTAL), 13);
  await picture(page, "elements", { fullPage: true });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(bad, []);
});

test("it is light, and dark where the page is", { skip }, async () => {
  await visit("/dark.html");
  await page.evaluate((total) => document.querySelector("#f").apply([{ cell: "requests.received.natural_person", to: 13 }, { cell: total, to: 10 }]), TOTAL);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("#f").shadowRoot.querySelector("table")).backgroundColor), "rgb(23, 25, 28)");
  await page.waitForTimeout(500);
  assert.deepEqual(await violations(page), []);
  await picture(page, "dark-host");
  await page.context().close();
  ({ page, bad } = await open(browser, `${server.url}/control.html`, { colorScheme: "dark" }));
  await page.waitForFunction(() => document.querySelector("ogi-report-form")?.session);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("#report").shadowRoot.querySelector("table")).backgroundColor), "rgb(255, 255, 255)");
  assert.equal((await cellOf(page, TOTAL)).text, "7");
});

test("the modules need nothing that came after 2021", async () => {
  const { default: binaryen } = await import("binaryen");
  const { MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt, Multivalue } = binaryen.Features;
  for (const name of ["ogi_report_form", "ogi_report"]) {
    const module = binaryen.readBinary(readFileSync(new URL(`../npm/dist/${name}_bg.wasm`, import.meta.url)));
    module.setFeatures(MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt | Multivalue);
    assert.ok(module.validate(), `${name} uses what Chromium 90 does not know`);
    module.dispose();
  }
});
