// Steps that can be undone. A step is a list of `{ cell, from, to }`.
const MOST = 500;

export class History {
  #undo = [];
  #redo = [];

  get canUndo() {
    return this.#undo.length > 0;
  }

  get canRedo() {
    return this.#redo.length > 0;
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

function move(from, to) {
  const step = from.pop();
  if (step) to.push(step);
  return step;
}
