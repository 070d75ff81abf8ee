//! Word and Excel files.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("numbers-of-long-patterns.docx", |times| {
        let pattern = "%1".repeat(10_000 * times);
        let lists = format!(
            r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>"#
        );
        let numbered =
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#;
        docx(&numbered.repeat(500 * times), "", &lists, LINKS)
    }),
    ("relations-to-one-part.docx", |times| {
        let styles = r#"<w:style w:styleId="H"><w:name w:val="x"/></w:style>"#.repeat(9000);
        let link = r#"<Relationship Id="b" Type="x/styles" Target="styles.xml"/>"#.repeat(1000 * times);
        docx(&paragraph("a"), &styles, "", &format!("<Relationships>{link}</Relationships>"))
    }),
    ("tabs-behind-white-space.docx", |times| {
        let (spaces, tabs) = (" ".repeat(80_000 * times), "<w:tab/>".repeat(1000 * times));
        docx(&format!("<w:p><w:r><w:t>{spaces}</w:t>{tabs}</w:r></w:p>"), "", "", LINKS)
    }),
    ("styles.docx", |times| {
        let styles = (0..2000 * times).fold(String::new(), |mut styles, at| {
            let _ = write!(styles, r#"<w:style w:styleId="{at}"/>"#);
            styles
        });
        docx(&paragraph("a"), &styles, "", LINKS)
    }),
    ("definitions-of-lists.docx", |times| {
        let lists = (0..2000 * times).fold(String::new(), |mut lists, at| {
            let _ = write!(lists, r#"<w:abstractNum w:abstractNumId="{at}"/><w:num w:numId="{at}"/>"#);
            lists
        });
        docx(&paragraph("a"), "", &lists, LINKS)
    }),
    ("cells.docx", |times| {
        let row = format!("<w:tr>{}</w:tr>", format!("<w:tc>{}</w:tc>", paragraph("1")).repeat(10));
        docx(&format!("<w:tbl>{}</w:tbl>", row.repeat(600 * times)), "", "", LINKS)
    }),
    ("empty-paragraphs.docx", |times| docx(&format!("{}{}", noise(times), "<w:p/>".repeat(40_000 * times)), "", "", LINKS)),
    ("elements-in-each-other.docx", |times| docx(&"<w:p>".repeat(10_000 * times), "", "", LINKS)),
    ("one-large-part.docx", |times| {
        archive(&[("word/document.xml", &format!("<w:document>{}</w:document>", " ".repeat((4 << 20) * times)))])
    }),
    ("styles-of-a-long-name.docx", |times| {
        let name = "n".repeat(300_000 * times);
        let style = format!(r#"<w:style w:styleId="{name}"><w:basedOn w:val="{name}"/></w:style>"#);
        let breaks = "<w:br/>".repeat(5000 * times);
        docx(&format!(r#"<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r>{breaks}</w:r></w:p>"#), &style, "", LINKS)
    }),
    ("styles-on-one-of-a-long-name.docx", |times| {
        let name = "n".repeat(300_000 * times);
        let styles = format!(
            r#"<w:style w:styleId="a"><w:basedOn w:val="{name}"/></w:style><w:style w:styleId="{name}"><w:basedOn w:val="{name}"/></w:style>"#
        );
        docx(&r#"<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>"#.repeat(5000 * times), &styles, "", LINKS)
    }),
    ("a-field-of-a-long-instruction.docx", |times| {
        let texts = "<w:r><w:t>1</w:t></w:r>".repeat(5000 * times);
        docx(
            &format!(r#"<w:p><w:fldSimple w:instr="{}">{texts}</w:fldSimple></w:p>"#, "a".repeat(300_000 * times)),
            "",
            "",
            LINKS,
        )
    }),
    ("lists-linked-to-a-long-format.docx", |times| {
        let format = "f".repeat(30_000 * times);
        let level = |at: usize| format!(r#"<w:lvl w:ilvl="{at}"><w:numFmt w:val="{format}"/></w:lvl>"#);
        let levels: String = (0..9).map(level).collect();
        let linked: String = (1..900 * times)
            .map(|at| format!(r#"<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="S"/></w:abstractNum>"#))
            .collect();
        let lists = format!(
            r#"<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{linked}<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>"#
        );
        docx(
            &paragraph("1"),
            r#"<w:style w:styleId="S"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>"#,
            &lists,
            LINKS,
        )
    }),
    ("tables-in-each-other.docx", |times| {
        let depth = (20 * times).min(60);
        let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
        docx(&format!("{}{}{}", open.repeat(depth), paragraph("1").repeat(500 * times), close.repeat(depth)), "", "", LINKS)
    }),
    ("wide-cells.docx", |times| {
        let cell = r#"<w:tc><w:tcPr><w:gridSpan w:val="65535"/><w:vMerge/></w:tcPr><w:p/></w:tc>"#;
        docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(20)).repeat(200 * times)), "", "", LINKS)
    }),
    ("cells-merged-downwards.xml", |times| {
        let first = r#"<Cell ss:MergeDown="1000000"><Data ss:Type="Number">1</Data></Cell>"#.repeat(1600 * times);
        let rows = r#"<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>"#.repeat(2000 * times);
        format!(
            r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row>{first}</Row>{rows}</Table></Worksheet></Workbook>"#
        )
        .into_bytes()
    }),
    ("decimals.xlsx", |times| {
        let format = format!("0.{}", "0".repeat(7000 * times));
        let styles = format!(
            r#"<numFmts><numFmt numFmtId="170" formatCode="{format}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>"#
        );
        let row = format!("<row>{}</row>", r#"<c s="0"><v>1</v></c>"#.repeat(20));
        xlsx(&format!("<sheetData>{}</sheetData>", row.repeat(100 * times)), "", &styles, BOOK)
    }),
    ("one-shared-text.xlsx", |times| {
        let row = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(20));
        let text = format!("<si><t>{}</t></si>", "a".repeat((9000 * times).min(32_767)));
        xlsx(&format!("<sheetData>{}</sheetData>", row.repeat(50 * times)), &text, "", BOOK)
    }),
    ("one-shared-text-too-long.xlsx", |times| {
        let row = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(20));
        xlsx(
            &format!("<sheetData>{}</sheetData>", row.repeat(50)),
            &format!("<si><t>{}</t></si>", "a".repeat(90_000 * times)),
            "",
            BOOK,
        )
    }),
    ("merged-cells.xlsx", |times| {
        let merged = (0..2000 * times).fold(String::new(), |mut merged, at| {
            let _ = write!(
                merged,
                r#"<mergeCell ref="{}{}:{0}{}"/>"#,
                ["A", "B", "C", "D"][at / 500 % 4],
                at % 1000 + 1,
                at % 1000 + 999
            );
            merged
        });
        let rows = (1..300 * times).fold(String::new(), |mut rows, row| {
            let _ = write!(rows, r#"<row r="{row}"><c r="AA{row}"><v>1</v></c><c r="GR{row}"><v>1</v></c></row>"#);
            rows
        });
        xlsx(&format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"), "", "", BOOK)
    }),
    ("hidden-columns-of-wide-rows.xlsx", |times| {
        let hidden = (0..1024).fold(String::new(), |mut hidden, at| {
            let _ = write!(hidden, r#"<col min="{0}" max="{0}" hidden="1"/>"#, 1000 + at);
            hidden
        });
        let rows = (1..2000 * times).fold(String::new(), |mut rows, row| {
            let _ = write!(rows, r#"<row r="{row}"><c r="A{row}"><v>1</v></c><c r="GR{row}"><v>1</v></c></row>"#);
            rows
        });
        xlsx(&format!("<cols>{hidden}</cols><sheetData>{rows}</sheetData>"), "", "", BOOK)
    }),
    ("sheets-of-one-part.xlsx", |times| {
        let sheets = r#"<sheet name="a" r:id="r1" xmlns:r="r"/>"#.repeat(16);
        let sheet = format!(
            "{}<sheetData>{}</sheetData>",
            noise(times),
            "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(9000 * times)
        );
        xlsx(&sheet, "", "", &format!("<workbook><sheets>{sheets}</sheets></workbook>"))
    }),
];

const LINKS: &str = r#"<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/><Relationship Id="b" Type="x/styles" Target="styles.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="a" r:id="r1" xmlns:r="r"/></sheets></workbook>"#;
const BOOK_LINKS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>"#;

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A comment that does not pack, so that what repeats beside it does not look packed too well.
pub(super) fn noise(times: usize) -> String {
    let mut state = 88_172_645_463_325_252_u64;
    let letters = (0..20_000 * times).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'A' + u8::try_from(state % 26).unwrap())
    });
    format!("<!--{}-->", letters.collect::<String>())
}

fn docx(body: &str, styles: &str, lists: &str, links: &str) -> Vec<u8> {
    archive(&[
        ("word/document.xml", &format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)),
        ("word/_rels/document.xml.rels", links),
        ("word/styles.xml", &format!(r#"<w:styles xmlns:w="w">{styles}</w:styles>"#)),
        ("word/numbering.xml", &format!(r#"<w:numbering xmlns:w="w">{lists}</w:numbering>"#)),
    ])
}

fn xlsx(sheet: &str, texts: &str, styles: &str, book: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", BOOK_LINKS),
        ("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>")),
        ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
