// <ogi-report-document>: a report as it is published, its words around its tables, to be read.
import { cardsOf } from "./cards.js";
import { make } from "./draw.js";
import { PanelElement } from "./panel.js";
import { drawProse, proseOf } from "./prose.js";

const DOCUMENT_CSS = `
h2 { margin: 0 0 0.8em; text-align: center; font-size: 1.55em; line-height: 1.4; font-family: var(--ogi-title-font, inherit); }
h3 { margin: 1.4em 0 0.5em; font-size: 1.15em; }
p { margin: 0.35em 0; text-indent: 2em; line-height: 1.75; overflow-wrap: anywhere; }
mark { background: var(--_warning-soft); color: inherit; border-block-end: 2px solid var(--_warning); }
mark[data-ref]::after { content: attr(data-ref); vertical-align: super; font-size: 0.7em; font-weight: 700; color: var(--_warning); }
ogi-report-form.with-words::part(caption) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

/** What the cards say about places in the words: `{ start, end, number }`. */
export const spotsOf = (cards) =>
  cards.flatMap(({ number, findings }) => findings.filter(({ rule, span }) => span && rule.startsWith("narrative/")).map(({ span }) => ({ ...span, number })));

export const documentOver = () =>
  class ReportDocumentElement extends PanelElement {
    static css = DOCUMENT_CSS;
    #text = "";

    /** The decoded text of the document, which the spans of the result point into. */
    get text() {
      return this.#text;
    }

    set text(text) {
      this.#text = text ?? "";
      if (this.isConnected) this.refresh();
    }

    draw(report) {
      const form = make("ogi-report-form");
      form.setAttribute("lang", this.language);
      form.setAttribute("readonly", "");
      const cards = report.findings ? cardsOf(report) : [];
      const prose = this.#text === "" ? null : proseOf(this.#text);
      if (prose) {
        form.classList.add("with-words");
        form.append(...drawProse(prose, spotsOf(cards)));
      }
      const { form: edition, year, organ, undivided, cells, printed } = report;
      form.value = { form: edition, year, organ, undivided, cells, printed };
      form.complete = true;
      form.refer(cards.filter(({ cell }) => cell).map(({ cell, number }) => [cell, number]));
      return [form];
    }
  };
