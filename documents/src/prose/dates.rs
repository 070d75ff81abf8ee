//! Days that a text names (正文中的日期): those that no calendar has, the last one, and that of the page.

use std::ops::Range;

use ogi_core::{Date, Prose, Stated};

use super::{MOST_NOTES, place};
use crate::document::Document;
use crate::lexicon::says;
use crate::search::{find, places};

/// A day as printed: `2024年2月30日`, `2月30日`.
struct Printed<'t> {
    year: Option<u16>,
    month: u8,
    day: u8,
    range: Range<usize>,
    /// What stands behind it.
    after: &'t str,
}

/// The days of a text, by the 月 in them.
fn days(text: &str) -> impl Iterator<Item = Printed<'_>> {
    text.match_indices('月').filter_map(|(at, month)| {
        let before = text.get(..at)?.trim_end_matches(' ');
        let (digits, start) = last_number(before)?;
        let month_number: u8 = digits.parse().ok()?;
        let behind = text.get(at.saturating_add(month.len())..)?;
        let trimmed = behind.trim_start_matches(' ');
        let length = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        let rest = trimmed.get(length..)?.trim_start_matches(' ');
        let after = rest.strip_prefix('日')?;
        let day: u8 = trimmed.get(..length).filter(|day| !day.is_empty() && day.len() <= 2)?.parse().ok()?;
        let year = before.get(..start)?.trim_end_matches(' ').strip_suffix('年').map(|before| before.trim_end_matches(' '));
        let year = year.and_then(last_number).filter(|(digits, _)| digits.len() == 4);
        let (year, start) = year.map_or((None, start), |(digits, start)| (digits.parse().ok(), start));
        Some(Printed { year, month: month_number, day, range: start..text.len().saturating_sub(after.len()), after })
    })
}

/// The digits that a text ends with, at most four, and where they start.
fn last_number(text: &str) -> Option<(&str, usize)> {
    let length = text.bytes().rev().take(5).take_while(u8::is_ascii_digit).count();
    let start = text.len().saturating_sub(length);
    text.get(start..).filter(|digits| (1..=4).contains(&digits.len())).map(|digits| (digits, start))
}

/// Notes the days of a part of the narrative; only part one tells of what was, plans left out.
pub(super) fn note(document: &Document<'_>, range: &Range<u32>, is_overview: bool, prose: &mut Prose) {
    // Plans, and the ends of periods.
    const NOT_YET: [char; 6] = ['前', '起', '之', '以', '止', '至'];
    let text = document.slice(range);
    for found in days(text) {
        // The 29th of February is a day of some year.
        let date = Date::new(found.year.unwrap_or(2000), found.month, found.day);
        let span = || document.source_span(&place(range, &found.range));
        match date {
            None if prose.impossible.len() < MOST_NOTES => {
                let printed = text.get(found.range.clone()).unwrap_or_default();
                if !prose.impossible.iter().any(|known| *known.value == *printed) {
                    prose.impossible.push(Stated { value: printed.into(), span: span() });
                }
            }
            Some(date)
                if is_overview
                    && found.year.is_some()
                    && !found.after.starts_with(NOT_YET)
                    && prose.latest.is_none_or(|latest| latest.value < date) =>
            {
                prose.latest = Some(Stated { value: date, span: span() });
            }
            _ => {}
        }
    }
}

/// Notes the years that a text says the report is of: 现公布2023年政府信息公开工作年度报告; 结合2023年工作实际.
pub(super) fn said_years(document: &Document<'_>, range: &Range<u32>, is_introduction: bool, prose: &mut Prose) {
    /// The longest name between a year and what it is the year of, in bytes; no sentence is looked at further back.
    const LONGEST: usize = 90;
    let text = document.slice(range);
    for at in places(text, "年") {
        let before = text.get(..at).unwrap_or_default();
        let Some((digits, start)) = last_number(before).filter(|(digits, _)| digits.len() == 4) else { continue };
        let Some(year) = digits.parse().ok().filter(|year| (2008..2100).contains(year)) else { continue };
        let window = text.get(text.floor_char_boundary(start.saturating_sub(LONGEST.saturating_mul(4)))..start);
        let sentence = window.unwrap_or_default().rsplit(['。', '\n']).next().unwrap_or_default();
        let behind = text.get(at..text.floor_char_boundary(at.saturating_add(LONGEST))).unwrap_or_default();
        let words = behind.split(['，', '。', '；', '\n', ',']).next().unwrap_or_default();
        // 已公布2023年度报告 tells of what was done during the year.
        let made = is_introduction && !sentence.contains('已') && says(sentence, "编制 公布");
        let end = if made || says(sentence, "现公布 现向社会 现将 本报告") {
            "年度报告"
        } else if is_introduction && sentence.ends_with("结合") {
            "实际"
        } else {
            continue;
        };
        let Some(length) = words.find(end) else { continue };
        let found = start..at.saturating_add(length).saturating_add(end.len());
        let printed: Box<str> = text.get(found.clone()).unwrap_or_default().into();
        let known = prose.said_years.iter().any(|known| known.value.1 == printed);
        if prose.said_years.len() < MOST_NOTES && !known {
            prose.said_years.push(Stated { value: (year, printed), span: document.source_span(&place(range, &found)) });
        }
    }
}

/// The day of publication that a saved page prints before its report, or says in its metadata.
pub(super) fn of_page(document: &Document<'_>, introduction: &Range<u32>) -> Option<Stated<Date>> {
    const WORDS: [&str; 5] = ["发布时间", "发布日期", "公布日期", "公开日期", "公布时间"];
    let text = document.slice(introduction);
    let printed = WORDS.iter().find_map(|word| {
        let at = find(text.as_bytes(), word.as_bytes())?.saturating_add(word.len());
        let rest = text.get(at..)?.trim_start_matches([':', '：', ' ', '|', '\t', '\u{a0}', '\u{3000}']);
        let (date, length) = numeric(rest)?;
        let start = text.len().saturating_sub(rest.len());
        let range = place(introduction, &(start..start.saturating_add(length)));
        Some(Stated { value: date, span: document.source_span(&range) })
    });
    let said = || {
        let (_, value) = document.metadata.iter().find(|(name, _)| name.eq_ignore_ascii_case("pubdate"))?;
        let (date, _) = numeric(value)?;
        Some(Stated { value: date, span: document.source_span(&(introduction.start..introduction.start)) })
    };
    printed.or_else(said)
}

/// A day that a text begins with: 2025-01-23, 2025/1/23, 2025年1月23日.
fn numeric(text: &str) -> Option<(Date, usize)> {
    let mut rest = text;
    let mut number = |marks: &[char]| -> Option<u16> {
        let length = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let value = rest.get(..length)?.parse().ok()?;
        let tail = rest.get(length..)?;
        rest = if marks.is_empty() { tail } else { tail.strip_prefix(marks)? };
        Some(value)
    };
    let year = number(&['-', '/', '.', '年'])?;
    let month = u8::try_from(number(&['-', '/', '.', '月'])?).ok()?;
    let day = u8::try_from(number(&[])?).ok()?;
    Some((Date::new(year, month, day).filter(|date| date.year >= 2008)?, text.len().saturating_sub(rest.len())))
}
