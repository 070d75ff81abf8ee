// <ogi-report-form>: the official form as printed, checked while it is filled in. Needs no framework.
import { Bubble } from "./bubble.js";
import { drawForm, make, showBeside, shown } from "./draw.js";
import { Field, SUBMIT } from "./field.js";
import { cellAt, edge, neighbour } from "./grid.js";
import { History } from "./history.js";
import { intent } from "./keys.js";
import { blockOf, plain } from "./paste.js";
import { CSS } from "./style.js";
import { WORDS } from "./words.js";

const FORMS = ["official-2021", "trial-2019"];
const GRADES = [null, "part", "info", "notice", "warning", "error"];
/** A wrong figure is marked this long after the last keystroke, so that a form does not shout at half a number. */
const PATIENCE = 450;

/** Defines the element over a build of the package: `ogi-report/form` or the whole `ogi-report`. */
export function defineElement(engine, name = "ogi-report-form") {
  const known = customElements.get(name);
  if (known) return known;

  class ReportFormElement extends Field {
    static observedAttributes = ["form", "edition", "year", "lang", "undivided", "readonly", "required"];

    #root = make("div", { className: "root" });
    #status = make("div", { className: "status" });
    #bubble = new Bubble();
    #history = new History();
    #given = null;
    #session = null;
    #cells = [];
    #byPath = new Map();
    #findings = [];
    #current = null;
    #before = "";
    #editing = false;
    #timer = 0;
    #disabled = false;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      shadow.adoptedStyleSheets = [sheet];
      this.#status.setAttribute("role", "status");
      shadow.append(this.#root, this.#status);
      const listeners = {
        input: this.#onInput,
        compositionend: this.#onInput,
        keydown: this.#onKey,
        focusin: this.#onFocus,
        focusout: this.#onBlur,
        mouseup: this.#onMouse,
        dblclick: () => (this.#editing = true),
        paste: this.#onPaste,
      };
      for (const [event, listener] of Object.entries(listeners)) this.#root.addEventListener(event, listener.bind(this));
      // Scrolling does not bubble, but it is captured.
      this.#root.addEventListener("scroll", () => this.#bubble.place(), { capture: true, passive: true });
    }

    connectedCallback() {
      this.#adoptForm();
      if (!this.#session) this.#start();
    }

    attributeChangedCallback(attribute, before, after) {
      if (before === after || !this.isConnected) return;
      if (attribute === "form") this.#adoptForm();
      else if (attribute === "year") this.#setYear();
      else if (attribute === "lang") this.#relabel();
      else if (attribute === "readonly" || attribute === "required") this.#lock();
      else if (this.#session && (this.#session.form !== this.edition || this.#session.undivided !== this.hasAttribute("undivided"))) this.#restart();
    }

    /** HTML gives the attribute `form` another meaning in a form; a form's name there is taken as `edition`. */
    #adoptForm() {
      const name = this.getAttribute("form");
      if (!FORMS.includes(name)) return;
      this.removeAttribute("form");
      this.setAttribute("edition", name);
    }

    // What a page sees.

    get edition() {
      const name = this.getAttribute("edition");
      if (FORMS.includes(name)) return name;
      const year = Number(this.getAttribute("year"));
      return year > 0 && year < 2021 ? "trial-2019" : "official-2021";
    }

    set edition(name) {
      this.setAttribute("edition", name);
    }

    get language() {
      const tag = this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
      return tag.toLowerCase().startsWith("en") ? "en" : "zh";
    }

    /** The figures as an object: form, year, organ and cells. Takes an object or JSON text. */
    get value() {
      return this.#session?.value ?? null;
    }

    set value(value) {
      this.session = engine.Session.from(value ?? { form: this.edition }, { language: this.language });
    }

    /** The session behind the form; a page may give its own, for example of a document. */
    get session() {
      return this.#session;
    }

    set session(session) {
      clearTimeout(this.#timer);
      this.#session = session;
      this.#history.clear();
      this.#given = null;
      this.#build();
    }

    /** What is wrong. */
    get findings() {
      return this.#findings;
    }

    /** Whether the form is filled in: only then are empty cells reported. */
    get complete() {
      return this.#session?.complete ?? false;
    }

    set complete(complete) {
      this.#session.complete = complete;
      this.#refresh(true, true);
    }

    /** Moves to a cell, by path. */
    focusCell(path) {
      const cell = this.#byPath.get(path);
      cell?.input.scrollIntoView({ block: "center", inline: "center" });
      cell?.input.focus({ preventScroll: true });
      return cell !== undefined;
    }

    /** Outlines cells, by path, until called again. */
    link(paths = []) {
      const linked = new Set(paths);
      for (const cell of this.#cells) cell.td.classList.toggle("linked", linked.has(cell.slot.cell));
    }

    /** Makes changes `{ cell, to }` as one step that can be undone. */
    apply(changes) {
      const step = changes.flatMap(({ cell: path, to }) => {
        const cell = this.#byPath.get(path);
        return cell ? [{ cell, from: this.#figure(cell), to: to === null ? "" : String(to) }] : [];
      });
      this.#take(step.filter(({ from, to }) => from !== to));
    }

    undo() {
      return this.#replay(this.#history.back(), "from");
    }

    redo() {
      return this.#replay(this.#history.forth(), "to");
    }

    get canUndo() {
      return this.#history.canUndo;
    }

    get canRedo() {
      return this.#history.canRedo;
    }

    // What a surrounding HTML form sees.

    formResetCallback() {
      this.#restart();
    }

    formDisabledCallback(disabled) {
      this.#disabled = disabled;
      this.#lock();
    }

    formStateRestoreCallback(state) {
      if (typeof state === "string") this.value = state;
    }

    // Drawing.

    get #words() {
      return WORDS[this.language];
    }

    #start() {
      const options = { language: this.language, undivided: this.hasAttribute("undivided") };
      this.session = new engine.Session(this.edition, { ...options, year: Number(this.getAttribute("year")) || undefined });
    }

    #restart() {
      this.#start();
      this.#tell("change", { cell: null, value: null });
    }

    #setYear() {
      if (!this.#session) return;
      if (!this.hasAttribute("edition") && this.#session.form !== this.edition) return this.#restart();
      this.#session.year = Number(this.getAttribute("year")) || null;
      this.#refresh(true, true);
    }

    #relabel() {
      if (!this.#session) return;
      this.#session.language = this.language;
      this.#build();
    }

    #build() {
      const session = this.#session;
      const layout = engine.layout(session.form, { language: this.language, undivided: session.undivided });
      const read = session.value.cells;
      const isUnreadable = (figure) => figure !== null && typeof figure === "object";
      const figureOf = ({ cell, index }) => (isUnreadable(read[cell]) ? read[cell] : (session.text(index) ?? ""));
      const { cells, sections } = drawForm(layout, figureOf, this.#words);
      this.#cells = cells;
      this.#keepGiven();
      this.#byPath = new Map(cells.map((cell) => [cell.slot.cell, cell]));
      this.#current = null;
      this.#bubble.hide();
      this.#root.replaceChildren(...sections, this.#bubble.element);
      this.#lock();
      this.#refresh(true, true);
    }

    /** Remembers what a document or a value says; of a form that was empty there is nothing to remember. */
    #keepGiven() {
      this.#given ??= this.#cells.some(({ given }) => given !== "") ? new Map(this.#cells.map(({ slot, given }) => [slot.cell, given])) : new Map();
      for (const cell of this.#cells) cell.given = this.#given.get(cell.slot.cell) ?? null;
    }

    get #locked() {
      return this.hasAttribute("readonly") || this.#disabled;
    }

    #lock() {
      for (const { input } of this.#cells) {
        input.readOnly = this.#locked;
        input.disabled = this.#disabled;
      }
      this.#validate();
    }

    /** Shows what the session says. Without `settled`, marks may be lifted but no cell is newly marked. */
    #refresh(changed, settled) {
      const { marks, totals } = this.#session;
      for (const cell of this.#cells) {
        this.#mark(cell, marks[cell.slot.index], settled);
        showBeside(cell, totals.get(cell.slot.index), this.#words);
      }
      if (changed) this.#findings = this.#session.findings;
      if (!settled) return;
      this.#validate();
      this.#showBubble();
      if (!changed) return;
      const errors = this.#findings.filter((finding) => finding.severity === "error").length;
      this.#say(this.#words.status(errors, this.#findings.length - errors));
      this.#tell("findings", { findings: this.#findings, complete: this.complete });
    }

    #mark(cell, mark, settled) {
      if (mark === cell.mark || (!settled && GRADES.indexOf(mark) >= GRADES.indexOf(cell.mark))) return;
      cell.mark = mark;
      if (mark === null) cell.td.removeAttribute("data-mark");
      else cell.td.dataset.mark = mark;
      cell.input.ariaInvalid = mark === "error" || mark === "warning" ? "true" : null;
    }

    #validate() {
      if (!this.#session) return;
      const value = JSON.stringify(this.#session.value);
      const worst = this.#findings.find((finding) => finding.severity === "error");
      const empty = this.hasAttribute("required") && this.#cells.find(({ input }) => input.value === "");
      if (worst) {
        const anchor = worst.terms.findLast((term) => term.coefficient <= 0) ?? worst.terms[0];
        this[SUBMIT](value, { customError: true }, worst.message, this.#byPath.get(anchor?.cell)?.input);
      } else if (empty) this[SUBMIT](value, { valueMissing: true }, this.#words.incomplete, empty.input);
      else this[SUBMIT](value);
    }

    #showBubble() {
      const cell = this.#current;
      if (cell) this.#bubble.show(cell, this.#findings, this.#words, this.#proposal(cell), () => this.#accept());
      else this.#bubble.hide();
    }

    #proposal(cell) {
      if (this.#locked) return undefined;
      const proposal = this.#session.proposals.get(cell.slot.index);
      return proposal !== undefined && String(proposal) !== cell.input.value ? proposal : undefined;
    }

    #accept() {
      const cell = this.#current;
      const proposal = cell && this.#proposal(cell);
      if (proposal === undefined || proposal === null) return;
      this.#take([{ cell, from: this.#figure(cell), to: String(proposal) }]);
      cell.input.select();
    }

    // Typing.

    /** What stands in a cell, which may hold more than is shown: unseen characters, or what could not be read. */
    #figure(cell) {
      const text = this.#session.text(cell.slot.index) ?? "";
      return text !== "" && cell.given?.unreadable === text ? cell.given : text;
    }

    #take(step) {
      if (step.length === 0) return;
      this.#history.add(step);
      this.#write(step, "to");
    }

    #write(step, side) {
      clearTimeout(this.#timer);
      let changed = false;
      for (const part of step) {
        part.cell.input.value = shown(part[side]);
        changed = this.#session.set(part.cell.slot.index, part[side]) || changed;
      }
      if (this.#current) this.#before = this.#figure(this.#current);
      this.#refresh(changed, true);
      const only = step.length === 1 ? step[0].cell.slot.cell : null;
      this.#tell("change", { cell: only, value: only && shown(step[0][side]) });
    }

    #replay(step, side) {
      if (!step) return false;
      this.#write(step, side);
      step[0].cell.input.focus();
      return true;
    }

    /** Settles what was typed into the current cell. */
    #commit() {
      clearTimeout(this.#timer);
      const cell = this.#current;
      if (!cell || cell.input.value === shown(this.#before)) return;
      const step = [{ cell, from: this.#before, to: plain(cell.input.value) }];
      this.#before = step[0].to;
      this.#take(step);
    }

    #onInput(event) {
      const { cell } = event.target;
      if (!cell || event.isComposing) return;
      const changed = this.#session.set(cell.slot.index, plain(cell.input.value));
      this.#refresh(changed, false);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(true, true), PATIENCE);
    }

    #onFocus(event) {
      const { cell } = event.target;
      if (!cell) return;
      this.#current = cell;
      this.#before = this.#figure(cell);
      this.#editing = false;
      cell.input.select();
      this.#showBubble();
      this.dispatchEvent(new CustomEvent("cellfocus", { detail: { cell: cell.slot.cell } }));
    }

    #onBlur(event) {
      if (event.target.cell !== this.#current || this.#bubble.contains(event.relatedTarget)) return;
      this.#commit();
      this.#current = null;
      this.#bubble.hide();
    }

    #onMouse(event) {
      // A click selects the cell as in a spreadsheet; a double click sets the caret.
      if (event.target.cell && !this.#editing && event.detail === 1) event.preventDefault();
    }

    #onKey(event) {
      const { cell } = event.target;
      const wanted = cell && !event.isComposing ? intent(event, this.#editing) : null;
      if (wanted === null) return;
      event.preventDefault();
      if (wanted.move) this.#move(cell, wanted.move);
      else if (wanted.jump) edge(this.#cells, cell, wanted.jump).input.focus();
      else if (wanted === "accept") this.#accept();
      else if (wanted === "cancel") this.#cancel(cell);
      else if (wanted === "edit") {
        this.#editing = true;
        cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
      } else {
        this.#commit();
        this[wanted]();
      }
    }

    #move(cell, direction) {
      const next = neighbour(this.#cells, cell, direction);
      if (!next) return this.#commit();
      // Going up or down through merged cells keeps to the column that one came from.
      next.at = direction === "up" || direction === "down" ? (cell.at ?? cell.column) : undefined;
      next.input.focus();
    }

    #cancel(cell) {
      if (cell.input.value === shown(this.#before)) return this.#bubble.hide();
      clearTimeout(this.#timer);
      cell.input.value = shown(this.#before);
      this.#session.set(cell.slot.index, this.#before);
      this.#refresh(true, true);
      cell.input.select();
    }

    #onPaste(event) {
      const { cell } = event.target;
      if (!cell || !event.clipboardData || this.#locked) return;
      const rows = blockOf(event.clipboardData);
      const single = rows.length === 1 && rows[0].length === 1;
      if (single && this.#editing) return;
      event.preventDefault();
      if (single) return this.#take([{ cell, from: this.#figure(cell), to: rows[0][0] }]);
      const step = [];
      let left = 0;
      rows.forEach((row, down) => row.forEach((text, right) => {
        const target = cellAt(this.#cells, cell.table, cell.row + down, cell.column + right);
        if (target) step.push({ cell: target, from: this.#figure(target), to: text });
        else if (text !== "") left += 1;
      }));
      this.#take(step);
      this.#say(this.#words.pasted(step.length, left));
    }

    #say(text) {
      this.#status.textContent = text;
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    }
  }

  customElements.define(name, ReportFormElement);
  return ReportFormElement;
}
