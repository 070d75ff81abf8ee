// What the tests do with the portal page.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

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
