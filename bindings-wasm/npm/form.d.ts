// The small build for forms: what is typed is checked, nothing is read from documents.
import type { Finding, Input, Language, Layout, Options, Report } from "./wire.js";

export type { Finding, Input, Language, Layout, LayoutSlot, LayoutTable, Report } from "./wire.js";

/** What the functions throw: `code` is stable, `message` is for people. */
export interface OgiError extends Error {
  code: string;
}

/** How a cell is marked: a part of a sum that does not agree, or wrong by severity. */
export type Mark = null | "part" | "info" | "notice" | "warning" | "error";

/** What the parts of a total add up to so far. */
export interface RunningTotal {
  sum: number;
  /** How many parts hold no number yet. */
  open: number;
}

/** How much of a report could be checked. */
export interface Extent {
  /** All cells of the form. */
  cells: number;
  /** Those that hold a number. */
  read: number;
  /** Rules left open for a cell that holds none. */
  open: number;
}

/** A smallest repair. */
export interface RepairProposal {
  changes: { cell: string; from: number | null; to: number; reason: string }[];
  /** Whether no other repair is as small. */
  unique: boolean;
}

export interface SessionOptions extends Pick<Options, "language"> {
  year?: number;
  /** （六）其他处理 is one undivided row. */
  undivided?: boolean;
  /** Codes of rules that are switched off. */
  off?: string[];
}

/** A form that is being filled in (填报会话). Cells go by path or by their number in the layout. */
export class Session {
  constructor(form?: "official-2021" | "trial-2019", options?: SessionOptions);
  /** A form with the figures of a report. */
  static from(report: Input | Report | string, options?: SessionOptions): Session;
  /** Puts a figure into a cell; whether the findings are others than before. */
  set(cell: string | number, figure: number | string | null | { unreadable: string; readings?: number | null; why?: string }): boolean;
  /** What stands in a cell; `null` when it is missing. */
  text(cell: string | number): string | null;
  /** What is broken; of a form that is not complete, nothing about what is not filled in yet. */
  readonly findings: Finding[];
  /** The marks of all cells by number. */
  readonly marks: Mark[];
  /** What wrong cells should be where one rule says so, by number of the cell. */
  readonly proposals: Map<number, number>;
  /** What the parts of totals add up to so far, by number of the total. */
  readonly totals: Map<number, RunningTotal>;
  /** The smallest repairs, best first, worked out when asked for; `null` in the small build, which has no solver. */
  readonly repairs: RepairProposal[] | null;
  /** The figures: form, year, organ and cells. */
  readonly value: Input;
  /** How much of what stands there can be checked. */
  readonly extent: Extent;
  /** The organ that reports. */
  set organ(organ: string | null);
  readonly form: "official-2021" | "trial-2019";
  readonly undivided: boolean;
  year: number | null;
  /** Whether the form is filled in; only then are empty cells reported. */
  complete: boolean;
  set language(language: Language);
  /** Frees the memory of the session at once. */
  free(): void;
}

/** A form as printed: tables of labels and cells. */
export function layout(
  form: "official-2021" | "trial-2019",
  options?: { language?: Language; undivided?: boolean },
): Layout;

/** The version of ogi-report. */
export const version: string;
