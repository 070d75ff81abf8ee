// One run: sizes, script start to first check, a keystroke, a repair; against plain JavaScript and the HiGHS wasm.
// Run with `npm run bench` in bindings-wasm/tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import * as form from "../npm/form.node.js";
import * as full from "../npm/index.node.js";
import { launch, open, root, serve, skip } from "../tests/support/browser.js";
import { buildPortal } from "../tests/support/page.js";
import { broken, PATHS, programme } from "./baseline.js";

const require = createRequire(new URL("../tests/package.json", import.meta.url));
const sorted = (values) => Float64Array.from(values).sort();
const median = (values) => sorted(values)[values.length >> 1];
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const micro = (nanoseconds) => `${(nanoseconds / 1000).toFixed(nanoseconds < 100_000 ? 2 : 0)} µs`;
/** One row of the table. */
const line = (what, figure) => console.log(`| ${what.padEnd(82)} | ${figure.padEnd(34)} |`);

/** Time of the processor in nanoseconds, which others on the machine take no part of. */
function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** The best of some runs of so many calls, per call in nanoseconds. */
function time(calls, action) {
  for (let call = 0; call < calls; call += 1) action(call);
  let best = Infinity;
  for (let run = 0; run < 9; run += 1) {
    const start = clock();
    for (let call = 0; call < calls; call += 1) action(call);
    best = Math.min(best, (clock() - start) / calls);
  }
  return best;
}

/** As `cargo xtask build-wasm` measures. */
const gzipped = (name) => execFileSync("gzip", ["-9", "-n", "-c", fileURLToPath(new URL(`../npm/dist/${name}`, import.meta.url))]).length;

function sizes() {
  for (const name of ["ogi_report_form", "ogi_report", "ogi_report_more"]) {
    line(`${name}: module gzipped (and its JavaScript, not minified)`, `${gzipped(`${name}_bg.wasm`)} bytes (${gzipped(`${name}.js`)})`);
  }
}

/** A report whose figures agree, and the same as numbers in the order of the baseline. */
function clean() {
  const report = full.inspect(readFileSync(`${root}/examples/reports/clean.txt`));
  return { report, figures: PATHS.map((path) => report.cells[path]) };
}

function keystrokes() {
  const { report, figures } = clean();
  const wrong = [...figures];
  const index = PATHS.indexOf("requests.received.total");
  wrong[index] += 1;
  assert.deepEqual([broken(figures), broken(wrong)], [0, 2]);
  line("plain JavaScript, every identity of the report, whether it holds", micro(time(20_000, (call) => broken(call & 1 ? wrong : figures))));
  for (const [name, { Session }] of Object.entries({ "small build": form, "ogi-report": full })) {
    const session = Session.from({ form: report.form, year: report.year, cells: report.cells });
    const cell = full.layout(report.form).tables.flatMap(({ rows }) => rows.flat()).find((slot) => slot.cell === "requests.received.total").index;
    const [right, other] = [figures[index], wrong[index]];
    line(`${name}: a keystroke, every rule, the same figure again`, micro(time(2000, () => session.set(cell, right))));
    line(`${name}: a keystroke, right and wrong in turn`, micro(time(2000, (call) => session.set(cell, call & 1 ? other : right))));
    line(
      `${name}: the same with marks, sums and findings with their sentences`,
      micro(
        time(500, (call) => {
          session.set(cell, call & 1 ? other : right);
          return [session.marks, session.totals, session.findings];
        }),
      ),
    );
  }
}

