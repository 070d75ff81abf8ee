// The golden vectors that every language reads in place: the same bytes in Node.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { json } from "../npm/index.node.js";

const folder = new URL("../../fixtures/vectors/", import.meta.url);
const vectors = readdirSync(folder).filter((name) => name.endsWith(".vector.json"));

const tasks = {
  inspect: ({ input, options }) => json.inspect(readFileSync(new URL(`inputs/${input}`, folder)), options),
  check: ({ input, options }) => json.check(readFileSync(new URL(`inputs/${input}`, folder), "utf8"), options),
  fill: ({ input }) => json.fill(readFileSync(new URL(`inputs/${input}`, folder), "utf8")),
  explain: ({ input }) => json.explain(input),
};

test("there are vectors", () => assert.ok(vectors.length >= 20));

for (const name of vectors) {
  const vector = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
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
