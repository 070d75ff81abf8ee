// What the elements beside a form share: a result, drawn in a shadow tree; a form that `for` names.
import { make } from "./draw.js";
import { LIST_WORDS } from "./list-words.js";
import { adoptStyle, BASE } from "./style.js";

const Base = globalThis.HTMLElement ?? class {};

export class PanelElement extends Base {
  static observedAttributes = ["lang", "for", "readonly"];
  #report = null;
  #body = make("div", { className: "body" });
  #target = null;
  #again = () => this.#fromTarget();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    adoptStyle(shadow, BASE + this.constructor.css);
    shadow.append(this.#body);
  }

  connectedCallback() {
    for (const property of ["report", "readOnly", "text"]) {
      if (!Object.prototype.hasOwnProperty.call(this, property)) continue;
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
    this.#bind();
    this.refresh();
  }

  disconnectedCallback() {
    this.#target?.removeEventListener("findings", this.#again);
    this.#target = null;
  }

  attributeChangedCallback() {
    if (!this.isConnected) return;
    this.#bind();
    this.refresh();
  }

  get language() {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    return tag.toLowerCase().startsWith("en") ? "en" : "zh";
  }

  get words() {
    return LIST_WORDS[this.language];
  }

  get readOnly() {
    return this.hasAttribute("readonly");
  }

  set readOnly(on) {
    this.toggleAttribute("readonly", Boolean(on));
  }

  /** The result that is shown, as `inspect` or `check` gives it. */
  get report() {
    return this.#report;
  }

  set report(report) {
    this.#report = report ?? null;
    if (this.isConnected) this.refresh();
  }

  /** The form that `for` names. */
  get target() {
    return this.#target;
  }

  #bind() {
    const id = this.getAttribute("for");
    const target = id ? this.getRootNode().getElementById(id) : null;
    if (target === this.#target) return;
    this.#target?.removeEventListener("findings", this.#again);
    this.#target = target;
    target?.addEventListener("findings", this.#again);
    target?.ready?.then(this.#again, () => {});
  }

  /** What a form says of itself: its figures and findings are a result without a document. */
  #fromTarget() {
    const { session } = this.#target ?? {};
    if (!session) return;
    // The small build has no whole result: what it knows is enough for a list.
    const value = session.value;
    this.report = { ...value, findings: session.findings, repairs: session.repairs ?? [], summary: null, extent: session.extent };
  }

  refresh() {
    this.#body.replaceChildren(...(this.#report ? this.draw(this.#report) : []));
  }

  /** Tells of something; what `for` names acts on it unless a listener prevents it. */
  emit(type, detail) {
    const event = new CustomEvent(type, { detail, bubbles: true, cancelable: true });
    if (this.dispatchEvent(event)) this.acted?.(type, detail);
  }
}
