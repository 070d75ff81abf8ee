// What a program takes from the form and gives back. A store that answers late gives back what the form has left behind: that
// is no new value, and must not take away what was typed meanwhile.

/** How long an answer may take. */
const PATIENCE = 2000;
const MOST = 64;

const textOf = ({ cells }) => JSON.stringify(cells ?? {});

export class Echo {
  #taken = [];
  #version = 0;

  /** Somebody typed, or made a step. */
  moved() {
    this.#version += 1;
  }

  /** The program has taken this value. */
  take(value) {
    this.#taken.push({ text: textOf(value), version: this.#version, at: performance.now() });
    if (this.#taken.length > MOST) this.#taken.shift();
  }

  /** Whether the program gives back what it took before the last keystroke; each answer counts once. */
  isLate(value) {
    if (this.#taken.length === 0) return false;
    const text = textOf(value);
    const at = this.#taken.findIndex((taken) => taken.text === text);
    if (at < 0) return false;
    const [answer] = this.#taken.splice(0, at + 1).slice(-1);
    return answer.version < this.#version && performance.now() - answer.at < PATIENCE;
  }
}
