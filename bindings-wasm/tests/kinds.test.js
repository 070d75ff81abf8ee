// Every kind of file that an office holds, dropped on the portal page: read as the library reads it, and how long it takes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as files from "../npm/files.node.js";
import { open, picture, root, skip } from "./support/browser.js";
import { drop, resultOf, usePortal } from "./support/page.js";

const folder = join(root, "fixtures/office");
const names = readdirSync(folder).filter((name) => name.startsWith("blank-zeros."));
const PICTURES = new Set(["docx", "doc", "pdf"]);
const portal = usePortal();

test("every kind of file is read when it is dropped, and its result stands there", { skip }, async () => {
  const { page, context, bad } = await open(portal.browser, `${portal.server.url}/`);
  await page.waitForSelector("html.ready");
  const times = [];
  for (const name of names) {
    const kind = name.split(".").pop();
    const bytes = readFileSync(join(folder, name));
    const expected = files.inspect(bytes, { file: name });
    // The first time brings the module that reads the kind, the second is that of the file alone.
    const taken = [];
    for (const turn of [1, 2]) {
      const begun = Date.now();
      await drop(page, join(folder, name));
      await page.waitForFunction((file) => document.querySelector(".particulars").textContent.includes(file), name);
      taken.push(Date.now() - begun);
      const shown = await resultOf(page);
      const broken = expected.findings.filter(({ verdict }) => verdict === "broken").map(({ fingerprint }) => fingerprint);
      assert.deepEqual([...shown.fingerprints].sort(), broken.sort(), name);
      const value = await page.evaluate(() => document.querySelector("ogi-report-form").value);
      for (const [path, cell] of Object.entries(expected.cells)) assert.deepEqual(value.cells[path], cell, `${name} ${path}`);
      if (turn === 2 && PICTURES.has(kind)) await picture(page, `dropped-${kind}`);
      await page.locator('[data-action="another"]').click();
      await page.waitForSelector("#start:not([hidden])");
    }
    times.push(`${kind} ${taken.join("/")}`);
  }
  console.log(`from drop to result in ms, first/again: ${times.join(", ")}`);
  assert.ok(times.length >= 10, `${times.length} kinds`);
  assert.deepEqual(bad, []);
  await context.close();
});
