// Workers side by side: files go to whichever is free, what they are together is made by the first.

import CheckWorker from "./worker.js?worker";

/** A worker that is asked and answers. */
function worker() {
  const made = new CheckWorker();
  const waiting = new Map();
  let next = 0;
  made.onmessage = ({ data: { id, value, failed, code } }) => {
    const { done, refuse } = waiting.get(id);
    waiting.delete(id);
    if (failed === undefined) done(value);
    else refuse(Object.assign(new Error(failed), { code }));
  };
  const end = (text) => {
    for (const { refuse } of waiting.values()) refuse(new Error(text));
    waiting.clear();
  };
  made.onerror = (event) => end(event.message || "worker");
  return {
    ask: (what, value) =>
      new Promise((done, refuse) => {
        waiting.set(next, { done, refuse });
        made.postMessage({ id: next, what, value });
        next += 1;
      }),
    end() {
      made.terminate();
      end("ended");
    },
  };
}

const MOST = 4;

/** Checks files as entries, in workers; `tell(done, entry)` hears of each. */
export class Pool {
  #workers = Array.from({ length: Math.max(1, Math.min(MOST, (navigator.hardwareConcurrency || 2) - 1)) }, worker);

  get first() {
    return this.#workers[0];
  }

  begin(how) {
    return Promise.all(this.#workers.map(({ ask }) => ask("begin", how)));
  }

  /** An entry for each piece of work, told of as they come. */
  async entries(work, tell) {
    let next = 0;
    const busy = this.#workers.map(async ({ ask }) => {
      while (next < work.length) {
        const at = next;
        next += 1;
        tell(at, await ask("entry", work[at]));
      }
    });
    await Promise.all(busy);
  }

  end() {
    this.#workers.forEach((one) => one.end());
  }
}
