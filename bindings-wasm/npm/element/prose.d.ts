// The words of a report around its tables, as elements for the slots of `<ogi-report-form>`.
export interface Line {
  text: string;
  segments: { start: number; end: number; text: string }[];
}
export interface Prose {
  title: Line | null;
  /** What stands before the first part, and the six parts. */
  parts: { heading: Line | null; lines: Line[] }[];
}
/** The words of a report; `null` where its parts cannot be distinguished. */
export declare function proseOf(text: string): Prose | null;
/** `spots` are places in the text with the numbers of cards. */
export declare function drawProse(prose: Prose, spots?: { start: number; end: number; number: number }[]): HTMLElement[];
