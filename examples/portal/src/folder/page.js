// Many files: what is known beside them is asked for, they are checked in workers, and the overview is shown in the page.
import { css, overview } from "virtual:overview";
import { registerOf } from "ogi-report/register";
import { el, foreign } from "../dom.js";
import { save } from "../files.js";
import { Pool } from "./pool.js";

const isTable = ({ path }) => /\.csv$/i.test(path);
const isResult = ({ path }) => /(?:^|\/)result\.json$/i.test(path);

/** The clock with its distance from UTC, as results name the moment of a check. */
function now() {
  const date = new Date();
  const away = -date.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + away * 60_000).toISOString().slice(0, 19);
  return `${local}${away < 0 ? "-" : "+"}${two(away / 60)}:${two(away % 60)}`;
}

/** What the files have in common at the head of their paths, as a person would name them. */
const nameOf = (files) => [...new Set(files.map(({ path }) => (path.includes("/") ? path.split("/")[0] : "")))].filter(Boolean).slice(0, 4);

export class FolderPage {
  #files;
  #words;
  #pool = null;
  #register = null;
  #baseline = null;
  #refusal = el("p", { className: "refusal", role: "alert" });
  #status = el("p", { className: "folder-status", role: "status" });

  constructor(files, words, close) {
    this.#files = files;
    this.#words = words;
    const back = el("button", { type: "button", className: "quiet", textContent: words.back });
    back.addEventListener("click", close);
    const title = el("h1", { tabIndex: -1, textContent: words.title(files.length) });
    this.body = el("div", { className: "folder-body" });
    this.element = el("main", { id: "folder" }, el("div", { className: "folder-head" }, title, back), this.#status, this.#refusal, this.body);
    this.#ask();
  }

  end() {
    this.#pool?.end();
    this.#pool = null;
  }

  // What is known beside the files.

  async #ask() {
    const words = this.#words;
    const text = (label, type) => {
      const input = el("input", { type });
      return { input, label: el("label", { className: "folder-field" }, el("span", { textContent: label }), input) };
    };
    const file = (label, accept, take) => {
      const field = text(label, "file");
      field.input.accept = accept;
      field.input.addEventListener("change", async () => {
        this.#refusal.textContent = "";
        const [given] = field.input.files;
        if (given && !(await take(given, given.name))) field.input.value = "";
      });
      return field.label;
    };
    const office = text(words.office, "text");
    const due = text(words.due, "date");
    const strict = text(words.strict, "checkbox");
    const start = el("button", { type: "submit", className: "main", textContent: words.start });
    const form = el(
      "form",
      { className: "intake folder-form" },
      file(words.register, ".csv,text/csv", (given, name) => this.#takeRegister(given, name)),
      el("p", { className: "folder-hint", textContent: words.registerHint }),
      file(words.baseline, ".json,application/json", (given) => this.#takeBaseline(given)),
      office.label,
      due.label,
      strict.label,
      el("p", { className: "actions" }, start),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run({ notice: { office: office.input.value.trim(), due: due.input.value }, isStrict: strict.input.checked });
    });
    this.body.replaceChildren(el("p", { className: "lead", textContent: words.lead }), form);
    // A register or an earlier result among the files is no report.
    for (const one of this.#files.filter(isTable)) if (await this.#takeRegister(one.file, one.path, true)) this.#leaveOut(one);
    for (const one of this.#files.filter(isResult)) if (await this.#takeBaseline(one.file, true)) this.#leaveOut(one);
  }

  #leaveOut(one) {
    this.#files = this.#files.filter((other) => other !== one);
    this.element.querySelector("h1").textContent = this.#words.title(this.#files.length);
  }

  async #takeRegister(file, name, isQuiet = false) {
    const register = registerOf(new Uint8Array(await file.arrayBuffer()));
    if (!register && !isQuiet) this.#refusal.textContent = this.#words.notRegister;
    if (!register) return false;
    this.#register = register;
    this.#status.replaceChildren(foreign(this.#words.registerFound(name, register.length)));
    return true;
  }

  async #takeBaseline(file, isQuiet = false) {
    try {
      const read = JSON.parse(await file.text());
      if (!Array.isArray(read?.reports)) throw new TypeError("no result");
      this.#baseline = read;
      return true;
    } catch {
      if (!isQuiet) this.#refusal.textContent = this.#words.notBaseline;
      return false;
    }
  }

  // The work.

