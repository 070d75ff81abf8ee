// The package without a bundler: plain modules and a Web Worker under a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open, root, serve, skip } from "./support/browser.js";

const report = readFileSync(`${root}/examples/reports/wrong-totals.txt`, "utf8");
const ICON = '<link rel="icon" href="data:,">';

const pages = {
  "/plain.html": `<!doctype html>${ICON}<script type="module" src="/plain.js"></script>`,
  "/plain.js": 'import { inspect } from "/index.js"; document.title = String(inspect(await (await fetch("/report.txt")).text()).findings.length);',
  "/worker.html": `<!doctype html>${ICON}<script type="module" src="/page.js"></script>`,
  "/page.js": `
    const worker = new Worker("/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => { document.title = data; };
    worker.onerror = (event) => { document.title = "failed: " + event.message; };
    const module = await WebAssembly.compileStreaming(fetch("/dist/ogi_report_bg.wasm"));
    worker.postMessage({ module, text: await (await fetch("/report.txt")).text() });`,
  "/worker.js": `
    import { load } from "/init.js";
    onmessage = async ({ data }) => {
      const { inspect } = await load(data.module);
      postMessage(inspect(data.text, { language: "en" }).findings[0].message);
    };`,
  "/eval.html": `<!doctype html>${ICON}<script type="module" src="/eval.js"></script>`,
  "/eval.js": 'try { new Function("return 1")(); document.title = "allowed"; } catch { document.title = "refused"; }',
  "/report.txt": report,
};

let server;
let browser;
before(async () => {
  if (skip) return;
  server = await serve(fileURLToPath(new URL("../npm", import.meta.url)), pages);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function titleOf(path) {
  const { page, bad } = await open(browser, server.url + path);
  await page.waitForFunction(() => document.title !== "");
  return { title: await page.title(), bad };
}

test("a plain module script reads a report", { skip }, async () => {
  const { title, bad } = await titleOf("/plain.html");
  assert.ok(Number(title) >= 3, title);
  assert.deepEqual(bad, []);
});

test("a worker shares the compiled module", { skip }, async () => {
  const { title, bad } = await titleOf("/worker.html");
  assert.match(title, /applications received/);
  assert.deepEqual(bad, []);
});

test("the policy of these tests is strict: text cannot be run", { skip }, async () => {
  assert.equal((await titleOf("/eval.html")).title, "refused");
});
