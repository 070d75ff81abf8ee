// The functions of the package over a loaded module. What goes in and comes out is JSON; it is parsed here.
import { sessionOver } from "./session.js";

const encoder = new TextEncoder();

/** Options as JSON text; spans are counted in UTF-16 units unless asked otherwise, as JavaScript's strings are. */
export const optionsText = (options) => JSON.stringify({ spans: "utf16", ...options });

export const isEnglish = (options) => options?.language === "en";

const reportText = (report) => (typeof report === "string" ? report : JSON.stringify(report));

/** Bytes of a document: a string, an ArrayBuffer or a view of one. */
export function bytesOf(source) {
  if (typeof source === "string") return encoder.encode(source);
  if (source instanceof Uint8Array) return source;
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  throw new TypeError("expected a string, an ArrayBuffer or a Uint8Array; of a File or Blob pass `await file.arrayBuffer()`");
}

export function formApi(raw) {
  return {
    Session: sessionOver(raw),
    layout: (form, options) => JSON.parse(raw.layout(form, options?.undivided === true, isEnglish(options))),
    version: raw.version(),
  };
}

export function fullApi(raw) {
  return {
    ...formApi(raw),
    inspect: (source, options) => JSON.parse(raw.inspect(bytesOf(source), optionsText(options))),
    check: (report, options) => JSON.parse(raw.check(reportText(report), optionsText(options))),
    fill: (report, options) => JSON.parse(raw.fill(reportText(report), optionsText(options))),
    /** The same on JSON text: nothing is parsed, and no default is added. */
    json: {
      inspect: (source, options = "") => raw.inspect(bytesOf(source), options),
      check: (report, options = "") => raw.check(report, options),
      fill: (report) => raw.fill(report, ""),
    },
  };
}

export function moreApi(raw) {
  const full = fullApi(raw);
  return {
    ...full,
    compare: (reports, options) => JSON.parse(raw.compare(reportText(reports), optionsText(options))),
    rollUp: (below, options) => JSON.parse(raw.rollUp(reportText(below), optionsText(options))),
    across: (reports, options) => JSON.parse(raw.across(reportText(reports), optionsText(options))),
    catalogue: (options) => JSON.parse(raw.catalogue(isEnglish(options))),
    explain: (code, options) => JSON.parse(raw.explain(code, isEnglish(options))),
    render: (report, format, options) => raw.render(reportText(report), format, optionsText(options)),
    inspectAs: (source, format, options) => raw.inspectAs(bytesOf(source), format, optionsText(options)),
    json: {
      ...full.json,
      compare: (reports, options = "") => raw.compare(reports, options),
      rollUp: (below, options = "") => raw.rollUp(below, options),
      across: (reports, options = "") => raw.across(reports, options),
      catalogue: (language = "zh") => raw.catalogue(language === "en"),
      explain: (code, language = "zh") => raw.explain(code, language === "en"),
    },
  };
}
