//! The title (标题): the words that name the report and its year, alone on their line or lines.

use std::ops::Range;

use ogi_core::{Stated, is_same_organ};

use super::opening::{self, Mention};
use super::year::{bare_year, last_year, next_char, year_in};
use crate::document::Document;
use crate::recognise::landmarks::Landmark;
use crate::recognise::name;
use crate::recognise::reader::Reader;
use crate::recognise::tokens::{Gap, Stream};
use crate::recognise::witness::{Kind, Witness, Witnesses};
use crate::text::fold::folded;

/// Words that name the report and a year.
struct Candidate {
    start: usize,
    end: usize,
    organ: Option<String>,
    year: u16,
    /// Where the year stands.
    year_at: Range<usize>,
    /// What it is: a title alone on its line, or a mention in a sentence.
    kind: Mention,
}

/// What the report is called.
const REPORT: &str = "报告";
/// Characters of a title before the name of what it is about, at most.
const LONGEST_LEAD: usize = 48;
/// Bytes behind it in which the year may stand.
const LONGEST_TAIL: usize = 600;
/// Bytes of a year in a bracket on the line below.
const LONGEST_BELOW: usize = 12;
/// Lines that a title may be split over before the name of what it is about.
const MOST_LINES: usize = 3;

impl Reader<'_> {
    /// Finds the title: the last words before the text that name the report and a year, alone on their line. What stands
    /// before may be links to the reports of other years (历年年报). Where there are only links to several years and
    /// nothing of a report, there is no title. Without a title, the sentence that publishes the report stands for it.
    pub(in crate::recognise) fn find_title(&mut self) {
        let candidates = candidates(self);
        let period = self.outline.period.and_then(|period| {
            candidates.iter().position(|candidate| self.span_of(candidate.place()).start > period.span.start)
        });
        let first_heading = self.headings.first().map(|heading| heading.start);
        let heading = first_heading.and_then(|heading| candidates.iter().position(|candidate| candidate.start > heading));
        let tables = self.marks.first_of(0, &[Landmark::ItemOne, Landmark::Applicants]);
        let several = candidates.iter().any(|candidate| candidates.first().is_some_and(|first| first.year != candidate.year));
        if several && self.headings.is_empty() && self.outline.period.is_none() && tables.is_none() {
            return;
        }
        let page = page_title(self.document);
        let named = page.as_ref().and_then(|page| page.year);
        if let Some(page) = page {
            self.witnesses.add(page);
        }
        let front = period.into_iter().chain(heading).min().unwrap_or(candidates.len());
        let front = candidates.get(..front).unwrap_or_default();
        let lines = || front.iter().filter(|candidate| candidate.kind == Mention::Line);
        // The sentence that publishes the report may stand behind the period, but not in the parts.
        let introduced = candidates.iter().filter(|candidate| first_heading.is_none_or(|heading| candidate.start < heading));
        let opening = introduced.filter(|candidate| candidate.kind == Mention::Opening).collect::<Vec<_>>();
        for candidate in &opening {
            self.witnesses.add(candidate.witness(Kind::Opening));
        }
        let of_page = lines().rfind(|candidate| Some(candidate.year) == named);
        let line = of_page.or_else(|| lines().next_back());
        if let Some(line) = line {
            let mut witness = line.witness(Kind::Title);
            if witness.organ.is_none() {
                add_neighbours(&self.stream, repeated(&self.stream, lines(), line), &mut self.witnesses);
            }
            // Which organ, or of which place it is, a line above may say: 示例县人民政府办公室, 县人民政府办公室.
            let is_whole = witness.organ.as_deref().is_some_and(name::is_full);
            if let Some(full) = full_title(lines(), line.year).filter(|_| !is_whole) {
                self.witnesses.add(full.witness(Kind::TitleAbove));
            }
            witness.place = line.start..line.end;
            self.witnesses.add(witness);
        }
        let told = || candidates.first().filter(|first| first_heading.is_none_or(|heading| first.start < heading));
        let Some(found) = line.or_else(|| opening.first().copied()).or_else(told) else {
            let first_part = self.headings.first().map(|heading| heading.start);
            let end = first_part.into_iter().chain(tables).min().unwrap_or(self.text().len());
            return self.find_title_without_year(end);
        };
        let printed = self.stream.folded.get(found.start..found.end).unwrap_or_default();
        self.outline.title = Some(Stated { value: printed.into(), span: self.span_of(found.place()) });
        self.outline.title_year = Some(Stated { value: found.year, span: self.span_of(found.year_at.clone()) });
    }
}

