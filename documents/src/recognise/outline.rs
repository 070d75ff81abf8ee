//! Title, year, organ, period, headings and cited documents.

use std::ops::Range;
use std::sync::LazyLock;

use ogi_core::{Date, Outline, Period, SectionFact, SectionId, Stated};

use super::find;
use super::fold::folded;
use super::tokens::{Gap, Stream};
use crate::document::Document;

/// The Chinese numerals that number parts.
const ORDINALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// A heading of a part, by its place in the folded text.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) id: SectionId,
    ordinal: u8,
    /// Start of the ordinal.
    pub(super) start: usize,
    /// End of the title.
    pub(super) end: usize,
}

/// Finds the headings of parts: an ordinal, `、`, and a title of the form, an alias, or words that say the same.
pub(super) fn headings(stream: &Stream) -> Vec<Heading> {
    let folded = stream.folded.as_str();
    let mut found: Vec<(Heading, bool)> = Vec::new();
    for (at, _) in folded.match_indices('、') {
        let Some((start, numeral)) = folded.get(..at).and_then(|text| text.char_indices().next_back()) else { continue };
        let Some(ordinal) = ORDINALS.iter().position(|known| *known == numeral) else { continue };
        let after = folded.get(at.saturating_add('、'.len_utf8())..).unwrap_or_default();
        let token = stream.tokens.get(stream.at(start));
        let starts_line = token.is_some_and(|token| token.folded.start as usize == start && token.gap >= Gap::Cell);
        let ends_sentence =
            folded.get(..start).is_none_or(|before| before.is_empty() || before.ends_with(['。', '；', ';', '.', '>', ')']));
        let at_a_start = starts_line || ends_sentence || after_digits(folded, start);
        let line_end = token.map_or(folded.len(), |token| line_end(stream, token.row, start));
        let line = folded.get(at.saturating_add('、'.len_utf8())..line_end).unwrap_or(after);
        let Some((id, length)) = section_of(line, starts_line) else { continue };
        // In the middle of a line only the form's own number is believed.
        if !at_a_start && SectionId::ALL.get(ordinal) != Some(&id) {
            continue;
        }
        let end = at.saturating_add('、'.len_utf8()).saturating_add(length);
        let ordinal = u8::try_from(ordinal.saturating_add(1)).unwrap_or_default();
        found.push((Heading { id, ordinal, start, end }, starts_line));
    }
    // One heading a part: the first that starts a line, else the first.
    let mut headings: Vec<Heading> = Vec::new();
    for id in SectionId::ALL {
        let of_part = || found.iter().filter(|(heading, _)| heading.id == *id);
        if let Some((heading, _)) = of_part().find(|(_, starts_line)| *starts_line).or_else(|| of_part().next()) {
            headings.push(heading.clone());
        }
    }
    headings.sort_by_key(|heading| heading.start);
    headings
}

fn after_digits(folded: &str, start: usize) -> bool {
    folded.get(..start).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
}

/// The end of a row of tokens in the folded text.
fn line_end(stream: &Stream, row: u32, from: usize) -> usize {
    let first = stream.at(from);
    let mut end = from;
    for token in stream.tokens.iter().skip(first).take_while(|token| token.row == row) {
        if token.folded.start as usize > from && token.gap >= Gap::Cell {
            break;
        }
        end = token.folded.end as usize;
    }
    end
}

/// Which part a heading names, and how long its title is. Free wording is accepted only for a whole line.
fn section_of(line: &str, is_line: bool) -> Option<(SectionId, usize)> {
    let longest = TITLES.iter().filter(|(_, title)| line.starts_with(title.as_str())).max_by_key(|(_, title)| title.len());
    if let Some((id, title)) = longest {
        return Some((*id, title.len()));
    }
    let count = line.chars().count();
    if !is_line || count > 36 || line.contains('。') {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let id = if has(&["申请"]) && has(&["收到", "处理", "办理"]) && has(&["情况"]) && !has(&["数量", "结转"]) {
        SectionId::Requests
    } else if has(&["复议"]) && has(&["诉讼"]) {
        SectionId::Remedies
    } else if has(&["问题"]) && has(&["改进", "整改", "措施", "打算"]) {
        SectionId::Problems
    } else if has(&["主动公开"]) && has(&["情况"]) && !has(&["工作"]) {
        SectionId::Proactive
    } else if has(&["其他"]) && has(&["报告", "说明"]) && has(&["事项"]) {
        SectionId::OtherMatters
    } else if line.starts_with("总体情况") || line.starts_with("概述") || line.starts_with("基本情况") {
        SectionId::Overview
    } else {
        return None;
    };
    Some((id, line.len()))
}

/// Every title and alias of a part, folded.
static TITLES: LazyLock<Vec<(SectionId, String)>> = LazyLock::new(|| {
    let sections = ogi_core::FormId::Official2021.form().sections;
    let titles = |section: &'static ogi_core::Section| std::iter::once(&section.title).chain(section.aliases);
    sections.iter().flat_map(|section| titles(section).map(|title| (section.id, folded(title)))).collect()
});

/// Puts headings into the outline.
pub(super) fn note_headings(document: &Document<'_>, stream: &Stream, headings: &[Heading], outline: &mut Outline) {
    for heading in headings {
        let text = stream.folded.get(heading.start..heading.end).unwrap_or_default();
        let printed = text.split_once('、').map_or(text, |(_, title)| title);
        outline.sections.push(SectionFact {
            id: heading.id,
            ordinal: Some(heading.ordinal),
            printed: printed.into(),
            span: document.source_span(&stream.flow_of(document, heading.start..heading.end)),
        });
    }
}

/// Title, year and organ.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) organ: Option<String>,
    pub(super) year: Option<u16>,
}

