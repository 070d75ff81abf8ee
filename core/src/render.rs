//! Sentences for people, made at the last moment (文字说明).

use std::fmt::Write;

use crate::finding::{Arg, Finding};
use crate::form::{Form, FormId, Label};
use crate::language::Language;

/// At most so many cells are named in one sentence; the finding lists them all.
const NAMED: usize = 6;

/// Renders the sentence of a finding.
pub(crate) fn message(finding: &Finding, form: FormId, language: Language) -> String {
    let template = finding.message.get(language);
    let mut text = String::with_capacity(template.len().saturating_mul(2));
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        if let Some((_, value)) = finding.args.iter().find(|(known, _)| *known == name) {
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
        Arg::Cell(cell) => text.write_str(&form.cell_label(*cell, language)),
        Arg::Row(row) => text.write_str(row.label(language)),
        Arg::Column(column) => text.write_str(column.label(language)),
        Arg::Remedy(group) => text.write_str(group.label(language)),
        Arg::Section(id) => match (form.section(*id), language) {
            (Some(section), Language::Zh) => text.write_str(section.title),
            (Some(section), Language::En) => text.write_str(section.english),
            (None, _) => Ok(()),
        },
        Arg::Cells(cells) => {
            let separator = if language == Language::Zh { "、" } else { ", " };
            for (at, cell) in cells.iter().take(NAMED).enumerate() {
                if at > 0 {
                    text.push_str(separator);
                }
                text.push_str(&form.cell_label(*cell, language));
            }
            match (cells.len() > NAMED, language) {
                (true, Language::Zh) => write!(text, "等{}格", cells.len()),
                (true, Language::En) => write!(text, " and {} more", cells.len().saturating_sub(NAMED)),
                _ => Ok(()),
            }
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

impl Finding {
    /// The sentence of the finding: what is wrong with both numbers, where, and what to do.
    pub fn text(&self, form: FormId, language: Language) -> String {
        message(self, form, language)
    }
}
