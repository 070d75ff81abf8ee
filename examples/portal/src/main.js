// The page: a report comes in, is put on the desk, and is kept while it is worked on.
import { byId, el, foreign } from "./dom.js";
import * as drafts from "./drafts.js";
import { engine, more, readerOf } from "./engine.js";
import { documentsIn, read } from "./files.js";
import "./folder/intake.js";
import { against } from "./lastyear.js";
import { SAMPLES } from "./samples.js";
import { wordFields, editWords, wordsOf } from "./wording.js";
import { WORDS } from "./words.js";

let desk = null;
let toast = 0;
let shownStep = null;

const page = {
  language: "zh",
  words: WORDS.zh,
  say,
  ask,
  leave,
  wordFields: (...values) => wordFields(page, ...values),
  editWords: (...values) => editWords(page, ...values),
  wordsOf,
  catalogue: async () => (await more()).catalogue({ language: page.language }),
  explain: async (code) => {
    const [{ explain }, { showRule }] = await Promise.all([more(), import("./rules.js")]);
    showRule(byId("rule"), explain(code, { language: page.language }), page.language, page.words);
  },
  lastYear: { button: lastYearButton },
};

// Saying and asking.

/** Says what was done, with a button that takes back just that; the focus stays where it is. */
function say(text, step = null) {
  clearTimeout(toast);
  const place = byId("toast");
  place.replaceChildren();
  shownStep = step;
  if (text === "") return;
  place.append(el("span", {}, foreign(text)));
  if (step) {
    const button = el("button", { type: "button", textContent: page.words.undo, "data-action": "take-back" });
    button.addEventListener("click", () => {
      say("");
      if (desk?.form.lastStep === step) desk.form.undo();
    });
    place.append(button);
  }
  toast = setTimeout(() => say(""), 12_000);
}

/** Asks before something is done: `choices` are labels with what each does. */
function ask(text, choices) {
  const place = byId("question");
  const before = document.activeElement;
  const close = () => {
    place.hidden = true;
    place.replaceChildren();
    before?.focus?.();
  };
  const buttons = choices.map(([label, act], at) => {
    const button = el("button", { type: "button", className: at === 0 ? "main" : "", textContent: label });
    button.addEventListener("click", () => {
      close();
      act();
    });
    return button;
  });
  place.onkeydown = (event) => event.key === "Escape" && close();
  place.replaceChildren(el("div", {}, el("p", { id: "question-text" }, foreign(text)), el("p", { className: "actions" }, ...buttons)));
  place.hidden = false;
  buttons[0].focus();
}

function refuse(text) {
  byId("refusal").textContent = text;
}

