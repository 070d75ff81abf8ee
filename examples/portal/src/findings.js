// The list of findings: gravest first within the printed order, each leading to its cells and its place in the text.
import { el, foreign } from "./dom.js";

const GRADES = ["error", "warning", "notice", "info"];

export const broken = (report) => report.findings.filter(({ verdict }) => verdict === "broken");

/** The cell that a finding is shown at: what is stated, else the first. */
export const anchorOf = (finding) => (finding.terms.findLast(({ coefficient }) => coefficient <= 0) ?? finding.terms[0])?.cell;

/** Where in the source a finding and its cells stand. */
export const placesOf = (finding) => [finding.span, ...finding.terms.map(({ span }) => span)].filter((span) => span !== null);

/** Draws the findings of a report; `choose(finding)` is called for the one that is clicked, `explain(code)` for its rule. `changed` says that figures were corrected. */
export function drawFindings(report, words, { choose, explain, waiting, changed }) {
  const found = broken(report);
  const undecided = report.findings.filter(({ verdict }) => verdict === "undecided");
  const sorted = GRADES.flatMap((grade) => found.filter(({ severity }) => severity === grade));
  const none = found.length === 0 && !waiting ? el("p", { className: "aside-note", textContent: words.nothing }) : null;
  const parts = [none ?? el("ol", { className: "findings" }, ...sorted.map((finding) => item(finding, words, { choose, explain })))];
  if (none && changed) parts.push(el("p", { className: "aside-note", textContent: words.corrected }));
  if (waiting) parts.push(el("p", { className: "aside-note", textContent: words.waiting }));
  if (undecided.length > 0 && !waiting) {
    const list = el("ol", { className: "findings" }, ...undecided.map((finding) => item(finding, words, { choose, explain })));
    parts.push(el("details", {}, el("summary", { textContent: words.undecided(undecided.length) }), list));
  }
  if (report.notes.length > 0) {
    const notes = report.notes.map(({ message }) => el("li", {}, foreign(message)));
    parts.push(el("p", { className: "aside-note", textContent: words.notes }), el("ul", { className: "notes" }, ...notes));
  }
  return parts;
}

function item(finding, words, { choose, explain }) {
  const grade = finding.verdict === "undecided" ? "undecided" : finding.severity;
  const button = el(
    "button",
    { type: "button", className: "finding", "data-rule": finding.rule, "data-fingerprint": finding.fingerprint },
    el("span", { className: `grade ${grade}`, textContent: words.severity[finding.severity] }),
    el("span", { className: "message" }, foreign(finding.message)),
  );
  button.addEventListener("click", () => choose(finding, button));
  const rule = el("button", { type: "button", className: "link", textContent: words.rule, "aria-label": `${words.rule} ${finding.rule}` });
  rule.addEventListener("click", () => explain(finding.rule));
  const basis = el("span", { className: "basis", textContent: finding.basis.join(words.basis === "依据" ? "；" : "; ") });
  return el("li", { className: grade }, button, el("p", { className: "under" }, basis, rule));
}

/** The line above the list; `mend` is the way to the smallest repair. */
export function drawVerdict(report, words, { waiting, mend }) {
  const found = broken(report);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const grade = errors > 0 ? "bad" : found.length > 0 ? "doubtful" : "good";
  return el(
    "div",
    { className: `verdict ${grade}` },
    el("strong", { textContent: words.verdict(errors, found.length - errors) }),
    waiting ? null : el("span", { textContent: words.checked(report.summary) }),
    mend,
  );
}
