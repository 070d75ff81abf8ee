// The golden vectors that every language reads in place: the same bytes in Node.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { json } from "../npm/more.node.js";

const folders = ["vectors", "vectors/together"].map((name) => new URL(`../../fixtures/${name}/`, import.meta.url));
const vectors = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".vector.json")).map((name) => ({ folder, name })));
const text = ({ input, folder }) => readFileSync(new URL(`inputs/${input}`, folder), "utf8");

const tasks = {
  inspect: ({ input, folder, options }) => json.inspect(readFileSync(new URL(`inputs/${input}`, folder)), options),
  check: (asked) => json.check(text(asked), asked.options),
  fill: (asked) => json.fill(text(asked)),
  compare: (asked) => json.compare(text(asked), asked.options),
  roll_up: (asked) => json.rollUp(text(asked), asked.options),
  across: (asked) => json.across(text(asked), asked.options),
  explain: ({ input }) => json.explain(input),
};

test("there are vectors", () => assert.ok(vectors.length >= 20));

for (const { folder, name } of vectors) {
  const vector = { ...JSON.parse(readFileSync(new URL(name, folder), "utf8")), folder };
  const task = tasks[vector.task];
  // The long prose about rules is left out of this build.
  const prose = (text) => (vector.task === "explain" ? JSON.stringify({ ...JSON.parse(text), prose: "" }) : text);
  test(name, { skip: task ? false : `the package has no task ${vector.task}` }, () => {
    if (vector.error) {
      assert.throws(
        () => task(vector),
        (error) => error instanceof Error && error.name === "OgiError" && error.code === vector.error && error.message !== "",
      );
    } else {
      const [actual, expected] = [prose(task(vector)), prose(vector.expected)];
      let at = 0;
      while (at < expected.length && actual[at] === expected[at]) at += 1;
      assert.ok(actual === expected, `from character ${at}: …${actual.slice(at, at + 120)}… instead of …${expected.slice(at, at + 120)}…`);
    }
  });
}
