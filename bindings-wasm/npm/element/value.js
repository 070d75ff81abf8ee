// A value from outside: what it says, whether it can be used, and in which cells it differs from what stands there.
import { wrong } from "../guard.js";

export const FORMS = ["official-2021", "trial-2019"];

/** The form that reports of a year use. */
export const formOfYear = (year) => (year && year < 2021 ? "trial-2019" : "official-2021");

/** A year as a number; nothing for none. */
export function yearOf(year) {
  if (year === null || year === undefined || year === "") return null;
  const number = Number(year);
  if (Number.isInteger(number) && number >= 1900 && number <= 9999) return number;
  throw wrong("input/bad-field", `\`year\` is a year as a number, not ${JSON.stringify(year)}`);
}

/** A value as an object: an object as it is, JSON text read, nothing as an empty form. */
export function readValue(value) {
  if (value === null || value === undefined || value === "") return { cells: {} };
  let read = value;
  if (typeof value === "string") {
    try {
      read = JSON.parse(value);
    } catch {
      throw wrong("input/not-json", "the value is no JSON text");
    }
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) {
    throw wrong("input/bad-field", `the value is an object with \`form\`, \`year\`, \`organ\` and \`cells\`, or the same as JSON text, not ${JSON.stringify(value)}`);
  }
  if (read.form !== undefined && read.form !== null && !FORMS.includes(read.form)) {
    throw wrong("input/unknown-form", `unknown form ${JSON.stringify(read.form)}; the forms are ${FORMS.join(" and ")}`);
  }
  yearOf(read.year);
  const { cells } = read;
  if (cells !== undefined && cells !== null && (typeof cells !== "object" || Array.isArray(cells))) throw wrong("input/bad-field", "`cells` is an object of figures by path");
  return read;
}

const text = (figure) => (figure === null || figure === undefined ? "" : String(figure));

/** A figure as a value states it: what is printed, where that is more than the number, else the number; an object that cannot be decided stays one. */
const stated = (value, path) => {
  const figure = value.cells?.[path] ?? null;
  return figure !== null && typeof figure === "object" ? figure : text(value.printed?.[path] ?? figure);
};

const isSame = (left, right) => left === right || (typeof left === "object" && typeof right === "object" && JSON.stringify(left) === JSON.stringify(right));

/** Refuses what is no figure, and cells that the form does not have. */
export function admitCells(value, isCell) {
  for (const [path, figure] of Object.entries(value.cells ?? {})) {
    if (figure === null || figure === undefined) continue;
    if (!isCell(path)) throw wrong("input/unknown-cell", `the form has no cell \`${path}\``);
    const fits = typeof figure === "string" || (typeof figure === "number" && Number.isFinite(figure)) || (typeof figure === "object" && typeof figure.unreadable === "string");
    if (!fits) throw wrong("input/bad-cell", `\`${path}\` is a number or a text, not ${JSON.stringify(figure)}`);
  }
}

/** The cells in which a value differs from what stands there: `{ cell, to }` by path. */
export function differences(value, current, paths) {
  const changes = [];
  for (const path of paths) {
    const to = stated(value, path);
    if (!isSame(to, stated(current, path))) changes.push({ cell: path, to });
  }
  return changes;
}
