//! Title, year, organ, period, headings and cited documents.

use std::ops::Range;
use std::sync::LazyLock;

use ogi_core::{Date, Outline, Period, SectionFact, SectionId, Stated};

use super::find;
use super::fold::folded;
use super::landmarks::{Landmark, Landmarks, NUMERALS};
use super::numbered;
use super::tokens::{Gap, Stream};
use crate::document::Document;
use crate::heads::pair;

/// A heading of a part, by its place in the folded text.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) id: SectionId,
    pub(super) ordinal: Option<u8>,
    /// Start of the ordinal, or of the title where it has none.
    pub(super) start: usize,
    /// Start of the title.
    pub(super) title: usize,
    /// End of the title.
    pub(super) end: usize,
}

/// Finds the headings of parts: an ordinal, `、`, and a title of the form, an alias, or words that say the same.
pub(super) fn headings(stream: &Stream, marks: &Landmarks) -> Vec<Heading> {
    let folded = stream.folded.as_str();
    let mut found: Vec<(Heading, bool)> = Vec::new();
    for start in marks.all(Landmark::Ordinal) {
        let Some(numeral) = folded.get(start..).and_then(|text| text.chars().next()) else { continue };
        let Some(ordinal) = NUMERALS.iter().position(|known| *known == numeral) else { continue };
        let at = start.saturating_add(numeral.len_utf8());
        let title_at = at.saturating_add('、'.len_utf8());
        let after = folded.get(title_at..).unwrap_or_default();
        let index = stream.at(start);
        let token = stream.tokens.get(index);
        let starts_line = token.is_some_and(|token| token.folded.start as usize == start && token.gap >= Gap::Cell);
        // What is neither a title of the form nor a line of its own is no heading.
        if !starts_line && title_of(after).is_none() {
            continue;
        }
        let ends_sentence =
            folded.get(..start).is_none_or(|before| before.is_empty() || before.ends_with(['。', '；', ';', '.', '>', ')']));
        let at_a_start = starts_line || ends_sentence || after_digits(folded, start);
        let line_end = token.map_or(folded.len(), |token| line_end(stream, index, token.row, start));
        let line = folded.get(title_at..line_end).unwrap_or(after);
        let Some((id, length)) = section_of(line, starts_line) else { continue };
        // In the middle of a line only the form's own number is believed.
        if !at_a_start && SectionId::ALL.get(ordinal) != Some(&id) {
            continue;
        }
        let end = at.saturating_add('、'.len_utf8()).saturating_add(length);
        let ordinal = u8::try_from(ordinal.saturating_add(1)).ok();
        let title = at.saturating_add('、'.len_utf8());
        found.push((Heading { id, ordinal, start, title, end }, starts_line));
    }
    if SectionId::ALL.iter().any(|id| found.iter().all(|(heading, _)| heading.id != *id)) {
        let known = found.len();
        otherwise_numbered(stream, &mut found);
        // A part that is numbered as on the form has that heading.
        let usual: Vec<SectionId> = found.iter().take(known).map(|(heading, _)| heading.id).collect();
        let mut at = 0;
        found.retain(|(heading, _)| {
            at += 1;
            at <= known || !usual.contains(&heading.id)
        });
        found.sort_by_key(|(heading, _)| heading.start);
        numbered::add(stream, marks, &mut found);
    }
    drop_contents(&mut found);
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

/// Headings numbered in another way, or not at all: a line that is a title of the form and nothing else.
fn otherwise_numbered(stream: &Stream, found: &mut Vec<(Heading, bool)>) {
    const LONGEST: usize = 120;
    for (index, token) in stream.tokens.iter().enumerate().filter(|(_, token)| token.gap >= Gap::Cell) {
        let start = token.folded.start as usize;
        let line = stream.folded.get(start..line_end(stream, index, token.row, start)).filter(|line| line.len() <= LONGEST);
        let Some((ordinal, title)) = line.and_then(ordinal_and_title) else { continue };
        let bare = title.trim_end_matches(['。', ':', '.', '…', '*', '#']);
        let place = |id: SectionId| SectionId::ALL.iter().position(|known| *known == id).map_or(0, |at| at.saturating_add(1));
        let fits = |id: SectionId| ordinal.is_none_or(|ordinal| usize::from(ordinal) == place(id));
        let own = FORM_TITLES.iter().find(|(id, title)| title == bare && fits(*id));
        let (Some((id, _)), Some(line)) = (own, line) else { continue };
        let title = start.saturating_add(line.len().saturating_sub(title.len()));
        let heading = Heading { id: *id, ordinal, start, title, end: title.saturating_add(bare.len()) };
        found.push((heading, true));
    }
}

/// A line without its ordinal, which may be `一.`, `第一部分`, `（一）`, `1、`, `一` or missing, and its value.
fn ordinal_and_title(line: &str) -> Option<(Option<u8>, &str)> {
    let rest = line.trim_start_matches(['#', '*', '(', '第']);
    let numeral = rest.chars().next()?;
    let value = NUMERALS.iter().position(|known| *known == numeral).map(|at| at.saturating_add(1));
    let value = value.or_else(|| numeral.to_digit(10).and_then(|digit| usize::try_from(digit).ok()));
    let Some(value) = value else { return Some((None, rest)) };
    let rest = rest.get(numeral.len_utf8()..)?;
    let rest = rest.strip_prefix("部分").unwrap_or(rest);
    Some((u8::try_from(value).ok(), rest.trim_start_matches(['、', '.', ',', ':', ')', '．'])))
}

/// Leaves out a table of contents (目录): headings close to each other, every one of which comes again.
fn drop_contents(found: &mut Vec<(Heading, bool)>) {
    const CLOSE: usize = 120;
    let is_near = |pair: &[(Heading, bool)]| match pair {
        [(first, _), (second, _)] => second.start.saturating_sub(first.end) < CLOSE && first.id < second.id,
        _ => false,
    };
    let length = found.windows(2).take_while(|pair| is_near(pair)).count().saturating_add(1);
    let (front, rest) = found.split_at_checked(length).unwrap_or_default();
    let again = |(heading, _): &(Heading, bool)| rest.iter().any(|(other, starts_line)| other.id == heading.id && *starts_line);
    if length >= 4 && front.iter().all(again) {
        found.drain(..length);
    }
}

fn after_digits(folded: &str, start: usize) -> bool {
    folded.get(..start).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
}

/// The end of a row of tokens in the folded text.
pub(super) fn line_end(stream: &Stream, first: usize, row: u32, from: usize) -> usize {
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
    if let Some(found) = title_of(line) {
        return Some(found);
    }
    if !is_line || line.chars().nth(36).is_some() || line.contains('。') {
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

/// The longest title of a part that a text starts with, and its length.
fn title_of(text: &str) -> Option<(SectionId, usize)> {
    let start = pair(text.as_bytes());
    let begins = |title: &str| pair(title.as_bytes()) == start && text.as_bytes().starts_with(title.as_bytes());
    let titles = TITLES.iter().filter(|(_, title)| begins(title));
    titles.max_by_key(|(_, title)| title.len()).map(|(id, title)| (*id, title.len()))
}

/// The titles of the form, folded.
static FORM_TITLES: LazyLock<Vec<(SectionId, String)>> = LazyLock::new(|| {
    ogi_core::FormId::Official2021.form().sections.iter().map(|section| (section.id, folded(section.title))).collect()
});

/// Every title and alias of a part, folded.
static TITLES: LazyLock<Vec<(SectionId, String)>> = LazyLock::new(|| {
    let sections = ogi_core::FormId::Official2021.form().sections;
    let titles = |section: &'static ogi_core::Section| std::iter::once(&section.title).chain(section.aliases);
    sections.iter().flat_map(|section| titles(section).map(|title| (section.id, folded(title)))).collect()
});

/// Puts headings into the outline.
pub(super) fn note_headings(document: &Document<'_>, stream: &Stream, headings: &[Heading], outline: &mut Outline) {
    for heading in headings {
        let printed = stream.folded.get(heading.title..heading.end).unwrap_or_default();
        outline.sections.push(SectionFact {
            id: heading.id,
            ordinal: heading.ordinal,
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

/// Words that may be the title.
struct Candidate {
    start: usize,
    end: usize,
    organ: String,
    year: u16,
    /// Where the year stands.
    year_at: Range<usize>,
    /// Whether they stand alone on their line, as a title does and a mention in a sentence does not.
    is_line: bool,
}

/// Words of sentences that mention a report and are not its title.
const MENTIONS: [&str; 7] = ["编制", "公布", "现将", "根据", "按照", "发布", "公开如下"];

/// Finds the title: the last words before the text that name the report and a year, alone on their line. What stands
/// before may be links to the reports of other years (历年年报). Where there are only links to several years and
/// nothing of a report, there is no title.
pub(super) fn title(
    document: &Document<'_>,
    stream: &Stream,
    marks: &Landmarks,
    headings: &[Heading],
    outline: &mut Outline,
) -> Title {
    let candidates = candidates(stream, marks);
    let period = outline.period.and_then(|period| {
        candidates.iter().position(|candidate| place_of(document, stream, candidate).start > period.span.start)
    });
    let heading = headings.first().and_then(|heading| candidates.iter().position(|candidate| candidate.start > heading.start));
    let tables = marks.first_of(0, &[Landmark::ItemOne, Landmark::Applicants]);
    let several = candidates.iter().any(|candidate| candidates.first().is_some_and(|first| first.year != candidate.year));
    if several && headings.is_empty() && outline.period.is_none() && tables.is_none() {
        return Title::default();
    }
    let front = period.into_iter().chain(heading).min().unwrap_or(candidates.len());
    let front = candidates.get(..front).unwrap_or_default();
    let named = document.metadata.iter().filter(|(name, _)| name.to_ascii_lowercase().contains("title"));
    let named: Option<u16> = named.filter(|(_, value)| value.contains("公开")).find_map(|(_, value)| {
        let folded = folded(value);
        Some(organ_and_year(&folded)?.1)
    });
    let of_page = front.iter().rfind(|candidate| candidate.is_line && Some(candidate.year) == named);
    let last = || front.iter().rfind(|candidate| candidate.is_line);
    let Some(found) = of_page.or_else(last).or_else(|| candidates.first()) else { return Title::default() };
    let organ = if found.organ.is_empty() { line_before(stream, found.start).unwrap_or_default() } else { found.organ.clone() };
    let printed = stream.folded.get(found.start..found.end).unwrap_or_default();
    let printed = printed.strip_prefix("标题:").unwrap_or(printed);
    outline.title = Some(Stated { value: printed.into(), span: place_of(document, stream, found) });
    let year_span = document.source_span(&stream.flow_of(document, found.year_at.clone()));
    outline.title_year = Some(Stated { value: found.year, span: year_span });
    Title { organ: Some(organ).filter(|organ| !organ.is_empty()), year: Some(found.year) }
}

fn place_of(document: &Document<'_>, stream: &Stream, candidate: &Candidate) -> ogi_core::Span {
    document.source_span(&stream.flow_of(document, candidate.start..candidate.end))
}

fn candidates(stream: &Stream, marks: &Landmarks) -> Vec<Candidate> {
    const MOST: usize = 64;
    let named = |landmark: Landmark, name: &'static str| {
        let places = marks.all(landmark).filter_map(move |at| candidate(stream, at, name));
        places.take(MOST).collect::<Vec<Candidate>>()
    };
    let mut candidates = named(Landmark::Disclosure, "政府信息公开");
    if candidates.is_empty() {
        candidates = named(Landmark::OpenAffairs, "政务公开");
    }
    // 示例市统计局2024年信息公开年度报告: so are called the reports of schools and enterprises too, which have other forms.
    let tables = [Landmark::ItemOne, Landmark::ItemOneBare, Landmark::Ties, Landmark::Applicants];
    if candidates.is_empty() && marks.first_of(0, &tables).is_some() {
        let name = "信息公开";
        let places = stream.folded.match_indices(name).filter_map(|(at, _)| candidate(stream, at, name));
        candidates = places.filter(|found| found.is_line).take(MOST).collect();
    }
    candidates
}

/// Words that name the report and a year, around the name of what it is about.
fn candidate(stream: &Stream, at: usize, name: &str) -> Option<Candidate> {
    let text = stream.folded.as_str();
    let after = text.get(at.saturating_add(name.len())..)?;
    // Within thirteen characters.
    let mut places = after.char_indices().take(12).map(|(place, _)| place);
    let report = places.find(|place| after.get(*place..).is_some_and(|rest| rest.starts_with("报告")))?;
    let end = at.saturating_add(name.len()).saturating_add(report).saturating_add("报告".len());
    let start = title_start(stream, at);
    let before = text.get(start..at).unwrap_or_default();
    if before.contains(['《', '〈', '。', '"']) || before.chars().count() > 48 {
        return None;
    }
    let last = stream.at(end.saturating_sub(1));
    let row = stream.tokens.get(last).map_or(0, |token| token.row);
    let tail = text.get(end..line_end(stream, last, row, end.saturating_sub(1))).unwrap_or_default();
    // A notice about reports, a form for them or a list of them is none.
    if ["的通知", "的函", "的意见", "的说明", "编制", "格式", "模板", "汇总", "统计"].iter().any(|word| tail.starts_with(word))
    {
        return None;
    }
    // The year may stand inside the name or behind it: 政府信息公开工作2024年年度报告, …报告（2024年）.
    let inside = text.get(at..end).unwrap_or_default();
    let (organ, year, year_at) = [(before, start), (inside, at), (tail, end)].into_iter().find_map(|(part, from)| {
        let (organ, year, place) = organ_and_year(part)?;
        let organ = if from == start { organ } else { before.trim_end_matches(['的', '关', '于']).to_owned() };
        Some((organ, year, from.saturating_add(place.start)..from.saturating_add(place.end)))
    })?;
    let is_line = tail.chars().count() <= 24 && !tail.contains('。') && !MENTIONS.iter().any(|word| before.contains(word));
    Some(Candidate { start, end: end.max(year_at.end), organ, year, year_at, is_line })
}

/// Where the line of a position starts; one line further up when the year is not in it.
fn title_start(stream: &Stream, at: usize) -> usize {
    let token = stream.at(at);
    let mut start = at;
    let mut lines = 0;
    for token in stream.tokens.iter().take(token.saturating_add(1)).rev() {
        start = token.folded.start as usize;
        if token.gap >= Gap::Cell {
            let has_year = stream.folded.get(start..at).is_some_and(|text| year_in(text).is_some());
            lines += 1;
            if has_year || lines > 1 {
                break;
            }
        }
    }
    start
}

/// Splits `示例市统计局2024年` or `2024年示例市统计局` into organ, year, and where the year stands.
fn organ_and_year(text: &str) -> Option<(String, u16, Range<usize>)> {
    let (year, place) = year_in(text)?;
    let after = text.get(place.end..)?;
    let after = after.strip_prefix("年度").or_else(|| after.strip_prefix('年')).unwrap_or(after);
    let before = text.get(..place.start)?.trim_start_matches("标题:").trim_start_matches(['-', '#', '*', ':']);
    let organ = if before.is_empty() { after } else { before };
    let organ = without_lead(organ.trim_end_matches(['的', '关', '于']));
    Some((organ.to_owned(), year, place))
}

/// An organ's name without what sentences and pages put before it: `现公布`, `Page 8 -`.
fn without_lead(organ: &str) -> &str {
    const LEADS: [&str; 6] = ["现将", "现公布", "现发布", "现就", "关于", "附件:"];
    let paged = organ.rsplit_once('-').filter(|(page, _)| page.is_ascii());
    let organ = paged.map_or(organ, |(_, name)| name);
    LEADS.iter().find_map(|lead| organ.strip_prefix(lead)).unwrap_or(organ)
}

/// The first year of a text, in digits or digit by digit in numerals (二〇二四), and where it stands.
pub(super) fn year_in(text: &str) -> Option<(u16, Range<usize>)> {
    text.match_indices('年').find_map(|(end, _)| {
        let before = text.get(..end)?;
        let characters: Vec<(usize, char)> = before.char_indices().rev().take(5).collect();
        let digit = |character: char| match character {
            '〇' | '○' | 'O' | 'o' | '零' | 'Ｏ' => Some(0),
            '0'..='9' => character.to_digit(10),
            _ => u32::try_from("一二三四五六七八九".chars().position(|known| known == character)?).ok()?.checked_add(1),
        };
        let mut year = 0_u32;
        for (_, character) in characters.get(..4)?.iter().rev() {
            year = year.checked_mul(10)?.checked_add(digit(*character)?)?;
        }
        let alone = characters.get(4).is_none_or(|(_, before)| !before.is_ascii_digit());
        let year = u16::try_from(year).ok().filter(|year| (2000..2100).contains(year) && alone)?;
        Some((year, characters.get(3)?.0..end))
    })
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
pub(super) fn period(document: &Document<'_>, stream: &Stream, marks: &Landmarks) -> Option<Stated<Period>> {
    let folded = stream.folded.as_str();
    // Nearly every period starts on 1 January; only where none does, the words before it are looked for.
    for at in marks.all(Landmark::NewYear) {
        let start = before_year(folded, at);
        if let Some(found) = period_at(document, stream, start) {
            return Some(found);
        }
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
pub(super) fn citations(document: &Document<'_>, stream: &Stream, marks: &Landmarks, outline: &mut Outline) {
    let name = "国办公开办函";
    for at in marks.all(Landmark::OfficeLetter) {
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

/// Parts without heading whose content is there nevertheless. Only the narrative tells: the tables speak of fees too.
pub(super) fn traces(stream: &Stream, narrative: &[Range<u32>; 2], headings: &[Heading], outline: &mut Outline) {
    let texts = narrative.each_ref().map(|part| stream.folded_in(part));
    let has = |words: &[&str]| words.iter().any(|word| texts.iter().any(|text| find(text, 0, word).is_some()));
    let lost = |id: SectionId| headings.iter().all(|heading| heading.id != id);
    if lost(SectionId::Overview) && stream.folded.len() > 600 {
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
