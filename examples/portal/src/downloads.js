// What is taken away: the corrected report as Word and Excel first, then what was found, and what goes back to the organ.
import { blocks, page } from "./compose.js";
import { el } from "./dom.js";
import { more } from "./engine.js";
import { nameOf, save } from "./files.js";
import { returnNote } from "./notice.js";

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Writes one of the files: `[ending, type, content]`. */
export async function write(kind, content) {
  const { value, layout, words, title, report, options, bytes, isChanged } = content;
  const parts = () => blocks(value, layout, { title, words });
  if (kind === "word") return ["corrected.docx", TYPES.docx, (await import("./office/docx.js")).docx(parts())];
  if (kind === "excel") return ["corrected.xlsx", TYPES.xlsx, (await import("./office/xlsx.js")).xlsx(parts())];
  if (kind === "page") return ["corrected.html", "text/html", page(parts())];
  if (kind === "note") return ["return.docx", TYPES.docx, (await import("./office/docx.js")).docx(returnNote(content))];
  if (kind === "figures") return ["figures.json", "application/json", pretty(value)];
  if (kind === "json") return ["report.json", "application/json", pretty(report)];
  const { inspectAs, render } = await more();
  const own = isChanged || bytes === null || words.some((lines) => lines.length > 0 && bytes === null);
  return ["result.html", "text/html", own ? render(report, "html", options) : inspectAs(bytes, "html", options)];
}

/** The button with its menu. */
export function downloads(desk, { words, language, say }) {
  const download = async (kind) => {
    try {
      const [ending, type, content] = await write(kind, desk.content);
      save(nameOf(desk.report, words, words.endings[kind] ? `${words.endings[kind]}${ending.slice(ending.lastIndexOf("."))}` : ending), type, content);
    } catch (error) {
      say(words.notWritten(error.message));
    }
  };
  const first = el("button", { type: "button", className: "main", textContent: desk.isBlank ? words.wordOfForm : words.files.word, "data-download": "word" });
  first.addEventListener("click", () => download("word"));
  const choices = Object.entries(words.files).filter(([kind]) => kind !== "word").map(([kind, label]) => {
    const button = el("button", { type: "button", textContent: label, "data-download": kind });
    button.addEventListener("click", () => download(kind));
    return button;
  });
  const menu = el("details", { className: "menu", lang: language }, el("summary", { className: "button main", "aria-label": words.otherFiles, textContent: "▾" }), el("div", {}, ...choices));
  menu.addEventListener("click", (event) => event.target.closest("button") && (menu.open = false));
  menu.addEventListener("focusout", (event) => !menu.contains(event.relatedTarget) && (menu.open = false));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstChild.focus();
  });
  return el("div", { className: "split" }, first, menu);
}
