//! Layouts that no writer of this crate prints, as offices and converters leave them: a report reads as the same
//! report, or a cell of it is not read; never as another one.

use std::fmt::Write;

use ogi_core::{Cell, CellId, Column, Draft, Label, Number, Remedy, Row, Ruling};
use proptest::prelude::*;

mod drafts;

use drafts::{assert_no_false_value, read, valid};

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figures {
    Plain,
    /// `1,234`
    Thousands,
    /// `/` for zero.
    Marks,
}

/// How a row is printed: its labels, and its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `pdftotext -raw`: long labels wrapped before their figures, page numbers between rows, the upright group label.
    Raw,
    /// `pdftotext -layout`: labels wrapped around the line of their figures.
    Aligned,
    /// A page saved by a word processor: every digit in an element of its own.
    Word,
    /// A merged cell printed once a column.
    Doubled,
    /// Numbers of items without a point.
    Bare,
    /// One cell a line, a bar alone on the line between two.
    Barred,
    /// One cell and a bar a line; the empty cells of merged ones behind the last of a row.
    Padded,
    /// One cell and a bar a line, a bar alone for an empty cell, two for those of merged ones.
    Emptied,
    /// The same with a bar alone before every row, and empty cells indented.
    Led,
    /// A bar alone behind every cell, and nothing for an empty one.
    Parted,
}

const EMPTY: [Style; 3] = [Style::Emptied, Style::Led, Style::Parted];

const STYLES: [Style; 7] = [Style::Raw, Style::Aligned, Style::Word, Style::Doubled, Style::Bare, Style::Barred, Style::Padded];

fn figure(draft: &Draft, cell: CellId, figures: Figures) -> String {
    let value = draft.number(cell).and_then(Number::as_integer).unwrap_or_default();
    let digits = value.to_string();
    match figures {
        Figures::Marks if value == 0 => "/".to_owned(),
        Figures::Thousands if digits.len() > 3 => format!("{},{}", &digits[..digits.len() - 3], &digits[digits.len() - 3..]),
        _ => digits,
    }
}

