// The elements in templates of Vue and Svelte, as their compilers look them up; compiled, never run.
import type {} from "ogi-report/svelte";
import type {} from "ogi-report/vue";
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import type { Input, Report } from "ogi-report";

declare const value: Input;
declare const report: Report;

const svelte: SvelteHTMLElements["ogi-report-form"] = { name: "report", year: 2025, value, defaultValue: null, required: true, oninput: () => {}, onfindings: (event) => console.log(event.detail.findings.length) };
const list: SvelteHTMLElements["ogi-report-list"] = { report, for: "report" };
type Props<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>["$props"];
const vue: Props<"ogi-report-form"> = { name: "report", year: 2025, value, readOnly: false, onFindings: (event) => console.log(event.detail.complete) };
const summary: Props<"ogi-report-summary"> = { report };
// @ts-expect-error an edition that there is not
const wrong: SvelteHTMLElements["ogi-report-form"] = { edition: "official-1999" };
// @ts-expect-error a year is no list
const worse: Props<"ogi-report-form"> = { year: [2025] };

export { list, summary, svelte, vue, worse, wrong };