/// Finds the title: the first words that name the report and a year.
pub(super) fn title(document: &Document<'_>, stream: &Stream, outline: &mut Outline) -> Title {
    let folded = stream.folded.as_str();
    let name = "政府信息公开";
    for at in memchr::memmem::find_iter(folded.as_bytes(), name) {
        let after = folded.get(at.saturating_add(name.len())..).unwrap_or_default();
        let head: String = after.chars().take(8).collect();
        let Some(length) = head.find("报告").map(|position| position.saturating_add("报告".len())) else { continue };
        let end = at.saturating_add(name.len()).saturating_add(length);
        let start = title_start(stream, at);
        let before = folded.get(start..at).unwrap_or_default();
        if before.contains(['《', '〈', '。', '"']) || before.chars().count() > 48 {
            continue;
        }
        let Some((organ, year, year_at)) = organ_and_year(before) else { continue };
        let organ = if organ.is_empty() { line_before(stream, start).unwrap_or_default() } else { organ };
        let place = |range: Range<usize>| document.source_span(&stream.flow_of(document, range));
        let printed = folded.get(start..end).unwrap_or_default();
        let printed = printed.strip_prefix("标题:").unwrap_or(printed);
        outline.title = Some(Stated { value: printed.into(), span: place(start..end) });
        let year_span = place(start.saturating_add(year_at)..start.saturating_add(year_at).saturating_add(4));
        outline.title_year = Some(Stated { value: year, span: year_span });
        return Title { organ: Some(organ).filter(|organ| !organ.is_empty()), year: Some(year) };
    }
    Title::default()
}

/// Where the line of a position starts; one line further up when the year is not in it.
fn title_start(stream: &Stream, at: usize) -> usize {
    let token = stream.at(at);
    let mut start = at;
    let mut lines = 0;
    for token in stream.tokens.iter().take(token.saturating_add(1)).rev() {
        start = token.folded.start as usize;
        if token.gap >= Gap::Cell {
            let has_year = stream.folded.get(start..at).is_some_and(|text| text.contains("20"));
            lines += 1;
            if has_year || lines > 1 {
                break;
            }
        }
    }
    start
}

/// Splits `示例市统计局2024年` or `2024年示例市统计局` into organ, year, and where the year stands.
fn organ_and_year(text: &str) -> Option<(String, u16, usize)> {
    let (year_at, year) = text.match_indices("20").find_map(|(at, _)| {
        let digits = text.get(at..at.saturating_add(4))?;
        let alone = !text.get(..at)?.ends_with(|last: char| last.is_ascii_digit());
        let followed = text.get(at.saturating_add(4)..)?.starts_with('年');
        (alone && followed).then_some((at, digits.parse::<u16>().ok()?))
    })?;
    let after = text.get(year_at.saturating_add(4)..)?;
    let after = after.strip_prefix("年度").or_else(|| after.strip_prefix('年')).unwrap_or(after);
    let before = text.get(..year_at)?.trim_start_matches("标题:").trim_start_matches(['-', '#', '*', ':']);
    let organ = if before.is_empty() { after } else { before };
    let organ = organ.trim_end_matches(['的', '关', '于']).trim_start_matches("关于");
    Some((organ.to_owned(), year, year_at))
}

/// The line before a position, when it can be the name of an organ.
fn line_before(stream: &Stream, start: usize) -> Option<String> {
    let index = stream.at(start).checked_sub(1)?;
    let row = stream.tokens.get(index)?.row;
    let line: String = stream
        .tokens
        .iter()
        .take(index.saturating_add(1))
        .rev()
        .take_while(|token| token.row == row)
        .fold(String::new(), |line, token| format!("{}{line}", stream.text(token)));
    let is_name = line.chars().count() <= 30
        && line.ends_with(['府', '局', '会', '厅', '委', '办', '处', '室', '院', '道', '乡', '镇', '部', '署', '队', '心']);
    is_name.then_some(line)
}

