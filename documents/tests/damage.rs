//! Word, Excel and PDF files with bytes changed, lost and doubled: every one ends in an answer, and what is read is sound.
#![cfg(all(feature = "office", feature = "pdf"))]

use std::io::{Cursor, Read, Write};

use ogi_core::{Cell, Draft, FormId, Number};
use ogi_documents::document::{Block, Document};
use ogi_documents::limits::Limits;
use ogi_documents::read;
use ogi_documents::write::{FormFile, file};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A change of some bytes: where, and what happens there.
#[derive(Debug, Clone)]
enum Change {
    Set(prop::sample::Index, u8),
    Drop(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
}

const PIECES: &[&str] = &[
    "<w:tbl>",
    "</w:tc>",
    "<w:tr><w:tc>",
    "<w:p/>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"65535\"/>",
    "<w:del>",
    "&#xFFFF;",
    "&a;",
    "<![CDATA[",
    "<c r=\"XFD1048576\"/>",
    "<row r=\"9\">",
    "-1",
    "99999999999",
    " Do ",
    " Tj ",
    " re f ",
    "<<",
    ">>",
    "[",
    "endobj",
    "stream\n",
    " 0 R ",
    "q ",
    " cm ",
    "BT ",
    "\u{0}",
];

fn change() -> impl Strategy<Value = Change> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (place(), 1..40_usize).prop_map(|(at, length)| Change::Drop(at, length)),
        (place(), 1..400_usize).prop_map(|(at, length)| Change::Double(at, length)),
        (place(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes.iter().filter(|_| !bytes.is_empty()).cloned().collect::<Vec<_>>() {
        let length = bytes.len();
        match change {
            Change::Set(at, byte) => bytes[at.index(length)] = byte,
            Change::Drop(at, count) => {
                let at = at.index(length);
                bytes.drain(at..(at + count).min(length - 1).max(at));
            }
            Change::Double(at, count) => {
                let at = at.index(length);
                let piece = bytes[at..(at + count).min(length)].to_vec();
                bytes.splice(at..at, piece);
            }
            Change::Insert(at, piece) => {
                let at = at.index(length);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

/// The archive with one of its parts changed.
fn with_part(archive: &[u8], which: usize, changes: &[Change]) -> Vec<u8> {
    let mut reader = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let which = which % reader.len();
    for at in 0..reader.len() {
        let mut part = reader.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if at == which {
            content = changed(&content, changes);
        }
        let name = part.name().unwrap().into_owned();
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn assert_sound(document: &Document<'_>) {
    let text = &*document.text;
    let mut last = 0;
    let mut visit = |range: &std::ops::Range<u32>| {
        assert!(last <= range.start && range.start <= range.end, "{range:?} after {last}");
        assert!(text.get(range.start as usize..range.end as usize).is_some(), "{range:?}");
        last = range.end;
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => visit(range),
            Block::Grid(grid) => grid.rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(&cell.range)),
        }
    }
    for location in document.locations.iter() {
        assert!(text.get(location.span.start as usize..location.span.end as usize).is_some(), "{location:?}");
    }
}

fn assert_answer(bytes: &[u8]) {
    match read::file(bytes, &Limits { bytes: 1 << 22 }) {
        Ok(Some(document)) => assert_sound(&document),
        Ok(None) => {}
        Err(error) => assert!(!error.to_string().is_empty() && !error.message_zh().is_empty()),
    }
}

fn form(kind: FormFile) -> Vec<u8> {
    let mut draft = Draft::new(FormId::Official2021);
    draft.year = Some(2024);
    for cell in FormId::Official2021.form().cells(false) {
        draft.set(cell, Cell::Number(Number::from(7)));
    }
    file(&draft, kind)
}

/// An OFD file of one page.
fn fixed_layout() -> Vec<u8> {
    let parts = [
        ("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
        (
            "Doc_0/Document.xml",
            "<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages>\
             <Page ID=\"1\" BaseLoc=\"Content.xml\"/></Pages></Document>",
        ),
        (
            "Doc_0/Content.xml",
            "<Page><Content><Layer><TextObject Boundary=\"20 50 100 9\" Size=\"5\" CTM=\"1 0 0 1 0 0\"><TextCode X=\"0\" Y=\"5\" \
             DeltaX=\"g 3 5 4.5\">1.规章12</TextCode></TextObject><PathObject Boundary=\"20 60 100 20\"><AbbreviatedData>M 0 0 L \
             90 0 L 90 20 L 0 20 C M 45 0 L 45 20</AbbreviatedData></PathObject><TextObject Boundary=\"22 62 40 9\" Size=\"5\">\
             <TextCode X=\"0\" Y=\"5\">3</TextCode></TextObject><TextObject Boundary=\"70 62 40 9\" Size=\"5\"><TextCode X=\"0\" \
             Y=\"5\">4</TextCode></TextObject></Layer></Content></Page>",
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A page with text and a table of lines.
const PAGE: &[u8] = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>\nendobj\n\
    4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n5 0 obj\n<< /Length 300 >>\nstream\n\
    BT /F1 12 Tf 1 0 0 1 72 700 Tm (1. 12) Tj ET\n60 600 200 0.5 re f\n60 580 200 0.5 re f\n60 560 200 0.5 re f\n60 560 0.5 40 re f\n\
    160 560 0.5 40 re f\n260 560 0.5 40 re f\nBT /F1 9 Tf 1 0 0 1 70 585 Tm [(3) -250 (4)] TJ 100 0 Td (5) Tj ET\nq 1 0 0 1 0 0 cm Q\n\
    endstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n";

/// Files that an office program made.
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/office").join(name)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn older_files(changes in prop::collection::vec(change(), 1..8)) {
        for name in ["changed.doc", "blank-zeros.xls", "changed.rtf", "blank-zeros.excel.xml", "blank-zeros.csv", "blank-zeros.mht"] {
            assert_answer(&changed(&fixture(name), &changes));
        }
    }

    #[test]
    fn open_documents(changes in prop::collection::vec(change(), 1..8), which in 0..16_usize) {
        for name in ["changed.odt", "blank-zeros.ods"] {
            assert_answer(&with_part(&fixture(name), which, &changes));
        }
    }

    #[test]
    fn fixed_layouts(changes in prop::collection::vec(change(), 1..8), which in 0..3_usize) {
        assert_answer(&with_part(&fixed_layout(), which, &changes));
    }

    #[test]
    fn office_files(changes in prop::collection::vec(change(), 1..6), which in 0..8_usize, raw in any::<bool>()) {
        for kind in [FormFile::Docx, FormFile::Xlsx] {
            let whole = form(kind);
            assert_answer(&if raw { changed(&whole, &changes) } else { with_part(&whole, which, &changes) });
        }
    }

    #[test]
    fn pdf_files(changes in prop::collection::vec(change(), 1..8)) {
        assert_answer(&changed(PAGE, &changes));
    }
}

#[test]
fn the_page_is_read_when_it_is_whole() {
    let document = read::file(PAGE, &Limits::default()).unwrap().unwrap();
    assert!(document.text.contains("1. 12") && document.text.contains("3 4\t5"), "{}", document.text);
    let document = read::file(&fixed_layout(), &Limits::default()).unwrap().unwrap();
    assert!(document.text.contains("1.规章12") && document.text.contains("3\t4"), "{}", document.text);
}
