// The types of the package as a program in strict TypeScript uses them; compiled, never run.
import { check, fill, inspect, inspectFile, layout, readerFor, Session, version } from "ogi-report";
import type { Finding, Input, Layout, OgiError, Report, Span } from "ogi-report";
import { Session as FormSession, type Mark } from "ogi-report/form";
import { ReportFormElement } from "ogi-report/element";
import { ReportListElement, type Card } from "ogi-report/elements";
import { defineElement } from "ogi-report/element/define";
import { load, loadForm, loadMore } from "ogi-report/init";
import { across, catalogue, compare, explain, inspectAs, render, rollUp } from "ogi-report/more";
import type { AcrossRepairs, Comparison, Rollup } from "ogi-report/more";

const report: Report = inspect(new Uint8Array(), { language: "en", spans: "utf16", repairs: 3, pinned: ["requests.received.total"] });
const first: Finding | undefined = report.findings[0];
const span: Span | null | undefined = first?.span;
const text: string = "…".slice(span?.start, span?.end);
const input: Input = { form: "official-2021", year: 2024, cells: { "requests.received.total": 13, "requests.received.other": null } };
const checked: Report = check(input, { profile: { severities: { "cells/blank": "info" }, off: ["cells/placeholder"] } });
const computed: number | undefined = fill(input).totals[0]?.computed;
const written: string = render(checked, "html") + inspectAs("…", "sarif") + text + version;
const drawn: Layout = layout("trial-2019", { undivided: false });
const code: string = explain("requests/row-total").code + catalogue().families[0]?.rules[0]?.code;

const compared: Comparison = compare([input, checked], { language: "en" });
const summed: Rollup = rollUp({ parent: checked, children: [input], register: [{ name: "商务局", level: "county" }], complete: true });
const together: AcrossRepairs = across({ report: input, last_year: checked, fixed: ["last_year"], pinned: [{ report: "children.0", cell: "requests.received.total" }] });
const percent: number | null | undefined = compared.cells[0]?.changes[0]?.percent;
const suspicion: string | undefined = together.reports[0]?.suspicion;

const session: Session = Session.read(new ArrayBuffer(0), { language: "zh" });
const changed: boolean = session.set("requests.received.total", 10) || session.set(3, "12件") || session.set(4, { unreadable: "12", readings: 2 });
const change = session.repairs[0]?.changes[0];
const from: number | null | undefined = change?.from;
const marks: Mark[] = new FormSession("official-2021", { year: 2025, off: ["cells/blank"] }).marks;

const element = document.querySelector("ogi-report-form");
element?.addEventListener("findings", () => element.apply([{ cell: "requests.received.total", to: 13 }]));
const made: HTMLElement = new ReportFormElement();
const value: Input | null | undefined = element?.value;
const valid: boolean | undefined = element?.checkValidity();
element?.addEventListener("editionchange", (event) => event.detail.lost.length > 0 && event.preventDefault());
if (element) Object.assign(element, { year: 2025, readOnly: true, defaultValue: input });
const unfinished: boolean = element?.verdict?.verdict === "unfinished";
const cards: Card[] | undefined = document.querySelector("ogi-report-list")?.cards;
const listed: HTMLElement = new ReportListElement();

async function main(): Promise<void> {
  const full = await load(fetch("/ogi_report_bg.wasm"));
  const form = await loadForm();
  const more = await loadMore();
  defineElement(form, "my-form");
  try {
    full.inspect("");
    more.compare([]);
  } catch (error) {
    console.log((error as OgiError).code);
  }
}

// What must not compile.
// @ts-expect-error a language that there is not
inspect("", { language: "fr" });
// @ts-expect-error a misspelt option
check({ year: 2024 }, { repair: 3 });
// @ts-expect-error a form that there is not
new FormSession("official-1999");
// @ts-expect-error a report that there is not
across({ report: input, fixed: ["next_year"] });
// @ts-expect-error a cell holds no boolean
session.set("requests.received.total", true);

export { cards, listed, unfinished, change, changed, code, compared, computed, drawn, from, made, main, marks, percent, summed, suspicion, together, valid, value, written };

const office = await import("ogi-report/office");
const copy: Uint8Array = office.annotate(new Uint8Array(), { language: "en" });
const list: Uint8Array = office.problemList([{ name: "report.docx", content: copy }], "xlsx");
const opened: Report = await inspectFile(new Blob([list as BlobPart]));
const reader = await readerFor(copy);
const corrected: Report = reader.Session.read(copy).report;
console.log(opened.organ, corrected.organ, (await import("ogi-report/files")).inspectFile(copy).year);
