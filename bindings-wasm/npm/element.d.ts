// <ogi-report-form>: the official form as printed, checked while it is filled in.
import type { Extent, Finding, Input, Report, Session } from "./form.js";

export interface FindingsDetail {
  findings: Finding[];
  complete: boolean;
}

export interface ChangeDetail {
  /** The path of the cell; `null` when several changed. */
  cell: string | null;
  value: string | null;
}

/** The form is about to become that of another edition; cells are paths. `preventDefault()` keeps it as it is. */
export interface EditionChangeDetail {
  from: Edition;
  to: Edition;
  /** Cells filled in that both forms have. */
  kept: string[];
  /** Cells filled in that the other form does not have. */
  lost: string[];
}

export type Edition = "official-2021" | "trial-2019";

/** The verdict on a report: `unfinished` (没有核完) where not everything could be read. */
export interface ReportVerdict extends Extent {
  verdict: "errors" | "unfinished" | "doubts" | "clean";
  errors: number;
  doubts: number;
}

/** What was done in one step. */
export interface Step {
  label: string;
  changes: { cell: string; from: unknown; to: unknown }[];
}

/** The events of the form. `input` at every keystroke, `change` when a figure is settled, `findings` when they change. */
export interface ReportFormEventMap extends HTMLElementEventMap {
  ready: CustomEvent<object>;
  findings: CustomEvent<FindingsDetail>;
  cellfocus: CustomEvent<{ cell: string }>;
  editionchange: CustomEvent<EditionChangeDetail>;
}

/**
 * Attributes: `edition` `official-2021` or `trial-2019`; `year`; `lang` `zh` or `en`; `undivided`; `readonly`; `required`;
 * `disabled`; `name`. A `<script type="application/json">` child holds the initial value.
 */
export interface ReportFormElement extends HTMLElement {
  edition: Edition;
  year: number | null;
  organ: string | null;
  undivided: boolean;
  name: string;
  required: boolean;
  readOnly: boolean;
  disabled: boolean;
  readonly type: string;
  readonly language: "zh" | "en";
  /** Settled once the form can be used; rejected when the module cannot be loaded. */
  readonly ready: Promise<void>;
  /** The figures; takes an object or JSON text. Setting it fires no event and writes only the cells that differ. */
  get value(): Input | null;
  set value(value: Input | Report | string | null | undefined);
  /** What a reset returns to. */
  get defaultValue(): Input | null;
  set defaultValue(value: Input | Report | string | null | undefined);
  /** Last year's figures, which stand small beside this year's. */
  get lastYear(): Input | null;
  set lastYear(value: Input | Report | string | null | undefined);
  /** The session behind the form. */
  session: Session;
  /** Judges what stands there by another session of the same form; steps can still be undone. */
  rejudge(session: Session): void;
  readonly findings: Finding[];
  readonly verdict: ReportVerdict | null;
  readonly verdictText: string;
  /** Whether the form is filled in: only then are empty cells reported. */
  complete: boolean;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeListOf<HTMLLabelElement>;
  readonly willValidate: boolean;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  setCustomValidity(message: string): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Moves to a cell, by path; whether there is one. */
  focusCell(path: string): boolean;
  /** Outlines cells, by path, until called again. */
  link(paths?: string[]): void;
  /** Gives cells the numbers of a list beside the form. */
  refer(numbers?: Iterable<[string, number | string]>): void;
  /** Makes changes as one step that can be undone, under a name; whether anything changed. */
  apply(changes: { cell: string; to: number | string | null }[], label?: string): boolean;
  undo(): boolean;
  redo(): boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The step that `undo` takes back. */
  readonly lastStep: Step | null;
  addEventListener<K extends keyof ReportFormEventMap>(type: K, listener: (event: ReportFormEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** The class of the element; defined by importing `ogi-report/element`. On a server there is none. */
export declare const ReportFormElement: { new (): ReportFormElement };

type Engine = Pick<typeof import("./form.js"), "Session" | "layout">;

/** Defines the element over a build of the package, `ogi-report/form` or the whole `ogi-report`, or the promise of one. */
export declare function defineElement(engine: Engine | PromiseLike<Engine>, name?: string): { new (): ReportFormElement };

declare global {
  interface HTMLElementTagNameMap {
    "ogi-report-form": ReportFormElement;
  }
}
