// The form in programs of React 19, Vue 3 and Svelte 5, controlled and left to itself, in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildApps } from "./support/apps.js";
import { launch, open, serve, skip } from "./support/browser.js";

const CELLS = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"].flatMap((column) => [`requests.received.${column}`, `requests.carried_forward.${column}`]).slice(0, 10);

let folder;
let server;
let browser;
before(async () => {
  if (skip) return;
  folder = await buildApps();
  server = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

for (const framework of ["react", "vue", "svelte"]) {
  test(`${framework}: ten figures are typed and kept`, { skip }, async () => {
    const { page, context, bad } = await open(browser, `${server.url}/${framework}.html`);
    try {
      await page.waitForFunction(() => document.querySelector("#controlled")?.session && document.querySelector("#left")?.session && globalThis.app);
      for (const id of ["controlled", "left"]) {
        const input = (path) => page.evaluateHandle(([name, wanted]) => [...document.getElementById(name).shadowRoot.querySelectorAll("input")].find(({ cell }) => cell.slot.cell === wanted), [id, path]);
        await page.evaluate((name) => (document.getElementById(name).kept = document.getElementById(name).shadowRoot.querySelector("table")), id);
        for (const [at, path] of CELLS.entries()) {
          await (await input(path)).focus();
          await page.keyboard.type(String(at + 10), { delay: 2 });
          const focused = await page.evaluate(([name, wanted]) => document.getElementById(name).shadowRoot.activeElement?.cell.slot.cell === wanted, [id, path]);
          assert.ok(focused, `${path} keeps the focus`);
          await page.keyboard.press("Tab");
        }
        const told = await page.evaluate((name) => {
          const element = document.getElementById(name);
          return { cells: element.value.cells, year: element.year, canUndo: element.canUndo, sameTable: element.shadowRoot.contains(element.kept) };
        }, id);
        for (const [at, path] of CELLS.entries()) assert.equal(told.cells[path], at + 10, `${id} ${path}`);
        assert.deepEqual([told.cells["requests.brought_forward.total"], told.year, told.canUndo, told.sameTable], [3, 2025, true, true], id);
        // Undo takes back the last figure and nothing else.
        await (await input(CELLS[9])).focus();
        await page.keyboard.press("Control+z");
        const undone = await page.evaluate((name) => document.getElementById(name).value.cells, id);
        assert.deepEqual([undone[CELLS[9]], undone[CELLS[8]]], [null, 18], id);
      }
      // The program has what was typed, and writes what it wants: one cell, without an event, without losing the place.
      const state = await page.evaluate(() => globalThis.app.value.cells);
      assert.equal(state[CELLS[0]], 10);
      const before = await page.evaluate(() => globalThis.app.renders);
      await page.evaluate((path) => {
        const { value, setValue } = globalThis.app;
        setValue({ ...value, cells: { ...value.cells, [path]: 77 } });
      }, CELLS[0]);
      await page.waitForFunction((path) => document.querySelector("#controlled").value.cells[path] === 77, CELLS[0]);
      assert.equal(await page.evaluate(() => globalThis.app.renders), before, "no event answers a value that is set");
      // A reset of the form goes back to the initial value.
      await page.evaluate(() => document.querySelector("#outer").reset());
      const reset = await page.evaluate(() => document.querySelector("#left").value.cells);
      assert.deepEqual([reset[CELLS[0]], reset["requests.brought_forward.total"]], [null, 3]);
      const named = await page.evaluate(() => [document.querySelector("#controlled").name, document.querySelector("#controlled").labels[0]?.textContent]);
      assert.deepEqual(named, ["report", "年报数据"]);
      const devtools = await context.newCDPSession(page);
      const { nodes } = await devtools.send("Accessibility.getFullAXTree");
      assert.ok(nodes.some(({ role, name: given }) => role?.value === "group" && given?.value === "年报数据"), "read out under its label");
      assert.deepEqual(bad, []);
    } finally {
      await context.close();
    }
  });
}

test("a server imports the elements, where there are none", () => {
  const code = 'const a = await import("ogi-report/element"); const b = await import("ogi-report/element/define"); await import("ogi-report/elements"); console.log(typeof a.ReportFormElement, typeof b.defineElement({}));';
  const said = execFileSync("node", ["--input-type=module", "-e", code], { cwd: fileURLToPath(new URL("../npm", import.meta.url)), encoding: "utf8" });
  assert.equal(said, "undefined function\n");
});
