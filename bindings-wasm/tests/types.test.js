// The declarations, compiled as a strict program sees them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

test("the types compile under the strictest settings", () => {
  const link = here("./types/node_modules/ogi-report");
  if (!existsSync(link)) {
    mkdirSync(here("./types/node_modules"), { recursive: true });
    symlinkSync(here("../npm"), link, "junction");
  }
  try {
    execFileSync("node", [here("./node_modules/typescript/bin/tsc"), "-p", here("./types")], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
