// <ogi-report-list>: the findings of a result as cards, one a cause, with what can be done about each.
import { make, visible } from "./draw.js";
import { cardsOf } from "./cards.js";
import { cureOf } from "./cure.js";
import { PanelElement } from "./panel.js";
import { extentOf } from "./verdict.js";

const LIST_CSS = `
ol { list-style: none; margin: 0; padding: 0; }

.heading { margin: 0; padding: 0.55em 1.1em; background: var(--_head); font-size: 0.86em; font-weight: 600; color: var(--_muted); }
li { display: grid; grid-template-columns: 2.1em 1fr; padding: 0.8em 1.1em 0.7em 0.9em; border-block-end: 1px solid var(--_line); }
li[aria-current] { background: var(--_accent-soft); }
.number { min-width: 1.6em; height: 1.6em; padding: 0 0.3em; justify-self: start; border-radius: 0.8em; background: var(--_error); color: var(--_paper); text-align: center; font-size: 0.86em; line-height: 1.6em; font-weight: 600; }
.check .number { background: var(--_warning); }
.note .number { background: var(--_muted); }
button { font: inherit; color: inherit; cursor: pointer; }
.title { display: block; padding: 0; border: 0; background: none; text-align: start; font-weight: 600; line-height: 1.45; }
.title:hover { text-decoration: underline; text-underline-offset: 0.25em; }
p { margin: 0.25em 0; overflow-wrap: anywhere; line-height: 1.55; }
.grade { color: var(--_muted); font-size: 0.86em; }
.must .grade { color: var(--_error); }
.check .grade { color: var(--_warning); }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 0.7em; margin-block-start: 0.5em; }
.acts button, .why button { min-height: 1.9rem; padding: 0.1em 0.8em; background: var(--_paper); border: 1px solid var(--_line); border-radius: 0.35em; }
.acts .fix, .why .save { border-color: var(--_accent); color: var(--_accent); font-weight: 600; }
.acts .plain { border-color: transparent; background: none; padding-inline: 0.2em; color: var(--_accent); text-decoration: underline; text-underline-offset: 0.25em; }
.why { display: grid; gap: 0.5em; margin-block-start: 0.6em; }
.why textarea { width: 100%; min-height: 3.6em; padding: 0.4em 0.6em; font: inherit; color: inherit; background: var(--_paper); border: 1px solid var(--_line); border-radius: 0.35em; }
.why div { display: flex; gap: 0.6em; }
.evidence { margin-block-start: 0.6em; padding-inline-start: 0.8em; border-inline-start: 3px solid var(--_line); font-size: 0.93em; }
.evidence small { display: block; color: var(--_muted); }
details { padding: 0.7em 1.1em; border-block-end: 1px solid var(--_line); color: var(--_muted); }
details p { color: var(--_ink); }
summary { cursor: pointer; }
.none { padding: 1em 1.1em; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
@media print { .acts, .why { display: none; } li { break-inside: avoid; } }
`;

