// The portal page in Firefox, where it is installed: Playwright drives only builds of its own, so that a page around it does the
// clicking and tells the server what it saw.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test } from "node:test";
import { TYPES } from "./support/browser.js";
import { buildPortal } from "./support/page.js";

const firefox = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => path && existsSync(path));
const skip = firefox ? false : "Firefox is not installed; set FIREFOX to its path";

const around = `<!doctype html><iframe src="/index.html" width="1400" height="900"></iframe><script type="module">
  const say = (text) => fetch("/say?" + encodeURIComponent(text));
  const until = async (look) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const seen = (() => { try { return look(); } catch { return null; } })();
      if (seen) return seen;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error("never: " + look);
  };
  try {
    const { contentWindow } = document.querySelector("iframe");
    contentWindow.addEventListener("error", ({ message }) => say("error: " + message));
    const find = (selector) => contentWindow.document.querySelector(selector);
    const verdict = (wanted) => until(() => find("ogi-report-summary").verdict.verdict === wanted);
    await until(() => contentWindow.document.documentElement.classList.contains("ready"));
    (await until(() => find("[data-sample]"))).click();
    await verdict("errors");
    await say(find("ogi-report-list").cards.length + " cards");
    find('[data-action="all"]').click();
    await verdict("clean");
    await say("total " + find("ogi-report-form").value.cells["requests.received.total"]);
    find("ogi-report-form").undo();
    await verdict("errors");
    await say("undone");
  } catch (error) {
    await say("failed: " + error.message);
  }
  await say("end");
</script>`;

test("a report is corrected in Firefox", { skip }, async () => {
  const folder = buildPortal();
  const profile = mkdtempSync(join(tmpdir(), "ogi-firefox-"));
  const said = [];
  let end;
  const ended = new Promise((done) => (end = done));
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const text = decodeURIComponent(search.slice(1));
    if (pathname === "/say") {
      response.end();
      if (text === "end") end();
      else said.push(text);
    } else if (pathname === "/around") response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(around);
    else {
      const body = await readFile(join(folder, pathname)).catch(() => null);
      response.writeHead(body ? 200 : 404, { "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream" }).end(body);
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, `http://127.0.0.1:${server.address().port}/around`], { stdio: "ignore" });
  try {
    await Promise.race([ended, new Promise((_, late) => setTimeout(() => late(new Error(`Firefox said only: ${said.join(", ")}`)), 120_000).unref())]);
    assert.deepEqual(said, ["4 cards", "total 14", "undone"]);
  } finally {
    browser.kill();
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