impl Style {
    fn row(self, out: &mut String, labels: &[&str], figures: &[String], width: usize) {
        let label: Vec<char> = labels.last().map(|label| label.chars().collect()).unwrap_or_default();
        let part = |range: std::ops::Range<usize>| label.get(range).unwrap_or_default().iter().collect::<String>();
        let joined = figures.join(" ");
        match self {
            Self::Raw if label.len() > 18 => {
                let _ = writeln!(out, "{}\n{}\n{joined}", part(0..18), part(18..label.len()));
            }
            Self::Raw => {
                let _ = writeln!(out, "{} {joined}", part(0..label.len()));
            }
            Self::Aligned if label.is_empty() => {
                let _ = writeln!(out, "      {}", figures.join("    "));
            }
            Self::Aligned => {
                let parts: Vec<String> = label.chunks(11).map(|part| part.iter().collect()).collect();
                for (at, part) in parts.iter().enumerate() {
                    let _ = write!(out, "      {part}");
                    if at == parts.len() / 2 {
                        figures.iter().for_each(|figure| {
                            let _ = write!(out, "      {figure}");
                        });
                    }
                    out.push('\n');
                }
            }
            Self::Word => {
                let digits = |figure: &String| -> String {
                    let spans: String = figure.chars().map(|digit| format!("<span lang=EN-US>{digit}</span>")).collect();
                    format!("<td><p class=MsoNormal>{spans}<o:p></o:p></p></td>")
                };
                let labels: String = labels.iter().map(|label| format!("<td><p>{label}</p></td>")).collect();
                let _ = writeln!(out, "<tr>{labels}{}</tr>", figures.iter().map(digits).collect::<String>());
            }
            Self::Doubled => {
                let again = width.saturating_sub(figures.len());
                let last = figures.last().into_iter().cycle().take(again);
                let cells: Vec<&str> = labels.iter().copied().chain(figures.iter().chain(last).map(String::as_str)).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
            Self::Barred => labels.iter().copied().chain(figures.iter().map(String::as_str)).for_each(|cell| {
                let _ = writeln!(out, "{cell}\n|");
            }),
            Self::Padded => {
                let cells: Vec<&str> = labels.iter().copied().chain(figures.iter().map(String::as_str)).collect();
                let _ = writeln!(out, "|\n{} | ||||||||", cells.join(" |\n"));
            }
            Self::Emptied | Self::Led | Self::Parted => {
                let bar = if self == Self::Parted { "\n|" } else { " |" };
                let nothing = match self {
                    Self::Emptied => "|",
                    Self::Led => " |",
                    _ => "\n|",
                };
                if self == Self::Led {
                    out.push_str("|\n");
                }
                labels.iter().for_each(|label| {
                    let _ = writeln!(out, "{label}{bar}");
                });
                for (at, figure) in figures.iter().enumerate() {
                    let empty = figure == "0" && at + 1 < figures.len();
                    let _ = writeln!(out, "{}", if empty { nothing.to_owned() } else { format!("{figure}{bar}") });
                }
                if self != Self::Parted {
                    out.push_str("||\n");
                }
            }
            Self::Bare => {
                let label: String = label.iter().collect();
                let item = label.starts_with(|first: char| first.is_ascii_digit());
                let _ = writeln!(out, "{} {joined}", if item { label.replacen('.', "", 1) } else { label });
            }
        }
    }

    fn open(self, out: &mut String, title: &str) {
        let _ = write!(out, "{title}\n{}", if self == Self::Word { "<table>" } else { "" });
    }

    fn close(self, out: &mut String) {
        out.push_str(if self == Self::Word { "</table>\n" } else { "\n" });
    }
}

fn requests(out: &mut String, draft: &Draft, style: Style, figures: Figures) {
    style.row(out, &["自然人"], &[], 0);
    for header in ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"] {
        style.row(out, &[header], &[], 0);
    }
    let mut group = "";
    let rows = draft.form().form().rows.iter();
    for (at, line) in rows.enumerate() {
        let undivided = draft.is_undivided() && line.label.starts_with("（六）");
        let row = if undivided { Some(Row::OtherwiseClosed) } else { line.row };
        let Some(row) = row.filter(|row| draft.form().form().request_rows(draft.is_undivided()).any(|known| known == *row))
        else {
            group = line.label;
            if style == Style::Raw && group.starts_with('三') {
                group.chars().for_each(|letter| {
                    let _ = writeln!(out, "{letter}");
                });
            }
            continue;
        };
        let values: Vec<String> =
            Column::ALL.iter().map(|column| figure(draft, CellId::request(row, *column), figures)).collect();
        style.row(out, &[group, line.label], &values, 7);
        match (style, at % 9) {
            (Style::Raw, 4) => out.push_str("- 4 -\n"),
            (Style::Raw | Style::Bare, 8) => out.push_str("5\n"),
            (Style::Aligned, 6) => out.push_str("\n                      — 6 —\n\u{c}\n"),
            _ => {}
        }
    }
}

fn print(draft: &Draft, style: Style, figures: Figures, before: &str) -> String {
    let mut out =
        format!("{before}示例县水务局{}年政府信息公开工作年度报告\n一、总体情况\n认真推进各项工作。\n", draft.year.unwrap());
    let form = draft.form().form();
    style.open(&mut out, "二、主动公开政府信息情况");
    for block in form.blocks {
        style.row(&mut out, &[block.caption], &[], 0);
        let headers: Vec<&str> = std::iter::once("信息内容").chain(block.columns.iter().map(|(_, header)| *header)).collect();
        headers.iter().for_each(|header| style.row(&mut out, &[header], &[], 0));
        for (subject, label) in block.rows {
            let cells = block.columns.iter().filter_map(|(measure, _)| CellId::proactive(*subject, *measure));
            let values: Vec<String> = cells.map(|cell| figure(draft, cell, figures)).collect();
            style.row(&mut out, &[label], &values, 3);
        }
    }
    style.close(&mut out);
    style.open(&mut out, "三、收到和处理政府信息公开申请情况");
    requests(&mut out, draft, style, figures);
    style.close(&mut out);
    style.open(&mut out, "四、政府信息公开行政复议、行政诉讼情况");
    for header in ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"] {
        style.row(&mut out, &[header], &[], 0);
    }
    for _ in Remedy::ALL {
        Ruling::ALL.iter().for_each(|ruling| style.row(&mut out, &[ruling.label(ogi_core::Language::Zh)], &[], 0));
    }
    let values: Vec<String> = Remedy::ALL
        .iter()
        .flat_map(|group| Ruling::ALL.iter().map(|ruling| figure(draft, CellId::remedy(*group, *ruling), figures)))
        .collect();
    style.row(&mut out, &[], &values, 15);
    style.close(&mut out);
    out.push_str("五、存在的主要问题及改进情况\n还有不足，下一步改进。\n六、其他需要报告的事项\n没有收取信息处理费。\n");
    if style != Style::Word {
        return out;
    }
    let paragraph = |line: &str| if line.starts_with('<') { format!("{line}\n") } else { format!("<p>{line}</p>\n") };
    out.lines().map(paragraph).collect()
}

