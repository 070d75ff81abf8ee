// The package in Node: values in and out, errors, sessions in both builds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as full from "../npm/index.node.js";
import * as form from "../npm/form.node.js";
import * as more from "../npm/more.node.js";

const sample = readFileSync(new URL("../../fixtures/vectors/inputs/tabs.txt", import.meta.url));
const columns = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];

test("a document comes in as bytes, as a buffer or as text", () => {
  const report = full.inspect(sample);
  assert.equal(report.form, "official-2021");
  assert.deepEqual(full.inspect(new Uint8Array(sample).buffer), report);
  assert.deepEqual(full.inspect(sample.toString("utf8")), report);
  assert.throws(() => full.inspect(42), TypeError);
});

const several = new URL("../../fixtures/several/", import.meta.url);
const asked = (name) => JSON.parse(readFileSync(new URL(name, several), "utf8"));

test("years side by side: what changed, and what was not carried over", () => {
  const reports = asked("compare.three-years.json");
  const compared = more.compare(reports, { language: "en" });
  assert.deepEqual(compared.reports.map(({ year }) => year), reports.map(({ year }) => year));
  const total = compared.cells.find(({ cell }) => cell === "requests.received.total");
  const stated = reports.map(({ cells }) => cells["requests.received.total"]);
  assert.deepEqual(total.changes.map(({ absolute }) => absolute), stated.slice(1).map((figure, at) => figure - stated[at]));
  assert.equal(compared.steps.length, reports.length - 1);
  assert.throws(() => more.compare(reports.toReversed()), { name: "OgiError", code: "input/years-descend" });
});

test("a report against the sum of those below", () => {
  const below = asked("roll_up.register.json");
  const summed = more.rollUp(below, { language: "en" });
  assert.ok(summed.findings.some(({ rule }) => rule === "aggregation/not-filed"));
  assert.throws(() => more.rollUp({ ...below, colour: 1 }), { code: "input/unknown-field" });
});

test("several reports repaired together: which one is likelier wrong", () => {
  const found = more.across(asked("across.last-year-is-right.json"));
  assert.deepEqual(found.reports.map(({ report }) => report), ["this", "last_year"]);
  assert.equal(found.reports[1].assumed, true);
  assert.ok(found.repairs.length > 0 && found.repairs.every(({ parts }) => parts.every(({ report }) => report === "this")));
});

test("the larger build answers as the smaller one does, and tells the rules", () => {
  assert.deepEqual(more.inspect(sample), full.inspect(sample));
  assert.deepEqual(Object.keys(full).filter((name) => !(name in more)), []);
  const codes = more.catalogue({ language: "en" }).families.flatMap(({ rules }) => rules.map(({ code }) => code));
  assert.ok(codes.length > 60);
  assert.equal(more.explain(codes[0], { language: "en" }).code, codes[0]);
});

test("spans index JavaScript's own strings", () => {
  const text = `${"𠮷".repeat(3)}\n${sample.toString("utf8")}`;
  const report = full.inspect(text);
  const terms = report.findings.flatMap((finding) => finding.terms).filter((term) => term.span && term.value !== null);
  assert.ok(terms.length > 0);
  for (const { span, value } of terms) assert.equal(Number(text.slice(span.start, span.end).trim()), value);
});

test("errors are Error objects with a code, in the language of the options", () => {
  const thrown = (action) => {
    try {
      action();
    } catch (error) {
      return error;
    }
    return assert.fail("nothing was thrown");
  };
  const chinese = thrown(() => full.inspect("会议纪要"));
  assert.ok(chinese instanceof Error);
  assert.deepEqual([chinese.name, chinese.code], ["OgiError", "input/not-a-report"]);
  assert.match(chinese.message, /未找到/);
  assert.match(thrown(() => full.inspect("会议纪要", { language: "en" })).message, /^no annual report/);
  assert.equal(thrown(() => full.check({ year: 2024, cels: {} })).code, "input/unknown-field");
  assert.equal(thrown(() => full.check({}, { colour: 1 })).code, "input/unknown-field");
  assert.equal(thrown(() => new form.Session("official-1999")).code, "input/unknown-form");
  assert.equal(thrown(() => new form.Session().set("requests.recieved.total", 1)).code, "input/unknown-cell");
  assert.equal(thrown(() => form.Session.read("…")).code, "build/no-documents");
});

