// A report as it will be published: title, words and tables, as blocks that are written as Word, Excel or a web page, and read
// again when its words were changed.

import { visible } from "./dom.js";

/** The headings of the six parts as the form has them. */
export const HEADINGS = ["", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"];
const TABLE_OF_PART = { 2: "proactive", 3: "requests", 4: "remedies" };

/** What stands before the first part where nobody wrote it. */
export const prefaceOf = (year) =>
  year ? `本报告依照《中华人民共和国政府信息公开条例》第五十条编制。所列数据的统计期限为${year}年1月1日至${year}年12月31日。` : "";

export const titleOf = ({ organ, year }) => `${organ ?? ""}${year ? `${year}年` : ""}政府信息公开工作年度报告`;

/** What stands in a cell: what is printed, a question mark where that cannot be decided. */
export function shownIn(value, path) {
  const figure = value.cells[path] ?? null;
  if (figure !== null && typeof figure === "object") return "?";
  return value.printed?.[path] ?? (figure === null ? "" : String(figure));
}

/** Where the slots of a table stand: rows of `{ text, isCell, rows, columns, row, column }`. */
export function grid(table, value) {
  const taken = table.rows.map(() => new Array(table.columns).fill(false));
  return table.rows.map((slots, row) => {
    let column = 0;
    return slots.map((slot) => {
      while (taken[row][column]) column += 1;
      for (let y = row; y < row + slot.rows; y += 1) for (let x = column; x < column + slot.columns; x += 1) taken[y][x] = true;
      return { text: slot.cell ? visible(shownIn(value, slot.cell)) : slot.label, isCell: Boolean(slot.cell), rows: slot.rows, columns: slot.columns, row, column };
    });
  });
}

/** The blocks of a report: `words` are the paragraphs of what stands before the first part, and of the six parts. */
export function blocks(value, layout, { title = null, words }) {
  const parts = [{ kind: "title", text: visible(title ?? titleOf(value)) }];
  for (const [part, heading] of HEADINGS.entries()) {
    if (part > 0) parts.push({ kind: "heading", text: heading });
    for (const text of words[part] ?? []) if (text.trim() !== "") parts.push({ kind: "paragraph", text: visible(text.trim()) });
    const table = layout.tables.find(({ name }) => name === TABLE_OF_PART[part]);
    if (table) parts.push({ kind: "table", name: table.name, columns: table.columns, rows: grid(table, value) });
  }
  return parts;
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

const CSS =
  "body{font:16px/1.8 'Noto Serif CJK SC','SimSun',serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2227}h1{font-size:1.5rem;text-align:center}h2{font-size:1.15rem;margin:1.6em 0 .6em}p{text-indent:2em;margin:.4em 0}table{border-collapse:collapse;width:100%;font-size:.8rem;line-height:1.35}td{border:1px solid #777;padding:.2em .3em;text-align:center}@page{size:A4;margin:18mm 15mm}@media print{body{margin:0}tr{break-inside:avoid}}";

/** The report as a web page of its own. */
export function page(parts) {
  const spans = ({ rows, columns }) => `${rows > 1 ? ` rowspan="${rows}"` : ""}${columns > 1 ? ` colspan="${columns}"` : ""}`;
  const body = parts.map((block) => {
    if (block.kind === "title") return `<h1>${escape(block.text)}</h1>`;
    if (block.kind === "heading") return `<h2>${escape(block.text)}</h2>`;
    if (block.kind === "paragraph") return `<p>${escape(block.text)}</p>`;
    return `<table>\n${block.rows.map((row) => `<tr>${row.map((slot) => `<td${spans(slot)}>${escape(slot.text)}</td>`).join("")}</tr>`).join("\n")}\n</table>`;
  });
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(parts[0].text)}</title><style>${CSS}</style></head><body>\n${body.join("\n")}\n</body></html>\n`;
}
