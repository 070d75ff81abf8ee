// <ogi-report-form>: the official form as printed, checked while it is filled in. Needs no framework.
import { cellAt, neighbour, positions } from "./grid.js";
import { blockOf, plain } from "./paste.js";
import { CSS } from "./style.js";
import { WORDS } from "./words.js";

const FORMS = ["official-2021", "trial-2019"];
const GRADES = [null, "part", "info", "notice", "warning", "error"];
/** A wrong figure is marked this long after the last keystroke, so that a form does not shout at half a number. */
const PATIENCE = 450;
const STEPS = 500;

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Defines the element over a build of the package: `ogi-report/form` or the whole `ogi-report`. */
export function defineElement(engine, name = "ogi-report-form") {
  const known = customElements.get(name);
  if (known) return known;

  class ReportFormElement extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ["form", "edition", "year", "lang", "undivided", "readonly", "required"];

    #internals = this.attachInternals();
    #root = make("div", { className: "root" });
    #bubble = make("div", { className: "bubble", id: "bubble", hidden: true });
    #status = make("div", { className: "status" });
    #session = null;
    #cells = [];
    #byPath = new Map();
    #findings = [];
    #undo = [];
    #redo = [];
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
      this.#bubble.setAttribute("part", "bubble");
      shadow.append(this.#root, this.#status);
      for (const [event, handler] of Object.entries({
        input: this.#onInput,
        keydown: this.#onKey,
        focusin: this.#onFocus,
        focusout: this.#onBlur,
        mouseup: this.#onMouse,
        dblclick: () => (this.#editing = true),
        paste: this.#onPaste,
      })) {
        this.#root.addEventListener(event, handler.bind(this));
      }
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
      return Number(this.getAttribute("year")) > 0 && Number(this.getAttribute("year")) < 2021 ? "trial-2019" : "official-2021";
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
      this.#session = session;
      this.#undo = [];
      this.#redo = [];
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

    get name() {
      return this.getAttribute("name");
    }

    get form() {
      return this.#internals.form;
    }

    get validity() {
      return this.#internals.validity;
    }

    get validationMessage() {
      return this.#internals.validationMessage;
    }

    checkValidity() {
      return this.#internals.checkValidity();
    }

    reportValidity() {
      return this.#internals.reportValidity();
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
        return cell ? [{ cell, from: cell.input.value, to: to === null ? "" : String(to) }] : [];
      });
      this.#take(step.filter(({ from, to }) => from !== to));
    }

    undo() {
      return this.#replay(this.#undo, this.#redo, "from");
    }

    redo() {
      return this.#replay(this.#redo, this.#undo, "to");
    }

    get canUndo() {
      return this.#undo.length > 0;
    }

    get canRedo() {
      return this.#redo.length > 0;
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
      this.#cells = [];
      this.#byPath.clear();
      this.#current = null;
      this.#bubble.hidden = true;
      const sections = layout.tables.map((table, at) => this.#drawTable(table, at));
      this.#root.replaceChildren(...sections, this.#bubble);
      this.#lock();
      this.#refresh(true, true);
    }

    #drawTable(table, at) {
      const rows = table.rows.map(() => make("tr"));
      const first = table.rows.findIndex((slots) => slots.some((slot) => slot.cell));
      for (const { slot, row, column } of positions(table)) {
        rows[row].append(slot.cell ? this.#drawCell(slot, at, row, column) : this.#drawLabel(slot, table, row, row < first));
      }
      const drawn = make("table", {}, make("caption", { textContent: table.title }), make("tbody", {}, ...rows));
      drawn.className = table.name;
      drawn.setAttribute("part", "table");
      const sheet = make("div", { className: "sheet" }, drawn);
      sheet.setAttribute("part", "sheet");
      return sheet;
    }

    #drawLabel(slot, table, row, above) {
      const th = make("th", { textContent: slot.label, colSpan: slot.columns, rowSpan: slot.rows });
      th.setAttribute("part", "label");
      const heads = above || !table.rows[row].some((other) => other.cell);
      if (heads) th.scope = slot.columns > 1 ? "colgroup" : "col";
      else th.scope = slot.rows > 1 ? "rowgroup" : "row";
      if (!heads) th.className = slot.rows > 1 ? "group" : "row";
      else if (row === 0 && slot.rows > 2) th.className = "stub";
      return th;
    }

    #drawCell(slot, table, row, column) {
      const input = make("input", { type: "text", inputMode: slot.money || slot.signed ? "decimal" : "numeric", autocomplete: "off", spellcheck: false });
      input.setAttribute("aria-label", slot.name);
      input.setAttribute("part", "cell");
      const sum = make("span", { className: "sum", hidden: true });
      sum.setAttribute("aria-hidden", "true");
      const td = make("td", { colSpan: slot.columns, rowSpan: slot.rows }, input, sum);
      if (slot.cell.endsWith(".total")) td.classList.add("total");
      input.value = this.#session.text(slot.index) ?? "";
      const cell = { slot, input, sum, td, table, row, column, columns: slot.columns, mark: null, shownSum: null };
      input.cell = cell;
      this.#cells.push(cell);
      this.#byPath.set(slot.cell, cell);
      return td;
    }

    #lock() {
      const locked = this.hasAttribute("readonly") || this.#disabled;
      for (const { input } of this.#cells) {
        input.readOnly = locked;
        input.disabled = this.#disabled;
      }
      this.#validate();
    }

    /** Shows what the session says. Without `settled`, marks may be lifted but no cell is newly marked. */
    #refresh(changed, settled) {
      const { marks, totals } = this.#session;
      for (const cell of this.#cells) {
        const mark = marks[cell.slot.index];
        if (mark !== cell.mark && (settled || GRADES.indexOf(mark) < GRADES.indexOf(cell.mark))) {
          cell.mark = mark;
          if (mark === null) cell.td.removeAttribute("data-mark");
          else cell.td.dataset.mark = mark;
          cell.input.ariaInvalid = mark === "error" || mark === "warning" ? "true" : null;
        }
        this.#showSum(cell, totals.get(cell.slot.index));
      }
      if (changed) this.#findings = this.#session.findings;
      if (!settled) return;
      this.#validate();
      this.#showBubble();
      if (changed) {
        const errors = this.#findings.filter((finding) => finding.severity === "error").length;
        this.#say(WORDS[this.language].status(errors, this.#findings.length - errors));
        this.#tell("findings", { findings: this.#findings, complete: this.complete });
      }
    }

    #showSum(cell, total) {
      // The sum of a total that agrees, or of zeros alone, says nothing.
      const typed = Number(cell.input.value);
      const silent = !total || (cell.input.value !== "" && total.open === 0 && typed === total.sum) || (total.sum === 0 && total.open > 0);
      const text = silent ? "" : `Σ ${total.sum}${total.open ? " …" : ""}`;
      if (text === cell.shownSum) return;
      cell.shownSum = text;
      cell.sum.textContent = text;
      cell.sum.hidden = silent;
    }

    #validate() {
      const session = this.#session;
      if (!session) return;
      this.#internals.setFormValue(JSON.stringify(session.value));
      const worst = this.#findings.find((finding) => finding.severity === "error");
      const empty = this.hasAttribute("required") && this.#cells.find(({ input }) => input.value === "");
      if (worst) {
        const anchor = worst.terms.findLast((term) => term.coefficient <= 0) ?? worst.terms[0];
        this.#internals.setValidity({ customError: true }, worst.message, this.#byPath.get(anchor?.cell)?.input);
      } else if (empty) this.#internals.setValidity({ valueMissing: true }, WORDS[this.language].incomplete, empty.input);
      else this.#internals.setValidity({});
    }

    #showBubble() {
      const cell = this.#current;
      const words = WORDS[this.language];
      const own = cell ? this.#findings.filter((finding) => finding.terms.some((term) => term.cell === cell.slot.cell && term.coefficient <= 0)) : [];
      const parts = cell?.mark === "part" ? this.#findings.filter((finding) => finding.cells.includes(cell.slot.cell)) : [];
      const told = own.length > 0 ? own : parts;
      if (!cell || !cell.mark || told.length === 0) {
        this.#bubble.hidden = true;
        cell?.input.removeAttribute("aria-describedby");
        return;
      }
      const lines = told.slice(0, 3).map((finding) => {
        const basis = make("small", { textContent: words.basis + finding.basis.join(this.language === "zh" ? "；" : "; ") });
        return make("p", { className: finding.severity }, make("bdi", { textContent: finding.message }), basis);
      });
      const proposal = this.#proposal(cell);
      if (proposal !== undefined) {
        const button = make("button", { type: "button", textContent: words.change(proposal) });
        button.addEventListener("mousedown", (event) => event.preventDefault());
        button.addEventListener("click", () => this.#accept());
        lines.push(make("div", {}, button, make("kbd", { textContent: words.shortcut })));
      }
      this.#bubble.replaceChildren(...lines);
      this.#bubble.hidden = false;
      cell.input.setAttribute("aria-describedby", "bubble");
      this.#placeBubble(cell);
    }

    #placeBubble(cell) {
      const root = this.#root.getBoundingClientRect();
      const box = cell.td.getBoundingClientRect();
      const width = this.#bubble.offsetWidth;
      const left = Math.max(0, Math.min(box.left - root.left, root.width - width));
      this.#bubble.style.left = `${left}px`;
      this.#bubble.style.top = `${box.bottom - root.top + 4}px`;
    }

    #proposal(cell) {
      if (this.hasAttribute("readonly") || this.#disabled) return undefined;
      const proposal = this.#session.proposals.get(cell.slot.index);
      return proposal !== undefined && String(proposal) !== cell.input.value ? proposal : undefined;
    }

    #accept() {
      const cell = this.#current;
      const proposal = cell && this.#proposal(cell);
      if (proposal === undefined) return;
      this.#take([{ cell, from: cell.input.value, to: String(proposal) }]);
      this.#before = cell.input.value;
      cell.input.select();
    }

    // Typing.

    #take(step) {
      if (step.length === 0) return;
      this.#undo.push(step);
      if (this.#undo.length > STEPS) this.#undo.shift();
      this.#redo = [];
      this.#write(step, "to");
    }

    #write(step, side) {
      let changed = false;
      for (const part of step) {
        part.cell.input.value = part[side];
        changed = this.#session.set(part.cell.slot.index, part[side]) || changed;
      }
      if (this.#current) this.#before = this.#current.input.value;
      this.#refresh(changed, true);
      const only = step.length === 1 ? step[0].cell.slot.cell : null;
      this.#tell("change", { cell: only, value: only && step[0][side] });
    }

    #replay(from, to, side) {
      const step = from.pop();
      if (!step) return false;
      to.push(step);
      this.#write(step, side);
      step[0].cell.input.focus();
      return true;
    }

    /** Settles what was typed into the current cell. */
    #commit() {
      clearTimeout(this.#timer);
      const cell = this.#current;
      if (!cell || cell.input.value === this.#before) return;
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
      this.#before = cell.input.value;
      this.#editing = false;
      cell.input.select();
      this.#showBubble();
      this.dispatchEvent(new CustomEvent("cellfocus", { detail: { cell: cell.slot.cell } }));
    }

    #onBlur(event) {
      if (event.target.cell !== this.#current) return;
      this.#commit();
      this.#current?.input.removeAttribute("aria-describedby");
      if (event.relatedTarget && this.#bubble.contains(event.relatedTarget)) return;
      this.#current = null;
      this.#bubble.hidden = true;
    }

    #onMouse(event) {
      // A click selects the cell as in a spreadsheet; a double click sets the caret.
      if (event.target.cell && !this.#editing && event.detail === 1) event.preventDefault();
    }

    #onKey(event) {
      const { cell } = event.target;
      if (!cell || event.isComposing) return;
      if (this.#onShortcut(event, cell)) return event.preventDefault();
      const direction = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", Enter: event.shiftKey ? "up" : "down" }[event.key];
      if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== "Enter" && (event.shiftKey || (this.#editing && (direction === "left" || direction === "right")))) return;
      event.preventDefault();
      const next = neighbour(this.#cells, cell, direction);
      if (!next) return this.#commit();
      if (direction === "up" || direction === "down") next.at = cell.at ?? cell.column;
      else next.at = undefined;
      next.input.focus();
    }

    /** Whether a key was a shortcut, which is then carried out. */
    #onShortcut(event, cell) {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (event.key === "Enter" && event.altKey) this.#accept();
      else if (event.key === "F2") {
        this.#editing = true;
        cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
      } else if (event.key === "Escape") {
        if (cell.input.value !== this.#before) {
          cell.input.value = this.#before;
          this.#session.set(cell.slot.index, this.#before);
          this.#refresh(true, true);
          cell.input.select();
        } else this.#bubble.hidden = true;
      } else if (command && key === "z" && !event.shiftKey) {
        this.#commit();
        this.undo();
      } else if (command && (key === "y" || (key === "z" && event.shiftKey))) this.redo();
      else if (event.key === "Home" && !this.#editing) this.#jump(command ? this.#cells[0] : this.#cells.find((other) => other.table === cell.table && other.row === cell.row));
      else if (event.key === "End" && !this.#editing) this.#jump(command ? this.#cells.at(-1) : this.#cells.findLast((other) => other.table === cell.table && other.row === cell.row));
      else return false;
      return true;
    }

    #jump(cell) {
      cell?.input.focus();
    }

    #onPaste(event) {
      const { cell } = event.target;
      if (!cell || !event.clipboardData || cell.input.readOnly) return;
      const rows = blockOf(event.clipboardData);
      if (rows.length === 1 && rows[0].length === 1) {
        if (this.#editing) return;
        event.preventDefault();
        return this.#take([{ cell, from: cell.input.value, to: rows[0][0] }]);
      }
      event.preventDefault();
      const step = [];
      let left = 0;
      rows.forEach((row, down) => row.forEach((text, right) => {
        const target = cellAt(this.#cells, cell.table, cell.row + down, cell.column + right);
        if (!target) left += text === "" ? 0 : 1;
        else step.push({ cell: target, from: target.input.value, to: text });
      }));
      this.#take(step);
      this.#say(WORDS[this.language].pasted(step.length, left));
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
