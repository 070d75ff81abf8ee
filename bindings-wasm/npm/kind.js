// Which documents are read by `ogi-report/files` only, told by their first bytes, never by a name. What is taken for one by
// mistake costs the loading of the module and nothing else: it reads all that the smaller one reads, with the same result.

const HEAD = 4096;
const latin1 = new TextDecoder("latin1");

const STARTS = [
  /^PK[\x03\x05]/, // docx, xlsx, ods, odt, ofd
  /^\s*%PDF-/,
  /^\xd0\xcf\x11\xe0/, // doc, wps, xls, et
  /^\{\\rtf/,
];
// OpenDocument, Word and Excel files that are one XML document.
const XML = /^(?:\xef\xbb\xbf)?\s*<[^]*?(?:<office:document\s|<w:wordDocument|progid="Word\.Document"|"urn:schemas-microsoft-com:office:spreadsheet")/;

/** Whether bytes are read by `ogi-report/files` only. */
export function needsFiles(bytes) {
  const head = latin1.decode(bytes.subarray(0, HEAD));
  return STARTS.some((start) => start.test(head)) || XML.test(head) || isPositions(head, bytes);
}

/** Positioned text: JSON with pages, which no report has. */
function isPositions(head, bytes) {
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(head) && (/"pages"\s*:/.test(head) || /"pages"\s*:/.test(latin1.decode(bytes)));
}
