// What the page and the elements say is held against docs/WORDING.md, and the counts against every other output.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../npm/more.node.js";
import { LIST_WORDS } from "../npm/element/list-words.js";
import { countsOf, extentOf, identitiesOf, verdictOf } from "../npm/element/verdict.js";
import { WORDS as FORM_WORDS } from "../npm/element/words.js";
import { WORDS as PAGE_WORDS } from "../../examples/portal/src/words.js";

const reports = new URL("../../examples/reports/", import.meta.url);

/** Every sentence of a table of words; those that take arguments are given some. */
function* sentences(table) {
  for (const word of Object.values(table)) {
    if (typeof word === "string") yield word;
    else if (typeof word === "object") yield* sentences(word);
    else for (const count of [0, 3]) yield word.call(null, ...GIVEN.get(word.length)(count));
  }
}
const object = { organ: "示例市统计局", year: 2024, verdict: "unfinished", errors: 2, doubts: 1, warnings: 1, read: 3, cells: 200, all: 42, held: 30, broken: 2, undecided: 10 };
const many = (count) => Object.assign(Object(count), object, { includes: () => true, map: () => ["x"], length: 2 });
const GIVEN = new Map([0, 1, 2, 3].map((length) => [length, (count) => Array.from({ length }, () => many(count))]));

const SPEECH = ["「", "」", "读出", "改法", "多半", "怎么", "怎样", "是不是", "对不对", "加起来", "填写", "收支", "抹去", "最小更正", "去向"];

test("Chinese words are those of docs/WORDING.md, on the page and in the elements", () => {
  const said = [PAGE_WORDS.zh, FORM_WORDS.zh, LIST_WORDS.zh].flatMap((table) => [...sentences(table)]);
  const page = readFileSync(new URL("../../examples/portal/index.html", import.meta.url), "utf8");
  said.push(...[...page.matchAll(/>([^<]*[\u4e00-\u9fff][^<]*)</g)].map(([, text]) => text.trim()));
  assert.ok(said.length > 150, `${said.length} sentences`);
  const han = "[\\u4e00-\\u9fff（）“”，。；：]";
  const gap = new RegExp(`${han} [A-Za-z0-9]|[A-Za-z0-9] ${han}`);
  assert.deepEqual(said.filter((text) => gap.test(text)), [], "no space between Chinese and Latin letters or digits");
  assert.deepEqual(said.filter((text) => SPEECH.some((word) => text.includes(word))), []);
  // What the page has before its program runs is what the program says.
  for (const [, name, text] of page.matchAll(/data-word="(\w+)"[^>]*>([^<]+)</g)) assert.ok(PAGE_WORDS.zh[name].startsWith(text), name);
});

test("grades have the words of the library", () => {
  for (const language of ["zh", "en"]) {
    const schema = new Map([["zh", ["错误", "警告", "存疑", "提示"]], ["en", ["error", "warning", "notice", "info"]]]).get(language);
    assert.deepEqual(Object.values(LIST_WORDS[language].severity), schema);
  }
});

test("errors, warnings and identities are counted as every other output counts them", () => {
  const names = readdirSync(reports).filter((name) => /\.(?:txt|html|md|json)$/.test(name));
  const inputs = names.map((name) => [name, engine.inspect(readFileSync(new URL(name, reports)))]);
  inputs.push(["blank", engine.check({ form: "official-2021", year: 2024, cells: {} })]);
  inputs.push(["undivided", engine.check({ form: "official-2021", year: 2024, undivided: true, cells: { "requests.received.total": 3 } })]);
  inputs.push(["trial", engine.check({ form: "trial-2019", year: 2020, cells: { "requests.received.total": 3, "requests.received.business": 4 } })]);
  for (const [name, report] of inputs) {
    for (const language of ["zh", "en"]) {
      const last = engine.render(report, "text", { language }).trim().split("\n").filter((line) => /勾稽关系|identit/.test(line)).at(-1);
      const said = LIST_WORDS[language].conclusion(countsOf(report.findings), identitiesOf(report));
      const [found, came] = said.includes("；") || said.includes("; ") ? said.split(/；|; /) : ["", said];
      assert.ok(last.includes(came) && last.includes(found), `${name}: “${said}” is not in “${last}”`);
      const isOpen = verdictOf(report.findings, extentOf(report)).verdict === "unfinished";
      assert.equal(/没有核完|not fully checked/.test(last), isOpen, `${name}: ${last}`);
    }
  }
});
