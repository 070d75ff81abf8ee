// What a surrounding HTML form sees of the element: a name, a value, whether it is valid.

/** Tells the form what the value is and what is wrong with it. */
export const SUBMIT = Symbol("submit");

export class Field extends HTMLElement {
  static formAssociated = true;

  #internals = this.attachInternals();

  /** `flags` as of `setValidity`; an empty object is valid. */
  [SUBMIT](value, flags, message, anchor) {
    this.#internals.setFormValue(value);
    if (message) this.#internals.setValidity(flags, message, anchor);
    else this.#internals.setValidity({});
  }

  get name() {
    return this.getAttribute("name");
  }

  get form() {
    return this.#internals.form;
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
