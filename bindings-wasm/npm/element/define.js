// <ogi-report-form>: the official form as printed, checked while it is filled in. Needs no framework.
import { wrong } from "../guard.js";
import { Echo } from "./echo.js";
import { Field, reflect, reflectFlags, SUBMIT } from "./field.js";
import { Sheet } from "./sheet.js";
import { adoptStyle, CSS } from "./style.js";
import { admitCells, differences, formOfYear, FORMS, readValue, yearOf } from "./value.js";
import { verdictOf } from "./verdict.js";
import { WORDS } from "./words.js";

/** Properties that a framework may have set before the element was defined. */
const EARLY = ["edition", "undivided", "readOnly", "required", "disabled", "year", "organ", "lastYear", "defaultValue", "value", "complete"];

/**
 * Defines the element over a build of the package: `ogi-report/form` or the whole `ogi-report`, or the promise of one. On a
 * server, where there are no elements, nothing is defined.
 */
export function defineElement(engine, name = "ogi-report-form") {
  const registry = globalThis.customElements;
  const known = registry?.get(name);
  if (known) return known;

  class ReportFormElement extends Field {
    static observedAttributes = ["form", "edition", "year", "lang", "undivided", "readonly", "required", "disabled"];

    #sheet = new Sheet(this.#hostOfSheet());
    #engine = null;
    #ready;
    #pending;
    #initial;
    #isDirty = false;
    #echo = new Echo();
    #isQuiet = false;
    #organ;
    #lastYear = null;
    #disabled = false;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      adoptStyle(shadow, CSS);
      shadow.append(...this.#sheet.nodes);
    }

    #hostOfSheet() {
      const host = this;
      return {
        get words() {
          return WORDS[host.language];
        },
        get locked() {
          return host.readOnly || this.disabled;
        },
        get disabled() {
          return host.disabled || host.#disabled;
        },
        layoutOf: (session) => host.#engine.layout(session.form, { language: host.language, undivided: session.undivided }),
        verdictText: () => host.verdictText,
        emit: (type, detail) => host.#emit(type, detail),
        typed: () => host.#moved(),
        settled: () => host.#validate(),
      };
    }

    connectedCallback() {
      super.connectedCallback();
      for (const property of EARLY) {
        if (!Object.prototype.hasOwnProperty.call(this, property)) continue;
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
      this.#adoptForm();
      this.ready.catch(() => {});
    }

    attributeChangedCallback(attribute, before, after) {
      if (before === after) return;
      if (attribute === "form") return this.#adoptForm();
      if (!this.session || this.#isQuiet) return;
      if (attribute === "year") this.#setYear(before);
      else if (attribute === "lang") this.#relabel();
      else if (attribute === "edition" || attribute === "undivided") this.#setEdition();
      else {
        this.#sheet.lock();
        this.#sheet.refresh(false, true, true);
      }
    }

    /** HTML gives the attribute `form` another meaning in a form; a form's name there is taken as `edition`. */
    #adoptForm() {
      const name = this.getAttribute("form");
      if (!FORMS.includes(name)) return;
      this.removeAttribute("form");
      this.setAttribute("edition", name);
    }

    // What a page sees.

    /** Settled once the form can be used, or cannot: the module is loaded while a line says so. */
    get ready() {
      this.#ready ??= this.#load();
      return this.#ready;
    }

    async #load() {
      try {
        if (typeof engine.then === "function") this.#sheet.showText(this.#words.loading, "status");
        this.#engine = typeof engine.then === "function" ? await engine : engine;
      } catch (error) {
        this.#sheet.showText(this.#words.failed(error.message), "alert");
        this.#emit("error", { error });
        throw error;
      }
      // While the page is still being read, the initial value in the element may not have come yet.
      if (document.readyState === "loading" && !this.#pending) await new Promise((read) => document.addEventListener("DOMContentLoaded", read, { once: true }));
      // A session that a page gave already stands.
      if (!this.session) this.#start();
      this.#emit("ready", {});
    }

    get edition() {
      const name = this.getAttribute("edition");
      return FORMS.includes(name) ? name : formOfYear(Number(this.getAttribute("year")));
    }

    set edition(name) {
      if (name && !FORMS.includes(name)) throw wrong("input/unknown-form", `unknown form ${JSON.stringify(name)}; the forms are ${FORMS.join(" and ")}`);
      reflect(this, "edition", name || null);
    }

    get year() {
      return this.session ? this.session.year : Number(this.getAttribute("year")) || null;
    }

    set year(year) {
      reflect(this, "year", yearOf(year));
    }

    /** The organ that reports. */
    get organ() {
      return this.#organ ?? this.session?.value.organ ?? null;
    }

    set organ(organ) {
      this.#organ = organ || null;
      if (this.session && (this.session.value.organ ?? null) !== this.#organ) this.session.organ = this.#organ;
    }

    get language() {
      const tag = this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
      return tag.toLowerCase().startsWith("en") ? "en" : "zh";
    }

    /** The figures as an object: form, year, organ and cells. Takes an object or JSON text; only what differs is written. */
    get value() {
      const value = this.session?.value;
      if (!value) return this.#pending ?? null;
      this.#echo.take(value);
      return value;
    }

    set value(value) {
      const read = readValue(value);
      this.#isDirty = true;
      if (!this.session) this.#pending = read;
      else if (!this.#echo.isLate(read)) this.#adopt(read);
    }

    /** What a reset returns to; by default what a `<script type="application/json">` in the element says. */
    get defaultValue() {
      return this.#initial ?? this.#scripted() ?? null;
    }

    set defaultValue(value) {
      this.#initial = value === null || value === undefined ? undefined : readValue(value);
      if (this.session && !this.#isDirty && this.#initial) this.#adopt(this.#initial);
    }

    #scripted() {
      const script = [...this.children].find(({ localName, type }) => localName === "script" && type === "application/json");
      return script ? readValue(script.textContent) : undefined;
    }

    /** The session behind the form; a page may give its own, for example of a document. */
    get session() {
      return this.#sheet.session;
    }

    set session(session) {
      this.#engine ??= typeof engine.then === "function" ? null : engine;
      this.#isDirty = true;
      this.#organ = undefined;
      this.#sheet.open(session);
      this.#reflectSession();
    }

    /** Judges what stands there by another session of the same form, with other options; steps can still be undone. */
    rejudge(session) {
      if (session.form !== this.session.form || session.undivided !== this.session.undivided) throw wrong("input/unknown-form", "a form is judged anew by a session of the same form");
      this.#sheet.rejudge(session);
    }

    /** What is wrong. */
    get findings() {
      return this.#sheet.findings;
    }

    /** `{ verdict, errors, doubts, read, cells, open }`; the verdict is `errors`, `unfinished`, `doubts` or `clean`. */
    get verdict() {
      return this.session ? verdictOf(this.findings, this.session.extent) : null;
    }

    get verdictText() {
      return this.session ? this.#words.verdict(this.verdict) : "";
    }

    /** Whether the form is filled in: only then are empty cells reported. */
    get complete() {
      return this.session?.complete ?? false;
    }

    set complete(complete) {
      if (!this.session) return void this.ready.then(() => (this.complete = complete), () => {});
      if (complete === this.session.complete) return;
      this.session.complete = complete;
      this.#sheet.refresh(true, true);
    }

    /** Last year's figures as a value; they stand small beside this year's. */
    get lastYear() {
      return this.#lastYear;
    }

    set lastYear(value) {
      this.#lastYear = value ?? null;
      this.#sheet.lastYear = value ? readValue(value).cells : null;
    }

    /** Moves to a cell, by path. */
    focusCell(path) {
      return this.#sheet.focusCell(path);
    }

    /** Outlines cells, by path, until called again. */
    link(paths = []) {
      this.#sheet.link(paths);
    }

    /** Gives cells the numbers of a list beside the form: pairs of path and number. */
    refer(numbers = []) {
      this.#sheet.refer(numbers);
    }

    /** Makes changes `{ cell, to }` as one step that can be undone, under a name; whether anything changed. */
    apply(changes, label) {
      this.#isDirty = true;
      return this.#sheet.apply(changes, label);
    }

    undo() {
      return this.#sheet.undo();
    }

    redo() {
      return this.#sheet.redo();
    }

    get canUndo() {
      return this.#sheet.history.last !== null;
    }

    get canRedo() {
      return this.#sheet.history.next !== null;
    }

    /** The step that `undo` takes back: `{ label, changes }`, or `null`. */
    get lastStep() {
      return this.#sheet.history.last;
    }

    // What a surrounding HTML form sees.

    formResetCallback() {
      this.#isDirty = false;
      this.#pending = undefined;
      if (this.#engine) this.#start();
    }

    formDisabledCallback(disabled) {
      this.#disabled = disabled;
      this.#sheet.lock();
    }

    formStateRestoreCallback(state) {
      if (typeof state === "string") this.value = state;
    }

    // Inside.

    get #words() {
      return WORDS[this.language];
    }

    /** Begins with what was set, or the initial value, or an empty form. */
    #start() {
      const value = this.#pending ?? this.defaultValue ?? { cells: {} };
      this.#pending = undefined;
      this.#sheet.open(this.#sessionOf(value));
      this.#reflectSession();
    }

    /** A session with a value; what the value does not say of form, year and organ stays as it is. */
    #sessionOf(value) {
      const year = yearOf(value.year) ?? (Number(this.getAttribute("year")) || null);
      const form = value.form ?? (value.year ? formOfYear(value.year) : this.edition);
      const undivided = value.undivided ?? this.undivided;
      const whole = { ...value, form, year, undivided, organ: value.organ ?? this.#organ ?? null };
      const session = this.#engine.Session.from(whole, { language: this.language });
      const drawn = this.#engine.layout(form, { undivided }).tables.flatMap(({ rows }) => rows.flat());
      const paths = new Set(drawn.map(({ cell }) => cell));
      admitCells(value, (path) => paths.has(path) || (value.findings !== undefined));
      return session;
    }

    #adopt(value) {
      const { session } = this;
      const form = value.form ?? (value.year && formOfYear(value.year) !== session.form && !this.hasAttribute("edition") ? formOfYear(value.year) : session.form);
      const undivided = value.undivided ?? session.undivided;
      if (form !== session.form || undivided !== session.undivided || value.claims !== undefined) {
        this.#sheet.open(this.#sessionOf({ ...value, form, undivided }), { keep: form === session.form });
      } else {
        admitCells(value, (path) => this.#sheet.cell(path) !== undefined || value.cells[path] === null);
        const year = yearOf(value.year);
        if (year !== null && year !== session.year) session.year = year;
        if (value.organ !== undefined) this.organ = value.organ;
        this.#sheet.put(differences(value, session.value, this.#sheet.paths));
      }
      this.#reflectSession();
    }

    /** The attributes say what the session says. */
    #reflectSession() {
      const { session } = this;
      this.#isQuiet = true;
      if (session.year !== null) reflect(this, "year", session.year);
      if (this.edition !== session.form) reflect(this, "edition", session.form);
      reflect(this, "undivided", session.undivided);
      this.#isQuiet = false;
    }

    #setYear(before) {
      const year = Number(this.getAttribute("year")) || null;
      if (year === this.session.year) return;
      if (this.session.form !== this.edition && !this.#askForEdition(this.edition)) {
        this.#isQuiet = true;
        reflect(this, "year", before);
        this.#isQuiet = false;
        return;
      }
      this.session.year = year;
      this.#sheet.refresh(true, true);
    }

    #setEdition() {
      const { session } = this;
      if (session.form === this.edition && session.undivided === this.undivided) return;
      if (!this.#askForEdition(this.edition)) this.#reflectSession();
    }

    /** Draws another form with the figures that both have, unless a listener of `editionchange` prevents it. */
    #askForEdition(edition) {
      const { session, undivided } = this;
      const { cells, printed, organ } = session.value;
      const paths = new Set(this.#engine.layout(edition, { undivided }).tables.flatMap(({ rows }) => rows.flat()).map(({ cell }) => cell));
      const filled = Object.keys(cells).filter((path) => cells[path] !== null && cells[path] !== "");
      const detail = { from: session.form, to: edition, kept: filled.filter((path) => paths.has(path)), lost: filled.filter((path) => !paths.has(path)) };
      if (!this.#emit("editionchange", detail, true)) return false;
      const kept = Object.fromEntries(detail.kept.map((path) => [path, printed?.[path] ?? cells[path]]));
      this.#sheet.open(this.#sessionOf({ form: edition, undivided, organ, cells: kept }), { keep: true });
      return true;
    }

    #relabel() {
      this.session.language = this.language;
      this.#sheet.draw();
    }

    #validate() {
      const value = JSON.stringify(this.session.value);
      const worst = this.findings.find((finding) => finding.severity === "error");
      const empty = this.required && this.#sheet.cells.find(({ input }) => input.value === "");
      if (worst) {
        const stated = worst.terms.filter((term) => term.coefficient <= 0);
        const anchor = stated[stated.length - 1] ?? worst.terms[0];
        this[SUBMIT](value, { customError: true }, worst.message, this.#sheet.cell(anchor?.cell)?.input);
      } else if (empty) this[SUBMIT](value, { valueMissing: true }, this.#words.incomplete, empty.input);
      else this[SUBMIT](value);
    }

    #moved() {
      this.#isDirty = true;
      this.#echo.moved();
    }

    #emit(type, detail, cancelable = false) {
      if (type === "input" || type === "change") this.#moved();
      return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== "error" && type !== "ready", cancelable }));
    }
  }

  reflectFlags(ReportFormElement.prototype, { undivided: "undivided", readOnly: "readonly", required: "required", disabled: "disabled" });
  registry?.define(name, ReportFormElement);
  return ReportFormElement;
}
