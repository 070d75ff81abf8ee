//! Word files put together part by part.

use std::io::{Cursor, Write};

use ogi_core::{Anchor, Language};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::docx;
use crate::document::{Block, Document};
use crate::error::{DecodeError, Fault};
use crate::limits::Limits;

/// An archive of the given parts.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="b" Type="x/styles" Target="styles.xml"/></Relationships>"#;

/// A Word file with this body and, where they are not empty, these styles and lists.
fn word(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let document = format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let styles = format!("<w:styles xmlns:w='w'>{styles}</w:styles>");
    let numbering = format!("<w:numbering xmlns:w='w'>{numbering}</w:numbering>");
    archive(&[
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
    ])
}

fn read(body: &str) -> Document<'static> {
    docx::read(&word(body, "", ""), Limits::default()).unwrap()
}

fn paragraphs<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let paragraph = |block: &'d Block| if let Block::Paragraph(range) = block { Some(document.slice(range)) } else { None };
    document.blocks.iter().filter_map(paragraph).collect()
}

fn grids(document: &Document<'_>) -> Vec<Vec<Vec<String>>> {
    let grid = |block: &Block| {
        let Block::Grid(grid) = block else { return None };
        let row =
            |cells: &[crate::document::GridCell]| cells.iter().map(|cell| document.slice(&cell.range).to_owned()).collect();
        Some(grid.rows.iter().map(|each| row(&each.cells)).collect())
    };
    document.blocks.iter().filter_map(grid).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn tracked_changes_hidden_text_and_fields() {
    let document = read(
        r#"<w:p><w:r><w:t>收到申请</w:t></w:r><w:del><w:r><w:delText>12</w:delText><w:t>13</w:t></w:r></w:del>
        <w:ins><w:r><w:t>14</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>
        <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>件</w:t></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>8</w:t></w:r></w:fldSimple><w:r><w:t>其中</w:t><w:br/><w:t>&#19968;&amp;</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上年</w:t></w:r></w:p><w:p><w:r><w:t>结转</w:t></w:r></w:p>"#,
    );
    assert_eq!(paragraphs(&document), ["收到申请14件", "其中", "一&", "上年结转"]);
}

#[test]
fn merged_cells_are_laid_out() {
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val=\"2\"/>", "项目"),
        tc("", "总计"),
        tc("<w:vMerge w:val=\"restart\"/>", "三、结果"),
        tc("", "（一）予以公开"),
        tc("", "5"),
        tc("<w:vMerge/>", "看不见"),
        tc("", "（二）部分公开"),
        tc("", "")
    );
    let document = read(&table);
    assert_eq!(
        grids(&document),
        [vec![vec!["项目", "总计"], vec!["三、结果", "（一）予以公开", "5"], vec!["（二）部分公开", ""]]]
    );
    let [Block::Grid(grid)] = &document.blocks[..] else { panic!("one table") };
    let merged = &grid.rows[1].cells[0];
    assert_eq!((merged.row_span, merged.column), (2, 0));
    assert_eq!((grid.rows[0].cells[0].column_span, grid.rows[2].cells[0].column), (2, 1));
    let five = u32::try_from(document.text.find('5').unwrap()).unwrap();
    let location = document.locations.at(five).unwrap();
    assert_eq!((location.spot, &*location.part), (Anchor::Cell { table: 1, row: 2, column: 3 }, "word/document.xml"));
    assert_eq!(location.text(Language::Zh), "第1表第2行第3列");
    // A blank cell has its place too.
    let blank = &grid.rows[2].cells[1].range;
    assert!(blank.is_empty());
    assert_eq!(document.locations.at(blank.start).unwrap().text(Language::En), "table 1, row 3, column 3");
}

#[test]
fn a_table_inside_a_cell_is_a_table_of_its_own() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "规章"), tc("", "0"));
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>{}", p("二、主动公开"), p("注"), p("三、收到"));
    let document = read(&outer);
    assert_eq!(paragraphs(&document), ["二、主动公开", "注", "三、收到"]);
    assert_eq!(grids(&document), [[["规章", "0"]]]);
}

#[test]
fn deleted_rows_and_text_boxes() {
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("", "规章"),
        tc("", "9"),
        tc("", "规章"),
        tc("", "0")
    );
    let boxed = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>";
    let anchored = format!(
        "<w:p><w:r><w:t>正</w:t><mc:AlternateContent xmlns:mc='m'><mc:Choice>{boxed}</mc:Choice>\
         <mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>"
    );
    let document = read(&(table + &anchored));
    assert_eq!(grids(&document), [[["规章", "0"]]]);
    assert_eq!(paragraphs(&document), ["正文", "框内"]);
}

