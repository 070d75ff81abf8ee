// One report on the page: the form, what was found in it, the repairs, its source.
import { el, foreign, visible } from "./dom.js";
import { anchorOf, broken, drawFindings, drawVerdict, placesOf } from "./findings.js";
import { nameOf, read, save } from "./files.js";
import { withLastYear } from "./intake.js";
import { drawRepairs } from "./repairs.js";
import { SourceView } from "./source.js";
import { Tabs } from "./tabs.js";

/** How long after the last keystroke the whole result is worked out anew; the marks in the form do not wait. */
const PATIENCE = 120;

export class Result {
  #engine;
  #page;
  #session;
  #bytes;
  #last;
  #report;
  #names = new Map();
  #timer = 0;
  #changed = false;
  #source = new SourceView();
  #tabs;
  #form = el("ogi-report-form");
  #parts = {};
  #words;

  /** `page` is `{ language, words, explain(code), more(), leave(), say(text, undo) }`. */
  constructor(engine, { session, bytes, last }, page) {
    this.#engine = engine;
    this.#session = session;
    this.#bytes = bytes;
    this.#last = last;
    this.#page = page;
    this.element = el("div", { className: "layout" });
    this.#form.addEventListener("findings", () => this.#soon());
    this.#form.addEventListener("change", () => {
      this.#changed = true;
      this.#soon();
    });
    this.#form.addEventListener("cellfocus", (event) => this.#lightCell(event.detail.cell));
    this.draw();
  }

  get form() {
    return this.#form;
  }

  /** Draws everything in the language of the page. */
  draw() {
    const { language, words } = this.#page;
    this.#words = words;
    const layout = this.#engine.layout(this.#session.form, { language, undivided: this.#session.undivided });
    this.#names = new Map(layout.tables.flatMap(({ rows }) => rows.flat()).filter(({ cell }) => cell).map(({ cell, name }) => [cell, name]));
    this.#form.lang = language;
    this.#form.setAttribute("part", "form");
    this.#session.language = language;
    if (this.#form.session !== this.#session) this.#form.session = this.#session;
    this.#frame();
    this.#tell();
  }

  #frame() {
    const words = this.#words;
    this.#parts.verdict = el("div", { className: "verdict-place", role: "status" });
    this.#tabs = new Tabs({ found: words.findings, mend: words.repairs }, words.findings);
    const title = el("h2", { id: "source-title", textContent: words.source });
    this.#parts.text = el("section", { className: "pane text", "aria-labelledby": "source-title" }, title, this.#source.element);
    this.#source.element.setAttribute("aria-label", words.source);
    const aside = el("aside", {}, this.#parts.verdict, this.#tabs.element, this.#parts.text);
    this.element.replaceChildren(this.#head(), el("div", { className: "paper" }, this.#form), aside);
  }

  #head() {
    const words = this.#words;
    const action = (name, act) => {
      const button = el("button", { type: "button", className: "quiet", textContent: words[name], "data-action": name });
      button.addEventListener("click", act);
      this.#parts[name] = button;
      return button;
    };
    const complete = el("input", { type: "checkbox", checked: this.#session.complete });
    complete.addEventListener("change", () => (this.#form.complete = complete.checked));
    this.#parts.title = el("h1");
    this.#parts.edition = el("p", { className: "edition" });
    const choices = Object.entries(words.files).map(([kind, label]) => {
      const button = el("button", { type: "button", textContent: label, "data-download": kind });
      button.addEventListener("click", () => this.#download(kind));
      return button;
    });
    const menu = el("details", { className: "menu" }, el("summary", { className: "button", textContent: words.download }), el("div", {}, ...choices));
    menu.addEventListener("click", (event) => event.target.closest("button") && (menu.open = false));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.firstChild.focus();
    });
    const blank = this.#bytes === null ? el("label", { className: "complete" }, complete, el("span", { textContent: words.complete })) : null;
    return el(
      "div",
      { className: "head" },
      el("div", { className: "name" }, this.#parts.title, this.#parts.edition, blank),
      el(
        "div",
        { className: "tools" },
        action("undo", () => this.#form.undo()),
        action("redo", () => this.#form.redo()),
        this.#lastYearButton(),
        menu,
        action("print", () => window.print()),
        action("another", () => this.#page.leave()),
      ),
    );
  }

  #lastYearButton() {
    const input = el("input", { type: "file", accept: ".txt,.md,.html,.htm,.json,text/*,application/json" });
    input.addEventListener("change", async () => {
      const [document] = await read([...input.files]);
      input.value = "";
      if (document) this.#judgeWith(document);
    });
    return el("label", { className: "button quiet" }, input, el("span", { textContent: this.#words.addLastYear }));
  }

  #judgeWith({ name, bytes }) {
    const { language } = this.#page;
    try {
      const last = this.#engine.inspect(bytes, { language, file: name, repairs: 0 });
      const { session, changes } = withLastYear(this.#engine, this.#session, this.#bytes, last, language);
      this.#last = last;
      this.#session = session;
      this.draw();
      this.#form.apply(changes);
    } catch (error) {
      this.#page.say(error.message);
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), PATIENCE);
    this.#tools();
  }

  #tools() {
    if (!this.#parts.undo) return;
    this.#parts.undo.disabled = !this.#form.canUndo;
    this.#parts.redo.disabled = !this.#form.canRedo;
  }

  /** Tells the whole result anew. */
  #tell() {
    clearTimeout(this.#timer);
    const words = this.#words;
    const report = this.#session.report;
    const waiting = !this.#session.complete;
    this.#report = report;
    this.#parts.title.replaceChildren(foreign(report.organ ?? (this.#bytes === null ? words.blankForm : words.unnamed)));
    const last = this.#last && words.lastYear(this.#last.year ?? words.undated);
    const edition = [report.year ?? words.undated, words.form[report.form], report.file, last].filter(Boolean);
    this.#parts.edition.replaceChildren(foreign(edition.join(" · ")));
    document.title = visible(`${report.organ ?? ""}${report.year ?? ""} ${words.title}`.trim());
    const told = waiting ? { ...report, findings: report.findings.filter(({ rule }) => this.#told().has(rule)) } : report;
    this.#parts.verdict.replaceChildren(drawVerdict(told, words, { waiting, mend: this.#wayToRepair(report) }));
    const explain = (code) => this.#page.explain(code);
    this.#tabs.count("found", broken(told).length);
    this.#tabs.count("mend", report.repairs.length);
    const choose = (finding, button) => this.#choose(finding, button);
    this.#tabs.panel("found").replaceChildren(...drawFindings(told, words, { choose, explain, waiting, changed: this.#changed }));
    this.#tabs.panel("mend").replaceChildren(
      ...drawRepairs(report, words, {
        nameOf: (path) => this.#names.get(path) ?? path,
        look: (repair) => this.#form.link(repair?.changes.map(({ cell }) => cell)),
        accept: (repair) => this.#accept(repair),
      }),
    );
    this.#drawSource(report);
    this.#tools();
  }

  /** The rules that a form which is still being filled in is told about. */
  #told() {
    return new Set(this.#session.findings.map(({ rule }) => rule));
  }

  #wayToRepair({ repairs }) {
    if (repairs.length === 0) return null;
    const way = el("button", { type: "button", className: "link", textContent: this.#words.seeRepair(repairs[0].changes.length), "data-action": "see-repair" });
    way.addEventListener("click", () => {
      this.#tabs.open("mend");
      this.#form.link(repairs[0].changes.map(({ cell }) => cell));
    });
    return way;
  }

  #drawSource(report) {
    const { source } = this.#session;
    this.#parts.text.hidden = source === "";
    if (source !== "") this.#source.draw(source, report.findings.flatMap(placesOf), this.#words.cut);
  }

  #choose(finding, button) {
    for (const other of this.element.querySelectorAll(".finding[aria-current]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    const cell = anchorOf(finding);
    if (cell) this.#form.focusCell(cell);
    this.#form.link(finding.cells);
    const lit = this.#source.light(placesOf(finding));
    if (!cell && lit) this.#source.element.scrollIntoView({ block: "nearest" });
  }

  #lightCell(path) {
    const terms = this.#report?.findings.flatMap((finding) => finding.terms).filter(({ cell, span }) => cell === path && span !== null) ?? [];
    this.#source.light(terms.slice(0, 1).map(({ span }) => span));
    this.#form.link();
  }

  #accept(repair) {
    this.#form.apply(repair.changes);
    this.#form.link(repair.changes.map(({ cell }) => cell));
    this.#tell();
    this.#tabs.open("found");
    this.#page.say(this.#words.accepted(repair.changes.length), () => this.#form.undo());
  }

  async #download(kind) {
    const { language } = this.#page;
    const name = (ending) => nameOf(this.#report, this.#words, ending);
    const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
    const options = { language, file: this.#report.file };
    if (kind === "report") save(name("report.json"), "application/json", pretty(this.#report));
    else if (kind === "figures") save(name("figures.json"), "application/json", pretty(this.#session.value));
    else {
      const corrected = kind === "corrected";
      const ownFigures = corrected || this.#changed || this.#bytes === null;
      const figures = ownFigures ? this.#session.value : null;
      const { inspectAs, render } = await this.#page.more();
      const text = ownFigures ? render(figures, "html", options) : inspectAs(this.#bytes, "html", options);
      save(name(corrected ? "corrected.html" : "result.html"), "text/html", text);
    }
  }
}