impl Reader<'_> {
    /// Finds a title that names no year, before a position: the name of the report alone on its line, with an organ before it or on a
    /// line beside it. Menus of pages have such lines too, without an organ.
    fn find_title_without_year(&mut self, end: usize) {
        let text = self.text();
        let title = self.marks.all(Landmark::Disclosure).take_while(|at| *at < end).find_map(|at| {
            let first = self.stream.tokens.get(self.stream.at(at))?;
            let from = self.stream.tokens.partition_point(|token| token.row < first.row);
            let start = self.start_of(from);
            // A longer line is no title.
            let longest = LONGEST_LEAD.saturating_mul('年'.len_utf8());
            at.checked_sub(start).filter(|lead| *lead <= longest)?;
            let tokens = self.stream.tokens.iter().skip(from).take_while(|token| token.row == first.row).take(LONGEST_LEAD);
            let line = text.get(start..tokens.last()?.folded.end as usize)?;
            let name = line.get(at.checked_sub(start)?..)?.strip_prefix("政府信息公开")?;
            let is_name =
                ["工作", "年度", "报告"].iter().fold(name, |rest, word| rest.strip_prefix(word).unwrap_or(rest)).is_empty();
            let before = line.get(..at.saturating_sub(start))?;
            let organ = name::ending(before).filter(|(place, name)| *place == 0 && name::is_ended(name));
            let is_title = name.ends_with("报告") && is_name && (before.is_empty() || organ.is_some());
            is_title
                .then(|| (start..start.saturating_add(line.len()), organ.map(|(_, organ)| name::completed(organ.to_owned()))))
        });
        let Some((place, organ)) = title else { return };
        match organ {
            Some(_) => self.witnesses.add(Witness { kind: Kind::Title, organ, year: None, place: place.clone() }),
            None if !add_neighbours(&self.stream, place.clone(), &mut self.witnesses) => return,
            None => {}
        }
        let value = self.text().get(place.clone()).unwrap_or_default().into();
        self.outline.title = Some(Stated { value, span: self.span_of(place) });
    }
}

/// The place of a title, with the lines right above it that say the same.
fn repeated<'c>(stream: &Stream, lines: impl DoubleEndedIterator<Item = &'c Candidate>, line: &Candidate) -> Range<usize> {
    let text = |place: Range<usize>| stream.folded.get(place);
    let mut place = line.place();
    for above in lines.rev().skip_while(|above| above.start >= line.start) {
        if above.end != place.start || text(above.place()) != text(line.place()) {
            break;
        }
        place.start = above.start;
    }
    place
}

/// The one organ that lines above name in titles of a year; `None` where they name several, as lists of reports do.
fn full_title<'c>(lines: impl Iterator<Item = &'c Candidate>, year: u16) -> Option<&'c Candidate> {
    let mut named = lines.filter(|candidate| candidate.year == year && candidate.organ.is_some());
    let first = named.next()?;
    let same = |other: &Candidate| match (&first.organ, &other.organ) {
        (Some(one), Some(other)) => is_same_organ(one, other),
        _ => false,
    };
    named.all(same).then_some(first)
}

impl Candidate {
    fn place(&self) -> Range<usize> {
        self.start..self.end
    }

    fn witness(&self, kind: Kind) -> Witness {
        Witness { kind, organ: self.organ.clone(), year: Some(self.year), place: self.place() }
    }
}

