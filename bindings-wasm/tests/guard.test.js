// What is looked at before a call reaches the module, over a module that is not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fullApi, moreApi } from "../npm/api.js";
import { MOST_BYTES } from "../npm/guard.js";

let reached = 0;
const answer = () => {
  reached += 1;
  return "{}";
};
class Session {}
const raw = { version: () => "0", layout: answer, inspect: answer, check: answer, fill: answer, compare: answer, rollUp: answer, across: answer, catalogue: answer, explain: answer, render: answer, inspectAs: answer, Session };

test("wrong types are TypeErrors, and nothing reaches the module", () => {
  const api = moreApi(raw);
  for (const value of [undefined, null, 7, true, () => 0, Symbol("x")]) {
    assert.throws(() => api.check(value), TypeError);
    assert.throws(() => api.compare(value), TypeError);
    assert.throws(() => api.inspect(value), TypeError);
    assert.throws(() => api.explain(value), TypeError);
    assert.throws(() => api.render({}, value), TypeError);
    assert.throws(() => api.json.check(value), TypeError);
  }
  for (const options of [7, "zh", [], true]) assert.throws(() => api.check({}, options), TypeError);
  assert.throws(() => api.json.check("{}", 7), TypeError);
  assert.throws(() => api.check([]), TypeError);
  assert.equal(reached, 0);
  api.compare([]);
  api.check({}, null);
  assert.equal(reached, 2);
});

test("an infinity is no figure", () => {
  const api = moreApi(raw);
  const before = reached;
  for (const figure of [Infinity, -Infinity]) {
    assert.throws(() => api.check({ cells: { "requests.received.total": figure } }), RangeError);
    assert.throws(() => api.compare([{ cells: { "requests.received.total": figure } }]), RangeError);
  }
  assert.equal(reached, before);
  api.check({ cells: { "requests.received.total": NaN } });
  assert.equal(reached, before + 1);
});

test("what is too large is refused before it is copied", () => {
  const api = fullApi(raw);
  const before = reached;
  const large = new Uint8Array(MOST_BYTES + 1);
  for (const source of [large, large.buffer, new DataView(large.buffer), " ".repeat(MOST_BYTES + 1)]) {
    assert.throws(() => api.inspect(source, { language: "en" }), { code: "input/too-large", message: /limit of 16 MB/ });
    assert.throws(() => api.inspect(source), { code: "input/too-large", message: /上限16 MB/ });
  }
  assert.equal(reached, before);
});

test("a trap is the failure of the document", () => {
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const api = fullApi({ ...raw, inspect: trap });
  assert.throws(() => api.inspect("x"), { name: "OgiError", code: "input/internal" });
  assert.deepEqual(api.check({}), {});
});
