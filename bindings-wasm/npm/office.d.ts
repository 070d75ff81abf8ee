// The files of an office without PDF: Word (docx, doc), WPS (wps, et), Excel (xlsx, xls), RTF, OpenDocument (odt, ods), OFD, besides all
// that `ogi-report` reads; and what is written back into such files.
export * from "./files.js";
