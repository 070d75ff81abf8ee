// Answers the cases of `cargo xtask parity` with the npm package and prints one JSON line each: vectors.mjs PACKAGE FOLDER.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [home, fixtures] = process.argv.slice(2);
const ogi = await import(pathToFileURL(resolve(home, "more.node.js")));
const files = await import(pathToFileURL(resolve(home, "files.node.js")));
const { json } = ogi;
const folder = join(fixtures, "vectors");
const bytes = (name) => readFileSync(join(folder, "inputs", name));
const text = (name) => bytes(name).toString("utf8");
const hex = (made) => Buffer.from(made).toString("hex");

// A task that is not there gives undefined: a gap.
const tasks = {
  inspect: ({ input, options }) => json.inspect(bytes(input), options),
  check: ({ input, options }) => json.check(text(input), options),
  fill: ({ input }) => json.fill(text(input)),
  // The help of the rules, part of SARIF, is left out of the package.
  render: ({ input, format, asked }) => (format === "sarif" ? undefined : ogi.inspectAs?.(bytes(input), format, asked)),
  annotate: ({ input, asked }) => hex(files.annotate(bytes(input), asked)),
  problem_list: ({ input, format, asked }) => hex(files.problemList([{ name: "report", content: bytes(input) }], format, asked)),
  compare: ({ input, options }) => json.compare?.(text(input), options),
  roll_up: ({ input, options }) => (json.rollUp ?? json.roll_up)?.(text(input), options),
  across: ({ input, options }) => json.across?.(text(input), options),
  catalogue: ({ asked }) => json.catalogue(asked.language),
  layout: ({ input, asked }) => ogi.layout && JSON.stringify(ogi.layout(input, asked)),
  session: ({ input, asked }) => {
    const { form, year, typed } = JSON.parse(text(input));
    const session = new ogi.Session(form, asked);
    session.year = year;
    for (const [cell, figure] of typed) session.set(cell, figure);
    return `${JSON.stringify(session.value)}\n${session.findings.map(({ rule }) => rule).join(" ")}`;
  },
  // The long prose is left out of the package: a gap, not another answer.
  explain: ({ input, asked }) => {
    const explained = json.explain(input, asked.language);
    return JSON.parse(explained).prose ? explained : undefined;
  },
};

for (const vector of readdirSync(folder).filter((name) => name.endsWith(".vector.json")).sort()) {
  const asked = JSON.parse(readFileSync(join(folder, vector), "utf8"));
  const line = { vector };
  try {
    line.result = tasks[asked.task]?.({ ...asked, asked: asked.options ? JSON.parse(asked.options) : {} }) ?? null;
  } catch (error) {
    line.error = error.code ?? String(error);
  }
  console.log(JSON.stringify(line));
}
