// The snippets of JavaScript in the guide are those of the package's own README, which pack.test.js runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/browser.js";
import { snippets } from "./support/snippets.js";

for (const name of ["docs/guide/en/javascript.md", "docs/guide/zh/javascript.md"]) {
  test(`${name} shows what the package's README shows`, () => {
    const text = readFileSync(join(root, name), "utf8");
    const shown = [...text.matchAll(/^```(?:js|html)\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
    assert.ok(shown.length >= 3);
    const known = [...snippets("js node"), ...snippets("js page"), ...snippets("html page")];
    for (const code of shown) assert.ok(known.includes(code), code);
  });
}
