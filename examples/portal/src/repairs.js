// The smallest repairs: what to change, why, and a button that does it.
import { el, foreign } from "./dom.js";

/** Draws the repairs of a report; `nameOf(path)` names a cell as printed, `look(repair)` shows one, `accept(repair)` makes it. */
export function drawRepairs(report, words, { nameOf, look, accept }) {
  const { repairs, repairs_found: found } = report;
  if (repairs.length === 0) return [el("p", { className: "aside-note", textContent: words.noRepairs })];
  const cards = repairs.map((repair, at) => card(repair, at, words, { nameOf, look, accept }));
  const lead = words.repairsLead(repairs[0].changes.length, found?.count ?? repairs.length);
  const parts = [el("p", { className: "aside-note", textContent: lead }), el("ol", { className: "repairs" }, cards[0])];
  if (found && !found.proved) parts.push(el("p", { className: "aside-note", textContent: words.unproved }));
  if (cards.length > 1) {
    const rest = el("ol", { className: "repairs", start: 2 }, ...cards.slice(1));
    parts.push(el("details", {}, el("summary", { textContent: words.repairsMore(cards.length - 1) }), rest));
  }
  return parts;
}

function card(repair, at, words, { nameOf, look, accept }) {
  const changes = repair.changes.map(({ cell, from, to, reason }) =>
    el(
      "li",
      {},
      el("span", { className: "where", textContent: nameOf(cell) }),
      el(
        "span",
        { className: "change" },
        el("del", { textContent: from === null ? words.missing : String(from) }),
        el("span", { className: "arrow", "aria-hidden": "true", textContent: "→" }),
        el("ins", { textContent: String(to) }),
      ),
      el("span", { className: "reason" }, foreign(reason)),
    ),
  );
  const button = el("button", { type: "button", className: "main accept", textContent: words.accept, "data-repair": String(at) });
  button.addEventListener("click", () => accept(repair));
  const shown = el("li", { className: "repair" }, el("ul", { className: "changes" }, ...changes), button);
  shown.addEventListener("pointerenter", () => look(repair));
  shown.addEventListener("focusin", () => look(repair));
  shown.addEventListener("pointerleave", () => look(null));
  return shown;
}