export const listOver = (layoutOf) =>
  class ReportListElement extends PanelElement {
    static css = LIST_CSS;
    #cards = [];
    #current = null;
    #open = new Set();

    /** The cards: `{ number, kind, part, cell, change, findings }`. */
    get cards() {
      return this.#cards;
    }

    /** The number of the card that is looked at. */
    get current() {
      return this.#cards.find((card) => keyOf(card) === this.#current) ?? null;
    }

    draw(report) {
      const { words } = this;
      const names = namesOf(layoutOf, report, this.language);
      this.#cards = cardsOf(report);
      const parts = [];
      let heading = "";
      let list = null;
      for (const card of this.#cards) {
        const title = `${words.kinds[card.kind]} · ${words.parts[card.part]}`;
        if (title !== heading) {
          heading = title;
          list = make("ol");
          list.setAttribute("aria-label", title);
          parts.push(make("div", { className: "heading", textContent: title }), list);
        }
        list.append(this.#item(card, names));
      }
      const { read, open } = report.extent ?? extentOf(report);
      if (this.#cards.length === 0 && read > 0) parts.push(make("p", { className: "none", textContent: open > 0 ? words.noneYet : words.none }));
      const aside = (name, findings) => {
        if (findings.length === 0) return;
        const lines = findings.map((finding) => make("p", {}, make("bdi", { textContent: visible(finding.message) }), finding.suppressed ? make("small", { textContent: ` ${finding.suppressed.reason ?? ""}` }) : ""));
        parts.push(make("details", {}, make("summary", { textContent: words[name](findings.length) }), ...lines));
      };
      aside("undecided", report.findings.filter(({ verdict }) => verdict === "undecided"));
      aside("excused", report.findings.filter(({ verdict, suppressed }) => verdict === "broken" && suppressed));
      return parts;
    }

    #item(card, names) {
      const { words, readOnly } = this;
      const { main, change, findings } = card;
      const key = keyOf(card);
      const title = make("button", { type: "button", className: "title" }, make("bdi", { textContent: visible(card.cell ? (names.get(card.cell) ?? card.cell) : main.title) }));
      title.addEventListener("click", () => this.choose(card));
      const line = make("p", {}, make("span", { className: "grade", textContent: `${words.severity[main.severity]} ` }), make("bdi", { textContent: visible(this.#line(card)) }));
      const acts = make("p", { className: "acts" });
      const act = (className, label, action, name) => {
        const button = make("button", { type: "button", className, textContent: label });
        if (name) button.setAttribute("aria-label", `${label}：${name}`);
        button.addEventListener("click", action);
        acts.append(button);
        return button;
      };
      const item = make("li", { className: card.kind }, make("span", { className: "number", textContent: String(card.number) }), make("div", {}, title, line, acts));
      item.dataset.rule = main.rule;
      item.dataset.key = key;
      const name = names.get(card.cell) ?? main.title;
      if (!readOnly) {
        const written = main.rule.startsWith("cells/") ? cureOf(main.terms[0]?.printed ?? "") : undefined;
        const to = change?.to ?? (singleStated(main) && main.expected !== null ? main.expected : (written ?? null));
        if (to !== null && card.cell) act("fix", words.fix(to), () => this.emit("fix", { card, changes: [{ cell: card.cell, to }] }), name);
        act("excuse", words.excuse, () => this.#ask(item, card), name);
      }
      const evidence = make("div", { className: "evidence", hidden: !this.#open.has(key) }, ...findings.flatMap((finding) => this.#evidence(finding)), ...(change ? [make("p", { textContent: visible(change.reason) })] : []));
      const more = act("plain", words.evidence, () => {
        evidence.hidden = !evidence.hidden;
        more.setAttribute("aria-expanded", String(!evidence.hidden));
        if (evidence.hidden) this.#open.delete(key);
        else this.#open.add(key);
      }, name);
      more.setAttribute("aria-expanded", String(!evidence.hidden));
      item.lastChild.append(evidence);
      if (key === this.#current) item.setAttribute("aria-current", "true");
      return item;
    }

    /** What is wrong in one line: the sum beside what is stated, what the text says; else the sentence of the finding. */
    #line({ main, findings }) {
      const { words } = this;
      const sum = findings.find((finding) => singleStated(finding) && finding.expected !== null && finding.actual !== null);
      if (!sum) return main.message;
      const stated = findings.filter(({ rule, actual }) => rule.startsWith("narrative/") && actual !== null);
      return [words.summed(sum.expected, sum.actual), ...new Set(stated.map(({ actual }) => words.stated(actual)))].join(words.separator);
    }

    #evidence(finding) {
      const { words } = this;
      const rule = make("button", { type: "button", className: "plain", textContent: words.rule });
      rule.setAttribute("aria-label", `${words.rule} ${finding.rule}`);
      rule.addEventListener("click", () => this.emit("explain", { rule: finding.rule }));
      return [
        make("p", {}, make("bdi", { textContent: visible(finding.message) })),
        make("small", { textContent: words.basis + finding.basis.join(words.separator) }),
        make("p", { className: "acts" }, rule),
      ];
    }

    #ask(item, card) {
      const { words } = this;
      item.querySelector(".why")?.remove();
      const text = make("textarea", { rows: 2 });
      text.setAttribute("aria-label", words.reason);
      text.placeholder = words.reason;
      const save = make("button", { type: "button", className: "save", textContent: words.save });
      const cancel = make("button", { type: "button", textContent: words.cancel });
      const why = make("div", { className: "why" }, text, make("div", {}, save, cancel));
      cancel.addEventListener("click", () => why.remove());
      save.addEventListener("click", () => {
        if (text.value.trim() === "") return text.focus();
        this.emit("excuse", { card, findings: card.findings, reason: text.value.trim() });
      });
      item.lastChild.append(why);
      text.focus();
    }

    /** Shows a card as the one that is looked at, and reports it. */
    choose(card, { focus = false } = {}) {
      this.#current = keyOf(card);
      for (const item of this.items) item.removeAttribute("aria-current");
      const item = this.items.find(({ dataset }) => dataset.key === this.#current);
      item?.setAttribute("aria-current", "true");
      item?.scrollIntoView({ block: "nearest" });
      if (focus) item?.querySelector("button").focus();
      this.emit("choose", { card });
    }

    /** The next card, or the one before; from the last to the first. */
    step(by = 1) {
      const cards = this.#cards;
      if (cards.length === 0) return false;
      const at = cards.findIndex((card) => keyOf(card) === this.#current);
      this.choose(cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length]);
      return true;
    }

    get items() {
      return [...this.shadowRoot.querySelectorAll("li")];
    }

    /** What `for` names: a form that shows the cell, and takes a correction, unless a listener prevents it. */
    acted(type, { card, changes }) {
      const { target } = this;
      if (!target) return;
      if (type === "choose" && card.cell) target.focusCell(card.cell);
      if (type === "choose") target.link(card.findings.flatMap(({ cells }) => cells));
      if (type === "fix") target.apply(changes);
    }
  };

const keyOf = ({ cell, main }) => cell ?? main.fingerprint;

const singleStated = ({ terms }) => terms.filter(({ coefficient }) => coefficient < 0).length === 1;

/** The printed names of the cells of a report. */
export function namesOf(layoutOf, report, language) {
  const { tables } = layoutOf(report.form, { language, undivided: report.undivided });
  return new Map(tables.flatMap(({ rows }) => rows.flat()).filter(({ cell }) => cell).map(({ cell, name }) => [cell, name]));
}
