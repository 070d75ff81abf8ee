// <ogi-report-form>: the official form as printed, checked while it is filled in.
import type { Finding, Input, Session } from "./form.js";

export interface FindingsDetail {
  findings: Finding[];
  complete: boolean;
}

export interface ChangeDetail {
  /** The path of the cell; `null` when several changed. */
  cell: string | null;
  value: string | null;
}

/**
 * Attributes: `edition` (or `form`) `official-2021` or `trial-2019`; `year`; `lang` `zh` or `en`; `undivided`;
 * `readonly`; `required`; `name`. Events: `change`, `findings`, `cellfocus`.
 */
export interface ReportFormElement extends HTMLElement {
  edition: "official-2021" | "trial-2019";
  readonly language: "zh" | "en";
  /** The figures; takes an object or JSON text. */
  get value(): Input | null;
  set value(value: Input | string | null);
  /** The session behind the form. */
  session: Session;
  readonly findings: Finding[];
  /** Whether the form is filled in: only then are empty cells reported. */
  complete: boolean;
  readonly name: string | null;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Moves to a cell, by path; whether there is one. */
  focusCell(path: string): boolean;
  /** Outlines cells, by path, until called again. */
  link(paths?: string[]): void;
  /** Makes changes as one step that can be undone. */
  apply(changes: { cell: string; to: number | string | null }[]): void;
  undo(): boolean;
  redo(): boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The class of the element; defined by importing `ogi-report/element`. */
export declare const ReportFormElement: { new (): ReportFormElement };

/** Defines the element over a build of the package: `ogi-report/form` or the whole `ogi-report`. */
export declare function defineElement(
  engine: Pick<typeof import("./form.js"), "Session" | "layout">,
  name?: string,
): { new (): ReportFormElement };

declare global {
  interface HTMLElementTagNameMap {
    "ogi-report-form": ReportFormElement;
  }
}
