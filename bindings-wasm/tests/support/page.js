// What the tests do with the portal page.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./browser.js";

/** Builds the page as its lockfile says; the folder to serve. */
export function buildPortal() {
  const cwd = join(root, "examples/portal");
  const npm = (...args) => execFileSync("npm", [...args, "--loglevel=error"], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (!existsSync(join(cwd, "node_modules"))) npm("ci", "--no-audit", "--no-fund");
  npm("run", "build", "--silent");
  return join(cwd, "dist");
}

/** Drops files on the page: paths, or `{ name, text }`; waits for what must appear. */
export async function drop(page, files, until = ".verdict") {
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
    const findings = [...document.querySelectorAll("#panel-found > .findings .finding")];
    return {
      organ: document.querySelector("#result h1").textContent,
      edition: document.querySelector("#result .edition").textContent,
      verdict: document.querySelector(".verdict").textContent,
      rules: findings.map(({ dataset }) => dataset.rule),
      fingerprints: findings.map(({ dataset }) => dataset.fingerprint),
      repairs: document.querySelectorAll(".repair").length,
    };
  });
