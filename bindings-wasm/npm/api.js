// The functions of the package over a loaded module. What goes in and comes out is JSON; it is parsed here.
import { admit, caught, optionsOf, reportText, textOf, wrong } from "./guard.js";
import { moduleFor } from "./kind.js";
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

/** The module that reads a document: for files of the office one of its own, which `files` has once it is loaded. */
const readerOf = (raw, files) => (bytes, english) => {
  const kind = files ? moduleFor(bytes) : "text";
  if (kind === "text") return raw;
  const other = files.of(kind);
  if (other) return other;
  const entry = kind === "pdf" ? "ogi-report/files" : "ogi-report/office";
  throw wrong(
    "build/no-files",
    english
      ? `files of this kind are read by a module of their own: call \`await inspectFile(file)\`, or \`await import("${entry}")\` first`
      : `这类文件由单独的模块读取：请改用 await inspectFile(file)，或者先 await import("${entry}")`,
  );
};

/** Whether the text of the options asks for English. */
const asksEnglish = (options) => /"language"\s*:\s*"en"/.test(options);

export function formApi(raw, reader = () => raw) {
  return {
    Session: sessionOver(raw, reader),
    layout: caught((form, options) => JSON.parse(raw.layout(textOf(form, "the form"), options?.undivided === true, isEnglish(options)))),
    version: raw.version(),
  };
}

/** Over a module; `files` has the modules that read what this one does not, where there are any. */
export function fullApi(raw, files) {
  const reader = readerOf(raw, files);
  const inspect = (bytes, options, english) => reader(bytes, english).inspect(bytes, options);
  return {
    ...formApi(raw, reader),
    inspect: caught((source, options) => JSON.parse(inspect(bytesOf(source, options), optionsText(options), isEnglish(options)))),
    check: caught((report, options) => JSON.parse(raw.check(reportText(report), optionsText(options)))),
    fill: caught((report, options) => JSON.parse(raw.fill(reportText(report), optionsText(options)))),
    /** The same on JSON text: nothing is parsed, and no default is added. */
    json: {
      inspect: caught((source, options = "") => inspect(bytesOf(source), textOf(options, "the options"), asksEnglish(options))),
      check: caught((report, options = "") => raw.check(textOf(report, "the report"), textOf(options, "the options"))),
      fill: caught((report) => raw.fill(textOf(report, "the report"), "")),
    },
  };
}

/** Gives the functions over the module that reads some bytes; `load(kind)` loads another one than `api`'s own. */
export const readers = (api, load) => async (source) => {
  const kind = moduleFor(bytesOf(source));
  return kind === "text" ? api : load(kind);
};

/** Reads a file as a page gets it, by whichever module reads it. */
export const fileReader = (readerFor) => async (source, options) => {
  const isBlob = source instanceof Blob;
  if (isBlob) admit(source.size, isEnglish(options));
  const bytes = bytesOf(isBlob ? await source.arrayBuffer() : source, options);
  const named = isBlob && source.name ? { file: source.name, ...optionsOf(options) } : options;
  return (await readerFor(bytes)).inspect(bytes, named);
};

/** Everything over a module that reads files of the office, and writes into them. */
export function filesApi(raw, files) {
  const full = fullApi(raw, files);
  const reader = readerOf(raw, files);
  return {
    ...full,
    inspectFile: full.inspect,
    inspectAs: inspectAs(reader),
    annotate: caught((source, options) => raw.annotate(bytesOf(source, options), optionsText(options))),
    problemList: caught((documents, format, options) => {
      const all = Array.from(documents, ({ name, content }) => ({ name: name ?? "", bytes: bytesOf(content, options) }));
      // One module makes the list; the one for PDF reads all.
      const pdf = files && all.find(({ bytes }) => moduleFor(bytes) === "pdf");
      const { Problems } = pdf ? reader(pdf.bytes, isEnglish(options)) : raw;
      const list = new Problems(textOf(format, "the format"), optionsText(options));
      try {
        for (const { name, bytes } of all) list.add(name, bytes);
        return list.finish();
      } finally {
        list.free();
      }
    }),
  };
}

const inspectAs = (reader) =>
  caught((source, format, options) => {
    const bytes = bytesOf(source, options);
    return reader(bytes, isEnglish(options)).inspectAs(bytes, textOf(format, "the format"), optionsText(options));
  });

export function moreApi(raw, files) {
  const full = fullApi(raw, files);
  return {
    ...full,
    compare: caught((reports, options) => JSON.parse(raw.compare(reportText(reports, true), optionsText(options)))),
    rollUp: caught((below, options) => JSON.parse(raw.rollUp(reportText(below), optionsText(options)))),
    across: caught((reports, options) => JSON.parse(raw.across(reportText(reports, true), optionsText(options)))),
    catalogue: caught((options) => JSON.parse(raw.catalogue(isEnglish(options)))),
    explain: caught((code, options) => JSON.parse(raw.explain(textOf(code, "the code of a rule"), isEnglish(options)))),
    render: caught((report, format, options) => raw.render(reportText(report), textOf(format, "the format"), optionsText(options))),
    inspectAs: inspectAs(readerOf(raw, files)),
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
