// Many files at once (总体核查): each read and checked, then joined to an overview, lists and notices.
import type { Source } from "./index.js";
import type { RegisterEntry } from "./more.js";
import type { Audit, Options } from "./wire.js";

export * from "./files.js";

/** An organ that should have filed, with the organ in whose report it is summed up and the days of its report. */
export interface Enrolled extends RegisterEntry {
  above?: string | null;
  published?: string | null;
  submitted?: string | null;
}

/** A file by its name. */
export interface NamedFile {
  name: string;
  content: Uint8Array | string;
}

export { registerOf } from "./register.js";

/** Many files of one year. Files are added one by one, or their entries where workers made them; then joined. */
export class FolderAudit {
  constructor(how?: { inputs?: string[]; register?: Enrolled[] | null; options?: Options });
  /** How many entries there are. */
  readonly count: number;
  /** Reads and checks a file, with the report of the year before where there is one: the entry as JSON text. It is not added. */
  entry(file: string, content: Source, last?: { file: string; content: Source } | null): string;
  /** Reads, checks and adds a file. */
  add(file: string, content: Source, last?: { file: string; content: Source } | null): void;
  /** Puts an entry at its place: that of another one, or behind the last. */
  put(at: number, entry: string): void;
  /** Which entries follow another of the same organ, as pairs of places: they are to be made once more, with it. */
  pairs(): [at: number, before: number][];
  /** Joins the entries; everything below is of them. */
  join(): void;
  readonly result: Audit;
  readonly resultText: string;
  /** The overview as one page; with links to the notices where they stand beside it. */
  page(how?: { beside?: boolean }): string;
  /** The workbook of findings, organs and totals. */
  readonly workbook: Uint8Array;
  /** The table of findings as CSV. */
  readonly table: string;
  /** The notice (退改通知) about an entry, as a Word document and a page; null where it need not be corrected. */
  notice(at: number, how?: { due?: string; office?: string }): NamedFile[] | null;
  /** Gives its memory back. */
  free(): void;
}
