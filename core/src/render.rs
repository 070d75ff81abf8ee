//! Sentences for people, made at the last moment (文字说明).

use std::fmt::Write;

use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, Form, FormId, Label, Place, Ruling};
use crate::language::{Bilingual, Language};

/// At most so many cells are named in one sentence; the finding lists them all.
const NAMED: usize = 7;
/// At most so many rows.
const ROWS_NAMED: usize = 5;

/// Renders the sentence of a finding.
pub(crate) fn message(finding: &Finding, form: FormId, language: Language) -> String {
    let text = sentence(finding.message, &finding.args, form, language);
    match (&finding.presumed, language) {
        (None, _) => text,
        (Some(name), Language::Zh) => format!("{text}（机关层级、类别按名称“{name}”推断）"),
        (Some(name), Language::En) => format!("{text} (level and kind as the name `{name}` suggests)"),
    }
}

/// Renders a sentence with its arguments.
pub(crate) fn sentence(message: &Bilingual, args: &[(&str, Arg)], form: FormId, language: Language) -> String {
    let template = message.get(language);
    let mut text = String::with_capacity(template.len().saturating_mul(2));
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        if let Some((_, value)) = args.iter().find(|(known, _)| *known == name) {
            write_arg(&mut text, value, form.form(), language);
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}

fn write_arg(text: &mut String, arg: &Arg, form: &Form, language: Language) {
    // Writing to a string cannot fail.
    let _ = match arg {
        Arg::Number(number) => write!(text, "{number}"),
        Arg::Count(count) => write!(text, "{count}"),
        Arg::Year(year) => write!(text, "{year}"),
        Arg::Date(date) => write!(text, "{date}"),
        Arg::Text(words) => match language {
            Language::Zh => write!(text, "「{words}」"),
            Language::En => write!(text, "`{words}`"),
        },
        Arg::Words(words) => text.write_str(words.get(language)),
        Arg::List(list) => {
            write_names(text, list.iter().map(|words| words.get(language)), language);
            Ok(())
        }
        Arg::Cell(cell) => text.write_str(&form.cell_label(*cell, language)),
        Arg::Row(row) => text.write_str(row.label(language)),
        Arg::Column(column) => text.write_str(column.label(language)),
        Arg::Remedy(group) => text.write_str(group.label(language)),
        Arg::Topic(topic) => match topic.cell() {
            Some(cell) => text.write_str(&form.cell_label(cell, language)),
            None => text.write_str(topic.label(language)),
        },
        Arg::Section(id) => match (form.section(*id), language) {
            (Some(section), Language::Zh) => text.write_str(section.title),
            (Some(section), Language::En) => text.write_str(section.english),
            (None, _) => Ok(()),
        },
        Arg::Cells(cells) => {
            write_cells(text, cells, language);
            Ok(())
        }
        Arg::CellsOfRow(cells) => {
            write_names(text, cells.iter().map(|cell| names(*cell).1.get(language)), language);
            Ok(())
        }
        Arg::CellsOfColumn(cells) => {
            write_names(text, cells.iter().map(|cell| names(*cell).0.get(language)), language);
            Ok(())
        }
        Arg::Sum(numbers) => {
            for (at, number) in numbers.iter().enumerate() {
                if at > 0 {
                    text.push_str(" + ");
                }
                let _ = match number {
                    Some(number) => write!(text, "{number}"),
                    None => text.write_str("?"),
                };
            }
            Ok(())
        }
    };
}

/// The printed names of a cell's row and column.
fn names(cell: CellId) -> (Bilingual, Bilingual) {
    match cell.place() {
        Place::Request(row, column) => (row.names(), column.names()),
        Place::Remedy(group, ruling) => (group.names(), ruling.names()),
        Place::Proactive(subject, measure) => (subject.names(), measure.names()),
    }
}

/// Names one after another, the first few of them.
fn write_names<'n>(text: &mut String, names: impl ExactSizeIterator<Item = &'n str>, language: Language) {
    let count = names.len();
    let (separator, open, close) = match language {
        Language::Zh => ("、", "“", "”"),
        Language::En => (", ", "", ""),
    };
    for (at, name) in names.take(NAMED).enumerate() {
        let separator = if at > 0 { separator } else { "" };
        let _ = write!(text, "{separator}{open}{name}{close}");
    }
    let _ = match (count > NAMED, language) {
        (true, Language::Zh) => write!(text, "等{count}格"),
        (true, Language::En) => write!(text, " and {} more", count.saturating_sub(NAMED)),
        _ => Ok(()),
    };
}

/// Cells by row: a whole row by its name alone, part of one with the columns.
fn write_cells(text: &mut String, cells: &[CellId], language: Language) {
    let mut rows: Vec<(Bilingual, Vec<CellId>)> = Vec::new();
    for cell in cells {
        let row = names(*cell).0;
        match rows.last_mut() {
            Some((known, members)) if *known == row => members.push(*cell),
            _ => rows.push((row, vec![*cell])),
        }
    }
    for (at, (row, members)) in rows.iter().take(ROWS_NAMED).enumerate() {
        let whole = match members.first().map(|cell| cell.place()) {
            Some(Place::Request(..)) => members.len() == Column::ALL.len(),
            Some(Place::Remedy(..)) => members.len() == Ruling::ALL.len(),
            _ => false,
        };
        let columns = members.iter().map(|cell| names(*cell).1.get(language));
        let row = row.get(language);
        let _ = match (language, at > 0) {
            (Language::Zh, false) => write!(text, "“{row}”"),
            (Language::Zh, true) => write!(text, "、“{row}”"),
            (Language::En, false) => write!(text, "{row}"),
            (Language::En, true) => write!(text, "; {row}"),
        };
        match (whole, language) {
            (true, Language::Zh) => text.push_str("整行"),
            (true, Language::En) => text.push_str(" (whole row)"),
            (false, Language::Zh) => enumerate(text, columns, ["（", "、", "）"]),
            (false, Language::En) => enumerate(text, columns, [" (", ", ", ")"]),
        }
    }
    if rows.len() > ROWS_NAMED {
        let _ = match language {
            Language::Zh => write!(text, "等{}行", rows.len()),
            Language::En => write!(text, " and {} more rows", rows.len().saturating_sub(ROWS_NAMED)),
        };
    }
}

/// Names between an opening and a closing mark, with another between each two.
fn enumerate<'a>(text: &mut String, names: impl Iterator<Item = &'a str>, [open, between, close]: [&str; 3]) {
    for (at, name) in names.enumerate() {
        text.push_str(if at > 0 { between } else { open });
        text.push_str(name);
    }
    text.push_str(close);
}

impl Finding {
    /// The sentence of the finding: what is wrong with both numbers, where, and what to do.
    pub fn text(&self, form: FormId, language: Language) -> String {
        message(self, form, language)
    }
}
