//! The fixtures of hostile input: each has one outcome.
#![cfg(feature = "html")]

use ogi_documents::decode::{Loss, decode};
use ogi_documents::document::{Block, Document};
use ogi_documents::error::{DecodeError, FileKind};
use ogi_documents::read::{self, Kind};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../fixtures/hostile/", $name)).as_slice()
    };
}

fn cells(document: &Document<'_>) -> Vec<Vec<String>> {
    let grids = document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    grids
        .flat_map(|grid| &grid.rows)
        .map(|row| row.cells.iter().map(|cell| document.slice(&cell.range).to_owned()).collect())
        .collect()
}

fn paragraphs<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let ranges = document.blocks.iter().filter_map(|block| if let Block::Paragraph(at) = block { Some(at) } else { None });
    ranges.map(|range| document.slice(range)).collect()
}

#[test]
fn files_without_text_give_one_error_each() {
    assert_eq!(decode(fixture!("empty.txt")), Err(DecodeError::Empty));
    assert_eq!(decode(fixture!("blank.txt")), Err(DecodeError::Empty));
    for (bytes, kind) in [
        (fixture!("binary.txt"), FileKind::Binary),
        (fixture!("picture.html"), FileKind::Picture),
        (fixture!("printed.txt"), FileKind::Pdf),
        (fixture!("word.txt"), FileKind::Docx),
        (fixture!("old-word.txt"), FileKind::OldOffice),
    ] {
        let error = decode(bytes).expect_err("not text");
        assert_eq!(error, DecodeError::NotText(kind));
        assert_eq!(error.code(), "input/not-text");
        assert!(error.to_string().lines().count() == 1 && error.message_zh().lines().count() == 1);
    }
}

#[test]
fn damaged_text_is_read_with_a_note() {
    let cut = decode(fixture!("cut-utf8.txt")).expect("readable");
    assert_eq!(cut.loss, Some(Loss::CutAtEnd));
    assert!(cut.text.ends_with("信息四十一\u{fffd}"), "{}", cut.text);
    let damaged = decode(fixture!("damaged-utf8.txt")).expect("readable");
    assert_eq!(damaged.loss, Some(Loss::Replaced(2)));
    assert!(damaged.text.contains("水务局2023年政府信息公开工作年度报告"));
}

#[test]
fn absurd_spans_are_cut() {
    let source = decode(fixture!("wide.html")).expect("text").text;
    let document = read::document(&source, Some(Kind::Html));
    assert_eq!(cells(&document), [vec!["规章", "0", "1"], vec!["行政规范性文件", "2"]]);
    let Some(Block::Grid(grid)) = document.blocks.first() else { panic!("a grid") };
    let all = grid.rows.iter().flat_map(|row| &row.cells);
    assert!(all.clone().all(|cell| cell.row_span <= 1000 && cell.column_span <= 1000 && cell.column <= 1000));
}

#[test]
fn broken_pages_keep_their_cells() {
    let source = decode(fixture!("cut.html")).expect("text").text;
    let document = read::document(&source, None);
    assert_eq!(paragraphs(&document), ["二、主动公开政府信息情况"]);
    assert_eq!(cells(&document), [vec!["规章", "0"], vec!["行政规范性文件", "3"]]);
    let source = decode(fixture!("unmatched.html")).expect("text").text;
    let document = read::document(&source, Some(Kind::Html));
    assert_eq!(cells(&document), [vec!["规章", "0"], vec!["行政许可", "7"]]);
    assert_eq!(paragraphs(&document), ["后记"]);
}

#[test]
fn hidden_figures_are_not_read() {
    let source = decode(fixture!("hidden.html")).expect("text").text;
    let document = read::document(&source, Some(Kind::Html));
    assert_eq!(cells(&document), [["规章", "1"]]);
    assert!(!document.text.contains("999") && !document.text.contains("888"));
}

#[test]
fn long_figures_and_rows_stay_whole() {
    let source = decode(fixture!("digits.txt")).expect("text").text;
    let document = read::document(&source, Some(Kind::Text));
    let rows = cells(&document);
    assert_eq!(rows[0].iter().map(String::len).collect::<Vec<_>>(), [48, 5000, 1, 1, 1, 1, 1, 3000]);
    let source = decode(fixture!("bars.txt")).expect("text").text;
    // No table has four thousand columns.
    assert!(cells(&read::document(&source, None)).is_empty());
}

#[test]
fn other_documents_are_text_like_any_other() {
    for bytes in [fixture!("before-2019.txt"), fixture!("other-document.txt")] {
        let source = decode(bytes).expect("text").text;
        let document = read::document(&source, None);
        assert_eq!(document.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count(), 1);
    }
}

#[test]
fn a_hundred_thousand_nested_tags_are_read_flat() {
    let source = format!("{}深处{}", "<div><span>".repeat(50_000), "</span></div>".repeat(50_000));
    assert_eq!(paragraphs(&read::document(&source, None)), ["深处"]);
    let source = format!("{}深处{}", "<table><tr><td>".repeat(100_000), "</table>".repeat(100_000));
    assert_eq!(paragraphs(&read::document(&source, None)), ["深处"]);
}

#[test]
fn rows_of_a_hundred_thousand_cells_end() {
    let source = format!("<table><tr>{}</table>", "<td>1".repeat(100_000));
    let document = read::document(&source, None);
    assert!(document.text.len() >= 100_000);
    let source = "1\t".repeat(100_000);
    assert!(!read::document(&source, None).blocks.is_empty());
}
