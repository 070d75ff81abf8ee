// Tabs: one panel at a time, moved between with the arrow keys.
import { el } from "./dom.js";

export class Tabs {
  element;
  #tabs = new Map();

  /** `names` with their titles, the first one open. */
  constructor(titles, label) {
    const list = el("div", { role: "tablist", "aria-label": label });
    this.element = el("section", { className: "pane tabs" }, list);
    for (const [name, title] of Object.entries(titles)) {
      const tab = el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, textContent: title });
      const panel = el("div", { className: `body ${name}`, role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, "data-title": title, tabIndex: 0 });
      tab.addEventListener("click", () => this.open(name));
      this.#tabs.set(name, { tab, panel });
      list.append(tab);
      this.element.append(panel);
    }
    list.addEventListener("keydown", (event) => this.#onKey(event));
    this.open(this.#tabs.keys().next().value);
  }

  panel(name) {
    return this.#tabs.get(name).panel;
  }

  /** Shows how many things a panel holds. */
  count(name, count) {
    const { tab } = this.#tabs.get(name);
    if (count > 0) tab.dataset.count = String(count);
    else delete tab.dataset.count;
  }

  open(name) {
    for (const [other, { tab, panel }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      panel.classList.toggle("away", other !== name);
    }
  }

  #onKey(event) {
    const names = [...this.#tabs.keys()];
    const at = names.findIndex((name) => this.#tabs.get(name).tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const name = names.at(to % names.length);
    this.open(name);
    this.#tabs.get(name).tab.focus();
  }
}
