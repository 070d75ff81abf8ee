// The modules of the package, each loaded when it is first needed.

let main = null;

/** Reading, checking and repairing. */
export const engine = () => (main ??= import("ogi-report"));
/** Other formats and the rules. */
export const more = () => import("ogi-report/more");

const SIGNS = [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x7b, 0x5c, 0x72, 0x74, 0x66]];

/** Whether a file is one of an office (Word, WPS, Excel, OFD, PDF, rich text), which a module of its own reads. */
export const isOffice = (bytes) => SIGNS.some((sign) => sign.every((byte, at) => bytes[at] === byte));

/** The module that reads a document. */
export const readerOf = async (bytes) => (isOffice(bytes) ? import("ogi-report/files") : engine());
