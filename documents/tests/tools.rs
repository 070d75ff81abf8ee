//! What tools make of tables: merged cells gone, one table a row, two cells in one field, words and bytes lost. A cell reads as it was, or is
//! not read; never as another.

use std::fmt::Write;

use ogi_core::{CellId, Column, Draft, FormId, Number, Row};
use ogi_documents::write::{Layout, write};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

mod drafts;

use drafts::{assert_no_false_value, read, valid};

/// How a zero is printed in the applications table.
const ZEROS: [&str; 3] = ["0", "", "/"];

fn printed(draft: &Draft, cell: CellId, zero: &str) -> String {
    match draft.number(cell) {
        Some(number) if number != Number::ZERO => number.to_string(),
        Some(_) => zero.to_owned(),
        None => String::new(),
    }
}

fn figures(draft: &Draft, row: Row, zero: &str) -> Vec<String> {
    Column::ALL.iter().map(|column| printed(draft, CellId::request(row, *column), zero)).collect()
}

fn title(draft: &Draft) -> String {
    format!("示例市统计局{}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n", draft.year.unwrap())
}

const HEADER: &str = "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";

/// The lines of the form with their labels, a group's without figures.
fn lines(draft: &Draft) -> Vec<(&'static str, u8, Option<Row>)> {
    let rows: Vec<Row> = draft.form().form().request_rows(draft.is_undivided()).collect();
    let form = draft.form().form();
    let lines = form.rows.iter().filter(|line| line.row.is_none_or(|row| rows.contains(&row)));
    lines.map(|line| (line.label, line.depth, line.row)).collect()
}

