// What is looked at before a call reaches the module, and what becomes of a call that the module does not survive.

/** The largest document in bytes: a report has some dozens of kilobytes, a saved page seldom more than one megabyte. */
export const MOST_BYTES = 16 << 20;

/** An Error of the package: its `code` is stable. */
export const wrong = (code, message) => Object.assign(new Error(message), { name: "OgiError", code });

const kindOf = (value) => (value === null ? "null" : Array.isArray(value) ? "an array" : typeof value);

/** Refuses a document that is too large before any of it is copied. */
export function admit(bytes, english) {
  if (bytes <= MOST_BYTES) return;
  const most = MOST_BYTES >> 20;
  throw wrong(
    "input/too-large",
    english ? `the document is larger than the limit of ${most} MB; pass one report at a time` : `文件超过上限${most} MB；请一次提交一份年报`,
  );
}

/** Options as an object, or nothing. */
export function optionsOf(options) {
  if (options === undefined || options === null || (typeof options === "object" && !Array.isArray(options))) return options ?? {};
  throw new TypeError(`expected an object of options, not ${kindOf(options)}`);
}

/** A text. */
export function textOf(value, name) {
  if (typeof value === "string") return value;
  throw new TypeError(`expected a string as ${name}, not ${kindOf(value)}`);
}

/** An infinity is a wrong calculation of the caller's, and JSON would make it a missing figure; `NaN` is one. */
export function finite(_, value) {
  if (value === Infinity || value === -Infinity) throw new RangeError("an infinity is no figure");
  return value;
}

/** A report, or several, as JSON text: text goes on as it is, an object becomes text. */
export function reportText(report, isList = false) {
  const text = typeof report === "string" ? report : undefined;
  const fits = text !== undefined || (typeof report === "object" && report !== null && (isList || !Array.isArray(report)));
  if (!fits) throw new TypeError(`expected a report as an object or as JSON text, not ${kindOf(report)}`);
  const json = text ?? JSON.stringify(report, finite);
  admit(json.length, false);
  return json;
}

/** A call, where a trap of the module is the failure of what was passed to it, and not of the page. */
export const caught =
  (call) =>
  (...values) => {
    try {
      return call(...values);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /stack/i.test(error.message))) {
        throw wrong("input/internal", "the document cannot be processed because of a defect of this program; please report it together with the document");
      }
      throw error;
    }
  };
