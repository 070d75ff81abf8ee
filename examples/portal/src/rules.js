// The page of a rule: its prose from docs/rules, read when asked for.
import { el } from "./dom.js";

const PAGES = import.meta.glob("../../../docs/rules/*.md", { query: "?raw", import: "default" });

/** The section of a rule in the Markdown of its family. */
async function section(code) {
  const load = PAGES[`../../../docs/rules/${code.split("/")[0]}.md`];
  const text = load ? await load() : "";
  const start = text.indexOf(`\n## \`${code}\``);
  if (start < 0) return "";
  const end = text.indexOf("\n## ", start + 4);
  return text.slice(text.indexOf("\n", start + 1), end < 0 ? undefined : end).replace(/<a id="[^"]*"><\/a>/g, "");
}

/** The part of the prose in one language: the English part stands under a heading of its own. */
function inLanguage(text, language) {
  const body = text.slice(Math.max(0, text.indexOf("\n### ")));
  const [chinese, english] = body.split("\n### In English\n");
  if (language !== "en" || english === undefined) return chinese;
  const examples = chinese.split("\n### 例子\n")[1];
  return `${english.trim()}\n\n${examples ? `### Examples\n\n${examples.trim()}` : ""}`;
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g;

function inline(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(at, found.index));
    if (found[1]) nodes.push(el("code", { textContent: found[1] }));
    else if (found[2]) nodes.push(el("strong", { textContent: found[2] }));
    else nodes.push(found[3]);
    at = found.index + found[0].length;
  }
  return [...nodes, text.slice(at)];
}

/** The Markdown that the rule pages use: headings, paragraphs, lists and examples. */
function* blocks(text, words) {
  for (const part of text.trim().split(/\n{2,}(?![^`]*```\s*(?:\n|$)(?![^]*```))/)) {
    const lines = part.split("\n");
    const fence = /^```(?:ogi )?(\w*)/.exec(lines[0]);
    if (fence) {
      const verdict = words.examples[fence[1]];
      const example = el("pre", { textContent: lines.slice(1, -1).join("\n") });
      yield el("div", { className: `example ${fence[1]}` }, verdict ? el("span", { textContent: verdict }) : null, example);
    } else if (lines[0].startsWith("### ")) {
      const heading = lines[0].slice(4);
      yield el("h3", { textContent: words.headings?.[heading] ?? heading });
      if (lines.length > 1) yield* blocks(lines.slice(1).join("\n"), words);
    } else if (lines.every((line) => /^(?:- |\s)/.test(line))) {
      const items = lines.join("\n").split(/\n?^- /m).filter(Boolean);
      yield el("ul", {}, ...items.map((item) => el("li", {}, ...inline(item.replace(/\n\s*/g, "")))));
    } else yield el("p", {}, ...inline(lines.join(/[a-z]/i.test(lines[0].slice(-1)) ? " " : "")));
  }
}

/** Shows a rule in a dialog. */
export async function showRule(dialog, explanation, language, words) {
  const text = inLanguage(await section(explanation.code), language);
  const close = el("button", { type: "button", className: "quiet close", textContent: words.close });
  close.addEventListener("click", () => (dialog.close ? dialog.close() : dialog.removeAttribute("open")));
  const facts = el("dl", {}, el("dt", { textContent: words.basis }), ...explanation.basis.map((basis) => el("dd", { textContent: basis })));
  if (explanation.formula) facts.prepend(el("dt", { textContent: words.formula }), el("dd", { textContent: explanation.formula }));
  dialog.replaceChildren(
    el("div", { className: "rule-head" }, el("p", { className: "code", textContent: explanation.code }), close),
    el("h2", { id: "rule-title", textContent: explanation.title }),
    facts,
    ...blocks(text, words),
  );
  dialog.lang = language;
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
  dialog.scrollTop = 0;
}
