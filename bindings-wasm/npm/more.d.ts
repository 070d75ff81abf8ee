// Everything: several reports judged together, the catalogue of the rules, results in other formats, and all of `ogi-report`.
import type { json as smaller, Figures, Source } from "./index.js";
import type { AcrossRepairs, Comparison, Input, Language, Options, OrganProfile, Report, Rollup } from "./wire.js";

export { check, fill, inspect, inspectFile, layout, readerFor, Session, version } from "./index.js";
export type * from "./index.js";

/** A format that results are written in. */
export type Format = "text" | "json" | "html" | "markdown" | "sarif" | "csv" | "ess";

/** Compares reports of one organ, the oldest first (跨年对比). */
export function compare(reports: (Input | Report)[] | string, options?: Options): Comparison;
/** Compares a report with the sum of those of the organs below (汇总核对). */
export function rollUp(below: Subordinates | string, options?: Options): Rollup;
/** Repairs several reports together and says which of them is likelier wrong (联合更正). */
export function across(reports: Reports | string, options?: Options): AcrossRepairs;
/** The rules. */
export function catalogue(options?: { language?: Language }): Catalogue;
/** Explains a rule. */
export function explain(code: string, options?: { language?: Language }): Explanation;
/** Checks a report given as figures and writes the result in a format. */
export function render(report: Figures, format: Format, options?: Options): string;
/** Reads and checks a document and writes the result in a format. */
export function inspectAs(source: Source, format: Format, options?: Options): string;

/** The functions on JSON text. */
export const json: typeof smaller & {
  compare(reports: string, options?: string): string;
  rollUp(below: string, options?: string): string;
  across(reports: string, options?: string): string;
  catalogue(language?: Language): string;
  explain(code: string, language?: Language): string;
};

/** A report and those of the organs below (汇总). */
export interface Subordinates {
  parent: Input | Report;
  children: (Input | Report)[];
  /** The organs that should have filed (机关名册). */
  register?: RegisterEntry[] | null;
  /** Whether the organs below are all there are. */
  complete?: boolean | null;
  /** Whether the report is the very sum of those below; where it is not, all of them are repaired together. */
  exact?: boolean | null;
}

/** An organ that should have filed (名册机关). */
export interface RegisterEntry extends OrganProfile {
  name: string;
  file?: string | null;
  /** Whether it is a government of its own (下级政府). */
  is_area?: boolean | null;
}

/** Which of several reports: the one that is judged, last year's, or one of those below by its place. */
export type Member = "this" | "last_year" | `children.${number}`;

/** Reports that belong together (相互关联的报告). */
export interface Reports {
  report: Input | Report;
  last_year?: Input | Report | null;
  children?: { name: string; report?: Input | Report | null; is_area?: boolean | null }[] | null;
  /** Whether the organs below are all there are. */
  complete?: boolean | null;
  /** Rules whose relation is confirmed to bind. */
  confirmed?: string[] | null;
  /** Reports known to be right. */
  fixed?: Member[] | null;
  /** Cells known to be right. */
  pinned?: { report: Member; cell: string }[] | null;
}

export interface Explanation {
  code: string;
  title: string;
  severity: string;
  basis: string[];
  formula: string | null;
  /** Markdown; empty in this build, which has no long prose. */
  prose: string;
}

export interface Catalogue {
  families: {
    name: string;
    title: string;
    rules: {
      code: string;
      title: string;
      severity: "error" | "warning" | "notice" | "info";
      basis: string[];
      formula: { each: string; computed: string[]; stated: string[] } | null;
    }[];
  }[];
}
