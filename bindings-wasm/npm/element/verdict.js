// The verdict on a report, the same wherever it stands: what was not read is not without errors.

const isBroken = ({ verdict, suppressed, known }) => verdict === "broken" && !suppressed && !known;

/** Findings that count: broken, and neither excused nor known from an earlier result. */
export const counted = (findings) => findings.filter(isBroken);

/** How many findings count at `error` and at `warning`. */
export function countsOf(findings) {
  const count = (grade) => counted(findings).filter(({ severity }) => severity === grade).length;
  return { errors: count("error"), warnings: count("warning") };
}

/** The cells of the form of a result: where （六）其他处理 is one row, those of its three rows are none. */
const pathsOf = ({ cells, undivided }) => Object.keys(cells).filter((cell) => !undivided || !/^requests\.outcomes\.otherwise_closed\.\w+\./.test(cell));

/** How much of a result could be checked: all cells, those that hold a number, rules left open for a cell that holds none. */
export function extentOf({ cells, findings, undivided }) {
  const figures = pathsOf({ cells, undivided }).map((cell) => cells[cell]);
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

/** The rules that are sums of the form: one for each row, two for each column of applicants, one for each kind of remedy. */
const IDENTITIES = ["requests/row-total", "requests/outcome-total", "requests/balance", "remedies/total"];
const COLUMNS = 7;

/** How the identities (勾稽关系) of a result came out, counted as every other output counts them: `{ all, held, broken, undecided }`. */
export function identitiesOf({ cells, findings, undivided }) {
  const totals = pathsOf({ cells, undivided }).filter((cell) => /^(?:requests|remedies)\..*\.total$/.test(cell)).length;
  const all = totals + 2 * COLUMNS;
  const count = (wanted) => findings.filter(({ rule, verdict }) => verdict === wanted && IDENTITIES.includes(rule)).length;
  const [broken, undecided] = [count("broken"), count("undecided")];
  return { all, held: all - broken - undecided, broken, undecided };
}