/// What a page calls itself, where that names the report.
fn page_title(document: &Document<'_>) -> Option<Witness> {
    let titles = document.metadata.iter().filter(|(name, _)| name.to_ascii_lowercase().contains("title"));
    titles.filter(|(_, value)| value.contains("公开")).find_map(|(_, value)| {
        let value = folded(value);
        let at = value.find("政府信息公开").or_else(|| value.find("信息公开"))?;
        let (year, place) = last_year(value.get(..at)?).or_else(|| year_in(&value))?;
        let lead = value.get(..place.start.min(at)).unwrap_or_default();
        let between = value.get(place.end..at).map(|between| between.trim_start_matches('年').trim_start_matches('度'));
        let organ = name::ending(lead).or_else(|| name::ending(between?)).map(|(_, organ)| name::completed(organ.to_owned()));
        Some(Witness { kind: Kind::PageTitle, organ, year: Some(year), place: 0..0 })
    })
}

fn candidates(reader: &Reader<'_>) -> Vec<Candidate> {
    const MOST: usize = 64;
    let named = |landmark: Landmark, name: &'static str| {
        let places = reader.marks.all(landmark).filter_map(move |at| candidate(reader, at, name, REPORT));
        places.take(MOST).collect::<Vec<Candidate>>()
    };
    let mut candidates = named(Landmark::Disclosure, "政府信息公开");
    if candidates.is_empty() {
        candidates = named(Landmark::OpenAffairs, "政务公开");
    }
    // 示例市统计局2024年信息公开年度报告: so are called the reports of schools and enterprises too, which have other forms.
    let tables = [Landmark::ItemOne, Landmark::ItemOneBare, Landmark::Ties, Landmark::Applicants];
    if candidates.iter().all(|found| found.kind == Mention::Passing) {
        let has_tables = reader.marks.first_of(0, &tables).is_some();
        let name = "信息公开";
        let places = crate::search::places(reader.text(), name);
        let named = places.filter_map(|at| {
            let is_of = |found: &Candidate, is_ours: fn(&str) -> bool| found.organ.as_deref().is_some_and(is_ours);
            let in_full = candidate(reader, at, name, REPORT).filter(|found| has_tables || is_of(found, is_administrative));
            // 年报 is what menus and columns of pages are called too, but not with the name of an organ.
            let is_statutory = reader.text().get(..at).is_some_and(|before| before.ends_with("政府"));
            let in_short = || candidate(reader, at, name, "年报").filter(|found| is_statutory && is_of(found, name::is_ended));
            in_full.or_else(in_short)
        });
        candidates.extend(named.filter(|found| found.kind != Mention::Passing).take(MOST));
        candidates.sort_by_key(|found| found.start);
    }
    candidates
}

/// Whether a name is of an organ that reports on the statutory form, whatever it calls the report.
fn is_administrative(organ: &str) -> bool {
    ["人民政府", "街道", "办事处", "管理委员会", "管委会", "局", "厅"].iter().any(|end| organ.ends_with(end))
}

