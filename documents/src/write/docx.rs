//! The form as a Word document.

use std::fmt::Write as _;

use ogi_core::Draft;

use super::Wording;
use super::archive::{content_types, escape, pack, relationships};
use super::pieces::{Piece, pieces};
use super::placed::{Slot, place};
use super::rows::Line;

/// The width between the margins of a page, in twentieths of a point.
const TEXT_WIDTH: usize = 9070;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="120"/><w:ind w:firstLine="640"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Text"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style></w:styles>"#;

/// Writes the document.
pub(super) fn write(draft: &Draft, wording: &Wording) -> Vec<u8> {
    let mut body = String::new();
    for piece in pieces(draft, wording) {
        match piece {
            Piece::Title(words) => paragraph(&mut body, "Title", &words),
            Piece::Heading(words) => paragraph(&mut body, "Heading1", &words),
            Piece::Paragraph(words) => paragraph(&mut body, "Text", &words),
            Piece::Space => paragraph(&mut body, "Text", ""),
            Piece::Table(lines) => table(&mut body, &lines),
        }
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1418\" w:bottom=\"1440\" \
         w:left=\"1418\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    pack(&[
        (
            "[Content_Types].xml",
            &content_types(&[
                ("word/document.xml", "wordprocessingml.document.main"),
                ("word/styles.xml", "wordprocessingml.styles"),
            ]),
        ),
        ("_rels/.rels", &relationships(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &relationships(&[("styles", "styles.xml")])),
        ("word/styles.xml", STYLES),
    ])
}

fn paragraph(body: &mut String, style: &str, words: &str) {
    let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    run(body, words);
    body.push_str("</w:p>");
}

fn run(body: &mut String, words: &str) {
    if !words.is_empty() {
        let _ = write!(body, "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words));
    }
}

/// How wide each column is: those of labels wider than those of figures.
fn widths(columns: usize) -> Vec<usize> {
    let shares: Vec<usize> = match columns {
        4 => vec![3, 2, 2, 2],
        10 => vec![3, 5, 9, 4, 4, 4, 4, 4, 4, 4],
        other => vec![1; other],
    };
    let all: usize = shares.iter().sum();
    shares.iter().map(|share| TEXT_WIDTH.saturating_mul(*share).checked_div(all).unwrap_or_default()).collect()
}

fn table(body: &mut String, lines: &[Line]) {
    let (columns, rows) = place(lines);
    let widths = widths(columns);
    body.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(body, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    }
    body.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for width in &widths {
        let _ = write!(body, "<w:gridCol w:w=\"{width}\"/>");
    }
    body.push_str("</w:tblGrid>");
    for row in &rows {
        body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for slot in row {
            cell(body, slot, &widths);
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
}

fn cell(body: &mut String, slot: &Slot, widths: &[usize]) {
    let width: usize = widths.iter().skip(slot.column).take(slot.columns).sum();
    let _ = write!(body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if slot.columns > 1 {
        let _ = write!(body, "<w:gridSpan w:val=\"{}\"/>", slot.columns);
    }
    match &slot.text {
        None => body.push_str("<w:vMerge/>"),
        Some(_) if slot.rows > 1 => body.push_str("<w:vMerge w:val=\"restart\"/>"),
        Some(_) => {}
    }
    body.push_str("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
    run(body, slot.text.as_deref().unwrap_or_default());
    body.push_str("</w:p></w:tc>");
}