for (const [name, { Session, layout }] of Object.entries({ full, form })) {
  test(`${name}: a session tells what changed, in numbers`, () => {
    const session = new Session("official-2021", { year: 2024, language: "en" });
    assert.deepEqual(session.findings, []);
    for (const [at, figure] of [13, 0, 0, 0, 0, 0].entries()) assert.equal(session.set(`requests.received.${columns[at]}`, figure), false);
    assert.equal(session.set("requests.received.total", 10), true);
    const [finding] = session.findings;
    assert.equal(finding.rule, "requests/row-total");
    const index = layout("official-2021").tables[1].rows.flat().find((slot) => slot.cell === "requests.received.total").index;
    assert.equal(session.marks[index], "error");
    assert.equal(session.proposals.get(index), 13);
    assert.deepEqual(session.totals.get(index), { sum: 13, open: 0 });
    assert.equal(session.repairs === null, name === "form");
    const single = session.repairs?.flatMap(({ changes }) => (changes.length === 1 ? changes : [])) ?? [];
    if (session.repairs) assert.ok(single.some(({ cell, from, to }) => cell === "requests.received.total" && from === 10 && to === 13));
    assert.equal(session.set(index, "13"), true);
    assert.deepEqual(session.findings, []);
    assert.equal(session.text(index), "13");
    session.complete = true;
    assert.ok(session.findings.some((finding) => finding.rule === "cells/blank"));
    session.free();
  });

  test(`${name}: every state of a cell survives a session`, () => {
    const session = new Session("trial-2019", { year: 2020 });
    session.set("proactive.central_procurement.amount", 24252.311082);
    session.set("requests.received.total", "8590件");
    session.set("requests.received.other", "/");
    session.set("requests.received.business", -3);
    session.set("requests.received.research", { unreadable: "1213", readings: 2 });
    const { value } = session;
    const { cells } = value;
    assert.equal(cells["proactive.central_procurement.amount"], 24252.311082);
    assert.equal(cells["requests.received.total"], 8590);
    assert.equal(value.printed["requests.received.total"], "8590件");
    assert.equal(cells["requests.received.other"], "/");
    assert.equal(cells["requests.received.business"], -3);
    assert.deepEqual(cells["requests.received.research"], { unreadable: "1213", readings: 2 });
    assert.equal(cells["requests.received.legal_service"], null);
    assert.deepEqual(Session.from(value).value, value);
    assert.deepEqual(full.check(value).cells, cells);
  });
}

test("a document can be corrected in a session", () => {
  const session = full.Session.read(sample);
  const before = session.report;
  assert.deepEqual(before.cells, full.inspect(sample).cells);
  assert.equal(session.source, sample.toString("utf8"));
  session.set("requests.received.total", 99999);
  const places = session.findings.flatMap(({ terms }) => terms).filter(({ cell, span }) => cell === "requests.received.total" && span);
  assert.ok(places.length > 0 && places.every(({ span }) => /^\d+$/.test(session.source.slice(span.start, span.end))));
  assert.ok(session.findings.length > before.findings.filter((finding) => finding.verdict === "broken").length);
  assert.match(more.render(session.value, "html"), /<!DOCTYPE html>/);
});

test("encodings of before Unicode are decoded by the platform", () => {
  const gb18030 = readFileSync(new URL("../../fixtures/vectors/inputs/gb18030.txt", import.meta.url));
  const session = full.Session.read(gb18030);
  assert.equal(session.source, new TextDecoder("gb18030").decode(gb18030));
  assert.ok(session.report.organ.length > 0);
  const cut = gb18030.subarray(0, gb18030.length - 1);
  assert.ok([0, 1].includes(full.inspect(cut).notes.length));
  const damaged = Uint8Array.from(gb18030);
  damaged[damaged.length - 40] = 0xff;
  assert.equal(full.inspect(damaged).notes[0].code, "input/undecodable");
  const big5 = Uint8Array.from([0xac, 0x46, 0xa9, 0xb2, 0xb8, 0xea, 0xb0, 0x54]);
  assert.throws(() => full.inspect(big5), { code: "input/not-a-report" });
  assert.throws(() => full.inspect(Uint8Array.from({ length: 4000 }, (_, at) => 0x80 | ((at * 2654435761) >>> 16))), { code: "input/unknown-encoding" });
});

test("last year's report of another organ or year is not compared unless asked", () => {
  const report = (year, organ, cell, total) => ({ year, organ, cells: { [`requests.${cell}.total`]: total } });
  const current = report(2024, "示例市统计局", "brought_forward", 1);
  const rules = ({ findings }) => findings.filter(({ verdict }) => verdict === "broken").map(({ rule }) => rule);
  for (const [organ, year, asked] of [["示例市水务局", 2023, "continuity/other-organ"], ["示例市统计局", 2022, "continuity/other-year"]]) {
    const last_year = report(year, organ, "carried_forward", 2);
    const found = full.check(current, { last_year });
    assert.ok(rules(found).includes(asked) && !rules(found).includes("continuity/brought-forward"));
    assert.match(found.findings.find(({ rule }) => rule === asked).message, /跨年数字未予核对/);
    assert.ok(rules(full.check(current, { last_year, last_anyway: true })).includes("continuity/brought-forward"));
  }
  assert.ok(rules(full.check(current, { last_year: report(2023, "市统计局", "carried_forward", 2) })).includes("continuity/brought-forward"));
  assert.throws(() => full.check(current, { last_anyway: "yes" }), { code: "input/bad-field" });
});
