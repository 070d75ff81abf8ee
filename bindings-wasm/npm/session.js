// A form that is being filled in. Each keystroke passes a number; JSON is parsed only when findings changed.
import { isEnglish, optionsText, bytesOf } from "./api.js";
import { caught, finite, reportText, wrong } from "./guard.js";

const MARKS = [null, "part", "info", "notice", "warning", "error"];

/** `reader(bytes, english)` gives the module that reads a document. */
export function sessionOver(raw, reader) {
  return class Session {
    #raw;
    #findings = null;

    constructor(form = "official-2021", options = {}) {
      // A session of whichever module has read the document, or a new one.
      this.#raw = form?.setEnglish ? form : new raw.Session(form, isEnglish(options));
      if (options.year) this.#raw.setYear(options.year);
      if (options.undivided) this.#raw.setUndivided(true);
      for (const code of options.off ?? []) {
        if (!this.#raw.switchOff(code)) throw wrong("input/unknown-rule", `no rule has the code \`${code}\``);
      }
    }

    /** A form with the figures of a report as an object or JSON text. */
    static from(report, options) {
      if (raw.Session.fromValue) {
        return caught(() => new Session(raw.Session.fromValue(reportText(report), optionsText(options))))();
      }
      const value = typeof report === "string" ? JSON.parse(report) : report;
      const form = value.form ?? (value.year && value.year < 2021 ? "trial-2019" : "official-2021");
      const session = new Session(form, { ...options, year: value.year, undivided: value.undivided === true });
      if (value.organ) session.#raw.setOrgan(value.organ);
      for (const [path, figure] of Object.entries(value.cells ?? {})) {
        if (figure !== null) session.set(path, value.printed?.[path] ?? figure);
      }
      return session;
    }

    /** A document to be corrected; only in the whole package. */
    static read(source, options) {
      if (!raw.Session.fromDocument) throw wrong("build/no-documents", "this build reads no documents; import `ogi-report`");
      return caught(() => {
        const bytes = bytesOf(source, options);
        return new Session(reader(bytes, isEnglish(options)).Session.fromDocument(bytes, optionsText(options)));
      })();
    }

    #index(cell) {
      const index = typeof cell === "number" ? cell : raw.Session.index(cell);
      if (index < 0) throw wrong("input/unknown-cell", `no cell has the path \`${cell}\``);
      return index;
    }

    /**
     * Puts a number or a text into a cell, by path or number; `null` and "" empty it.
     * Tells whether the findings are others than before.
     */
    set(cell, figure) {
      const index = this.#index(cell);
      finite("", figure);
      const changed =
        Number.isInteger(figure) && Math.abs(figure) < 1e15
          ? this.#raw.set(index, figure)
          : figure !== null && typeof figure === "object"
            ? this.#raw.setUnreadable(index, figure.unreadable ?? "", figure.readings ?? 0, figure.why ?? "")
            : this.#raw.setText(index, figure === null || figure === undefined ? "" : String(figure));
      if (changed) this.#findings = null;
      return changed;
    }

    /** What stands in a cell, as text; `null` when it is missing. */
    text(cell) {
      return this.#raw.text(this.#index(cell)) ?? null;
    }

    /** What is broken. */
    get findings() {
      return (this.#findings ??= JSON.parse(this.#raw.findings()));
    }

    /** The mark of every cell by its number: `null`, "part", "info", "notice", "warning" or "error". */
    get marks() {
      return Array.from(this.#raw.marks(), (mark) => MARKS[mark]);
    }

    /** What wrong cells should be where one rule says so, by number of the cell. */
    get proposals() {
      const pairs = this.#raw.proposals();
      const map = new Map();
      for (let at = 0; at < pairs.length; at += 2) if (!map.has(pairs[at])) map.set(pairs[at], pairs[at + 1]);
      return map;
    }

    /** What the parts of totals add up to so far, by number of the total. */
    get totals() {
      const flat = this.#raw.runningTotals();
      const map = new Map();
      for (let at = 0; at < flat.length; at += 3) map.set(flat[at], { sum: flat[at + 1], open: flat[at + 2] });
      return map;
    }

    /** The smallest repairs, best first; `null` in the small build, which has no solver. */
    get repairs() {
      return this.#raw.repairs ? JSON.parse(this.#raw.repairs()) : null;
    }

    /** The figures: form, year, organ and cells. */
    get value() {
      return JSON.parse(this.#raw.value());
    }

    /** The whole result; only in the whole package. */
    get report() {
      return JSON.parse(this.#raw.report());
    }

    /** The decoded text of the document, which spans point into; only in the whole package. */
    get source() {
      return this.#raw.source?.() ?? "";
    }

    /** How much can be checked: all cells, those that hold a number, rules left open for a cell that holds none. */
    get extent() {
      const [cells, read, open] = this.#raw.extent();
      return { cells, read, open };
    }

    set organ(organ) {
      this.#raw.setOrgan(organ ?? undefined);
    }

    get form() {
      return this.#raw.form;
    }

    get undivided() {
      return this.#raw.undivided;
    }

    get year() {
      return this.#raw.year || null;
    }

    set year(year) {
      this.#raw.setYear(year || 0);
      this.#findings = null;
    }

    /** Whether the form is filled in: only then are empty cells reported. */
    get complete() {
      return this.#raw.complete;
    }

    set complete(complete) {
      this.#raw.setComplete(complete);
      this.#findings = null;
    }

    set language(language) {
      this.#raw.setEnglish(language === "en");
      this.#findings = null;
    }

    /** Frees the memory of the session at once; otherwise the garbage collector does. */
    free() {
      this.#raw.free();
    }
  };
}
