// What a surrounding HTML form and a framework see of the element: a name, a value, whether it is valid, properties that
// stand for attributes.
import { internalsOf } from "./internals.js";

/** Tells the form what the value is and what is wrong with it. */
export const SUBMIT = Symbol("submit");

/** On a server there are no elements; importing the package there is no error. */
const Base = globalThis.HTMLElement ?? class {};

export class Field extends Base {
  static formAssociated = true;

  #internals = internalsOf(this);
  #found = [{}];
  #custom = "";

  /** `flags` as of `setValidity`; an empty object is valid. */
  [SUBMIT](value, ...found) {
    this.#internals.setFormValue(value);
    this.#found = found.length > 0 ? found : [{}];
    this.#judge();
  }

  /** What the page says is wrong stands before what the form finds. */
  #judge() {
    const [flags, message, anchor] = this.#found;
    if (this.#custom !== "") this.#internals.setValidity({ ...flags, customError: true }, this.#custom, anchor);
    else if (message) this.#internals.setValidity(flags, message, anchor);
    else this.#internals.setValidity({});
  }

  connectedCallback() {
    this.#internals.connect?.();
    this.nameByLabel();
  }

  /** The group of figures is read out under the name of its label, unless it has one of its own. */
  nameByLabel() {
    if (this.#internals.role !== "group") this.#internals.role = "group";
    const name = [...(this.labels ?? [])].map((label) => label.textContent.trim()).join(" ");
    if (name !== "" && this.#internals.ariaLabel !== name) this.#internals.ariaLabel = name;
  }

  setCustomValidity(message) {
    this.#custom = String(message);
    this.#judge();
  }

  get type() {
    return this.localName;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    reflect(this, "name", name);
  }

  get form() {
    return this.#internals.form;
  }

  /** Read only as of any control, but a framework that writes every attribute as a property is not brought down by it. */
  set form(id) {
    if (typeof id === "string") this.setAttribute("form", id);
  }

  get labels() {
    return this.#internals.labels;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }
}

/** Writes an attribute; `null`, `undefined` and `false` take it away. */
export function reflect(element, attribute, value) {
  const text = value === null || value === undefined || value === false ? null : value === true ? "" : String(value);
  if (text === null) element.removeAttribute(attribute);
  else if (element.getAttribute(attribute) !== text) element.setAttribute(attribute, text);
}

/** Properties that stand for attributes which are there or not. */
export function reflectFlags(prototype, flags) {
  for (const [property, attribute] of Object.entries(flags)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return this.hasAttribute(attribute);
      },
      set(on) {
        reflect(this, attribute, Boolean(on));
      },
    });
  }
}
