// The whole package: reading and checking documents, and everything of `ogi-report/form`.
import type { Input, Language, Options, Report } from "./wire.js";
import type { RepairProposal, Session as FormSession } from "./form.js";

export type * from "./wire.js";
export { layout, version } from "./form.js";
export type { Layout, OgiError, Mark, RepairProposal, RunningTotal } from "./form.js";

/** A document: its text, or its bytes in UTF-8, UTF-16, GB18030 or Big5. Of a File pass `await file.arrayBuffer()`. */
export type Source = string | ArrayBuffer | ArrayBufferView;
/** A report given as figures, as an object or JSON text. */
export type Figures = Input | Report | string;
/** A format that results are written in. */
export type Format = "text" | "json" | "html" | "markdown" | "sarif" | "csv";

/** Reads a document and checks it. Throws an {@link OgiError} when it is no annual report that can be read. */
export function inspect(source: Source, options?: Options): Report;
/** Checks a report given as figures. */
export function check(report: Figures, options?: Options): Report;
/** Works out the totals of a report given as figures, beside the declared ones. */
export function fill(report: Figures, options?: Pick<Options, "language">): Totals;
/** The rules. */
export function catalogue(options?: { language?: Language }): Catalogue;
/** Explains a rule. */
export function explain(code: string, options?: { language?: Language }): Explanation;
/** Checks a report given as figures and writes the result in a format. */
export function render(report: Figures, format: Format, options?: Options): string;
/** Reads and checks a document and writes the result in a format. */
export function inspectAs(source: Source, format: Format, options?: Options): string;

/** The functions on JSON text: nothing is parsed, no default is added; spans are in bytes unless the options say otherwise. */
export const json: {
  inspect(source: Source, options?: string): string;
  check(report: string, options?: string): string;
  fill(report: string): string;
  catalogue(language?: Language): string;
  explain(code: string, language?: Language): string;
};

/** A form that is being filled in, or a document that is being corrected. */
export class Session extends FormSession {
  static from(report: Figures, options?: Options): Session;
  /** A document to be corrected. */
  static read(source: Source, options?: Options): Session;
  readonly repairs: RepairProposal[];
  /** The whole result, repairs included. */
  readonly report: Report;
  /** The decoded text of the document, which spans point into. */
  readonly source: string;
}

export interface Totals {
  file: string | null;
  form: string;
  year: number | null;
  organ: string | null;
  totals: { cell: string; computed: number; declared: number | null }[];
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
