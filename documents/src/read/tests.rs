//! Tests of the plain-text reader.

use super::*;
use crate::document::{Block, Document};

/// Blocks written short: paragraphs as they are, rows as `[a|b|c]`.
pub(super) fn outline(document: &Document<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => lines.push(document.slice(range).to_owned()),
            Block::Grid(grid) => {
                lines.push("grid".to_owned());
                for row in &grid.rows {
                    let cells: Vec<_> = row.cells.iter().map(|cell| document.slice(&cell.range)).collect();
                    lines.push(format!("[{}]", cells.join("|")));
                }
            }
        }
    }
    lines
}

/// What holds of every document, whatever the source.
pub(super) fn assert_sound(source: &str, document: &Document<'_>) {
    let mut from = 0;
    let mut visit = |range: &std::ops::Range<u32>| {
        assert!(from <= range.start && range.start <= range.end, "{range:?} after {from}");
        assert!(document.text.get(range.start as usize..range.end as usize).is_some(), "{range:?}");
        let span = document.source_span(range);
        assert!(source.get(span.start as usize..span.end as usize).is_some(), "{range:?} from {span:?}");
        from = range.end;
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => visit(range),
            Block::Grid(grid) => grid.rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(&cell.range)),
        }
    }
    assert!(document.text.len() <= source.len() + 16);
}

fn read_text(source: &str) -> Vec<String> {
    let document = text(source);
    assert_sound(source, &document);
    outline(&document)
}

#[test]
fn lines_are_paragraphs_trimmed_of_nothing() {
    assert_eq!(read_text("\u{feff}标题\r\n\n　　一、总体情况 \r\n \u{3000}\n最后"), ["标题", "　　一、总体情况 ", "最后"]);
    assert_eq!(read_text(""), Vec::<String>::new());
    assert_eq!(read_text("甲\r乙"), ["甲", "乙"]);
    assert_eq!(read_text("\u{feff}| 甲 | 乙 |"), ["grid", "[甲|乙]"]);
}

#[test]
fn nothing_is_copied() {
    let source = "甲\n乙\t1\n";
    let document = text(source);
    assert!(matches!(document.text, std::borrow::Cow::Borrowed(same) if std::ptr::eq(same, source)));
    assert!(document.segments.is_empty());
}

#[test]
fn tabs_keep_empty_fields() {
    assert_eq!(
        read_text("（一）项\t\t\t\n\t\t自 然 人 \t 其他\n规章\t0\t\t12"),
        ["grid", "[（一）项|||]", "[||自 然 人|其他]", "[规章|0||12]"]
    );
}

#[test]
fn tabs_that_only_indent_are_prose_unless_in_a_table() {
    assert_eq!(read_text("\t一、总体情况\n\t正文"), ["\t一、总体情况", "\t正文"]);
    assert_eq!(read_text("标题\t\n"), ["标题\t"]);
    assert_eq!(read_text("规章\t0\r\n\t续行\r\n第八项\t\r\n"), ["grid", "[规章|0]", "[|续行]", "[第八项|]"]);
    assert_eq!(read_text("规章\t0\r\n\r\n\t二、正文"), ["grid", "[规章|0]", "\t二、正文"]);
}

#[test]
fn bars_in_markdown_style() {
    assert_eq!(read_text("| 信息内容 | 件数 |\n|---|:-:|\n| 规章 | 0 |\n"), ["grid", "[信息内容|件数]", "[规章|0]"]);
    assert_eq!(read_text("|甲|乙|\n|-|-|\n|-|-|"), ["grid", "[甲|乙]", "[-|-]"]);
}

#[test]
fn bars_without_a_leading_bar() {
    assert_eq!(
        read_text("行政许可 | 0 | ||\n规章 |\n/ |\n（三）不予公开 | 1、属于 | 0"),
        ["grid", "[行政许可|0||]", "[规章]", "[/]", "[（三）不予公开|1、属于|0]"]
    );
}