/// Words that name the report and a year, around the name of what it is about.
fn candidate(reader: &Reader<'_>, at: usize, name: &str, report: &str) -> Option<Candidate> {
    let stream = &reader.stream;
    let text = reader.text();
    let after = text.get(at.saturating_add(name.len())..)?;
    // Within thirteen characters.
    let mut places = after.char_indices().take(12).map(|(place, _)| place);
    let called = places.find(|place| after.get(*place..).is_some_and(|rest| rest.starts_with(report)))?;
    // The sentence ends before the word: 开展2020年政务公开各项工作。现报告如下.
    if after.get(..called).is_some_and(|between| between.contains(['。', ';', ','])) {
        return None;
    }
    // 工作总结 and, on the next line, 本报告: the words before are the title of another kind of paper.
    let is_next = after.get(..called).is_some_and(|between| between.ends_with('本'));
    let width = if is_next { called.saturating_sub('本'.len_utf8()) } else { called.saturating_add(report.len()) };
    let end = at.saturating_add(name.len()).saturating_add(width);
    let last = stream.at(end.saturating_sub(1));
    let row = stream.tokens.get(last).map_or(0, |token| token.row);
    let tail = text.get(end..reader.line_end(last, row, end.saturating_sub(1))).unwrap_or_default();
    let tail = tail.get(..tail.floor_char_boundary(LONGEST_TAIL)).unwrap_or_default();
    // A notice about reports, a form for them or a list of them is none.
    if ["的通知", "的函", "的意见", "的说明", "编制", "格式", "模板", "汇总", "统计"].iter().any(|word| tail.starts_with(word))
    {
        return None;
    }
    let longest = LONGEST_LEAD.saturating_mul(4).saturating_mul('年'.len_utf8());
    let line = title_start(stream, at).max(text.ceil_char_boundary(at.saturating_sub(longest)));
    let sentence = text.get(line..at)?;
    let stop = sentence.rfind(['。', ';', '!', '?', ',']);
    let from = stop.map_or(line, |stop| next_char(sentence, stop).saturating_add(line));
    // Another title on the lines above.
    let above = sentence.rfind(REPORT).map_or(line, |above| line.saturating_add(above).saturating_add(REPORT.len()));
    let from = from.max(above);
    let before = text.get(from..at)?;
    let opens = opening::verb(before);
    let start = from.saturating_add(opens.unwrap_or(0));
    let before = text.get(start..at)?;
    if before.contains(['《', '〈']) || (before.contains('"') && !before.contains("简称")) {
        return None;
    }
    let inside = text.get(at..end).unwrap_or_default();
    // （2024年度） on the line below.
    let below = text.get(end..text.floor_char_boundary(end.saturating_add(LONGEST_BELOW))).unwrap_or_default();
    let is_year = below.trim_start_matches('(').starts_with(|first: char| first.is_ascii_digit()) && below.contains("年度)");
    let below = if tail.is_empty() && is_year { below } else { "" };
    let found = around(before, start).or_else(|| {
        // The year may stand inside the name or behind it: 政府信息公开工作2024年年度报告, …报告（2024年）.
        let (year, place, from) = [(inside, at), (tail, end), (below, end)]
            .into_iter()
            .find_map(|(part, from)| year_in(part).map(|(year, place)| (year, place, from)))?;
        let organ = name::ending(before);
        let start = organ.map_or(start, |(place, _)| start.saturating_add(place));
        let year_at = from.saturating_add(place.start)..from.saturating_add(place.end);
        Some(Found { organ: organ.map(|(_, organ)| organ.to_owned()), year, year_at, start })
    })?;
    if at.checked_sub(found.start).is_none_or(|lead| lead > LONGEST_LEAD.saturating_mul('年'.len_utf8())) {
        return None;
    }
    let is_short = tail.chars().count() <= 24 && !tail.trim_end_matches('。').contains('。');
    let kind = match opens {
        Some(_) => Mention::Opening,
        None if stop.is_none() && is_short && !opening::is_sentence(sentence) => Mention::Line,
        // A line of a page that goes on behind a gap: …年度报告 来源：….
        None if stop.is_none() && !opening::is_sentence(sentence) && stands_apart(reader, found.start..end) => Mention::Line,
        // The gaps are lost: …年度报告本报告根据….
        None if stop.is_none() && !opening::is_sentence(sentence) && opening::begins(tail.trim_start_matches(',')) => {
            Mention::Line
        }
        None => Mention::Passing,
    };
    let Found { organ, year, year_at, start } = found;
    let mut end = end.max(year_at.end);
    // The bracket around the year is of the title.
    let rest = text.get(end..).filter(|_| end == year_at.end);
    let closed = rest.and_then(|rest| rest.strip_prefix("年度)").or_else(|| rest.strip_prefix("年)")));
    if let Some(rest) = closed {
        end = text.len().saturating_sub(rest.len());
    }
    Some(Candidate { start, end, organ: organ.map(name::completed), year, year_at, kind })
}

