// The report as a Word document in the type that offices use: 方正小标宋 for the title, 黑体 for headings, 仿宋 for the words.
import { contentTypes, HEAD, pack, relationships, xml } from "./zip.js";

const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Between the margins of a page, in twentieths of a point. */
const WIDTH = 9070;
const SHARES = { 4: [3, 2, 2, 2], 10: [3, 5, 9, 4, 4, 4, 4, 4, 4, 4] };

const font = (name, size) => `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
const style = (id, name, properties, run) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${properties}</w:pPr>${run}</w:style>`;
const STYLES = `${HEAD}<w:styles ${MAIN}><w:docDefaults><w:rPrDefault>${font("宋体", 18).replace("</w:rPr>", '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>')}</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style("Title", "Title", '<w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', font("方正小标宋简体", 44))}${style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="200" w:after="120"/><w:ind w:firstLine="640"/><w:outlineLvl w:val="0"/>', font("黑体", 32))}${style("Text", "Body Text", '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>', font("仿宋", 32))}</w:styles>`;

const run = (text) => (text === "" ? "" : `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`);
const paragraph = (kind, text) => `<w:p><w:pPr><w:pStyle w:val="${kind}"/></w:pPr>${run(text)}</w:p>`;

function table({ columns, rows }) {
  const shares = SHARES[columns] ?? new Array(columns).fill(1);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((WIDTH * share) / all));
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`);
  const head = rows.findIndex((row) => row.some(({ isCell }) => isCell));
  const drawn = rows.map((_, y) => {
    const covering = rows.flat().filter((slot) => slot.row <= y && y < slot.row + slot.rows);
    const cells = covering.sort((left, right) => left.column - right.column).map((slot) => cell(slot, slot.row === y, widths));
    return `<w:tr><w:trPr><w:cantSplit/>${y < head ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>${sides.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${drawn.join("")}</w:tbl>`;
}

function cell(slot, isFirst, widths) {
  const width = widths.slice(slot.column, slot.column + slot.columns).reduce((sum, one) => sum + one, 0);
  const merged = slot.rows === 1 ? "" : isFirst ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
  const span = slot.columns > 1 ? `<w:gridSpan w:val="${slot.columns}"/>` : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merged}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${isFirst ? run(slot.text) : ""}</w:p></w:tc>`;
}

const KINDS = { title: "Title", heading: "Heading1", paragraph: "Text" };

/** Writes blocks as a Word document. */
export function docx(parts) {
  // A table needs a paragraph behind it.
  const body = parts.map((block) => (block.kind === "table" ? `${table(block)}<w:p/>` : paragraph(KINDS[block.kind], block.text))).join("");
  const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
  return pack([
    ["[Content_Types].xml", contentTypes([["word/document.xml", "wordprocessingml.document.main"], ["word/styles.xml", "wordprocessingml.styles"]])],
    ["_rels/.rels", relationships([["officeDocument", "word/document.xml"]])],
    ["word/document.xml", `${HEAD}<w:document ${MAIN}><w:body>${body}${section}</w:body></w:document>`],
    ["word/_rels/document.xml.rels", relationships([["styles", "styles.xml"]])],
    ["word/styles.xml", STYLES],
  ]);
}
