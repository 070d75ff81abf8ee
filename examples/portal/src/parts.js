// The six parts of a report, with how many places are wrong in each.
import { el } from "./dom.js";

export function drawParts(nav, { cards, report, prose, words, go }) {
  const open = (part) => report.findings.some(({ verdict, cells }) => verdict === "undecided" && cells[0]?.startsWith({ 2: "proactive", 3: "requests", 4: "remedies" }[part] ?? "-"));
  const links = words.parts.map((title, part) => {
    const here = cards.filter((card) => card.part === part);
    const must = here.filter(({ kind }) => kind === "must").length;
    const isThere = part === 0 || (part >= 2 && part <= 4) || prose?.parts[part]?.heading || prose === null;
    const state = here.length > 0 ? String(here.length) : open(part) ? "…" : isThere ? "✓" : "—";
    const said = here.length > 0 ? words.partCount(here.length) : open(part) ? words.partOpen : isThere ? words.partFine : words.partMissing;
    const button = el("button", { type: "button", className: must > 0 ? "must" : here.length > 0 ? "check" : "", "data-to": String(part) }, el("span", { textContent: title }), el("b", { textContent: state, "aria-hidden": "true" }), el("span", { className: "unseen", textContent: said }));
    button.addEventListener("click", () => go(part));
    return el("li", {}, button);
  });
  nav.replaceChildren(el("ol", {}, ...links));
}
