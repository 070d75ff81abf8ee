// Reading, checking and repairing, and everything of `ogi-report/form`. What is asked for seldom is in `ogi-report/more`.
import type { Input, Options, Report } from "./wire.js";
import type { RepairProposal, Session as FormSession } from "./form.js";

export type * from "./wire.js";
export { layout, version } from "./form.js";
export type { Extent, Layout, OgiError, Mark, RepairProposal, RunningTotal } from "./form.js";

/** A document: its text, or its bytes in UTF-8, UTF-16, GB18030 or Big5. Of a File pass `await file.arrayBuffer()`. */
export type Source = string | ArrayBuffer | ArrayBufferView;
/** A report given as figures, as an object or JSON text. */
export type Figures = Input | Report | string;

/**
 * Reads a document and checks it. Throws an {@link OgiError} when it is no annual report that can be read. In a browser files of
 * Word, WPS, Excel, RTF, OpenDocument and OFD are read once `ogi-report/office` is loaded, PDF once `ogi-report/files` is; before, the
 * code is `build/no-files`.
 */
export function inspect(source: Source, options?: Options): Report;
/** Reads any file that an office holds and checks it; the module that reads it is loaded where it is needed. */
export function inspectFile(source: Source | Blob, options?: Options): Promise<Report>;
/** The functions over the module that reads these bytes, loaded where it is needed. */
export function readerFor(source: Source): Promise<Pick<typeof import("./index.js"), "inspect" | "check" | "fill" | "json" | "layout" | "Session" | "version">>;
/** Checks a report given as figures. */
export function check(report: Figures, options?: Options): Report;
/** Works out the totals of a report given as figures, beside the declared ones. */
export function fill(report: Figures, options?: Pick<Options, "language">): Totals;

/** The functions on JSON text: nothing is parsed, no default is added; spans are in bytes unless the options say otherwise. */
export const json: {
  inspect(source: Source, options?: string): string;
  check(report: string, options?: string): string;
  fill(report: string): string;
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
