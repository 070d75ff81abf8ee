// Findings by their causes: what one change puts right is one card, with everything that speaks for it as its evidence.
import { counted } from "./verdict.js";

const GRADES = ["error", "warning", "notice", "info"];
/** The six parts of a report by the family of a cell. */
const PART_OF_TABLE = { proactive: 2, requests: 3, remedies: 4 };
const PART_OF_RULE = { narrative: 1, proactive: 2, fees: 2, requests: 3, remedies: 4 };

/** The part of a report that a finding is about: 1 to 6, 0 for the whole. */
export function partOf({ cells, rule }) {
  const table = PART_OF_TABLE[cells[0]?.split(".")[0]];
  return table ?? PART_OF_RULE[rule.split("/")[0]] ?? 0;
}

/** The cell that a finding is shown at: what is stated, else the first. */
export function anchorOf({ terms }) {
  const stated = terms.filter(({ coefficient }) => coefficient < 0);
  return (stated[stated.length - 1] ?? terms[0])?.cell ?? null;
}

/** Whether a finding is none any more once some figures are others. */
export function isSettledBy(finding, changes) {
  const to = new Map(changes.map((change) => [change.cell, change.to]));
  const { terms, expected, actual } = finding;
  if (!terms.some(({ cell }) => to.has(cell))) return false;
  const value = (term) => to.get(term.cell) ?? term.value;
  if (terms.some((term) => value(term) === null)) return false;
  if (terms.some(({ coefficient }) => coefficient !== 0)) return terms.reduce((sum, term) => sum + term.coefficient * value(term), 0) === 0;
  if (expected === null || actual === null) return false;
  return expected + terms.reduce((sum, term) => sum + value(term) - term.value, 0) === actual;
}

const gravest = (findings) => [...findings].sort((left, right) => GRADES.indexOf(left.severity) - GRADES.indexOf(right.severity))[0];
const kindOf = (findings) => ({ error: "must", warning: "check" })[gravest(findings).severity] ?? "note";
const KINDS = ["must", "check", "note"];

/**
 * The cards of a result, in the order in which they are worked through: `{ kind, part, cell, change, findings }`. `change` is
 * that of the best repair, or what the one rule says; `nameOf` is a cell's printed name.
 */
export function cardsOf(report) {
  const found = counted(report.findings);
  const changes = report.repairs[0]?.changes ?? [];
  const taken = new Set();
  const cards = changes.map((change) => {
    const about = found.filter((finding) => !taken.has(finding) && finding.cells.includes(change.cell) && (anchorOf(finding) === change.cell || isSettledBy(finding, changes)));
    const own = about.filter((finding) => anchorOf(finding) === change.cell || finding.terms.filter(({ cell }) => changes.some((other) => other.cell === cell)).length === 1);
    for (const finding of own) taken.add(finding);
    return { cell: change.cell, change, findings: own };
  });
  // What several changes settle together belongs to the first of them that has a finding of its own.
  for (const finding of found.filter((finding) => !taken.has(finding) && isSettledBy(finding, changes))) {
    const card = cards.find(({ cell }) => finding.cells.includes(cell));
    if (!card) continue;
    card.findings.push(finding);
    taken.add(finding);
  }
  const rest = new Map();
  for (const finding of found.filter((finding) => !taken.has(finding))) {
    const cell = anchorOf(finding);
    const key = cell ?? `${finding.rule}@${finding.span?.start ?? ""}`;
    const card = rest.get(key) ?? { cell, change: null, findings: [] };
    card.findings.push(finding);
    rest.set(key, card);
  }
  const all = [...cards.filter(({ findings }) => findings.length > 0), ...rest.values()];
  for (const card of all) Object.assign(card, { kind: kindOf(card.findings), part: partOf(gravest(card.findings)), main: gravest(card.findings) });
  const order = new Map(Object.keys(report.cells).map((cell, at) => [cell, at]));
  const rank = (card) => [KINDS.indexOf(card.kind), card.part, order.get(card.cell) ?? -1];
  const sorted = all.sort((left, right) => {
    const [a, b] = [rank(left), rank(right)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  });
  sorted.forEach((card, at) => (card.number = at + 1));
  return sorted;
}

/** The findings of cards that go away with the changes of other cards. */
export const followersOf = (cards) => cards.filter(({ change }) => change).reduce((sum, { findings }) => sum + findings.length - 1, 0);