  async #run({ notice, isStrict }) {
    const words = this.#words;
    const files = this.#files;
    if (files.length === 0) {
      this.#refusal.textContent = words.nothing;
      return;
    }
    const begun = performance.now();
    const bar = el("progress", { max: files.length, value: 0, "aria-label": words.title(files.length) });
    const stop = el("button", { type: "button", textContent: words.stop });
    stop.addEventListener("click", () => {
      this.end();
      this.#status.replaceChildren();
      this.#ask();
    });
    this.body.replaceChildren(el("div", { className: "folder-progress" }, bar, stop));
    this.#refusal.textContent = "";
    this.#status.textContent = words.loading;
    const pool = new Pool();
    this.#pool = pool;
    try {
      const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
      const options = { language, now: now(), ...(isStrict && { profile: "thorough" }), ...(this.#baseline && { baseline: this.#baseline }) };
      await pool.begin({ register: this.#register, options, notice });
      const { ask } = pool.first;
      const made = new Array(files.length);
      let [done, wrong, unread] = [0, 0, 0];
      await pool.entries(files.map(({ path, file }) => ({ name: path, file })), (at, entry) => {
        made[at] = entry;
        done += 1;
        const { errors, error } = JSON.parse(entry);
        wrong += errors > 0 ? 1 : 0;
        unread += error ? 1 : 0;
        bar.value = done;
        this.#status.textContent = words.progress(done, files.length, wrong, unread);
      });
      await ask("open", nameOf(files));
      for (const [at, entry] of made.entries()) await ask("put", { at, entry });
      const pairs = await ask("pairs");
      const work = pairs.map(([at, before]) => ({ name: files[at].path, file: files[at].file, last: { name: files[before].path, file: files[before].file } }));
      let again = 0;
      await pool.entries(work, async (place, entry) => {
        made[pairs[place][0]] = entry;
        again += 1;
        this.#status.textContent = words.again(again, work.length);
      });
      for (const [at] of pairs) await ask("put", { at, entry: made[at] });
      this.#status.textContent = words.joining;
      this.#show(await ask("page"), words.made(files.length, ((performance.now() - begun) / 1000).toFixed(1)));
    } catch (error) {
      if (this.#pool !== pool) return;
      this.#status.replaceChildren();
      this.#refusal.textContent = words.failed(error?.message ?? String(error));
    }
  }

  /** The overview in the page: the same elements and the same script as in the file, apart from the page's own style. */
  #show(html, told) {
    const words = this.#words;
    const take = (kind, ending, label, isMain = false) => {
      const button = el("button", { type: "button", className: isMain ? "main" : "", textContent: label, "data-take": kind });
      button.addEventListener("click", async () => {
        button.disabled = true;
        try {
          save(`${words.name}-${now().slice(0, 10)}.${ending}`, "", await this.#pool.first.ask("take", kind));
        } finally {
          button.disabled = false;
        }
      });
      return button;
    };
    // Its style is applied apart: the policy of the page would refuse it here.
    const made = new DOMParser().parseFromString(html.replace(/<style>[^]*?<\/style>/, ""), "text/html");
    const data = JSON.parse(made.getElementById("data").textContent);
    made.querySelectorAll("script, noscript").forEach((one) => one.remove());
    const holder = el("div", { className: "folder-overview" });
    const root = holder.attachShadow({ mode: "open" });
    root.append(sheet(root), el("div", { className: "page" }, ...[...made.body.children].map(part)));
    // A place in the page is found by the address only outside of a shadow.
    root.addEventListener("click", (event) => {
      const href = event.target.closest?.("a[href^='#']")?.getAttribute("href");
      if (!href) return;
      event.preventDefault();
      const place = root.getElementById(href.slice(1));
      if (place) place.open = true;
      place?.scrollIntoView();
    });
    this.#status.textContent = told;
    const takes = el("p", { className: "actions folder-takes" }, take("all", "zip", words.all, true), take("page", "html", words.page), take("workbook", "xlsx", words.workbook), take("result", "json", words.result));
    this.body.replaceChildren(takes, holder);
    overview(root, data);
  }
}

/** A part of the overview: within a page it is neither the head nor the main part of it. */
const part = (of) => el("div", { className: of.localName }, ...of.childNodes);

/** The style of the overview, for a root of its own. */
function sheet(root) {
  if ("adoptedStyleSheets" in root) {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    root.adoptedStyleSheets = [made];
    return "";
  }
  return el("style", { textContent: css });
}
