// What the tests do with a form on a page: cells by path, what stands in them, how they are marked.

/** What a cell shows: its text, its mark, what stands beside it, and whether it has the focus. */
export const cellOf = (page, path) =>
  page.evaluate((wanted) => {
    const { shadowRoot } = document.querySelector("ogi-report-form");
    const input = [...shadowRoot.querySelectorAll("input")].find(({ cell }) => cell.slot.cell === wanted);
    const td = input.closest("td");
    const beside = td.querySelector(".beside");
    return {
      text: input.value,
      mark: td.dataset.mark ?? null,
      beside: beside.hidden ? "" : beside.textContent,
      linked: td.classList.contains("linked"),
      focused: shadowRoot.activeElement === input,
      invalid: input.ariaInvalid,
    };
  }, path);

/** Moves to a cell. */
export const focus = (page, path) => page.evaluate((wanted) => document.querySelector("ogi-report-form").focusCell(wanted), path);

/** Pastes into what has the focus, as a spreadsheet or a word processor would. */
export const paste = (page, data) =>
  page.evaluate((types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    let target = document.activeElement;
    while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, data);

/** What the bubble says; empty when it is closed. */
export const bubble = (page) =>
  page.evaluate(() => {
    const found = document.querySelector("ogi-report-form").shadowRoot.querySelector(".bubble");
    return found.hidden ? "" : found.textContent;
  });

/** Waits until a cell is marked so. */
export const marked = (page, path, mark) =>
  page.waitForFunction(
    ([wanted, grade]) => {
      const { shadowRoot } = document.querySelector("ogi-report-form");
      const input = [...shadowRoot.querySelectorAll("input")].find(({ cell }) => cell.slot.cell === wanted);
      return (input?.closest("td").dataset.mark ?? null) === grade;
    },
    [path, mark],
  );
