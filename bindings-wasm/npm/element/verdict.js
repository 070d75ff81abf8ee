// The verdict on a report, the same wherever it is told: what was not read is not without errors.

const isBroken = ({ verdict, suppressed, known }) => verdict === "broken" && !suppressed && !known;

/** Findings that count: broken, and neither excused nor known from an earlier result. */
export const counted = (findings) => findings.filter(isBroken);

/** How much of a result could be checked: all cells, those that hold a number, rules left open for a cell that holds none. */
export function extentOf({ cells, findings }) {
  const figures = Object.values(cells);
  const read = figures.filter((figure) => typeof figure === "number").length;
  const open = findings.filter(({ verdict, terms }) => verdict === "undecided" && terms.some(({ value }) => value === null)).length;
  return { cells: figures.length, read, open };
}

/** `{ verdict, errors, doubts, read, cells, open }`; the verdict is `errors`, `unfinished` (没有核完), `doubts` or `clean`. */
export function verdictOf(findings, extent) {
  const found = counted(findings);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const doubts = found.length - errors;
  const verdict = errors > 0 ? "errors" : extent.read === 0 || extent.open > 0 ? "unfinished" : doubts > 0 ? "doubts" : "clean";
  return { verdict, errors, doubts, ...extent };
}
