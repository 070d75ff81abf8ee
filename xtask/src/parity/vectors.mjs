// Runs the golden vectors with the npm package and prints one JSON line each: vectors.mjs PACKAGE FIXTURES.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [home, fixtures] = process.argv.slice(2);
const { json } = await import(pathToFileURL(resolve(home, "index.node.js")));
const folder = join(fixtures, "vectors");
const bytes = (name) => readFileSync(join(folder, "inputs", name));

const tasks = {
  inspect: ({ input, options }) => json.inspect(bytes(input), options),
  check: ({ input, options }) => json.check(bytes(input).toString("utf8"), options),
  fill: ({ input }) => json.fill(bytes(input).toString("utf8")),
  // The long prose is left out of the package: a gap, not another answer.
  explain: ({ input }) => (JSON.parse(json.explain(input)).prose ? json.explain(input) : null),
};

for (const vector of readdirSync(folder).filter((name) => name.endsWith(".vector.json")).sort()) {
  const asked = JSON.parse(readFileSync(join(folder, vector), "utf8"));
  const line = { vector };
  try {
    line.result = tasks[asked.task]?.(asked) ?? null;
  } catch (error) {
    line.error = error.code ?? String(error);
  }
  console.log(JSON.stringify(line));
}