async function repairs() {
  const highs = await require("highs")();
  line("repairs", "ogi-report      HiGHS wasm (cells)");
  for (const kind of ["random-1", "left-over-totals", "random-2", "random-6"]) {
    const { form: name, cases } = JSON.parse(readFileSync(`${root}/fixtures/repair/${kind}.json`, "utf8"));
    const [own, peer, changed] = [[], [], new Set()];
    for (const { cells } of cases.slice(0, 12)) {
      const all = Object.fromEntries(PATHS.map((path) => [path, cells[path] ?? 0]));
      const session = full.Session.from({ form: name, year: 2024, cells: all });
      const start = clock();
      const [best] = session.repairs;
      own.push(clock() - start);
      const again = clock();
      const solution = highs.solve(programme(PATHS.map((path) => all[path])), { threads: 1 });
      peer.push(clock() - again);
      assert.equal(solution.Status, "Optimal");
      assert.equal(Math.round(solution.ObjectiveValue), best?.changes.length ?? 0, kind);
      changed.add(best?.changes.length ?? 0);
    }
    line(`every smallest repair with reasons / one smallest set: ${kind}, median`, `${micro(median(own)).padEnd(15)} ${micro(median(peer))} (${[...changed].sort().join(", ")})`);
  }
}

const PAGES = Object.fromEntries(
  ["form", "index"].flatMap((build) => [
    [`/${build}.html`, `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/${build}-bench.js"></script>`],
    [
      `/${build}-bench.js`,
      `const start = performance.now();
      const { Session } = await import("/${build}.js");
      const session = new Session("official-2021");
      session.set("requests.received.natural_person", 13);
      session.set("requests.received.total", 10);
      if (session.findings.length !== 1) throw new Error("no finding");
      document.title = String(performance.now() - start);`,
    ],
  ]),
);

async function inBrowser() {
  if (skip) return console.log(skip);
  const browser = await launch();
  const server = await serve(fileURLToPath(new URL("../npm", import.meta.url)), PAGES);
  for (const build of ["form", "index"]) {
    const starts = [];
    for (let run = 0; run < 9; run += 1) {
      const { page, context } = await open(browser, `${server.url}/${build}.html`);
      await page.waitForFunction(() => document.title !== "");
      starts.push(Number(await page.title()));
      await context.close();
    }
    line(`Chromium, ${build}.js: script start to first finding, nothing cached, median of 9`, `${median(starts).toFixed(0)} ms`);
  }
  server.close();
  await page(browser);
  await browser.close();
}

/** The portal: how long it takes to open, and whether typing keeps up with the screen. */
async function page(browser) {
  const server = await serve(buildPortal());
  const { page: portal } = await open(browser, `${server.url}/`);
  await portal.waitForSelector("html.ready");
  const ready = await portal.evaluate(() => performance.getEntriesByName("ready")[0].startTime);
  line("Chromium, portal: from navigation to ready, nothing cached", `${ready.toFixed(0)} ms`);
  await portal.locator("[data-sample]").first().click();
  await portal.waitForSelector(".desk .head h1:not(:empty)");
  const typed = await portal.evaluate(async () => {
    const form = document.querySelector("ogi-report-form");
    form.focusCell("requests.received.total");
    const input = form.shadowRoot.activeElement;
    const [handled, frames, long] = [[], [], []];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    let last = performance.now();
    for (let key = 0; key < 120; key += 1) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
      input.value = String(key);
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      handled.push(performance.now() - now);
    }
    await new Promise((done) => setTimeout(done, 300));
    observer.disconnect();
    return { handled, frames: frames.slice(2), long };
  });
  const milli = (value) => `${value.toFixed(1)} ms`;
  line("Chromium, portal: a keystroke with everything that is drawn, median / 99 %", `${milli(median(typed.handled))} / ${milli(at(typed.handled, 0.99))}`);
  line("Chromium, portal: from frame to frame while typing, median / 95 %", `${milli(median(typed.frames))} / ${milli(at(typed.frames, 0.95))}`);
  const kept = typed.frames.filter((frame) => frame < 1.5 * (1000 / 60)).length;
  line("Chromium, portal: frames in time at 60 a second / tasks of more than 50 ms", `${kept} of ${typed.frames.length} / ${typed.long.length}`);
  server.close();
}

line("what", "figure");
line("---", "---");
sizes();
keystrokes();
await repairs();
await inBrowser();
