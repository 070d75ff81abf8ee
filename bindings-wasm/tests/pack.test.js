// The package as others get it: packed, installed into empty projects, used in five lines each.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open, root, serve, skip } from "./support/browser.js";
import { snippets } from "./support/snippets.js";

const packageFolder = fileURLToPath(new URL("../npm", import.meta.url));
const vite = fileURLToPath(new URL("./node_modules/vite/bin/vite.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ogi-report-"));
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
let archive;

/** An empty project with the package in it. */
function project(name) {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  run("npm", ["install", "--no-audit", "--no-fund", "--offline", "--loglevel=error", archive], path);
  return path;
}

before(() => {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], packageFolder));
  archive = join(folder, packed.filename);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("the package holds what it needs and nothing else", () => {
  const names = run("tar", ["-tzf", archive], folder).trim().split("\n").map((name) => name.replace("package/", ""));
  for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-NOTICES.txt", "index.d.ts", "form.d.ts", "wire.d.ts", "more.d.ts", "dist/ogi_report_bg.wasm", "dist/ogi_report_form_bg.wasm", "dist/ogi_report_more_bg.wasm"]) {
    assert.ok(names.includes(name), `${name} is missing`);
  }
  assert.deepEqual(names.filter((name) => !/^(?:[\w.-]+\.(?:js|d\.ts|json|md)|LICENSE-\w+|THIRD-PARTY-NOTICES\.txt|element\/\w+\.js|dist\/\w+\.(?:js|wasm))$/.test(name)), []);
});

test("an empty Node project runs the README", () => {
  const path = project("in-node");
  copyFileSync(join(root, "examples/reports/wrong-totals.txt"), join(path, "report.txt"));
  const blocks = snippets("js node");
  assert.equal(blocks.length, 2);
  const [inspected, typed] = blocks.map((code, at) => {
    assert.ok(code.trim().split("\n").length <= 5, "five lines");
    writeFileSync(join(path, `block${at}.js`), code);
    return run("node", [`block${at}.js`], path);
  });
  assert.match(inspected, /error row applications received.*21/);
  assert.match(inspected, /requests\.received\.total: 19 -> 21/);
  assert.match(typed, /13.* 1\n$/);
});

test("an empty Vite project builds and shows the form of the README", { skip }, async () => {
  const path = project("in-vite");
  const [page] = snippets("html page");
  const [code] = snippets("js page");
  assert.ok(code.trim().split("\n").length <= 5, "five lines");
  writeFileSync(join(path, "index.html"), `<!doctype html>\n<meta charset="utf-8">\n<link rel="icon" href="data:,">\n${page}`);
  writeFileSync(join(path, "main.js"), code);
  run("node", [vite, "build", "--logLevel", "error"], path);
  const assets = readdirSync(join(path, "dist/assets"));
  assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, "only the small build");
  const server = await serve(join(path, "dist"));
  const browser = await launch();
  const said = [];
  try {
    const { page: opened, bad } = await open(browser, "about:blank");
    opened.on("console", (message) => said.push(message.text()));
    await opened.goto(`${server.url}/`);
    await opened.waitForFunction(() => document.querySelector("ogi-report-form")?.findings?.length === 1);
    assert.deepEqual(bad.filter((line) => !line.startsWith("request:")), []);
    assert.ok(said.includes("10"), said.join("\n"));
  } finally {
    await browser.close();
    server.close();
  }
});