#[test]
fn automatic_numbers_are_written_out() {
    let styles = r#"<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style>"#;
    let lists = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
        <w:lvlText w:val="%1、"/><w:pStyle w:val="H"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
        <w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>"#;
    let item = |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let level = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='5'/></w:numPr>";
    let off = "<w:pStyle w:val='H'/><w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [
        item("<w:pStyle w:val='H'/>", "总体情况"),
        item(level, "主动公开"),
        item(level, "2024年"),
        item(off, "无编号"),
        item("<w:pStyle w:val='H2'/>", "主动公开政府信息情况"),
        item(level, "重新起算"),
    ];
    let document = docx::read(&word(&body.concat(), styles, lists), Limits::default()).unwrap();
    let expected = ["一、总体情况", "1.主动公开", "2. 2024年", "无编号", "二、主动公开政府信息情况", "1.重新起算"];
    assert_eq!(paragraphs(&document), expected);
}

fn fault(result: Result<Document<'static>, DecodeError>) -> Fault {
    match result {
        Err(DecodeError::Broken { fault, .. }) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn hostile_files_are_refused() {
    let limits = Limits::default();
    let document = |text: &str| docx::read(&archive(&[("word/document.xml", text)]), limits);
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>";
    assert_eq!(fault(document(bomb)), Fault::Doctype);
    assert_eq!(fault(document("<w:document>&b;</w:document>")), Fault::Entity);
    assert_eq!(fault(document(&"<w:p>".repeat(100_000))), Fault::TooDeep);
    assert_eq!(fault(document("<w:document><w:body></w:document>")), Fault::Xml);
    assert_eq!(fault(document("<w:document><w:body>")), Fault::Xml);
    assert_eq!(fault(docx::read(&archive(&[("word/other.xml", "<a/>")]), limits)), Fault::Missing);
    let whole = archive(&[("word/document.xml", "<w:document/>")]);
    assert_eq!(fault(docx::read(&whole[..whole.len() / 2], limits)), Fault::Archive);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let spaces = format!("<w:document>{}</w:document>", " ".repeat(8 << 20));
    let packed = archive(&[("word/document.xml", &spaces)]);
    let error = docx::read(&packed, Limits::default()).unwrap_err();
    assert!(matches!(error, DecodeError::UnpacksTooLarge { .. }), "{error:?}");
    let error = docx::read(&archive(&[("word/document.xml", &"<a/>".repeat(100))]), Limits { bytes: 100 }).unwrap_err();
    assert_eq!(error, DecodeError::UnpacksTooLarge { part: "word/document.xml".to_owned(), limit: 100 });
}

/// A workbook of one sheet.
fn book(sheet: &str, strings: &str, styles: &str) -> Document<'static> {
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>
        <Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>"#;
    let bytes = archive(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="草稿" state="hidden" r:id="r2" xmlns:r="r"/>
            <sheet name="年报&amp;附表" r:id="r1" xmlns:r="r"/></sheets></workbook>"#,
        ),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ]);
    super::xlsx::read(&bytes, Limits::default()).unwrap()
}

#[test]
fn a_workbook_is_read_as_it_is_shown() {
    let document = book(
        r#"<cols><col min="6" max="6" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>7730.2799999999997</v></c><c r="C3" s="1"><v>12</v></c>
            <c r="D3"><f>SUM(B3:C3)</f><v>5</v></c><c r="E3"><f>SUM(B3:C3)</f></c><c r="F3"><v>99</v></c>
            <c r="G3" t="inlineStr"><is><r><t>无</t></r><rPh><t>wu</t></rPh></is></c></row>
        <row r="4" hidden="1"><c r="A4"><v>98</v></c><c r="B4"><v>97</v></c></row>
        <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="1"/><c r="C5" t="e"><v>#REF!</v></c><c r="D5" s="2"><v>45292</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="B5:B6"/></mergeCells>"#,
        "<si><t>年度报告</t></si><si><r><t>规</t></r><r><t>章</t></r><rPh><t>guizhang</t></rPh></si>",
        r#"<numFmts><numFmt numFmtId="170" formatCode="0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>"#,
    );
    assert_eq!(paragraphs(&document), ["年度报告"]);
    let expected = [["规章", "7730.28", "12.00", "5", "公式未计算", "无"], ["规章", "", "#REF!", "2024年1月1日", "", ""]];
    assert_eq!(grids(&document), [expected]);
    assert!(!document.text.contains("99") && !document.text.contains("98"));
    let at = u32::try_from(document.text.find('无').unwrap()).unwrap();
    let location = document.locations.at(at).unwrap();
    assert_eq!(location.text(Language::Zh), "工作表“年报&附表”G3");
}

#[test]
fn workbooks_made_to_be_large_end() {
    let wide = "<sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"A2:ZZZZZZZ9\"/></mergeCells>";
    assert!(grids(&book(wide, "", "")).len() <= 1);
    let row = |at: u32| format!("<row r=\"{at}\"><c r=\"A{at}\"><v>1</v></c><c r=\"GA{at}\"><v>2</v></c></row>");
    let many: String = (1..3000).map(row).collect();
    let document = book(&format!("<sheetData>{many}</sheetData>"), "", "");
    assert!(document.text.len() < 1 << 20);
}
