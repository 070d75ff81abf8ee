//! Title, year and organ (标题、年度、机关).

use std::ops::Range;

use ogi_core::{Outline, Stated};

use super::headings::{Heading, line_end};
use crate::document::Document;
use crate::recognise::landmarks::{Landmark, Landmarks};
use crate::recognise::tokens::{Gap, Stream};
use crate::text::fold::folded;

/// Title, year and organ.
#[derive(Debug, Default)]
pub(in crate::recognise) struct Title {
    pub(in crate::recognise) organ: Option<String>,
    pub(in crate::recognise) year: Option<u16>,
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

/// Characters of a title before the name of what it is about, at most.
const LONGEST_LEAD: usize = 48;
/// Bytes behind it in which the year may stand.
const LONGEST_TAIL: usize = 600;

/// Words of sentences that mention a report and are not its title.
const MENTIONS: [&str; 7] = ["编制", "公布", "现将", "根据", "按照", "发布", "公开如下"];

/// Finds the title: the last words before the text that name the report and a year, alone on their line. What stands
/// before may be links to the reports of other years (历年年报). Where there are only links to several years and
/// nothing of a report, there is no title.
pub(in crate::recognise) fn title(
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
    // 工作总结 and, on the next line, 本报告: the words before are the title of another kind of paper.
    let is_next = after.get(..report).is_some_and(|between| between.ends_with('本'));
    let width = if is_next { report.saturating_sub('本'.len_utf8()) } else { report.saturating_add("报告".len()) };
    let end = at.saturating_add(name.len()).saturating_add(width);
    let start = title_start(stream, at);
    let before = text.get(start..at).unwrap_or_default();
    if before.chars().nth(LONGEST_LEAD).is_some() || before.contains(['《', '〈', '。', '"']) {
        return None;
    }
    let last = stream.at(end.saturating_sub(1));
    let row = stream.tokens.get(last).map_or(0, |token| token.row);
    let tail = text.get(end..line_end(stream, last, row, end.saturating_sub(1))).unwrap_or_default();
    let tail = tail.get(..tail.floor_char_boundary(LONGEST_TAIL)).unwrap_or_default();
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
        // Too long to be a title, wherever it starts.
        if at.saturating_sub(start) > LONGEST_LEAD.saturating_mul(char::MAX.len_utf8()) {
            break;
        }
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
pub(crate) fn year_in(text: &str) -> Option<(u16, Range<usize>)> {
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
