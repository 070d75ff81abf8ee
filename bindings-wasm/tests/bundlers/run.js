// The packed package in an empty project of each bundler: built, served, run in Chromium; once in a worker and once on a server.
// Fetches the bundlers from npm, and so is a command of its own: cargo xtask test-bundlers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, open, root, serve, skip } from "../support/browser.js";

const packageFolder = fileURLToPath(new URL("../../npm", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ogi-bundlers-"));
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const report = readFileSync(join(root, "examples/reports/wrong-totals.txt"), "utf8");

const SHOW = `const report = inspect(text, { language: "en" });
document.title = report.findings.map(({ rule }) => rule).join(" ");\n`;
const TEXT = `const text = ${JSON.stringify(report)};\n`;
/** Bundlers that follow \`new URL(…, import.meta.url)\` take the package as it is. */
const PLAIN = `import { inspect } from "ogi-report";\n${TEXT}${SHOW}`;
/** The others are given the address of the module. */
const WITH_URL = `import { load } from "ogi-report/init";\nimport address from "ogi-report/ogi_report.wasm";\n${TEXT}load(address).then(({ inspect }) => {\n${SHOW}});\n`;
const WORKER = {
  "main.js": `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });\nworker.onmessage = ({ data }) => { document.title = data; };\n`,
  "worker.js": `import { load } from "ogi-report/init";\nimport address from "ogi-report/ogi_report.wasm?url";\n${TEXT}load(address).then(({ inspect }) => postMessage(inspect(text, { language: "en" }).findings.map(({ rule }) => rule).join(" ")));\n`,
};
const vite = (version, files = { "main.js": PLAIN }) => ({ needs: [`vite@${version}`], files, build: ["vite", "build", "--base", "./", "--logLevel", "error"] });

const BUNDLERS = {
  // Its browsers of before 2022 have no top-level await.
  "Vite 6": vite(6, { "main.js": PLAIN, "vite.config.js": `export default { build: { target: "es2022" } };\n` }),
  "Vite 7": vite(7),
  "Vite 8": vite(8),
  "Vite 8, worker": vite(8, WORKER),
  "webpack 5": {
    needs: ["webpack@5", "webpack-cli@6"],
    files: {
      "main.js": PLAIN,
      "webpack.config.cjs": `module.exports = { mode: "production", entry: "./main.js", experiments: { topLevelAwait: true }, output: { path: __dirname + "/dist", filename: "main.js", publicPath: "./", module: true, chunkFormat: "module" }, devtool: false };
module.exports.experiments.outputModule = true; module.exports.performance = false;`,
    },
    build: ["webpack", "--no-color"],
    copyPage: true,
  },
  esbuild: {
    needs: ["esbuild@0.25"],
    files: { "main.js": WITH_URL },
    build: ["esbuild", "main.js", "--bundle", "--format=esm", "--target=es2022", "--loader:.wasm=file", "--outdir=dist", "--log-level=error"],
    copyPage: true,
  },
  "Rollup 4": {
    needs: ["rollup@4", "@rollup/plugin-node-resolve@16", "@rollup/plugin-url@8"],
    files: {
      "main.js": WITH_URL,
      "rollup.config.mjs": `import resolve from "@rollup/plugin-node-resolve";\nimport url from "@rollup/plugin-url";\nexport default { input: "main.js", output: { dir: "dist", format: "esm" }, plugins: [resolve({ browser: true }), url({ include: ["**/*.wasm"], limit: 0, publicPath: "./" })] };`,
    },
    build: ["rollup", "-c", "rollup.config.mjs", "--silent"],
    copyPage: true,
  },
};

function project(name, files, needs) {
  const path = join(folder, name.replace(/\W+/g, "-"));
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  writeFileSync(join(path, "index.html"), `<!doctype html>\n<meta charset="utf-8">\n<link rel="icon" href="data:,">\n<script type="module" src="./main.js"></script>\n`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", archive, ...needs], path);
  return path;
}

async function title(served) {
  const server = await serve(served);
  const browser = await launch();
  try {
    const { page } = await open(browser, "about:blank");
    await page.goto(`${server.url}/index.html`);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: 30_000 });
    return await page.title();
  } finally {
    await browser.close();
    server.close();
  }
}

const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], packageFolder));
const archive = join(folder, packed.filename);
let failed = 0;
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
for (const [name, { needs, files, build, copyPage }] of Object.entries(BUNDLERS).filter(([name]) => isWanted(name))) {
  try {
    const path = project(name, files, needs);
    run("npx", ["--no-install", ...build], path);
    if (copyPage) copyFileSync(join(path, "index.html"), join(path, "dist/index.html"));
    if (skip) {
      console.log(`built    ${name}; not run: ${skip}`);
      continue;
    }
    assert.match(await title(join(path, "dist")), /requests\/row-total/);
    console.log(`passed   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED   ${name}: ${error.stdout || ""}${error.stderr || ""}${error.message}`.slice(0, 1500));
  }
}
if (isWanted("server")) {
  try {
    const path = project("server", { "entry.js": `import { inspect } from "ogi-report";\n${TEXT}console.log(inspect(text, { language: "en" }).findings.map(({ rule }) => rule).join(" "));\n` }, ["vite@8"]);
    run("npx", ["--no-install", "vite", "build", "--ssr", "entry.js", "--logLevel", "error"], path);
    assert.match(run("node", ["dist/entry.js"], path), /requests\/row-total/);
    console.log("passed   server (Vite 8 --ssr)");
  } catch (error) {
    failed += 1;
    console.log(`FAILED   server: ${error.stdout || ""}${error.stderr || ""}${error.message}`.slice(0, 1500));
  }
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
