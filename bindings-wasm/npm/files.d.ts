// Every file that an office holds: Word (docx, doc), WPS (wps, et), Excel (xlsx, xls), RTF, OpenDocument (odt, ods), OFD and PDF with
// text, besides all that `ogi-report` reads; and what is written back into such files.
import type { Source } from "./index.js";
import type { Format } from "./more.js";
import type { Options, Report } from "./wire.js";

export { check, fill, inspect, json, layout, Session, version } from "./index.js";
export type * from "./index.js";
export type { Format } from "./more.js";

/** Reads a file and checks it. */
export function inspectFile(source: Source, options?: Options): Report;
/** Reads and checks a file and writes the result in a format. */
export function inspectAs(source: Source, format: Format, options?: Options): string;
/** A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph (加批注). */
export function annotate(source: Source, options?: Options): Uint8Array;
/** The list of problems (问题清单) as a workbook or a Word table; a document that cannot be used is a row that says why. */
export function problemList(documents: Iterable<{ name?: string | null; content: Source }>, format: "xlsx" | "docx", options?: Options): Uint8Array;
