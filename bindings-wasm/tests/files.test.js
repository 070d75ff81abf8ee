// Files of the office: in Node at once, in a browser by a module of their own, with the same results everywhere.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as files from "../npm/files.node.js";
import * as full from "../npm/index.node.js";
import { moduleFor } from "../npm/kind.js";
import * as office from "../npm/office.node.js";
import { launch, open, root, serve, skip } from "./support/browser.js";

const folder = `${root}/fixtures/office`;
const bytes = (name) => readFileSync(`${folder}/${name}`);
const names = readdirSync(folder).filter((name) => /^(?:blank-zeros|changed|recognised)\./.test(name));
const page = full.inspect(readFileSync(`${root}/examples/reports/blank-zeros.html`));

test("every kind says what its source says, with places", () => {
  for (const name of names.filter((name) => name.startsWith("blank-zeros"))) {
    const report = full.inspect(bytes(name));
    // In CSV a row without figures looks as the line between two tables does.
    const same = ([path, cell]) => (name.endsWith(".csv") ? cell !== "" : true) || report.cells[path] !== null;
    const cells = Object.entries(page.cells).filter(same);
    assert.deepEqual(cells.map(([path]) => [path, report.cells[path]]), cells, name);
    assert.deepEqual(files.inspectFile(bytes(name)), report, name);
  }
  const broken = (name) => full.inspect(bytes(name)).findings.find(({ span }) => span)?.location;
  assert.equal(broken("blank-zeros.docx").table, 1);
  assert.match(broken("blank-zeros.xlsx").address ?? "", /^[A-Z]+\d+$/);
});

test("which module reads a file is told by its bytes", () => {
  const kinds = { csv: "text", mht: "text", pdf: "pdf" };
  for (const name of names) assert.equal(moduleFor(bytes(name)), kinds[name.split(".").pop()] ?? "office", name);
  const reports = `${root}/examples/reports`;
  for (const name of readdirSync(reports)) assert.equal(moduleFor(readFileSync(`${reports}/${name}`)), "text", name);
});

test("the module without PDF reads all else alike, and the list of problems takes both", () => {
  for (const name of names) assert.deepEqual(office.inspect(bytes(name)), full.inspect(bytes(name)), name);
  const documents = ["blank-zeros.docx", "blank-zeros.pdf"].map((name) => ({ name, content: bytes(name) }));
  assert.deepEqual(office.problemList(documents, "xlsx"), files.problemList(documents, "xlsx"));
});

test("a file is corrected as any other document", () => {
  const session = full.Session.read(bytes("blank-zeros.docx"));
  assert.deepEqual(session.report.cells, page.cells);
  session.set("requests.received.natural_person", 999);
  assert.ok(session.findings.some(({ rule }) => rule === "requests/row-total"));
});

test("a blob or file is read, and its name repeated", async () => {
  const report = await full.inspectFile(new File([bytes("blank-zeros.xls")], "年报.xls"));
  assert.equal(report.file, "年报.xls");
  assert.deepEqual(report.cells, page.cells);
  assert.equal((await full.inspectFile(readFileSync(`${root}/examples/reports/wrong-totals.txt`))).file, null);
});

test("comments are written into a copy, and the list of problems", () => {
  const copy = files.annotate(bytes("blank-zeros.docx"));
  assert.ok(Buffer.from(copy).includes("word/comments.xml"));
  assert.deepEqual(full.inspect(copy).cells, page.cells);
  assert.throws(() => files.annotate(bytes("blank-zeros.xls")), { code: "input/not-annotated" });
  const documents = [{ name: "一.docx", content: bytes("blank-zeros.docx") }, { name: "空.txt", content: "" }];
  const list = files.problemList(documents, "xlsx", { language: "en" });
  assert.equal(Buffer.from(list.subarray(0, 2)).toString(), "PK");
  assert.throws(() => files.problemList(documents, "pdf"), { code: "input/bad-field" });
  assert.match(files.inspectAs(bytes("blank-zeros.docx"), "text"), /勾稽/);
});

let server;
let browser;
before(async () => {
  if (skip) return;
  const served = Object.fromEntries(names.map((name) => [`/office/${name}`, bytes(name)]));
  const script = `
    import { inspect, inspectFile } from "/index.js";
    window.run = async (name) => {
      const file = new File([await (await fetch("/office/" + name)).arrayBuffer()], name);
      const start = performance.now();
      const report = await inspectFile(file);
      const time = performance.now() - start;
      return { time, report };
    };
    window.refused = async (name) => {
      try { inspect(await (await fetch("/office/" + name)).arrayBuffer()); return null; } catch (error) { return error.code; }
    };
    document.title = "ready";`;
  server = await serve(fileURLToPath(new URL("../npm", import.meta.url)), {
    "/files.html": '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/run.js"></script>',
    "/run.js": script,
    ...served,
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("a browser loads the module when such a file is dropped", { skip }, async () => {
  const { page: opened, bad } = await open(browser, "about:blank");
  const asked = [];
  opened.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await opened.goto(`${server.url}/files.html`);
  await opened.waitForFunction(() => document.title === "ready");
  const isAsked = (module = "office") => asked.includes(`/dist/ogi_report_${module}_bg.wasm`);
  assert.equal(await opened.evaluate(() => window.refused("blank-zeros.docx")), "build/no-files");
  assert.equal(isAsked(), false);
  const first = await opened.evaluate(() => window.run("blank-zeros.docx"));
  assert.equal(isAsked(), true);
  console.log(`the module and the first file: ${first.time.toFixed(0)} ms`);
  assert.equal(isAsked("files"), false, "the larger one is for PDF");
  for (const name of names) {
    const { time, report } = await opened.evaluate((name) => window.run(name), name);
    assert.deepEqual(report, full.inspect(bytes(name), { file: name }), name);
    console.log(`${name}: ${time.toFixed(0)} ms`);
  }
  // From now on every door of the package reads them.
  assert.equal(await opened.evaluate(() => window.refused("blank-zeros.docx")), null);
  assert.deepEqual(bad.filter((line) => !line.startsWith("request:")), []);
});