/// The period that the figures cover: two dates after words such as 统计期限.
pub(super) fn period(document: &Document<'_>, stream: &Stream) -> Option<Stated<Period>> {
    let folded = stream.folded.as_str();
    // Nearly every period starts on 1 January; only where none does, the words before it are looked for.
    let mut from = 0;
    while let Some(at) = find(folded, from, "1月1日") {
        let start = before_year(folded, at);
        if let Some(found) = period_at(document, stream, start) {
            return Some(found);
        }
        from = at.saturating_add("1月1日".len());
    }
    for word in ["统计期限", "统计周期", "统计时限", "数据的期限", "数据期限", "时限", "起止", "期限", "统计数据", "所列数据"]
    {
        for (at, _) in folded.match_indices(word) {
            if let Some(found) = period_at(document, stream, at.saturating_add(word.len())) {
                return Some(found);
            }
        }
    }
    None
}

/// The start of the year before a month, where there is one.
fn before_year(folded: &str, at: usize) -> usize {
    let before = folded.get(..at).unwrap_or_default();
    let bare = before.strip_suffix('年').unwrap_or(before).trim_end_matches(|last: char| last.is_ascii_digit());
    bare.len()
}

/// The period that starts within a few words of a position.
fn period_at(document: &Document<'_>, stream: &Stream, start: usize) -> Option<Stated<Period>> {
    let window: String = stream.folded.get(start..)?.chars().take(48).collect();
    let (period, from, to) = date_range(&window)?;
    let range = start.saturating_add(from)..start.saturating_add(to);
    Some(Stated { value: period, span: document.source_span(&stream.flow_of(document, range)) })
}

/// `2024年1月1日至2024年12月31日`, the second year being optional.
fn date_range(text: &str) -> Option<(Period, usize, usize)> {
    let (first, from, middle) = date(text, None)?;
    let rest = text.get(middle..)?;
    let joined = rest.trim_start_matches('起').trim_start_matches(',');
    if !joined.starts_with(['至', '到', '-', '—', '～', '~']) {
        return None;
    }
    let (second, at, length) = date(joined, Some(first.year))?;
    if joined.get(..at)?.chars().count() > 3 {
        return None;
    }
    let skipped = rest.len().saturating_sub(joined.len());
    Some((Period { from: first, to: second }, from, middle.saturating_add(skipped).saturating_add(length)))
}

/// The first date of a text, where it starts and where it ends.
fn date(text: &str, year: Option<u16>) -> Option<(Date, usize, usize)> {
    let at = text.find(|character: char| character.is_ascii_digit())?;
    let mut rest = text.get(at..)?;
    let mut number = |mark: char| -> Option<u16> {
        let (digits, tail) = rest.split_once(mark)?;
        let short = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let value = digits.parse().ok().filter(|_| short)?;
        rest = tail;
        Some(value)
    };
    let year = number('年').filter(|year| (1990..2100).contains(year)).or(year)?;
    let month = number('月')?;
    let day = number('日')?;
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((date, at, text.len().saturating_sub(rest.len())))
}

/// Notices on the form that the report cites: 国办公开办函 and its number.
pub(super) fn citations(document: &Document<'_>, stream: &Stream, outline: &mut Outline) {
    let name = "国办公开办函";
    for at in memchr::memmem::find_iter(stream.folded.as_bytes(), name) {
        let after = stream.folded.get(at.saturating_add(name.len())..).unwrap_or_default();
        let Some(length) = after.find('号').filter(|length| *length <= 24).map(|length| length.saturating_add('号'.len_utf8()))
        else {
            continue;
        };
        let range = at..at.saturating_add(name.len()).saturating_add(length);
        let span = document.source_span(&stream.flow_of(document, range.clone()));
        outline.citations.push(Stated { value: stream.folded.get(range).unwrap_or_default().into(), span });
    }
}

/// Parts without heading whose content is there nevertheless.
pub(super) fn traces(stream: &Stream, headings: &[Heading], outline: &mut Outline) {
    let folded = stream.folded.as_str();
    let has = |words: &[&str]| words.iter().any(|word| find(folded, 0, word).is_some());
    let lost = |id: SectionId| headings.iter().all(|heading| heading.id != id);
    if lost(SectionId::Overview) && folded.len() > 600 {
        outline.traces.push(SectionId::Overview);
    }
    if lost(SectionId::Problems) && has(&["问题", "不足"]) && has(&["改进", "整改", "下一步", "措施"]) {
        outline.traces.push(SectionId::Problems);
    }
    if lost(SectionId::OtherMatters) && has(&["信息处理费", "其他需要报告", "需要报告的其他", "收费", "需要说明"])
    {
        outline.traces.push(SectionId::OtherMatters);
    }
}
