// What stands beside a form, or in place of one: the findings as cards, the verdict, the report as it is published.
import type { Finding, Input, Report } from "./wire.js";
import type { ReportFormElement, ReportVerdict } from "./element.js";

export * from "./element.js";

/** One cause: what one change puts right, with everything that speaks for it. */
export interface Card {
  number: number;
  kind: "must" | "check" | "note";
  /** The part of the report, 1 to 6; 0 for the whole. */
  part: number;
  cell: string | null;
  change: { cell: string; from: number | null; to: number; reason: string } | null;
  /** The gravest finding. */
  main: Finding;
  findings: Finding[];
}

/** `report` is a result of `inspect` or `check`; or `for` names a form, whose findings are shown and which takes corrections. */
interface Panel extends HTMLElement {
  report: Report | null;
  readonly target: ReportFormElement | null;
  readOnly: boolean;
}

/** Events, each cancelable: `choose` `{ card }`, `fix` `{ card, changes }`, `excuse` `{ card, findings, reason }`, `explain` `{ rule }`. */
export interface ReportListElement extends Panel {
  readonly cards: Card[];
  /** The card that is looked at. */
  readonly current: Card | null;
  choose(card: Card, options?: { focus?: boolean }): void;
  /** The next card, or with -1 the one before; whether there is one. */
  step(by?: number): boolean;
}

export interface ReportSummaryElement extends Panel {
  readonly verdict: ReportVerdict | null;
}

/** The report as it is published: `report` with the decoded `text` of its document, whose words stand around the tables. */
export interface ReportDocumentElement extends HTMLElement {
  report: Report | Input | null;
  text: string;
}

export declare const ReportListElement: { new (): ReportListElement };
export declare const ReportSummaryElement: { new (): ReportSummaryElement };
export declare const ReportDocumentElement: { new (): ReportDocumentElement };

type Engine = Pick<typeof import("./form.js"), "Session" | "layout">;
/** Defines the elements over a build of the package, or the promise of one. */
export declare function defineElements(engine: Engine | PromiseLike<Engine>): Record<string, CustomElementConstructor>;

declare global {
  interface HTMLElementTagNameMap {
    "ogi-report-list": ReportListElement;
    "ogi-report-summary": ReportSummaryElement;
    "ogi-report-document": ReportDocumentElement;
  }
}
