// The bubble at a cell: what was found about it, by which clause, and the figure that would put it right.
import { make, visible } from "./draw.js";

/** How many findings a bubble lists at most; a page lists them all. */
const MOST = 3;
const GRADES = ["error", "warning", "notice", "info"];

export class Bubble {
  element = make("div", { className: "bubble", id: "bubble", hidden: true });
  #cell = null;

  constructor() {
    this.element.setAttribute("part", "bubble");
  }

  get hidden() {
    return this.element.hidden;
  }

  contains(node) {
    return node !== null && this.element.contains(node);
  }

  hide() {
    this.element.hidden = true;
    this.#cell?.input.removeAttribute("aria-describedby");
    this.#cell = null;
  }

  /** Shows findings at a cell, with a button where there is a `proposal`. */
  show(cell, findings, words, proposal, accept) {
    this.hide();
    const listed = aboutCell(cell, findings);
    if (listed.length === 0 && !cell.remark) return;
    const remark = cell.remark ? [make("p", { className: "warning", textContent: cell.remark.message })] : [];
    const lines = listed.slice(0, MOST).map((finding) => {
      const basis = make("small", { textContent: words.basis + finding.basis.join(words.separator) });
      return make("p", { className: finding.severity }, make("bdi", { textContent: visible(finding.message) }), basis);
    });
    lines.unshift(...remark);
    if (proposal !== undefined) {
      const button = make("button", { type: "button", textContent: words.change(proposal) });
      // The cell keeps the focus.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", accept);
      lines.push(make("div", {}, button, make("kbd", { textContent: words.shortcut })));
    }
    this.element.replaceChildren(...lines);
    this.element.hidden = false;
    this.#cell = cell;
    cell.input.setAttribute("aria-describedby", "bubble");
    this.place();
  }

  /** Puts the bubble under its cell, within the element. */
  place() {
    if (!this.#cell) return;
    const root = this.element.parentElement.getBoundingClientRect();
    const box = this.#cell.td.getBoundingClientRect();
    const left = Math.max(0, Math.min(box.left - root.left, root.width - this.element.offsetWidth));
    Object.assign(this.element.style, { left: `${left}px`, top: `${box.bottom - root.top + 4}px` });
  }
}

/** The findings that a bubble lists for a cell, gravest first: those that call it wrong, else those it is a part of. */
function aboutCell(cell, findings) {
  if (!cell.mark) return [];
  const path = cell.slot.cell;
  const own = findings.filter((finding) => finding.terms.some((term) => term.cell === path && term.coefficient <= 0));
  const listed = own.length > 0 || cell.mark !== "part" ? own : findings.filter((finding) => finding.cells.includes(path));
  return [...listed].sort((left, right) => GRADES.indexOf(left.severity) - GRADES.indexOf(right.severity));
}
