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
    const drawn = drawTable(table, (slot, row, column) => {
      const cell = drawCell(slot, at, row, column, figureOf(slot), words);
      cells.push(cell);
      return cell.td;
    });
    const sheet = make("div", { className: "sheet" }, drawn);
    sheet.setAttribute("part", "sheet");
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", `${table.title} ${words.sheet}`);
    return sheet;
  });
  return { cells, sections };
}

function drawTable(table, drawCellOf) {
  const rows = table.rows.map(() => make("tr"));
  const first = table.rows.findIndex((slots) => slots.some((slot) => slot.cell));
  for (const { slot, row, column } of positions(table)) {
    rows[row].append(slot.cell ? drawCellOf(slot, row, column) : drawLabel(slot, table, row, row < first));
  }
  const drawn = make("table", { className: table.name }, make("caption", {}, make("span", { textContent: table.title })), make("tbody", {}, ...rows));
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

function drawCell(slot, table, row, column, figure, words) {
  const input = make("input", {
    type: "text",
    inputMode: slot.money || slot.signed ? "decimal" : "numeric",
    autocomplete: "off",
    spellcheck: false,
    value: shown(figure),
  });
  if (typeof figure === "object") Object.assign(input, { placeholder: "?", title: words.unreadable(visible(figure.unreadable)) });
  input.setAttribute("aria-label", slot.name);
  input.setAttribute("part", "cell");
  const beside = make("span", { className: "beside", hidden: true });
  beside.setAttribute("aria-hidden", "true");
  const td = make("td", { colSpan: slot.columns, rowSpan: slot.rows }, input, beside);
  if (slot.cell.endsWith(".total")) td.classList.add("total");
  const cell = { slot, input, beside, td, table, row, column, columns: slot.columns, mark: null, given: figure };
  input.cell = cell;
  return cell;
}

/**
 * What stands small beside a figure: what the parts of a total add up to, where that is something else; else what the
 * document says, where the figure was changed.
 */
export function showBeside(cell, total, words) {
  const { input, beside, given } = cell;
  const agrees = total && input.value !== "" && Number(input.value) === total.sum;
  const told = total && !agrees && !(total.sum === 0 && total.open > 0);
  const changed = given !== null && input.value !== shown(given);
  const was = changed && (typeof given === "object" ? "?" : visible(given));
  const text = told ? words.sum(total.sum, total.open) : changed ? words.given(was) : "";
  cell.td.classList.toggle("changed", changed);
  if (beside.textContent === text) return;
  beside.textContent = text;
  beside.hidden = text === "";
}