/** What a person is told of an error: the package's own sentences, and what to do about anything else. */
const reasonOf = (error) => (typeof error?.code === "string" && !/^(?:build|js)\//.test(error.code) ? error.message : page.words.broken(/\p{Script=Han}/u.test(error?.message ?? "") ? error.message : ""));

// The desk.

async function show(opened) {
  const { Desk } = await import("./desk.js");
  refuse("");
  say("");
  desk = new Desk(opened, page);
  desk.onTold = () => shownStep && desk?.form.lastStep !== shownStep && say("");
  byId("desk").replaceChildren(desk.element);
  byId("start").hidden = true;
  byId("desk").hidden = false;
  document.documentElement.classList.add("busy");
  window.scrollTo(0, 0);
  desk.begin();
}

async function leave() {
  await desk?.keep();
  desk = null;
  drafts.openHere.set(null);
  byId("desk").replaceChildren();
  byId("desk").hidden = true;
  byId("start").hidden = false;
  byId("paste").value = "";
  say("");
  document.documentElement.classList.remove("busy");
  document.title = page.words.title;
  await drawDrafts();
  byId("paste").focus();
}

/** Waits for the modules, and says so where it takes a while. */
async function withModule(work) {
  const place = byId("loading");
  const wait = setTimeout(() => {
    place.textContent = page.words.reading;
    place.hidden = false;
  }, 150);
  try {
    await work();
    place.hidden = true;
  } catch (error) {
    place.hidden = true;
    console.info(error);
    const text = isMissing(error) ? page.words.noModule : reasonOf(error);
    if (desk) say(text);
    else refuse(text);
  } finally {
    clearTimeout(wait);
  }
}

const isMissing = (error) => error instanceof TypeError || error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError || /import|fetch|wasm|module/i.test(error?.message ?? "");

/** Opens a document, beside last year's report where there is one; whether that is the right one has been asked. */
async function open({ name, bytes }, last, from = {}) {
  const reader = await readerOf(bytes);
  const session = reader.Session.read(bytes, { language: page.language, file: name ?? undefined, last_year: last, last_anyway: true });
  await defineAll(reader);
  await show({ ...from, session, engine: reader, bytes, name, last });
}

let defined = null;
function defineAll(module) {
  defined ??= Promise.all([import("ogi-report/element/define"), import("ogi-report/element/elements")]).then(([{ defineElement }, { defineElements }]) => {
    defineElement(module);
    defineElements(module);
  });
  return defined;
}

const inspect = async ({ name, bytes }) => (await readerOf(bytes)).inspect(bytes, { language: page.language, file: name ?? undefined, repairs: 0 });

function take(documents) {
  if (documents.length === 0) return;
  if (documents.length > 2) return refuse(page.words.tooMany);
  return withModule(async () => {
    await desk?.keep();
    const kept = desk?.isWorthKeeping ? page.words.asDraft : "";
    if (documents.length === 1) await open(documents[0], null);
    else {
      const both = await Promise.all(documents.map(async (document) => ({ document, report: await inspect(document) })));
      const [last, current] = both.sort((left, right) => (left.report.year ?? 0) - (right.report.year ?? 0));
      await asLast(current.report, last.report, (report) => open(current.document, report));
    }
    if (kept) say(kept);
  });
}

/** Uses a report as last year's, after asking where it is another organ's or another year's. */
async function asLast(report, last, use) {
  const reasons = against(report, last);
  if (reasons.length === 0) return use(last);
  const { words } = page;
  const told = words.notLast(reasons, { organ: last.organ ?? words.unnamed, year: last.year ?? words.undated }, { organ: report.organ ?? words.unnamed, year: report.year ?? words.undated });
  if (!desk && byId("desk").hidden) await use(null);
  ask(told, [[words.withoutLast, () => {}], [words.useAnyway, () => (desk ? desk.setLast(last) : use(last))]]);
}

function lastYearButton(owner) {
  const input = el("input", { type: "file" });
  input.addEventListener("change", async () => {
    const [document] = await read([...input.files]);
    input.value = "";
    if (!document) return;
    await withModule(async () => {
      const last = await inspect(document);
      const { organ, year } = owner.form;
      await asLast({ organ, year }, last, async (report) => owner.setLast(report));
    });
  });
  return el("label", { className: "button" }, input, el("span", { textContent: page.words.addLastYear }));
}

const openBlank = () =>
  withModule(async () => {
    const module = await engine();
    await defineAll(module);
    const session = new module.Session("official-2021", { language: page.language, year: new Date().getFullYear() - 1 });
    await show({ session, engine: module, bytes: null, name: null });
  });

const openDraft = (id) =>
  withModule(async () => {
    const draft = await drafts.get(id);
    if (!draft) return drafts.openHere.set(null);
    drafts.openHere.set(id);
    if (draft.bytes) return open({ name: draft.name, bytes: draft.bytes }, draft.last, draft);
    const module = await engine();
    await defineAll(module);
    const session = module.Session.from({ form: draft.value.form, year: draft.year, organ: draft.organ, undivided: draft.value.undivided, cells: {} }, { language: page.language, last_year: draft.last, last_anyway: true });
    await show({ ...draft, session, engine: module, bytes: null });
  });

// The start.

async function drawDrafts() {
  const { words } = page;
  const all = await drafts.all();
  byId("drafts").hidden = all.length === 0;
  const items = all.map((draft) => {
    const title = `${draft.organ ?? words.unnamed}${draft.year ? words.ofYear(draft.year) : ""}`;
    const go = el("button", { type: "button", className: "link", "data-draft": draft.id }, foreign(title));
    go.addEventListener("click", () => openDraft(draft.id));
    const drop = el("button", { type: "button", className: "link drop", textContent: words.remove, "aria-label": `${words.remove} ${title}` });
    drop.addEventListener("click", () => ask(words.removeDraft(title), [[words.keepDraft, () => {}], [words.remove, async () => (await drafts.remove(draft.id), drawDrafts())]]));
    const when = new Date(draft.saved).toLocaleString(page.language === "zh" ? "zh-CN" : "en", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
    return el("li", {}, go, el("small", { textContent: ` ${draft.name ?? words.blankForm} · ${when} ` }), drop);
  });
  byId("draft-list").replaceChildren(...items);
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
  drawDrafts();
  desk?.draw();
}

// Files and text coming in.

const editable = (target) => target instanceof Element && (target.closest("input, textarea") !== null || target.localName === "ogi-report-form" || target.localName === "ogi-report-list");

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
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || !desk) return;
  event.preventDefault();
  desk.step(event.shiftKey ? -1 : 1);
});
window.addEventListener("pagehide", () => desk?.keep());
document.addEventListener("visibilitychange", () => document.hidden && desk?.keep());
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
byId("blank").addEventListener("click", openBlank);
byId("language").addEventListener("click", () => {
  speak(page.language === "zh" ? "en" : "zh");
  remember("language", page.language);
});
byId("rule").addEventListener("click", (event) => event.target === byId("rule") && byId("rule").close());

function remember(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing forgets the language.
  }
  return null;
}

speak(remember("language") === "en" ? "en" : "zh");
byId("loading").hidden = true;
document.documentElement.classList.add("ready");
performance.mark("ready");
if (drafts.openHere.get()) openDraft(drafts.openHere.get());
else {
  // Everything that a report needs comes while the page is looked at; what stands in its way is said at once.
  Promise.all([engine(), import("./desk.js"), import("ogi-report/element/define"), import("ogi-report/element/elements")]).catch(() => refuse(page.words.noModule));
}

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("./sw.js").then(
    async () => {
      await navigator.serviceWorker.ready;
      byId("promise").dataset.word = "offline";
      byId("promise").textContent = page.words.offline;
      document.documentElement.classList.add("offline");
    },
    () => {},
  );
}
