// What a blank form needs above it: whose report it is, of which year, and two buttons that type what follows.
import { el } from "./dom.js";

/** Fills every total of which all parts are there, one after another: a total of totals waits for its parts. */
export function totalsOf(engine, value) {
  const session = engine.Session.from(value);
  const layout = engine.layout(value.form, { undivided: value.undivided });
  const slots = layout.tables.flatMap(({ rows }) => rows.flat()).filter(({ cell }) => cell);
  const changes = [];
  for (let more = true; more; ) {
    more = false;
    const { totals } = session;
    for (const { cell, index } of slots) {
      const total = totals.get(index);
      if (!total || total.open > 0 || (session.text(index) ?? "") !== "") continue;
      session.set(index, total.sum);
      changes.push({ cell, to: total.sum });
      more = true;
    }
  }
  session.free();
  return changes;
}

/** Zeros for every cell that is empty and no total. */
export const zerosOf = ({ cells }) =>
  Object.keys(cells)
    .filter((cell) => (cells[cell] === null || cells[cell] === "") && !cell.endsWith(".total") && !cell.startsWith("requests.outcomes.total."))
    .map((cell) => ({ cell, to: 0 }));

export function formBar(desk, engine, page) {
  const { words } = page;
  const { form } = desk;
  const organ = el("input", { type: "text", value: form.organ ?? "", autocomplete: "organization", placeholder: words.organHint, id: "organ" });
  organ.addEventListener("change", () => {
    form.organ = organ.value.trim() || null;
    desk.words = page.wordsOf(desk);
  });
  const now = new Date().getFullYear();
  const years = Array.from({ length: now - 2018 }, (_, at) => now - at);
  const year = el("select", { id: "year" }, ...years.map((one) => el("option", { value: String(one), textContent: String(one), selected: one === form.year })));
  year.addEventListener("change", () => (form.year = Number(year.value)));
  form.addEventListener("editionchange", (event) => {
    const { lost, to } = event.detail;
    if (lost.length === 0 || event.detail.agreed) return;
    event.preventDefault();
    year.value = String(form.year);
    page.ask(words.otherForm(words.form[to], lost.length), [[words.goOn, () => {
      form.addEventListener("editionchange", ({ detail }) => (detail.agreed = true), { once: true, capture: true });
      form.year = to === "trial-2019" ? 2020 : 2021;
      year.value = String(form.year);
    }], [words.keepForm, () => {}]]);
  });
  const filled = el("span", { className: "filled", role: "status" });
  const type = (name, changes) => {
    const button = el("button", { type: "button", textContent: words[name], "data-action": name });
    button.addEventListener("click", () => {
      const wanted = changes();
      if (form.apply(wanted, words[name])) page.say(words.typedIn(wanted.length), form.lastStep);
      else page.say(words.nothingToFill);
    });
    return button;
  };
  const complete = el("input", { type: "checkbox", checked: form.complete });
  complete.addEventListener("change", () => (form.complete = complete.checked));
  const tell = () => {
    const { read, cells } = form.session.extent;
    filled.textContent = words.filled(read, cells);
  };
  form.addEventListener("findings", tell);
  form.addEventListener("change", tell);
  tell();
  return el(
    "div",
    { className: "formbar" },
    el("label", {}, el("span", { textContent: words.organ }), organ),
    el("label", {}, el("span", { textContent: words.year }), year),
    type("fillTotals", () => totalsOf(engine, form.value)),
    type("fillZeros", () => zerosOf(form.value)),
    el("label", { className: "complete" }, complete, el("span", { textContent: words.complete })),
    filled,
  );
}
