// The report as an Excel workbook: one sheet, the words in lines, the tables in cells merged as the form has them.
import { contentTypes, HEAD, pack, relationships, xml } from "./zip.js";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const letter = (column) => String.fromCharCode(65 + column);
const COLUMNS = 15;

/** Text in the middle with a border is style 1, words are style 2, the title is style 3. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><fonts count="2"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>`;

const cell = (reference, text, style) =>
  /^-?\d{1,15}(?:\.\d+)?$/.test(text) && !/^-?0\d/.test(text)
    ? `<c r="${reference}" s="${style}"><v>${text}</v></c>`
    : `<c r="${reference}" s="${style}"${text === "" ? "/>" : ` t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`}`;

/** Writes blocks as a workbook. */
export function xlsx(parts) {
  const rows = [];
  const merges = [];
  const merge = (row, column, height, width) => height * width > 1 && merges.push(`${letter(column)}${row}:${letter(column + width - 1)}${row + height - 1}`);
  for (const block of parts) {
    if (block.kind !== "table") {
      const at = rows.length + 1;
      // A row holds some ninety characters; merged cells do not grow by themselves.
      const height = block.kind === "paragraph" ? Math.ceil(block.text.length / 62) * 15 : block.kind === "title" ? 34 : 24;
      rows.push(`<row r="${at}" ht="${height}" customHeight="1">${cell(`A${at}`, block.text, block.kind === "title" ? 3 : 2)}</row>`);
      merge(at, 0, 1, COLUMNS);
      continue;
    }
    const begin = rows.length + 1;
    for (const [y, row] of block.rows.entries()) {
      const covered = block.rows.flat().filter((slot) => slot.row <= y && y < slot.row + slot.rows);
      const cells = covered.flatMap((slot) =>
        Array.from({ length: slot.columns }, (_, x) => [slot.column + x, cell(`${letter(slot.column + x)}${begin + y}`, slot.row === y && x === 0 ? slot.text : "", 1)]),
      );
      rows.push(`<row r="${begin + y}">${cells.sort(([left], [right]) => left - right).map(([, written]) => written).join("")}</row>`);
      for (const slot of row) merge(begin + slot.row, slot.column, slot.rows, slot.columns);
    }
    rows.push(`<row r="${rows.length + 1}"/>`);
  }
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>` : "";
  return pack([
    ["[Content_Types].xml", contentTypes([["xl/workbook.xml", "spreadsheetml.sheet.main"], ["xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"], ["xl/styles.xml", "spreadsheetml.styles"]])],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", `${HEAD}<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="年度报告" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relationships([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]])],
    ["xl/worksheets/sheet1.xml", `${HEAD}<worksheet ${MAIN}><cols><col min="1" max="${COLUMNS}" width="9" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData>${merged}</worksheet>`],
    ["xl/styles.xml", STYLES],
  ]);
}
