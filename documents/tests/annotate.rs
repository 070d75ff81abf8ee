//! Remarks written into Word and Excel files: they stand where they belong, and everything else is as it was.
#![cfg(feature = "office")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use ogi_core::{Anchor, Draft, FormId};
use ogi_documents::annotate::{Remark, annotate};
use ogi_documents::limits::Limits;
use ogi_documents::read;
use ogi_documents::write::{FormFile, file};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office").join(name)).unwrap()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(part.name().unwrap().into_owned(), content);
    }
    parts
}

fn remark(part: &str, spot: Anchor, text: &str) -> Remark {
    Remark { part: part.to_owned(), spot, text: text.to_owned() }
}

/// The same blocks are read, and only the parts that must differ do.
fn assert_untouched(before: &[u8], after: &[u8], may_differ: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let read = |bytes: &[u8]| read::file(bytes, &Limits::default()).unwrap().unwrap();
    let (one, other) = (read(before), read(after));
    assert_eq!((&one.text, &one.blocks), (&other.text, &other.blocks));
    let (old, new) = (parts(before), parts(after));
    for (name, content) in &old {
        assert!(may_differ.contains(&name.as_str()) || new.get(name) == Some(content), "{name}");
    }
    new
}

const WORD_PARTS: [&str; 4] = ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"];

#[test]
fn word_comments_stand_around_the_paragraph_or_cell() {
    let word = fixture("changed.docx");
    let cell = Anchor::Cell { table: 1, row: 3, column: 4 };
    let remarks = [
        remark("", cell, "应为13 <核对>\n依据：条例第二十条"),
        remark("", cell, "又一条"),
        remark("", Anchor::Paragraph(1), "标题"),
        remark("", Anchor::Cell { table: 9, row: 9, column: 9 }, "没有这一格"),
    ];
    let copy = annotate(&word, &remarks, &Limits::default()).unwrap().unwrap();
    let new = assert_untouched(&word, &copy, &WORD_PARTS);
    let text = |name: &str| String::from_utf8(new[name].clone()).unwrap();
    let (document, comments) = (text("word/document.xml"), text("word/comments.xml"));
    assert!(comments.contains("应为13 &lt;核对&gt;") && comments.contains("没有这一格"));
    // Around the figure that was put in, inside its paragraph.
    let start = document.find("<w:commentRangeStart w:id=\"0\"/>").unwrap();
    let end = document.find("<w:commentRangeEnd w:id=\"0\"/>").unwrap();
    let inside = &document[start..end];
    assert!(inside.contains("<w:t>12</w:t>") && !inside.contains("</w:p>"), "{inside}");
    assert!(document[..start].ends_with("<w:p>"));
    for id in 0..4 {
        assert_eq!(document.matches(&format!("<w:commentReference w:id=\"{id}\"/>")).count(), 1);
        assert_eq!(comments.matches(&format!("<w:comment w:id=\"{id}\"")).count(), 1);
    }
    // Comments come on top of those that are there.
    let again = annotate(&copy, &[remark("", Anchor::Paragraph(1), "再查")], &Limits::default()).unwrap().unwrap();
    let new = assert_untouched(&copy, &again, &WORD_PARTS);
    let comments = String::from_utf8(new["word/comments.xml"].clone()).unwrap();
    assert!(comments.contains("w:id=\"4\"") && comments.contains("再查") && comments.contains("又一条"));
}

#[test]
fn a_blank_cell_gets_its_comment_too() {
    let word = file(&Draft::new(FormId::Official2021), FormFile::Docx);
    let document = read::file(&word, &Limits::default()).unwrap().unwrap();
    let blank = document.locations.iter().find(|location| location.span.start == location.span.end).unwrap().spot;
    let copy = annotate(&word, &[remark("", blank, "空白")], &Limits::default()).unwrap().unwrap();
    let new = assert_untouched(&word, &copy, &WORD_PARTS);
    assert!(String::from_utf8_lossy(&new["word/document.xml"]).contains("<w:commentReference w:id=\"0\"/>"));
    // A paragraph that ends where it begins is opened.
    let mut parts = parts(&word);
    let main = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let main = main.replacen("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:p>", "<w:p/>", 500);
    assert!(main.contains("<w:p/>"));
    parts.insert("word/document.xml".to_owned(), main.into_bytes());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
    }
    let word = writer.finish().unwrap().into_inner();
    let copy = annotate(&word, &[remark("", blank, "空白")], &Limits::default()).unwrap().unwrap();
    let new = assert_untouched(&word, &copy, &WORD_PARTS);
    let main = String::from_utf8_lossy(&new["word/document.xml"]).into_owned();
    assert!(main.contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:commentRangeEnd w:id=\"0\"/>"), "{main}");
}

#[test]
fn comments_on_cells_of_a_workbook() {
    for book in [fixture("blank-zeros.xlsx"), file(&Draft::new(FormId::Official2021), FormFile::Xlsx)] {
        let document = read::file(&book, &Limits::default()).unwrap().unwrap();
        let place = document.locations.iter().nth(40).unwrap();
        let (sheet, address) = (place.part.to_string(), place.address().unwrap());
        let remarks = [remark(&sheet, place.spot, "应为13"), remark(&sheet, place.spot, "又一条")];
        let copy = annotate(&book, &remarks, &Limits::default()).unwrap().unwrap();
        let may = ["[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"];
        let new = assert_untouched(&book, &copy, &may);
        let comments = String::from_utf8(new["xl/ogiComments1.xml"].clone()).unwrap();
        assert!(comments.contains(&format!("ref=\"{address}\"")) && comments.contains("应为13\n\n又一条"), "{comments}");
        let sheet_text = String::from_utf8_lossy(&new["xl/worksheets/sheet1.xml"]).into_owned();
        assert_eq!(sheet_text.matches("<legacyDrawing ").count(), 1);
        let other = document.locations.iter().nth(50).unwrap();
        let remarks = [remark(&sheet, place.spot, "再查"), remark(&sheet, other.spot, "另一格")];
        let again = annotate(&copy, &remarks, &Limits::default()).unwrap().unwrap();
        let may = ["[Content_Types].xml", "xl/ogiComments1.xml", "xl/drawings/ogiBoxes1.vml"];
        let new = assert_untouched(&copy, &again, &may);
        let comments = String::from_utf8(new["xl/ogiComments1.xml"].clone()).unwrap();
        assert_eq!(comments.matches("<comment ").count(), 2);
        assert!(comments.contains("再查") && comments.contains("应为13"));
    }
}

#[test]
fn other_kinds_are_not_annotated() {
    for bytes in [fixture("changed.doc"), fixture("changed.odt"), b"text".to_vec()] {
        assert_eq!(annotate(&bytes, &[], &Limits::default()).unwrap(), None);
    }
    assert!(annotate(b"PK\x03\x04word/", &[], &Limits::default()).is_err());
}
