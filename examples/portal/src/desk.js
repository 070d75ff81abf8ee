// One report on the page in three columns: its problems, the report as it will be published, its parts.
import { drawProse, proseOf } from "ogi-report/element/prose";
import { page as pageOf, blocks, HEADINGS, titleOf } from "./compose.js";
import { el, foreign, visible } from "./dom.js";
import { downloads } from "./downloads.js";
import { keep, newId, openHere } from "./drafts.js";
import { formBar } from "./formbar.js";
import { drawParts } from "./parts.js";

/** How long after the last keystroke the whole result is worked out anew; the marks in the form do not wait. */
const PATIENCE = 120;
/** How long after a change it is kept. */
const KEEPING = 400;

export class Desk {
  #page;
  #engine;
  #given;
  #bytes;
  #text;
  #prose;
  #title = null;
  #words = null;
  #excused;
  #last;
  #report = null;
  #timer = 0;
  #keeping = 0;
  #isChanged = false;
  #most = 0;
  #focusNext = null;
  #parts = {};
  form = el("ogi-report-form", { id: "form" });

  /**
   * `opened` is `{ id, session, engine, bytes, name, last, words, title, excused, value }`; `page` is what surrounds the desk:
   * `{ language, words, say, ask, explain, leave, lastYear }`.
   */
  constructor(opened, page) {
    this.#page = page;
    this.#engine = opened.engine;
    this.#given = opened;
    this.id = opened.id ?? newId();
    this.#bytes = opened.bytes;
    this.#excused = opened.excused ?? [];
    this.#last = opened.last ?? null;
    this.element = el("div", { className: "desk" });
    this.form.session = opened.session;
    if (opened.value) this.form.value = opened.value;
    this.#isChanged = Boolean(opened.value);
    this.#takeWords(opened);
    this.#frame();
    if (opened.complete !== undefined) this.form.complete = opened.complete;
    this.form.lastYear = null;
    this.form.addEventListener("findings", () => this.#soon());
    this.form.addEventListener("change", () => this.#changed());
    this.form.addEventListener("cellfocus", ({ detail }) => this.#atCell(detail.cell));
  }

  /** Once it stands on the page. */
  begin() {
    if (this.#excused.length > 0 || this.#words) this.#judge();
    else this.tell();
    this.#parts.verdict.focus({ preventScroll: true });
  }

  get #session() {
    return this.form.session;
  }

  get report() {
    return this.#report;
  }

  get isBlank() {
    return this.#bytes === null;
  }

  get isWorthKeeping() {
    return this.#isChanged;
  }

  /** What is downloaded is written from these. */
  get content() {
    const { language } = this.#page;
    const value = this.form.value;
    const layout = this.#engine.layout(value.form, { language: "zh", undivided: value.undivided });
    const words = this.#words ?? this.#wordsOfProse();
    const { extent, ...report } = this.#report;
    return { language, value, report, extent, layout, words, title: this.#titleNow(), bytes: this.#bytes, excused: this.#excused, options: this.#options(), isChanged: this.#isChanged, name: this.#given.name, changes: this.changes(), names: this.#names };
  }

  /** What was changed in the figures of the document: `{ cell, name, from, to }`. */
  changes() {
    const read = this.#given.first ?? {};
    const value = this.form.value;
    const shown = (figure) => (figure === null || figure === undefined ? "" : typeof figure === "object" ? "?" : String(figure));
    return Object.keys(value.cells)
      .filter((cell) => shown(read.cells?.[cell]) !== shown(value.cells[cell]))
      .map((cell) => ({ cell, name: this.nameOf(cell), from: shown(read.cells?.[cell]), to: shown(value.cells[cell]) }));
  }

  nameOf(cell) {
    return this.#names.get(cell) ?? cell;
  }

  get #names() {
    const { language } = this.#page;
    const layout = this.#engine.layout(this.#session.form, { language, undivided: this.#session.undivided });
    return new Map(layout.tables.flatMap(({ rows }) => rows.flat()).filter(({ cell }) => cell).map(({ cell, name }) => [cell, name]));
  }

  // Words.

  #takeWords({ session, words, title }) {
    this.#given.first ??= this.isBlank ? { cells: {} } : session.value;
    this.#title = title ?? null;
    this.#words = words ?? null;
    this.#text = session.source ?? "";
    this.#prose = this.#words ? null : proseOf(this.#text);
    if (this.isBlank) this.#words ??= HEADINGS.map(() => []);
  }

  #wordsOfProse() {
    return (this.#prose?.parts ?? HEADINGS.map(() => ({ lines: [] }))).map(({ lines }) => lines.map(({ text }) => text.trim().replace(/^#+\s*/, "")));
  }

  #titleNow() {
    const printed = this.#prose?.title?.text.trim().replace(/^#+\s*/, "") ?? this.#title;
    return this.isBlank ? titleOf(this.form.value) : (printed ?? this.#report?.title ?? null);
  }

  /** The report as a page, which is read again when its words were changed. */
  #composed() {
    const value = this.form.value;
    const layout = this.#engine.layout(value.form, { language: "zh", undivided: value.undivided });
    return pageOf(blocks(value, layout, { title: this.#titleNow(), words: this.#words }));
  }

  // Judging.

  #options() {
    const suppressions = this.#excused.map(({ rule, cell, fingerprint, reason }) => ({ rule, ...(cell ? { cell } : {}), ...(fingerprint ? { fingerprint } : {}), reason }));
    return { language: this.#page.language, file: this.#given.name ?? undefined, last_year: this.#last, last_anyway: true, ...(suppressions.length > 0 ? { profile: { suppressions } } : {}) };
  }

  /** Reads the document again with other options or other words; what was typed, and its steps, stay. */
  #judge() {
    const options = this.#options();
    const hasWords = this.#words?.some((lines) => lines.length > 0);
    const source = hasWords ? new TextEncoder().encode(this.#composed()) : this.#bytes;
    const complete = this.#session.complete;
    let session = null;
    try {
      if (source) session = this.#engine.Session.read(source, options);
    } catch {
      // Words without figures are no report yet.
    }
    if (session === null || session.form !== this.#session.form || session.undivided !== this.#session.undivided) session = this.#engine.Session.from(this.form.value, options);
    session.year = this.form.year;
    session.organ = this.form.organ;
    session.complete = complete;
    this.form.rejudge(session);
    this.#text = session.source ?? "";
    if (hasWords) {
      this.#prose = proseOf(this.#text);
      this.#title = this.#titleNow();
    }
    this.tell();
  }

  excuse(findings, reason) {
    this.#excused.push(...findings.map(({ rule, fingerprint, cells }) => ({ rule, fingerprint, cell: cells[0] ?? null, reason })));
    this.#changed();
    this.#judge();
  }

  setLast(last) {
    this.#last = last;
    this.form.lastYear = null;
    this.#parts.showLast.hidden = last === null;
    this.#judge();
    this.#changed();
  }

  get last() {
    return this.#last;
  }

  set words(words) {
    this.#words = words;
    if (!this.isBlank) this.form.querySelector(".field")?.remove();
    this.#changed();
    this.#judge();
  }

  // Drawing.

  /** Draws everything in the language of the page. */
  draw() {
    this.form.lang = this.#page.language;
    this.#frame();
    this.#judge();
  }

  #frame() {
    const { words, language } = this.#page;
    this.form.lang = language;
    const parts = (this.#parts = {});
    parts.summary = el("ogi-report-summary", { lang: language });
    parts.list = el("ogi-report-list", { lang: language, id: "problems" });
    parts.bar = el("i");
    parts.progress = el("div", { className: "progress", role: "img" }, parts.bar);
    parts.all = el("button", { type: "button", className: "main", "data-action": "all" });
    parts.next = el("button", { type: "button", textContent: words.stepwise, "data-action": "next" });
    parts.all.addEventListener("click", () => this.fixAll());
    parts.next.addEventListener("click", () => this.step(1));
    parts.acts = el("div", { className: "all" }, parts.all, parts.next);
    parts.verdict = el("div", { className: "sum", tabIndex: -1, role: "group", "aria-label": words.progressTitle }, parts.summary, parts.progress, parts.acts);
    parts.problems = el("section", { className: "left", "aria-label": words.problems }, parts.verdict, el("div", { className: "scroll" }, parts.list, (parts.notes = el("div", { className: "notes" }))));
    parts.head = this.#head();
    parts.bars = el("div", { className: "bars" });
    if (this.isBlank) parts.bars.append(formBar(this, this.#engine, this.#page));
    parts.paper = el("div", { className: "paper" }, parts.bars, this.form);
    parts.middle = el("section", { className: "doc", "aria-label": words.document }, parts.paper);
    parts.nav = el("nav", { className: "map", "aria-label": words.partsTitle });
    parts.printed = el("div", { className: "printed" });
    parts.changes = el("div", { className: "printed" });
    // Problems come first for who goes by the keyboard.
    this.element.replaceChildren(parts.printed, parts.problems, parts.changes, parts.head, parts.middle, parts.nav);
    parts.list.addEventListener("choose", (event) => this.#choose(event.detail.card));
    parts.list.addEventListener("fix", (event) => this.#fix(event.detail));
    parts.list.addEventListener("excuse", (event) => this.excuse(event.detail.findings, event.detail.reason));
    parts.list.addEventListener("explain", (event) => this.#page.explain(event.detail.rule));
  }

  #head() {
    const { words } = this.#page;
    const action = (name, act, className = "") => {
      const button = el("button", { type: "button", className, textContent: words[name], "data-action": name });
      button.addEventListener("click", act);
      this.#parts[name] = button;
      return button;
    };
    this.#parts.title = el("h1");
    this.#parts.particulars = el("p", { className: "particulars" });
    const showLast = action("showLast", () => {
      const on = this.form.lastYear === null;
      this.form.lastYear = on ? this.#last : null;
      showLast.setAttribute("aria-pressed", String(on));
    });
    showLast.hidden = this.#last === null;
    return el(
      "header",
      { className: "head" },
      el("div", { className: "name" }, this.#parts.title, this.#parts.particulars),
      el(
        "div",
        { className: "tools" },
        action("undo", () => this.form.undo() && this.#soon()),
        action("redo", () => this.form.redo() && this.#soon()),
        this.#page.lastYear.button(this),
        showLast,
        action("print", () => window.print()),
        downloads(this, this.#page),
        action("another", () => this.#page.leave()),
      ),
    );
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), PATIENCE);
    this.#tools();
  }

  #changed() {
    this.#isChanged = true;
    this.#soon();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.keep(), KEEPING);
  }

  /** Keeps what stands there in this browser. */
  async keep() {
    clearTimeout(this.#keeping);
    if (!this.#isChanged) return;
    const { value, organ, year } = this.form;
    const draft = { id: this.id, saved: Date.now(), name: this.#given.name ?? null, organ, year, form: value.form, bytes: this.#bytes, value, words: this.#words, title: this.#title, excused: this.#excused, last: this.#last, complete: this.#session.complete };
    try {
      await keep(draft);
      openHere.set(this.id);
      this.#saved = draft.saved;
      this.#particulars();
    } catch (error) {
      this.#page.say(this.#page.words.notKept(error?.message ?? ""));
    }
  }

  #saved = 0;

  #tools() {
    const { words } = this.#page;
    const { undo, redo } = this.#parts;
    undo.disabled = !this.form.canUndo;
    redo.disabled = !this.form.canRedo;
    const label = this.form.lastStep?.label;
    undo.title = label ? words.undoes(label) : "";
    undo.setAttribute("aria-label", label ? words.undoes(label) : words.undo);
  }

  #particulars() {
    const { words } = this.#page;
    const report = this.#report;
    const time = this.#saved && new Date(this.#saved).toLocaleTimeString(this.#page.language === "zh" ? "zh-CN" : "en", { hour: "2-digit", minute: "2-digit" });
    const last = this.#last && words.withLast(this.#last.year ?? words.undated);
    const told = [words.form[report.form], report.file, last, time ? words.kept(time) : null].filter(Boolean);
    this.#parts.particulars.replaceChildren(foreign(told.join(" · ")));
  }

  /** Tells the whole result anew. */
  tell() {
    clearTimeout(this.#timer);
    const { words } = this.#page;
    const whole = this.#session.report;
    // A form that is still being filled in is told about what was typed.
    const told = new Set(this.#session.findings.map(({ fingerprint }) => fingerprint));
    // What is not typed yet has no smallest correction.
    const report = this.#session.complete ? whole : { ...whole, repairs: [], findings: whole.findings.filter(({ fingerprint, verdict }) => told.has(fingerprint) || verdict === "undecided") };
    report.extent = this.#session.extent;
    this.#report = report;
    const { list, summary, all, next, bar, progress, title, notes } = this.#parts;
    summary.report = report;
    list.report = report;
    const cards = list.cards;
    this.form.refer(cards.filter(({ cell }) => cell).map(({ cell, number }) => [cell, number]));
    const must = cards.filter(({ kind }) => kind === "must").length;
    this.#most = Math.max(this.#most, must);
    bar.style.inlineSize = `${this.#most === 0 ? 100 : Math.round((100 * (this.#most - must)) / this.#most)}%`;
    progress.setAttribute("aria-label", words.progress(this.#most - must, this.#most));
    progress.hidden = this.#most === 0;
    const changes = report.repairs[0]?.changes ?? [];
    all.hidden = changes.length < 1 || must === 0;
    all.textContent = words.fixAll(changes.length);
    next.hidden = cards.length === 0;
    title.replaceChildren(foreign(this.#heading()));
    document.title = visible(`${this.#heading()} · ${words.title}`);
    notes.replaceChildren(...report.notes.map(({ message }) => el("p", {}, foreign(message))), ...this.#checkedLine());
    this.#drawWords(cards);
    drawParts(this.#parts.nav, { cards, report, prose: this.#prose, words, go: (part) => this.#go(part) });
    this.#drawPrinted();
    this.#particulars();
    this.#tools();
    if (this.#focusNext !== null) {
      const at = Math.min(this.#focusNext, list.items.length) - 1;
      this.#focusNext = null;
      (list.items[at]?.querySelector("button") ?? this.#parts.verdict).focus();
    }
    this.onTold?.(report);
  }

  #heading() {
    const { words } = this.#page;
    const { organ, year } = this.form;
    return `${organ ?? (this.isBlank ? words.blankForm : words.unnamed)}${year ? words.ofYear(year) : ""}`;
  }

  *#checkedLine() {
    const { words } = this.#page;
    if (this.#report.summary.holds === 0 || this.#report.extent.read === 0) return;
    const details = el("details", {}, el("summary", { textContent: words.checked }));
    details.addEventListener("toggle", async () => {
      if (!details.open || details.childElementCount > 1) return;
      const { families } = await this.#page.catalogue();
      const broken = new Set(this.#report.findings.map(({ rule }) => rule));
      details.append(...families.map(({ title, rules }) => el("p", {}, el("b", { textContent: title }), el("span", { textContent: `：${rules.filter(({ code }) => !broken.has(code)).map((rule) => rule.title).join("；")}` }))));
    });
    yield details;
  }

  #drawWords(cards) {
    const { words } = this.#page;
    // Fields that are written in stay where they are.
    if (this.form.querySelector(".field")) {
      if (this.isBlank) this.form.querySelector(".title").textContent = visible(titleOf(this.form.value));
      return;
    }
    for (const node of [...this.form.children]) if (node.slot) node.remove();
    const spots = cards.flatMap(({ number, findings }) => findings.filter(({ rule, span }) => span && !rule.startsWith("requests/") && !rule.startsWith("remedies/") && !rule.startsWith("cells/")).map(({ span }) => ({ ...span, number })));
    if (this.isBlank) this.form.append(...this.#page.wordFields(this, this.#words, titleOf(this.form.value)));
    else if (this.#prose) {
      const nodes = drawProse(this.#prose, spots);
      for (const heading of nodes.filter(({ className }) => className === "heading")) {
        const part = Number(heading.dataset.part);
        const edit = el("button", { type: "button", className: "link edit", textContent: words.editWords, "aria-label": `${words.editWords}：${heading.textContent}` });
        edit.addEventListener("click", () => this.#page.editWords(this, part, this.#words ?? this.#wordsOfProse()));
        heading.append(edit);
      }
      this.form.append(...nodes);
    } else this.form.append(el("h2", { slot: "start", className: "title", textContent: visible(this.#titleNow() ?? titleOf(this.form.value)) }));
    this.form.classList.toggle("with-words", this.isBlank || this.#prose !== null);
  }

  #drawPrinted() {
    const { words, language } = this.#page;
    const now = new Date().toLocaleString(language === "zh" ? "zh-CN" : "en");
    const changes = this.changes().filter(() => this.#isChanged && !this.isBlank);
    const lines = [el("p", { className: "letter" }, foreign(`${words.report}：${this.#heading()}`)), el("p", {}, foreign(words.printed(this.#report.file ?? words.pasted, now)))];
    this.#parts.changes.replaceChildren();
    if (changes.length > 0) {
      this.#parts.changes.append(el("h2", { textContent: words.changes(changes.length) }), el("ol", {}, ...changes.map(({ name, from, to }) => el("li", {}, foreign(`${name}：${from === "" ? words.missing : from} → ${to === "" ? words.missing : to}`)))));
    }
    this.#parts.printed.replaceChildren(...lines);
  }

  // Moving about.

  step(by) {
    this.#parts.list.step(by);
  }

  #choose(card) {
    const marks = card.findings.flatMap(({ span }) => (span ? [...this.form.querySelectorAll(`mark[data-spot="${span.start}-${span.end}"]`)] : []));
    for (const mark of this.form.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    for (const mark of marks) mark.classList.add("lit");
    this.form.link(card.findings.flatMap(({ cells }) => cells));
    if (card.cell) this.form.focusCell(card.cell);
    else marks[0]?.scrollIntoView({ block: "center" });
  }

  #atCell(path) {
    const card = this.#parts.list.cards.find(({ cell }) => cell === path);
    if (card && this.#parts.list.current !== card) {
      for (const item of this.#parts.list.items) item.toggleAttribute("aria-current", item.dataset.key === path);
    }
  }

  #go(part) {
    const heading = this.form.querySelector(`[data-part="${part}"]`);
    const table = { 2: "proactive", 3: "requests", 4: "remedies" }[part];
    const target = heading ?? (table ? this.form.shadowRoot.querySelector(`.sheet.${table}`) : this.form);
    target.scrollIntoView({ block: "start" });
  }

  // Correcting.

  #fix({ card, changes }) {
    this.#focusNext = card.number;
    const { words } = this.#page;
    if (!this.form.apply(changes, `${this.nameOf(card.cell)} → ${changes[0].to}`)) return;
    this.#page.say(words.fixed(changes.length), this.form.lastStep);
    this.tell();
  }

  fixAll() {
    const { words } = this.#page;
    // What was typed a moment ago counts.
    this.tell();
    const changes = this.#report.repairs[0]?.changes ?? [];
    if (!this.form.apply(changes, words.fixAll(changes.length))) return;
    this.form.link(changes.map(({ cell }) => cell));
    this.#focusNext = 1;
    this.#page.say(words.fixed(changes.length), this.form.lastStep);
    this.tell();
  }
}