/// What stands before the name of the report.
struct Found {
    organ: Option<String>,
    year: u16,
    year_at: Range<usize>,
    start: usize,
}

/// Splits `示例市统计局2024年` or `2024年示例市统计局` into organ, year, and where they stand.
fn around(text: &str, from: usize) -> Option<Found> {
    let (year, place) = last_year(text).or_else(|| bare_year(text))?;
    let behind = text.get(place.end..)?.trim_start_matches(['年', '度']);
    let before = text.get(..place.start)?;
    let organ = name::ending(before).or_else(|| name::ending(without_remark(before)?));
    // Behind the year only the name and 工作, 关于: 2024年度示例市统计局.
    let after = || name::ending(behind).filter(|(start, _)| *start == 0);
    let start = from.saturating_add(organ.map_or(place.start, |(start, _)| start));
    let year_at = from.saturating_add(place.start)..from.saturating_add(place.end);
    let organ = organ.or_else(after).map(|(_, organ)| organ.to_owned());
    Some(Found { organ, year, year_at, start })
}

/// The words before a short bracket that ends them: 海关总署（本级）.
fn without_remark(text: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let (before, remark) = name::bracketed(text)?;
    (remark.chars().count() <= LONGEST).then_some(before)
}

/// Whether white space stands before a stretch and behind it.
fn stands_apart(reader: &Reader<'_>, place: Range<usize>) -> bool {
    let (document, flow) = (reader.document, reader.flow_of(place));
    let before =
        document.text.get(..flow.start as usize).is_none_or(|text| text.is_empty() || text.ends_with(char::is_whitespace));
    // The end may be told as the start of what follows.
    let (inside, behind) = document.text.split_at_checked(flow.end as usize).unwrap_or_default();
    before && (inside.ends_with(char::is_whitespace) || behind.is_empty() || behind.starts_with(char::is_whitespace))
}

/// Where the line of a position starts; a few lines further up while there is no year, and they are short.
fn title_start(stream: &Stream, at: usize) -> usize {
    let token = stream.at(at);
    let mut start = at;
    let mut lines = 0;
    for token in stream.tokens.iter().take(token.saturating_add(1)).rev() {
        start = token.folded.start as usize;
        // Too long to be a title, wherever it starts.
        if at.saturating_sub(start) > LONGEST_LEAD.saturating_mul(4).saturating_mul('年'.len_utf8()) {
            break;
        }
        if token.gap >= Gap::Cell {
            let has_year = stream.folded.get(start..at).is_some_and(|text| year_in(text).is_some());
            lines += 1;
            if has_year || lines >= MOST_LINES {
                break;
            }
        }
    }
    start
}

/// Adds the names of organs that stand alone on the lines above and below a title; says whether there is one.
fn add_neighbours(stream: &Stream, title: Range<usize>, witnesses: &mut Witnesses) -> bool {
    let mut found = false;
    let above = stream.at(title.start).checked_sub(1).and_then(|index| stream.tokens.get(index));
    let below = stream.tokens.get(stream.at(title.end));
    for (token, kind) in [(above, Kind::LineAbove), (below, Kind::LineBelow)] {
        let Some(row) = token.map(|token| token.row) else { continue };
        let from = stream.tokens.partition_point(|token| token.row < row);
        let line = stream.tokens.iter().skip(from).take_while(|token| token.row == row);
        let line: Vec<_> = line.take(12).collect();
        let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
        let place = first.folded.start as usize..last.folded.end as usize;
        let text = stream.folded.get(place.clone()).unwrap_or_default();
        if let Some((0, name)) = name::ending(text).filter(|(_, name)| name.len() == text.len() && name::is_ended(name)) {
            witnesses.add(Witness { kind, organ: Some(name.to_owned()), year: None, place });
            found = true;
        }
    }
    found
}
