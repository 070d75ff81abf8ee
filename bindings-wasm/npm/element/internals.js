// The part of an element in a form. Browsers before 2023 (Firefox 98, Safari 16.4) know no `attachInternals`: there the
// figures join the data of the form by its own event, and the rest is kept here.

class Substitute {
  #host;
  #value = null;
  #form = null;
  validity = { valid: true };
  validationMessage = "";
  role = "";

  constructor(host) {
    this.#host = host;
  }

  connect() {
    const { form } = this;
    if (form === this.#form) return;
    this.#form = form;
    form?.addEventListener("formdata", (event) => {
      const { name, isConnected } = this.#host;
      if (isConnected && name !== "" && this.form === form && this.#value !== null) event.formData.set(name, this.#value);
    });
    form?.addEventListener("reset", () => this.form === form && this.#host.formResetCallback());
    form?.addEventListener("submit", (event) => !form.noValidate && this.form === form && !this.reportValidity() && event.preventDefault());
  }

  get form() {
    return this.#host.closest("form");
  }

  get labels() {
    const { id } = this.#host;
    const labels = [...this.#host.getRootNode().querySelectorAll("label")];
    return labels.filter((label) => label.contains(this.#host) || (id !== "" && label.htmlFor === id));
  }

  get willValidate() {
    return !this.#host.hasAttribute("disabled") && !this.#host.hasAttribute("readonly");
  }

  set ariaLabel(name) {
    this.#host.setAttribute("role", "group");
    this.#host.setAttribute("aria-label", name);
  }

  setFormValue(value) {
    this.#value = value;
  }

  setValidity(flags, message = "") {
    this.validity = { ...flags, valid: Object.values(flags).every((flag) => !flag) };
    this.validationMessage = message;
  }

  checkValidity() {
    if (!this.willValidate || this.validity.valid) return true;
    this.#host.dispatchEvent(new Event("invalid", { cancelable: true }));
    return false;
  }

  reportValidity() {
    const valid = this.checkValidity();
    if (!valid) this.#host.focus();
    return valid;
  }
}

export const internalsOf = (host) => host.attachInternals?.() ?? new Substitute(host);
