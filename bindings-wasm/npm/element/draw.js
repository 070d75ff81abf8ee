// Draws a layout: tables of labels and cells, with the headers that a screen reader needs.
import { positions } from "./grid.js";

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// Characters that change the direction of text, or that nobody sees.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text in which nothing can hide: invisible characters and those that turn the direction show as a box. */
export const visible = (text) => String(text).replace(UNSEEN, "\u25a1");

/** How a figure shows: a text or number as it is, one that could not be read as nothing. */
export const shown = (figure) => (typeof figure === "object" ? "" : visible(figure));

/** Draws the tables: `cells` in printed order and the `sections` to show. */
export function drawForm(layout, figureOf, words) {
  const cells = [];
  const sections = layout.tables.map((table, at) => {
    const drawn = drawTable(table, (slot, row, column, label) => {
      const cell = { ...drawCell(slot, figureOf(slot), words), table: at, row, column, label };
      cell.input.cell = cell;
      cells.push(cell);
      return cell.td;
    });
    const sheet = make("div", { className: `sheet ${table.name}` }, drawn);
    sheet.setAttribute("part", "sheet");
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", `${table.title} ${words.sheet}`);
    // A page puts the words of a report before its tables.
    return [make("slot", { name: `before-${table.name}` }), sheet];
  });
  return { cells, sections: [make("slot", { name: "start" }), ...sections.flat(), make("slot", { name: "end" })] };
}

function drawTable(table, drawCellOf) {
  const rows = table.rows.map(() => make("tr"));
  const first = table.rows.findIndex((slots) => slots.some((slot) => slot.cell));
  const labels = [];
  for (const { slot, row, column } of positions(table)) {
    if (!slot.cell) labels[row] = slot.label;
    rows[row].append(slot.cell ? drawCellOf(slot, row, column, labels[row] ?? "") : drawLabel(slot, table, row, row < first));
  }
  const caption = make("caption", {}, make("span", { textContent: table.title }));
  caption.setAttribute("part", "caption");
  // A head is repeated on every page that is printed, and stays in sight while a long table is scrolled.
  const drawn = make("table", { className: table.name }, caption, make("thead", {}, ...rows.slice(0, first)), make("tbody", {}, ...rows.slice(first)));
  drawn.setAttribute("part", "table");
  return drawn;
}

function drawLabel(slot, table, row, above) {
  const th = make("th", { textContent: slot.label, colSpan: slot.columns, rowSpan: slot.rows });
  th.setAttribute("part", "label");
  const heads = above || !table.rows[row].some((other) => other.cell);
  if (heads) th.scope = slot.columns > 1 ? "colgroup" : "col";
  else th.scope = slot.rows > 1 ? "rowgroup" : "row";
  if (!heads) th.className = slot.rows > 1 ? "group" : "row";
  else if (row === 0 && slot.rows > 2) th.className = "stub";
  return th;
}

function drawCell(slot, figure, words) {
  const input = make("input", {
    type: "text",
    inputMode: slot.money || slot.signed ? "decimal" : "numeric",
    autocomplete: "off",
    spellcheck: false,
  });
  fillIn(input, figure, words);
  input.setAttribute("aria-label", slot.name);
  input.setAttribute("part", "cell");
  const beside = make("span", { className: "beside", hidden: true });
  beside.setAttribute("aria-hidden", "true");
  const td = make("td", { colSpan: slot.columns, rowSpan: slot.rows }, input, beside);
  if (slot.cell.endsWith(".total")) td.classList.add("total");
  return { slot, input, beside, td, columns: slot.columns, mark: null, remark: null, given: null, last: null };
}

/** Puts a figure into the input of its cell. */
export function fillIn(input, figure, words) {
  const isUnread = typeof figure === "object";
  const text = shown(figure);
  if (input.value !== text) input.value = text;
  input.placeholder = isUnread ? "?" : "";
  input.title = isUnread ? words.unreadable(visible(figure.unreadable)) : "";
}

/**
 * What stands small beside a figure: what the parts of a total add up to, where that is something else; else what the
 * document says, where the figure was changed; else what last year's report says, where a page gave it.
 */
export function showBeside(cell, total, words) {
  const { input, beside, given, last } = cell;
  const agrees = total && input.value !== "" && Number(input.value) === total.sum;
  const isSummed = total && !agrees && !(total.sum === 0 && total.open > 0);
  const changed = given !== null && input.value !== shown(given);
  const was = changed && (typeof given === "object" ? "?" : visible(given));
  const before = last === null ? "" : words.last(visible(last));
  const text = isSummed ? words.sum(total.sum, total.open) : changed ? words.given(was) : before;
  cell.td.classList.toggle("changed", changed);
  if (beside.textContent === text) return;
  beside.textContent = text;
  beside.hidden = text === "";
  cell.td.classList.toggle("summed", text !== "");
}
