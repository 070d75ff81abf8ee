// A block of cells as spreadsheets and word processors put it on the clipboard.

const FIGURE = /^[\s\d０-９.,，．%()（）+\-—–－/／\\]*(?:无|件|条|次|元|万元|个|份)?$/;

/** What is typed or pasted, with full-width digits and thousands separators taken out. */
export function plain(text) {
  const folded = text.normalize("NFKC").replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").trim();
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(folded) ? folded.replaceAll(",", "") : folded;
}

/** Rows of cells; cells in quotes may hold tabs and line breaks. */
function rowsOf(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const put = () => {
    rows[rows.length - 1].push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === "\t") put();
    else if (character === "\n") {
      put();
      rows.push([]);
    } else if (character !== "\r") cell += character;
  }
  put();
  if (rows.length > 1 && rows[rows.length - 1].every((value) => value === "")) rows.pop();
  return rows;
}

/** Rows of the first table of pasted HTML; merged cells stand once, in their upper left corner. */
function rowsOfHtml(html) {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  for (const unseen of table.querySelectorAll("script, style, template")) unseen.remove();
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (rows[y][x] !== undefined) x += 1;
      const height = Math.min(Number(cell.rowSpan) || 1, rows.length - y);
      const width = Math.min(Number(cell.colSpan) || 1, 64);
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) rows[y + down][x + right] = down + right === 0 ? cell.textContent : "";
      }
      x += width;
    }
  });
  return rows;
}

/**
 * The block on a clipboard: `{ rows, labels }`, texts without the columns of labels on their left and the rows of headers on
 * top, and the label that stands before each row.
 */
export function blockOf(clipboard) {
  // A word processor breaks lines within cells, so that only its HTML says where a row ends.
  const html = clipboard.getData("text/html");
  let rows = (html && rowsOfHtml(html)) || rowsOf(clipboard.getData("text/plain"));
  rows = rows.map((row) => Array.from(row, (value) => plain(value ?? "")));
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length === 1 && width === 1) return { rows, labels: [""] };
  const isFigure = (value) => value === undefined || FIGURE.test(value);
  while (rows.length > 1 && !rows[0].some((value) => value !== "" && isFigure(value))) rows.shift();
  let labels = 0;
  while (labels < width - 1 && rows.every((row) => row[labels] === undefined || row[labels] === "" || !isFigure(row[labels])) && rows.some((row) => row[labels])) labels += 1;
  const labelOf = (row) => [...row.slice(0, labels)].reverse().find((value) => value) ?? "";
  return { rows: rows.map((row) => row.slice(labels)), labels: rows.map(labelOf) };
}

/** A label as it is compared: without its number and its signs. */
const bare = (label) => label.normalize("NFKC").replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?/, "").replace(/[^\p{L}\p{N}]/gu, "");

/** A row of the form that a label names, among the rows of its cells. */
function rowNamed(label, cells) {
  const wanted = bare(label);
  if (wanted === "") return undefined;
  return cells.find((cell) => bare(cell.label) === wanted);
}

/**
 * Where a block belongs: `{ targets, left, moved }`, for every figure its cell. Rows go where their labels say; without
 * labels the block begins at the cell `at`. `moved` names the row that the first one went to, where that is another.
 */
export function placeOf({ rows, labels }, cells, at, cellAt) {
  const named = labels.map((label) => rowNamed(label, cells));
  const byLabel = named.filter(Boolean).length > named.filter((cell, row) => !cell && labels[row] !== "").length;
  const first = (cell) => cells.find((other) => other.table === cell.table && other.row === cell.row);
  const begin = rows.map((_, down) => {
    if (!byLabel) return { table: at.table, row: at.row + down, column: at.column };
    const cell = named[down];
    return cell && { table: cell.table, row: cell.row, column: first(cell).column };
  });
  const targets = [];
  let left = 0;
  rows.forEach((row, down) => {
    let column = begin[down]?.column;
    for (const text of row) {
      const cell = begin[down] && cellAt(cells, begin[down].table, begin[down].row, column);
      if (cell) targets.push({ cell, text });
      else if (text !== "") left += 1;
      // Merged cells of the form are one figure of the block where rows go by their labels.
      column += byLabel && cell ? cell.columns : 1;
    }
  });
  const start = named.find(Boolean);
  const isElsewhere = byLabel && start && (start.table !== at.table || start.row !== at.row);
  return { targets, left, moved: isElsewhere ? start.label : null, byLabel };
}
