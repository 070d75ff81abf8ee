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
    rows.at(-1).push(cell);
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
  if (rows.length > 1 && rows.at(-1).every((value) => value === "")) rows.pop();
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

/** The block on a clipboard: rows of texts, columns of labels on its left and rows of headers on its top left out. */
export function blockOf(clipboard) {
  // A word processor breaks lines within cells, so that only its HTML says where a row ends.
  const html = clipboard.getData("text/html");
  let rows = (html && rowsOfHtml(html)) || rowsOf(clipboard.getData("text/plain"));
  rows = rows.map((row) => Array.from(row, (value) => plain(value ?? "")));
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length === 1 && width === 1) return rows;
  const isFigure = (value) => value === undefined || FIGURE.test(value);
  while (rows.length > 1 && !rows[0].some((value) => value !== "" && isFigure(value))) rows.shift();
  let labels = 0;
  while (labels < width - 1 && rows.every((row) => row[labels] === undefined || row[labels] === "" || !isFigure(row[labels])) && rows.some((row) => row[labels])) labels += 1;
  return rows.map((row) => row.slice(labels));
}