/// A table whose merged labels stand in their first row alone, and leave no cell in the others.
fn ragged(draft: &Draft, zero: &str) -> String {
    let mut text = title(draft);
    text.push_str("|  |  |  |  |  |  |  |  |  |  |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    text.push_str("| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | |\n");
    text.push_str("| 自然人 | 法人或其他组织 | | | | | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n");
    let mut open: Vec<&str> = Vec::new();
    for (label, depth, row) in lines(draft) {
        let Some(row) = row else {
            open.push(label);
            continue;
        };
        let groups: String = open.drain(..).map(|group| format!(" {group} |")).collect();
        let merged = " |".repeat(2_usize.saturating_sub(usize::from(depth)));
        writeln!(text, "|{groups} {label} |{merged} {} |", figures(draft, row, zero).join(" | ")).unwrap();
    }
    text
}

/// A page as an extractor of web pages prints it, rows filled up to ten fields on their right: `3.其他 | 5 | 0 | 5 | |||||`. An empty cell is
/// dropped, or keeps the line break that it holds, `3.其他 | 5 |⏎| 0 | 5 | ||`.
fn extracted(draft: &Draft, zero: &str, drops: bool) -> String {
    let mut text = title(draft);
    text.push_str("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||\n");
    text.push_str(
        "自然人 | 法人或其他组织 | 总计 | |||||||\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n",
    );
    let mut labels: Vec<&str> = Vec::new();
    for (label, _, row) in lines(draft) {
        labels.push(label);
        let Some(row) = row else { continue };
        let cells = figures(draft, row, zero);
        let blanks = cells.iter().filter(|cell| cell.is_empty() && drops).count();
        let cells = cells.into_iter().filter(|cell| !cell.is_empty() || !drops);
        let cells: String = cells.map(|cell| format!(" {} |", if cell.is_empty() { "\n" } else { &cell })).collect();
        let fill = "|".repeat(3_usize.saturating_sub(labels.len()) + blanks);
        writeln!(text, "{} |{} {fill}", std::mem::take(&mut labels).join(" | "), cells.replace(" \n ", "\n")).unwrap();
    }
    text
}

/// One table a row: its label in it, on a line before it, or around it, as pages leave it that were printed and taken apart.
fn in_pieces(draft: &Draft, zero: &str, places: &[u8], pressed: bool) -> String {
    let mut text = title(draft);
    text.push_str(HEADER);
    for ((label, _, row), place) in lines(draft).into_iter().zip(places) {
        let Some(row) = row else {
            writeln!(text, "{label}").unwrap();
            continue;
        };
        let own = figures(draft, row, zero);
        let fields = if pressed { own.chunks(2).map(|pair| pair.join(" ")).collect() } else { own };
        let rule = format!("| --- |{}", " --- |".repeat(fields.len()));
        let fields = fields.join(" | ");
        let half = label.char_indices().nth(label.chars().count() / 2).map_or(0, |(at, _)| at);
        let _ = match place % 3 {
            0 => writeln!(text, "| {label} | {fields} |\n{rule}"),
            1 => writeln!(text, "{label}\n|  | {fields} |\n{rule}"),
            _ => writeln!(text, "{}\n|  | {fields} |\n{rule}\n{}", &label[..half], &label[half..]),
        };
    }
    text
}

/// The first table as lines whose signs are words, `行政强制 5 减 5 0`, and the other tables in a layout.
fn signed(draft: &Draft, words: [&str; 2], bar: &str, layout: Layout) -> String {
    let mut text = format!("示例市统计局{}年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n", draft.year.unwrap());
    for block in draft.form().form().blocks {
        let columns: Vec<&str> = block.columns.iter().map(|(_, printed)| *printed).collect();
        writeln!(text, "{}\n信息内容{bar}{}", block.caption, columns.join(bar)).unwrap();
        for (subject, label) in block.rows {
            let cells = block.columns.iter().filter_map(|(measure, _)| CellId::proactive(*subject, *measure));
            let cells: Vec<String> = cells
                .map(|cell| match draft.number(cell) {
                    Some(number) if number.is_negative() => format!("{}{}", words[1], &number.to_string()[1..]),
                    Some(number) if cell.is_signed() && number != Number::ZERO => format!("{}{number}", words[0]),
                    Some(number) => number.to_string(),
                    None => String::new(),
                })
                .collect();
            writeln!(text, "{label}{bar}{}", cells.join(bar)).unwrap();
        }
    }
    let rest = write(draft, layout);
    text + "\n" + &rest[rest.find("三、收到和处理").unwrap()..]
}

/// The share of figures above zero in the applications table that are read.
fn share(draft: &Draft, again: &Draft) -> (usize, usize) {
    let rows = draft.form().form().request_rows(draft.is_undivided());
    let cells = rows.flat_map(|row| Column::ALL.iter().map(move |column| CellId::request(row, *column)));
    let stated: Vec<CellId> = cells.filter(|cell| draft.number(*cell).is_some_and(|number| number > Number::ZERO)).collect();
    (stated.iter().filter(|cell| again.number(**cell).is_some()).count(), stated.len())
}

#[test]
fn merged_labels_that_are_gone_shift_nothing() {
    let mut runner = TestRunner::deterministic();
    let (mut found, mut all) = (0, 0);
    for zero in ZEROS.iter().cycle().take(60) {
        let draft = valid().new_tree(&mut runner).unwrap().current();
        let text = ragged(&draft, zero);
        let again = read(&text);
        assert_no_false_value(&draft, &again, &text);
        let (own, stated) = share(&draft, &again);
        (found, all) = (found + own, all + stated);
    }
    assert!(found * 100 >= all * 95, "{found} of {all}");
}

#[test]
fn fields_that_fill_up_a_row_are_no_cells() {
    let mut runner = TestRunner::deterministic();
    for drops in [true, false] {
        let (mut found, mut all) = (0, 0);
        for zero in ["0", "", "0", "0"].iter().cycle().take(60) {
            let mut draft = valid().new_tree(&mut runner).unwrap().current();
            // Here and there a cell is empty, whatever the others have.
            for row in draft.form().form().request_rows(draft.is_undivided()).collect::<Vec<_>>() {
                let column = Column::ALL[(row as usize * 5 + all) % 6];
                let cell = CellId::request(row, column);
                if zero == &"0" && row as usize % 4 == 1 && draft.number(cell) == Some(Number::ZERO) {
                    draft.set(cell, ogi_core::Cell::Blank);
                }
            }
            let text = extracted(&draft, zero, drops);
            let again = read(&text);
            assert_no_false_value(&draft, &again, &text);
            let (own, stated) = share(&draft, &again);
            (found, all) = (found + own, all + stated);
        }
        assert!(found * 100 >= all * if drops { 60 } else { 98 }, "drops {drops}: {found} of {all}");
    }
}

#[test]
fn signs_stand_apart() {
    let mut runner = TestRunner::deterministic();
    for (at, words) in [["增", "减"], ["增 ", "减 "], ["增加", "减少"], ["+", "-"]].iter().cycle().take(40).enumerate()
    {
        let mut draft = valid().new_tree(&mut runner).unwrap().current();
        if draft.form() != FormId::Trial2019 {
            continue;
        }
        let signed_cells: Vec<CellId> = draft.form().form().proactive_cells().filter(|cell| cell.is_signed()).collect();
        for (place, cell) in signed_cells.into_iter().enumerate() {
            let value = i64::try_from((at * 7 + place * 5) % 23).unwrap() - 11;
            draft.set(cell, ogi_core::Cell::Number(Number::new(value, 0).unwrap()));
        }
        for bar in [" ", " | "] {
            let text = signed(&draft, *words, bar, Layout::Lines);
            let again = read(&text);
            assert_no_false_value(&draft, &again, &text);
            let cells = || draft.form().form().proactive_cells();
            let found = cells().filter(|cell| again.number(*cell).is_some()).count();
            assert!(found * 100 >= cells().count() * 80, "{found} cells of\n{text}");
        }
    }
}

#[test]
fn text_that_has_lost_something_knows_it() {
    let mut runner = TestRunner::deterministic();
    let draft = valid().new_tree(&mut runner).unwrap().current();
    let whole = write(&draft, Layout::Lines);
    let has_losses = |text: &str| read(text).outline.unwrap().has_losses;
    assert!(!has_losses(&whole));
    let fifth = whole.find("五、").unwrap();
    let end = whole[fifth..].find('\n').unwrap() + fifth;
    assert!(has_losses(&whole[..end]), "the text ends in a heading");
    assert!(has_losses(&whole[..fifth]), "the text ends with a table");
    let first = whole.find("一、本年新收").unwrap();
    let fourth = whole.find("四、政府信息公开行政复议").unwrap();
    let heading = whole.find("三、收到和处理").unwrap();
    let header = format!("{}三、收到和处理政府信息公开申请情况\n申请人情况\n{}", &whole[..heading], &whole[fourth..]);
    assert!(has_losses(&header), "a header without rows, in\n{}", &whole[heading..first]);
    let garbled = whole.replacen("存在的主要问题", "*gÏ‰îá", 1);
    assert!(has_losses(&garbled), "bytes read wrongly");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn tables_in_pieces(draft in valid(), zero in 0..3_usize, places in prop::collection::vec(any::<u8>(), 40), pressed in any::<bool>()) {
        let text = in_pieces(&draft, ZEROS[zero], &places, pressed);
        assert_no_false_value(&draft, &read(&text), &text);
    }

    #[test]
    fn a_figure_of_the_first_table_lost(draft in valid(), which in any::<usize>(), unit in prop::sample::select(vec!['日', '年', '人', '次'])) {
        let mut draft = draft;
        for cell in draft.form().form().proactive_cells().filter(|cell| !cell.is_money()).skip(which % 3).step_by(3) {
            draft.set(cell, drafts::number(11));
        }
        let text = signed(&draft, ["", "-"], "　", Layout::Glued);
        // A misprint behind a row makes its last figure one of a sentence: 0　11　0日二十条. What is left is not cut into three.
        let rows: Vec<&str> = text.lines().filter(|line| line.matches('　').count() > 2 && !line.starts_with("信息内容")).collect();
        let row = rows[which % rows.len()];
        let text = text.replacen(&format!("{row}\n"), &format!("{row}{unit}"), 1);
        assert_no_false_value(&draft, &read(&text), &text);
    }

    #[test]
    fn a_numeral_lost_behind_figures(draft in valid(), which in 0..4_usize) {
        let glued = write(&draft, Layout::Glued);
        let lost = ["二、上年结转", "三、本年度办理", "四、结转", "三、收到和处理"][which];
        let text = glued.replacen(lost, lost.trim_start_matches(['二', '三', '四']), 1);
        assert_no_false_value(&draft, &read(&text), &text);
    }

    #[test]
    fn words_read_from_wrong_bytes(draft in valid(), which in 0..30_usize, glued in any::<bool>()) {
        let text = write(&draft, if glued { Layout::Glued } else { Layout::Lines });
        let labels = lines(&draft);
        let label = labels[which % labels.len()].0;
        let cut = label.char_indices().nth(label.chars().count() / 2).map_or(0, |(at, _)| at);
        let text = text.replacen(&label[..cut], "Õl‹_?eœ^áO", 1);
        assert_no_false_value(&draft, &read(&text), &text);
    }

    #[test]
    fn a_letter_between_two_figures(draft in valid(), letter in prop::sample::select(vec!['和', '生', '上', '的'])) {
        let text = write(&draft, Layout::Glued);
        let at = text.find("行政事业性收费").map(|at| at + "行政事业性收费".len()).unwrap();
        let Some(first) = text[at..].chars().next().filter(char::is_ascii_digit) else { return Ok(()) };
        let text = format!("{}{first}{letter}{}", &text[..at], &text[at + 1..]);
        assert_no_false_value(&draft, &read(&text), &text);
    }
}