/// Every figure was read as it stands.
fn assert_read(draft: &Draft, again: &Draft, text: &str) {
    for (cell, value) in draft.cells() {
        assert_eq!(again.number(cell), value.number(), "{cell} in\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_figure_is_read(draft in valid(), style in prop::sample::select(&STYLES), thousands in any::<bool>()) {
        let figures = if thousands { Figures::Thousands } else { Figures::Plain };
        let text = print(&draft, style, figures, "");
        assert_read(&draft, &read(&text), &text);
    }

    #[test]
    fn marks_for_nothing_are_not_numbers(draft in valid(), style in prop::sample::select(&STYLES)) {
        let text = print(&draft, style, Figures::Marks, "");
        let again = read(&text);
        assert_no_false_value(&draft, &again, &text);
        for (cell, value) in draft.cells() {
            let expected = value.number().filter(|number| *number != Number::ZERO);
            assert_eq!(again.number(cell), expected, "{cell} in\n{text}");
            assert!(expected.is_some() || matches!(again.cell(cell), Cell::Placeholder(_)), "{cell} in\n{text}");
        }
    }

    /// One cell a line, empty cells are bars alone: they are blank, and where one is lost nothing moves into another column.
    #[test]
    fn bars_alone_are_empty_cells(draft in valid(), style in prop::sample::select(&EMPTY), lost in any::<prop::sample::Index>()) {
        let text = print(&draft, style, Figures::Plain, "");
        let again = read(&text);
        for (cell, value) in draft.cells() {
            let zero = value.number() == Some(Number::ZERO);
            let agrees = again.number(cell) == value.number() || zero && *again.cell(cell) == Cell::Blank;
            prop_assert!(agrees, "{} in\n{}", cell, text);
        }
        let bars: Vec<usize> = text.lines().enumerate().filter(|(_, line)| line.trim() == "|").map(|(at, _)| at).collect();
        prop_assume!(!bars.is_empty());
        let lost = bars[lost.index(bars.len())];
        let kept: Vec<&str> = text.lines().enumerate().filter(|(at, _)| *at != lost).map(|(_, line)| line).collect();
        let damaged = kept.join("\n");
        assert_no_false_value(&draft, &read(&damaged), &damaged);
    }

    #[test]
    fn links_to_other_years_do_not_date_a_report(draft in valid(), style in prop::sample::select(&STYLES)) {
        let links: String = (2019..2026).map(|year| format!("示例县水务局{year}年政府信息公开工作年度报告 {}-01-20\n", year + 1)).collect();
        let text = print(&draft, style, Figures::Plain, &links);
        let again = read(&text);
        prop_assert_eq!(again.year, draft.year, "{}", text);
        assert_read(&draft, &again, &text);
    }

    /// Last year's table in front of this year's, each with its caption; without captions nothing is believed.
    #[test]
    fn the_table_of_another_year_is_not_read(draft in valid(), other in valid(), captions in any::<bool>()) {
        prop_assume!(draft.form() == other.form() && draft.is_undivided() == other.is_undivided());
        let text = print(&draft, Style::Bare, Figures::Plain, "");
        let mut table = String::new();
        requests(&mut table, &other, Style::Bare, Figures::Plain);
        let heading = "三、收到和处理政府信息公开申请情况\n";
        let (last, this) = if captions { ("2018年度申请情况", format!("{}年度申请情况", draft.year.unwrap())) } else { ("其一", "其二".to_owned()) };
        let text = text.replacen(heading, &format!("{heading}{last}\n{table}{this}\n"), 1);
        let again = read(&text);
        assert_no_false_value(&draft, &again, &text);
        if captions {
            assert_read(&draft, &again, &text);
        }
    }
}
