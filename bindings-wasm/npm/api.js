// The functions of the package over a loaded module. What goes in and comes out is JSON; it is parsed here.
import { admit, caught, optionsOf, reportText, textOf } from "./guard.js";
import { sessionOver } from "./session.js";

const encoder = new TextEncoder();

/** Options as JSON text; spans are counted in UTF-16 units unless asked otherwise, as JavaScript's strings are. */
export const optionsText = (options) => JSON.stringify({ spans: "utf16", ...optionsOf(options) });

export const isEnglish = (options) => options?.language === "en";

/** Bytes of a document: a string, an ArrayBuffer or a view of one. What is too large is refused before it is copied. */
export function bytesOf(source, options) {
  admit(typeof source === "string" ? source.length : (source?.byteLength ?? 0), isEnglish(options));
  if (typeof source === "string") return encoder.encode(source);
  if (source instanceof Uint8Array) return source;
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  throw new TypeError("expected a string, an ArrayBuffer or a Uint8Array; of a File or Blob pass `await file.arrayBuffer()`");
}

export function formApi(raw) {
  return {
    Session: sessionOver(raw),
    layout: caught((form, options) => JSON.parse(raw.layout(textOf(form, "the form"), options?.undivided === true, isEnglish(options)))),
    version: raw.version(),
  };
}

export function fullApi(raw) {
  return {
    ...formApi(raw),
    inspect: caught((source, options) => JSON.parse(raw.inspect(bytesOf(source, options), optionsText(options)))),
    check: caught((report, options) => JSON.parse(raw.check(reportText(report), optionsText(options)))),
    fill: caught((report, options) => JSON.parse(raw.fill(reportText(report), optionsText(options)))),
    /** The same on JSON text: nothing is parsed, and no default is added. */
    json: {
      inspect: caught((source, options = "") => raw.inspect(bytesOf(source), textOf(options, "the options"))),
      check: caught((report, options = "") => raw.check(textOf(report, "the report"), textOf(options, "the options"))),
      fill: caught((report) => raw.fill(textOf(report, "the report"), "")),
    },
  };
}

export function moreApi(raw) {
  const full = fullApi(raw);
  return {
    ...full,
    compare: caught((reports, options) => JSON.parse(raw.compare(reportText(reports, true), optionsText(options)))),
    rollUp: caught((below, options) => JSON.parse(raw.rollUp(reportText(below), optionsText(options)))),
    across: caught((reports, options) => JSON.parse(raw.across(reportText(reports, true), optionsText(options)))),
    catalogue: caught((options) => JSON.parse(raw.catalogue(isEnglish(options)))),
    explain: caught((code, options) => JSON.parse(raw.explain(textOf(code, "the code of a rule"), isEnglish(options)))),
    render: caught((report, format, options) => raw.render(reportText(report), textOf(format, "the format"), optionsText(options))),
    inspectAs: caught((source, format, options) => raw.inspectAs(bytesOf(source, options), textOf(format, "the format"), optionsText(options))),
    json: {
      ...full.json,
      compare: caught((reports, options = "") => raw.compare(textOf(reports, "the reports"), textOf(options, "the options"))),
      rollUp: caught((below, options = "") => raw.rollUp(textOf(below, "the reports"), textOf(options, "the options"))),
      across: caught((reports, options = "") => raw.across(textOf(reports, "the reports"), textOf(options, "the options"))),
      catalogue: caught((language = "zh") => raw.catalogue(language === "en")),
      explain: caught((code, language = "zh") => raw.explain(textOf(code, "the code of a rule"), language === "en")),
    },
  };
}
