// The page: a report comes in, its form is shown with what is wrong in it.
import * as engine from "ogi-report";
import { defineElement } from "ogi-report/element/define";
import { byId, el, foreign } from "./dom.js";
import { documentsIn, read } from "./files.js";
import { openDocuments } from "./intake.js";
import { Result } from "./result.js";
import { showRule } from "./rules.js";
import { SAMPLES } from "./samples.js";
import { WORDS } from "./words.js";

defineElement(engine);

/** The larger build, for what is asked for seldom. */
function more() {
  return import("ogi-report/more");
}

const page = {
  language: "zh",
  words: WORDS.zh,
  explain: async (code) => {
    const { explain } = await more();
    showRule(byId("rule"), explain(code, { language: page.language }), page.language, page.words);
  },
  more,
  leave,
  say,
};

let result = null;
let toast = 0;

/** Says what was done, with a button that takes it back. */
function say(text, undo) {
  clearTimeout(toast);
  const place = byId("toast");
  place.replaceChildren();
  if (text === "") return;
  place.append(el("span", {}, foreign(text)));
  if (undo) {
    const button = el("button", { type: "button", textContent: page.words.undo, "data-action": "take-back" });
    button.addEventListener("click", () => {
      say("");
      undo();
    });
    place.append(button);
    button.focus({ preventScroll: true });
  }
  toast = setTimeout(() => say(""), 12_000);
}

function refuse(text) {
  byId("refusal").textContent = text;
}

function show({ session, bytes, last }) {
  refuse("");
  say("");
  result = new Result(engine, { session, bytes, last }, page);
  byId("result").replaceChildren(result.element);
  byId("start").hidden = true;
  byId("result").hidden = false;
  document.documentElement.classList.add("busy");
  window.scrollTo(0, 0);
}

function leave() {
  result = null;
  byId("result").replaceChildren();
  byId("result").hidden = true;
  byId("start").hidden = false;
  byId("paste").value = "";
  say("");
  document.documentElement.classList.remove("busy");
  document.title = page.words.title;
  byId("paste").focus();
}

function take(documents) {
  if (documents.length === 0) return;
  if (documents.length > 2) return refuse(page.words.tooMany);
  try {
    show(openDocuments(engine, documents, page.language));
  } catch (error) {
    if (result) leave();
    refuse(error.message);
  }
}

function speak(language) {
  page.language = language;
  page.words = WORDS[language];
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = page.words[element.dataset.word];
  byId("paste").placeholder = page.words.placeholder;
  byId("paste").setAttribute("aria-label", page.words.drop);
  byId("language").textContent = language === "zh" ? "English" : "中文";
  byId("language").lang = language === "zh" ? "en" : "zh-CN";
  document.title = page.words.title;
  refuse("");
  drawSamples();
  result?.draw();
}

function drawSamples() {
  const items = SAMPLES.map((sample) => {
    const button = el("button", { type: "button", className: "link", textContent: sample[page.language], "data-sample": sample.file });
    button.addEventListener("click", async () => {
      const files = [sample, ...(sample.last ? [sample.last] : [])];
      const fetched = files.map(async ({ address, file }) => ({ name: file, bytes: new Uint8Array(await (await fetch(address)).arrayBuffer()) }));
      take(await Promise.all(fetched));
    });
    return el("li", {}, button);
  });
  byId("samples").replaceChildren(...items);
}

// Files and text coming in.

const editable = (target) => target instanceof Element && (target.closest("input, textarea") !== null || target.localName === "ogi-report-form");

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.documentElement.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.documentElement.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  document.documentElement.classList.remove("over");
  take(await documentsIn(event.dataTransfer));
});
document.addEventListener("paste", async (event) => {
  const intoBox = event.target === byId("paste") && event.target.value === "";
  if (editable(event.target) && !intoBox) return;
  event.preventDefault();
  take(await documentsIn(event.clipboardData));
});
byId("intake").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("paste").value;
  if (text.trim() !== "") take([{ name: null, bytes: new TextEncoder().encode(text) }]);
});
byId("file").addEventListener("change", async (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  take(await read(files));
});
for (const button of document.querySelectorAll("[data-blank]")) {
  const year = new Date().getFullYear() - 1;
  const blank = () => new engine.Session(button.dataset.blank, { language: page.language, year });
  button.addEventListener("click", () => show({ session: blank(), bytes: null, last: null }));
}
byId("language").addEventListener("click", () => {
  speak(page.language === "zh" ? "en" : "zh");
  localStorage.setItem("language", page.language);
});
byId("rule").addEventListener("click", (event) => event.target === byId("rule") && byId("rule").close());

speak(localStorage.getItem("language") === "en" ? "en" : "zh");
document.documentElement.classList.add("ready");
performance.mark("ready");

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("./sw.js").then(async () => {
    await navigator.serviceWorker.ready;
    byId("promise").dataset.word = "offline";
    byId("promise").textContent = page.words.offline;
    document.documentElement.classList.add("offline");
  });
}
