// What the tests do with the portal page.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before } from "node:test";
import { launch, root, serve, skip } from "./browser.js";

/** Builds the page as its lockfile says; the folder to serve. */
export function buildPortal() {
  const cwd = join(root, "examples/portal");
  const npm = (...args) => execFileSync("npm", [...args, "--loglevel=error"], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (!existsSync(join(cwd, "node_modules"))) npm("ci", "--no-audit", "--no-fund");
  npm("run", "build", "--silent");
  return join(cwd, "dist");
}

/** The portal served and Chromium started for the tests of a file: `folder`, `server` and `browser` are there once they run. */
export function usePortal() {
  const portal = {};
  before(async () => {
    if (skip) return;
    portal.folder = buildPortal();
    portal.server = await serve(portal.folder);
    portal.browser = await launch();
  });
  after(async () => {
    await portal.browser?.close();
    portal.server?.close();
  });
  return portal;
}

/** Drops files on the page: paths, or `{ name, text }`; waits for what must appear. */
export async function drop(page, files, until = ".desk .head h1:not(:empty)") {
  const dropped = [files].flat().map((file) =>
    typeof file === "string" ? { name: basename(file), bytes: [...readFileSync(file)] } : { name: file.name, bytes: [...Buffer.from(file.text)] },
  );
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of list) dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, dropped);
  await page.waitForSelector(until);
}

/** What the page tells of a report. */
export const resultOf = (page) =>
  page.evaluate(() => {
    const list = document.querySelector("ogi-report-list");
    const summary = document.querySelector("ogi-report-summary");
    return {
      title: document.querySelector(".head h1").textContent,
      particulars: document.querySelector(".particulars").textContent,
      verdict: summary.verdict.verdict,
      headline: summary.shadowRoot.querySelector(".verdict").textContent,
      cards: list.cards.map(({ number, kind, cell, findings }) => ({ number, kind, cell, rules: findings.map(({ rule }) => rule) })),
      fingerprints: list.cards.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
      rules: list.cards.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
    };
  });

/** Waits until the verdict is so. */
export const verdict = (page, wanted) => page.waitForFunction((name) => document.querySelector("ogi-report-summary")?.verdict?.verdict === name, wanted);

/** Takes a file away: its name and its bytes. */
export async function download(page, kind) {
  if (kind !== "word") await page.locator(".menu summary").click();
  const [taken] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-download="${kind}"]`).click()]);
  return { name: taken.suggestedFilename(), bytes: readFileSync(await taken.path()) };
}
