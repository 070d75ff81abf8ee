// The parts of a report that are in words, as they are written: six fields of a blank form, one of a document at a time.
import { HEADINGS } from "./compose.js";
import { el, visible } from "./dom.js";

const SLOT = ["start", "start", "before-proactive", "before-requests", "before-remedies", "end", "end"];

const field = (part, lines, label, rows) => {
  const text = el("textarea", { rows, value: lines.join("\n"), "aria-label": label, "data-words": String(part) });
  const grow = () => (text.rows = Math.max(rows, text.value.split("\n").length + 1));
  text.addEventListener("input", grow);
  grow();
  return text;
};

const linesOf = (text) => text.value.split("\n").map((line) => line.trim()).filter(Boolean);

/** The words that stand in the fields of a desk. */
export const wordsOf = (desk) =>
  HEADINGS.map((_, part) => {
    const text = desk.form.querySelector(`textarea[data-words="${part}"]`);
    return text ? linesOf(text) : [];
  });

/** The fields of a blank form, in their slots. Fields that stand there already, and may be written in, stay. */
export function wordFields(page, desk, words, title) {
  desk.fields ??= HEADINGS.flatMap((heading, part) => {
    if (part === 0) return [];
    const isTable = part >= 2 && part <= 4;
    const text = field(part, words[part] ?? [], heading, isTable ? 1 : 3);
    text.placeholder = page.words.fieldHints[part];
    text.addEventListener("change", () => (desk.words = wordsOf(desk)));
    return [el("h3", { slot: SLOT[part], className: "heading", textContent: heading, "data-part": String(part) }), el("div", { slot: SLOT[part], className: "field" }, text)];
  });
  return [el("h2", { slot: "start", className: "title", textContent: visible(title) }), ...desk.fields];
}

/** Puts a field in the place of the words of one part of a document. */
export function editWords(page, desk, part, words) {
  for (const line of desk.form.querySelectorAll(`p.words[data-part="${part}"]`)) line.remove();
  const heading = desk.form.querySelector(`.heading[data-part="${part}"]`);
  heading.querySelector("button")?.remove();
  const text = field(part, words[part], heading.textContent, 4);
  const done = el("button", { type: "button", textContent: page.words.wordsDone });
  done.addEventListener("click", () => {
    const next = words.map((lines, at) => (at === part ? linesOf(text) : lines));
    desk.words = next;
  });
  heading.after(el("div", { slot: SLOT[part], className: "field" }, text, done));
  text.focus();
}