#[test]
fn placeholder_rows_are_no_delimiter_rows() {
    assert_eq!(read_text("| 维持 | 纠正 |\n| - | - |"), ["grid", "[维持|纠正]", "[-|-]"]);
    assert_eq!(read_text("维持 | 纠正\n-- | --"), ["grid", "[维持|纠正]", "[--|--]"]);
}

#[test]
fn wide_bars_and_borders() {
    assert_eq!(read_text("┌──┬──┐\n│规章│ 0│\n├──┼──┤\n│规范│ 3│\n└──┴──┘\n"), ["grid", "[规章|0]", "[规范|3]"]);
    assert_eq!(read_text("规章｜0｜1"), ["grid", "[规章|0|1]"]);
    assert_eq!(read_text("+----+---+\n| 规章 | 0 |\n+====+===+\n"), ["grid", "[规章|0]"]);
}

#[test]
fn blank_lines_do_not_cut_a_table_but_paragraphs_do() {
    assert_eq!(
        read_text("规章\t0\n\n\n规范\t1\n- 3 -\n许可\t2"),
        ["grid", "[规章|0]", "[规范|1]", "- 3 -", "grid", "[许可|2]"]
    );
}

#[test]
fn one_bar_in_front_is_prose() {
    assert_eq!(read_text("| 当前位置：首页"), ["| 当前位置：首页"]);
    // Alone on its line it stands between two cells and is no text.
    assert!(read_text("|").is_empty());
    assert_eq!(read_text("规章\n|\n0\n|\n"), ["规章", "0"]);
    // Behind the last figure of a row that stands one cell a line, bars fill up the table.
    assert_eq!(read_text("规章 |\n5 |\n0 | |\n"), ["grid", "[规章]", "[5]", "[0]"]);
    assert_eq!(read_text("规章 | 5 |\n0 | |\n"), ["grid", "[规章|5]", "[0|]"]);
}

#[test]
fn columns_count_fields() {
    let document = text("a\t\tb");
    let Some(Block::Grid(grid)) = document.blocks.first() else { panic!("a grid") };
    assert_eq!(grid.rows[0].cells.iter().map(|cell| cell.column).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_source_of_bars_stays_small() {
    let source = "|".repeat(1_000_000);
    let document = text(&source);
    assert_eq!(document.blocks, [Block::Paragraph(0..1_000_000)]);
    let source = "甲\n".repeat(400_000);
    let document = text(&source);
    assert!(document.blocks.len() < 150_000);
    let Some(Block::Paragraph(rest)) = document.blocks.last() else { panic!("the rest") };
    assert_eq!(rest.end, 1_600_000);
}

#[test]
fn marks_of_markdown_are_left_out() {
    let source = "# 年度报告 #\n> 引文\n> \n# \n---\n```\n**要点**\n- 3 -\n*甲*乙*\n| **规章** | `0` |\n|---|---|\n";
    let document = markdown(source);
    assert_sound(source, &document);
    assert_eq!(outline(&document), ["年度报告", "引文", "要点", "- 3 -", "*甲*乙*", "grid", "[规章|0]"]);
}

#[cfg(feature = "html")]
#[test]
fn kinds_follow_from_content_and_hint() {
    let grids = |source: &str, hint| {
        let read = document(source, hint);
        read.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count()
    };
    let table = "<table><tr><td>规章</td><td>0</td></tr></table>";
    assert_eq!(grids(table, None), 1);
    assert_eq!(grids(&format!("年度报告\n\n{table}\n"), Some(Kind::Markdown)), 1);
    assert_eq!(grids(&format!("<!DOCTYPE html><p>年度报告</p>{table}"), Some(Kind::Text)), 1);
    assert_eq!(grids(&format!("标题<p>一<p>二<p>三{table}"), None), 1);
    let angle = "网址：<http://example.com/a>，3<5，a<b>c";
    assert_eq!(outline(&document(angle, None)), [angle]);
}
