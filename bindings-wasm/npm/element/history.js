// Steps that can be undone. A step is `{ label, changes }` with a list of `{ cell, from, to }`; cells go by path, so that a
// step outlives the drawing of the form.
const MOST = 500;

export class History {
  #undo = [];
  #redo = [];

  /** The step that is undone next. */
  get last() {
    return last(this.#undo);
  }

  /** The step that is done again next. */
  get next() {
    return last(this.#redo);
  }

  clear() {
    this.#undo = [];
    this.#redo = [];
  }

  add(step) {
    this.#undo.push(step);
    if (this.#undo.length > MOST) this.#undo.shift();
    this.#redo = [];
  }

  /** The step to write back with its side `from`. */
  back() {
    return move(this.#undo, this.#redo);
  }

  /** The step to write again with its side `to`. */
  forth() {
    return move(this.#redo, this.#undo);
  }
}

const last = (steps) => steps[steps.length - 1] ?? null;

function move(from, to) {
  const step = from.pop() ?? null;
  if (step) to.push(step);
  return step;
}
