// The modules of the package, each loaded when it is first needed.

let main = null;

/** Reading, checking and repairing. */
export const engine = () => (main ??= import("ogi-report"));
/** Other formats and the rules. */
export const more = () => import("ogi-report/more");

/** The module that reads a document: files of an office, and PDF, have modules of their own. */
export const readerOf = async (bytes) => (await engine()).readerFor(bytes);
