// The drawn form: its cells, what is typed into them, how they are marked, and the steps that can be undone.
import { Bubble } from "./bubble.js";
import { remarkOf } from "./cure.js";
import { drawForm, fillIn, make, showBeside, shown } from "./draw.js";
import { cellAt, edge, neighbour } from "./grid.js";
import { History } from "./history.js";
import { intent } from "./keys.js";
import { blockOf, placeOf, plain } from "./paste.js";

const GRADES = [null, "part", "info", "notice", "warning", "error"];
/** A wrong figure is marked this long after the last keystroke, so that a form does not mark half a number. */
const PATIENCE = 450;

export class Sheet {
  cells = [];
  findings = [];
  session = null;
  #root = make("div", { className: "root" });
  #status = make("div", { className: "status" });
  #ask = make("div", { className: "ask", hidden: true });
  #bubble = new Bubble();
  #history = new History();
  #host;
  #given = null;
  #refer = new Map();
  #lastYear = null;
  #byPath = new Map();
  #current = null;
  #before = "";
  #editing = false;
  #timer = 0;
  #tabbed = null;

  /** `host` has `words`, `layoutOf(session)`, `locked`, `disabled`, and is called with `typed()`, `emit(type, detail)` and `settled()`. */
  constructor(host) {
    this.#host = host;
    this.#status.setAttribute("role", "status");
    this.#ask.setAttribute("role", "alertdialog");
    this.nodes = [this.#root, this.#status];
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

  get #words() {
    return this.#host.words;
  }

  get history() {
    return this.#history;
  }

  cell(path) {
    return this.#byPath.get(path);
  }

  get paths() {
    return [...this.#byPath.keys()];
  }

  /** Shows a line of text in the place of the form. */
  showText(text, role) {
    const line = make("p", { className: "instead", textContent: text });
    line.setAttribute("role", role);
    this.#root.replaceChildren(line);
  }

  /** Takes a session; what stands in its cells is what was given, from which changes are reckoned. */
  open(session, { keep = false } = {}) {
    clearTimeout(this.#timer);
    this.session = session;
    if (!keep) this.#history.clear();
    this.#given = null;
    this.draw();
  }

  /** Judges what stands there by another session: steps, marks of what was given and the place of the caret stay. */
  rejudge(session) {
    for (const cell of this.cells) {
      const figure = this.#figure(cell);
      if ((session.text(cell.slot.index) ?? "") !== (typeof figure === "object" ? figure.unreadable : figure)) session.set(cell.slot.index, figure);
    }
    this.session = session;
    this.refresh(true, true, true);
  }

  draw() {
    const { session } = this;
    const read = session.value.cells;
    const isUnreadable = (figure) => figure !== null && typeof figure === "object";
    const figureOf = ({ cell, index }) => (isUnreadable(read[cell]) ? read[cell] : (session.text(index) ?? ""));
    const { cells, sections } = drawForm(this.#host.layoutOf(session), figureOf, this.#words);
    const focused = this.#current?.slot.cell;
    this.cells = cells;
    this.#byPath = new Map(cells.map((cell) => [cell.slot.cell, cell]));
    // What a document or a value says is remembered; of a form that was empty there is nothing to remember.
    const figures = cells.map(({ slot }) => [slot.cell, figureOf(slot)]);
    this.#given ??= new Map(figures.some(([, figure]) => figure !== "") ? figures : []);
    for (const cell of cells) cell.given = this.#given.get(cell.slot.cell) ?? null;
    this.#current = null;
    this.#bubble.hide();
    this.#root.replaceChildren(this.#ask, ...sections, this.#bubble.element);
    this.lastYear = this.#lastYear;
    this.refer(this.#refer);
    this.lock();
    this.refresh(true, true, true);
    if (focused !== undefined) this.#byPath.get(focused)?.input.focus();
  }

  /** Writes figures as a page does it: without a step, an event, or a change of what was given. */
  put(changes) {
    for (const { cell: path, to } of changes) {
      const cell = this.#byPath.get(path);
      this.session.set(cell.slot.index, to);
      fillIn(cell.input, to, this.#words);
      if (cell === this.#current) this.#before = this.#figure(cell);
    }
    if (changes.length > 0) this.refresh(true, true, true);
  }

  lock() {
    for (const { input } of this.cells) {
      input.readOnly = this.#host.locked;
      input.disabled = this.#host.disabled;
    }
  }

  /** Last year's figures by path, which then stand beside those of this year. */
  set lastYear(figures) {
    this.#lastYear = figures;
    for (const cell of this.cells) cell.last = figures?.[cell.slot.cell] ?? null;
    if (this.session) this.refresh(false, false);
  }

  /** Cells with the number that a list beside the form gives them. */
  refer(numbers) {
    this.#refer = new Map(numbers);
    this.#root.classList.toggle("numbered", this.#refer.size > 0);
    for (const cell of this.cells) {
      const number = this.#refer.get(cell.slot.cell);
      if (number === undefined) cell.td.removeAttribute("data-ref");
      else cell.td.setAttribute("data-ref", String(number));
    }
  }

  /** Shows what the session says. Without `settled`, marks may be lifted but no cell is newly marked. */
  refresh(changed, settled, quiet = false) {
    const { marks, totals } = this.session;
    for (const cell of this.cells) {
      cell.remark = remarkOf(cell.input.value, this.#words);
      const mark = marks[cell.slot.index];
      this.#mark(cell, cell.remark && GRADES.indexOf(mark) < GRADES.indexOf("warning") ? "warning" : mark, settled);
      showBeside(cell, totals.get(cell.slot.index), this.#words);
    }
    if (changed) this.findings = this.session.findings;
    if (!settled) return;
    this.#host.settled();
    this.#showBubble();
    if (!changed || quiet) return;
    this.say(this.#host.verdictText());
    this.#host.emit("findings", { findings: this.findings, complete: this.session.complete });
  }

  #mark(cell, mark, settled) {
    if (mark === cell.mark || (!settled && GRADES.indexOf(mark) >= GRADES.indexOf(cell.mark))) return;
    cell.mark = mark;
    if (mark === null) cell.td.removeAttribute("data-mark");
    else cell.td.dataset.mark = mark;
    if (mark === "error" || mark === "warning") cell.input.setAttribute("aria-invalid", "true");
    else cell.input.removeAttribute("aria-invalid");
  }

  #showBubble() {
    const cell = this.#current;
    if (cell) this.#bubble.show(cell, this.findings, this.#words, this.#proposal(cell), () => this.#accept());
    else this.#bubble.hide();
  }

  #proposal(cell) {
    if (this.#host.locked) return undefined;
    if (cell.remark?.cure !== undefined) return cell.remark.cure;
    const proposal = this.session.proposals.get(cell.slot.index);
    return proposal !== undefined && String(proposal) !== cell.input.value ? proposal : undefined;
  }

  #accept() {
    const cell = this.#current;
    const proposal = cell && this.#proposal(cell);
    if (proposal === undefined || proposal === null) return;
    this.#commit();
    this.take([{ cell, from: this.#figure(cell), to: String(proposal) }]);
    cell.input.select();
  }

  // Steps.

  /** What stands in a cell, which may hold more than is shown: unseen characters, or what could not be read. */
  #figure(cell) {
    const text = this.session.text(cell.slot.index) ?? "";
    return text !== "" && cell.given?.unreadable === text ? cell.given : text;
  }

  /** Changes `{ cell, to }` by path, as one step; whether anything changed. */
  apply(changes, label) {
    this.#commit();
    const step = changes.flatMap(({ cell: path, to }) => {
      const cell = this.#byPath.get(path);
      return cell ? [{ cell, from: this.#figure(cell), to: to === null || to === undefined ? "" : String(to) }] : [];
    });
    return this.take(step.filter(({ from, to }) => from !== to), label);
  }

  take(parts, label) {
    if (parts.length === 0 || this.#host.locked) return false;
    const [{ cell, from, to }] = parts;
    const name = label ?? (parts.length === 1 ? this.#words.typed(cell.slot.name, shown(from), shown(to)) : this.#words.changed(parts.length));
    const step = { label: name, changes: parts.map((part) => ({ cell: part.cell.slot.cell, from: part.from, to: part.to })) };
    this.#history.add(step);
    this.#write(step, "to");
    return true;
  }

  #write(step, side) {
    clearTimeout(this.#timer);
    let changed = false;
    for (const part of step.changes) {
      const cell = this.#byPath.get(part.cell);
      if (!cell) continue;
      fillIn(cell.input, part[side], this.#words);
      changed = this.session.set(cell.slot.index, part[side]) || changed;
    }
    if (this.#current) this.#before = this.#figure(this.#current);
    this.#host.emit("input", {});
    this.refresh(changed, true);
    const only = step.changes.length === 1 ? step.changes[0].cell : null;
    this.#host.emit("change", { cell: only, value: only && shown(step.changes[0][side]) });
  }

  replay(step, side) {
    if (!step) return false;
    this.#write(step, side);
    // Who stands outside the form is not drawn into it.
    if (this.#current) this.#byPath.get(step.changes[0].cell)?.input.focus();
    return true;
  }

  undo() {
    this.#commit();
    return this.replay(this.#history.back(), "from");
  }

  redo() {
    this.#commit();
    return this.replay(this.#history.forth(), "to");
  }

  /** Settles what was typed into the current cell. */
  #commit() {
    clearTimeout(this.#timer);
    const cell = this.#current;
    if (!cell || cell.input.value === shown(this.#before)) return;
    const part = { cell, from: this.#before, to: plain(cell.input.value) };
    this.#before = part.to;
    this.take([part]);
  }

  // Typing.

  #onInput(event) {
    const { cell } = event.target;
    if (!cell || event.isComposing) return;
    this.#host.typed();
    const changed = this.session.set(cell.slot.index, plain(cell.input.value));
    this.refresh(changed, false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(true, true), PATIENCE);
  }

  #onFocus(event) {
    const { cell } = event.target;
    if (!cell) return;
    this.#current = cell;
    this.#before = this.#figure(cell);
    this.#editing = false;
    cell.input.select();
    this.#showBubble();
    this.#host.emit("cellfocus", { cell: cell.slot.cell });
  }

  #onBlur(event) {
    if (event.target.cell !== this.#current || this.#bubble.contains(event.relatedTarget)) return;
    this.#commit();
    this.#current = null;
    this.#bubble.hide();
  }

  #onMouse(event) {
    this.#tabbed = null;
    // A click selects the cell as in a spreadsheet; a double click sets the caret.
    if (event.target.cell && !this.#editing && event.detail === 1) event.preventDefault();
  }

  #onKey(event) {
    const { cell } = event.target;
    if (cell && event.key === "Tab" && !event.shiftKey) this.#tabbed ??= cell;
    const wanted = cell && !event.isComposing ? intent(event, this.#editing) : null;
    if (wanted === null) return;
    event.preventDefault();
    if (wanted.move) this.#move(cell, wanted.move, event.key === "Enter");
    else if (wanted.jump) edge(this.cells, cell, wanted.jump).input.focus();
    else if (wanted === "accept") this.#accept();
    else if (wanted === "cancel") this.#cancel(cell);
    else if (wanted === "edit") {
      this.#editing = true;
      cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
    } else this[wanted]();
  }

  #move(cell, direction, isEnter) {
    // After a row of Tabs, Enter goes to the next row at the column where they began.
    const begun = isEnter && this.#tabbed?.table === cell.table && this.#tabbed.row === cell.row ? this.#tabbed : null;
    this.#tabbed = null;
    const next = neighbour(this.cells, begun ?? cell, direction);
    if (!next) return this.#commit();
    // Going up or down through merged cells keeps to the column that one came from.
    next.at = direction === "up" || direction === "down" ? ((begun ?? cell).at ?? (begun ?? cell).column) : undefined;
    next.input.focus();
  }

  #cancel(cell) {
    if (cell.input.value === shown(this.#before)) return this.#bubble.hide();
    clearTimeout(this.#timer);
    fillIn(cell.input, this.#before, this.#words);
    this.session.set(cell.slot.index, this.#before);
    this.#host.emit("input", {});
    this.refresh(true, true);
    cell.input.select();
  }

  #onPaste(event) {
    const { cell } = event.target;
    if (!cell || !event.clipboardData || this.#host.locked) return;
    const block = blockOf(event.clipboardData);
    const single = block.rows.length === 1 && block.rows[0].length === 1;
    if (single && this.#editing) return;
    event.preventDefault();
    if (single) return void this.take([{ cell, from: this.#figure(cell), to: block.rows[0][0] }]);
    const { targets, left, moved, byLabel } = placeOf(block, this.cells, cell, cellAt);
    const step = targets.map((target) => ({ cell: target.cell, from: this.#figure(target.cell), to: target.text })).filter(({ from, to }) => from !== to);
    const lost = step.filter(({ from }) => from !== "").length;
    const paste = () => {
      this.take(step, this.#words.pasting(step.length));
      this.say(moved === null ? this.#words.pasted(step.length, left) : this.#words.moved(step.length, moved), moved !== null);
      step[0]?.cell.input.focus();
    };
    // Rows that go by their names are where they belong; any others are asked about before they take the place of figures.
    if (byLabel || (lost === 0 && left === 0)) paste();
    else this.#question(this.#words.overwrite(lost, left), paste, cell);
  }

  #question(text, act, cell) {
    const button = (label, chosen) => {
      const made = make("button", { type: "button", textContent: label });
      made.addEventListener("click", () => {
        this.#ask.hidden = true;
        cell.input.focus();
        chosen();
      });
      return made;
    };
    this.#ask.replaceChildren(make("p", { textContent: text }), button(this.#words.paste, act), button(this.#words.cancel, () => {}));
    this.#ask.setAttribute("aria-label", text);
    this.#ask.hidden = false;
    this.#ask.querySelector("button").focus();
  }

  focusCell(path) {
    const cell = this.#byPath.get(path);
    cell?.input.scrollIntoView({ block: "center", inline: "nearest" });
    cell?.input.focus({ preventScroll: true });
    return cell !== undefined;
  }

  link(paths) {
    const linked = new Set(paths);
    for (const cell of this.cells) cell.td.classList.toggle("linked", linked.has(cell.slot.cell));
  }

  /** Says something: to a screen reader, and where `visibly` to everyone. */
  say(text, visibly = false) {
    this.#status.textContent = text;
    this.#status.classList.toggle("shown", visibly);
    if (visibly) setTimeout(() => this.#status.classList.remove("shown"), 6000);
  }
}
