// Many files on the page: three or more, a folder or an archive are taken here before the page for one report hears of them.
import { byId, el } from "../dom.js";
import { chosen, dropped, sources, unpacked } from "./collect.js";
import { FOLDER_WORDS } from "./words.js";

/** More files than a report and the one of the year before. */
const MANY = 3;

export const wordsNow = () => FOLDER_WORDS[document.documentElement.lang.startsWith("zh") ? "zh" : "en"];
const isArchive = (file) => /\.zip$/i.test(file.name);
const areMany = (files) => files.length >= MANY || [...files].some(isArchive);

let shown = null;

/** Shows the page of many files in the place of what was shown. */
async function show(files) {
  const { FolderPage } = await import("./page.js");
  const all = await unpacked(sources(files));
  close();
  const before = [...document.querySelectorAll("main")].filter((main) => !main.hidden);
  before.forEach((main) => { main.hidden = true; });
  const page = new FolderPage(all, wordsNow(), close);
  shown = { page, before };
  byId("desk").after(page.element);
  window.scrollTo(0, 0);
  page.element.querySelector("h1").focus();
}

function close() {
  if (!shown) return;
  shown.page.end();
  shown.page.element.remove();
  shown.before.forEach((main) => { main.hidden = false; });
  shown = null;
}

function taken(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener(
  "drop",
  (event) => {
    const { isFolder, count, all } = dropped(event.dataTransfer);
    if (!isFolder && count < MANY && ![...event.dataTransfer.files].some(isArchive)) return;
    taken(event);
    document.documentElement.classList.remove("over");
    all().then(show);
  },
  { capture: true },
);
document.addEventListener(
  "change",
  (event) => {
    if (event.target.id !== "file" || !areMany(event.target.files)) return;
    const files = chosen(event.target.files);
    taken(event);
    event.target.value = "";
    show(files);
  },
  { capture: true },
);

const input = el("input", { type: "file", id: "folder-input", multiple: true, webkitdirectory: true });
input.addEventListener("change", () => {
  const files = chosen(input.files);
  input.value = "";
  show(files);
});
const label = el("span", { textContent: wordsNow().choose });
byId("file").closest("label").after(el("label", { className: "button" }, input, label));
new MutationObserver(() => { label.textContent = wordsNow().choose; }).observe(document.documentElement, { attributeFilter: ["lang"] });
