// Which module reads a document, by its first bytes, never by a name. What is taken for a file of the office by mistake costs the
// loading of a larger module and nothing else: each reads all that the smaller ones read, with the same result.

const HEAD = 4096;
const latin1 = new TextDecoder("latin1");

const OFFICE = [
  /^PK[\x03\x05]/, // docx, xlsx, ods, odt, ofd
  /^\xd0\xcf\x11\xe0/, // doc, wps, xls, et
  /^\{\\rtf/,
  // OpenDocument, Word and Excel files that are one XML document.
  /^(?:\xef\xbb\xbf)?\s*<[^]*?(?:<office:document\s|<w:wordDocument|progid="Word\.Document"|"urn:schemas-microsoft-com:office:spreadsheet")/,
];
const PDF = /^\s*%PDF-/;

/** The module that reads bytes: "office" for files of an office, "pdf" for PDF, "text" for all else. */
export function moduleFor(bytes) {
  const head = latin1.decode(bytes.subarray(0, HEAD));
  if (PDF.test(head)) return "pdf";
  return OFFICE.some((start) => start.test(head)) || isPositions(head, bytes) ? "office" : "text";
}

/** Positioned text: JSON with pages, which no report has. */
function isPositions(head, bytes) {
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(head) && (/"pages"\s*:/.test(head) || /"pages"\s*:/.test(latin1.decode(bytes)));
}
