//! From a document to a draft (识别): one recogniser for every layout and format.
//!
//! The document becomes one stream of words and figures (`tokens`). Title, period, headings and the parts of prose are found
//! here; the three tables are read in [`crate::table`].

pub(crate) mod glued;
mod headers;
mod heading;
mod labels;
mod landmarks;
mod misprints;
mod name;
mod order;
mod outline;
mod reader;
mod tokens;
mod witness;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use ogi_core::{Draft, FormId, SectionId};

use crate::document::Document;
use crate::prose::Parts;
pub(crate) use labels::{letters, misprint, push_letters, row_aliases, row_labels};
use landmarks::Landmark;
pub(crate) use order::{of_remedies as remedies_in_order, of_requests as requests_in_order};
pub(crate) use outline::year_in;
use reader::Reader;
pub(crate) use tokens::{Gap, Kind, Stream, Token, starts_item};
pub(crate) use words::Words;

/// What was recognised.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// The report.
    pub draft: Draft,
    /// Whether anything of the statutory tables was found at all.
    pub is_report: bool,
}

/// Recognises a report.
///
/// ```
/// use ogi_core::{CellId, Column, Number, Row};
/// let text = "示例市统计局2024年政府信息公开工作年度报告\n\
///     三、收到和处理政府信息公开申请情况\n\
///     一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4\n";
/// let found = ogi_documents::recognise(&ogi_documents::read::text(text));
/// let total = found.draft.number(CellId::request(Row::Received, Column::Total));
/// assert_eq!(total, Some(Number::from(4)));
/// assert_eq!(found.draft.year, Some(2024));
/// ```
pub fn recognise(document: &Document<'_>) -> Recognised {
    let mut reader = Reader::new(document);
    reader.find_citations();
    let mut regions = Regions::find(&reader);
    let words = edition_words(&reader, &regions);
    let tables = crate::table::read(document, &reader.stream, reader.witnesses.year().ok());
    let (form, undivided) = tables.form().unwrap_or_else(|| (edition(words, reader.witnesses.year().ok()), false));
    reader.add_edition(tables.form(), words);
    let year = reader.witnesses.year().ok();
    reader.outline.mixed_forms = words.official > 0 && words.trial > 0;
    let mut draft = Draft::new(form);
    draft.set_undivided(undivided);
    draft.year = year;
    draft.organ = reader.witnesses.organ().ok();
    if let Some(range) = regions.proactive.clone() {
        reader.find_misprinted_columns(range, form);
    }
    let found = tables.declare(document, &reader.stream, words, &mut draft, &mut reader.outline);
    reader.find_misprints(&regions, form);
    let has_requests = found.requests || reader.requests_have_header(regions.requests.clone());
    let after = found.requests_end.unwrap_or(regions.requests.end);
    let has_remedies = found.remedies || reader.remedies_have_header(after..regions.remedies_end.max(after));
    for (id, is_there) in
        [(SectionId::Proactive, found.proactive), (SectionId::Requests, has_requests), (SectionId::Remedies, has_remedies)]
    {
        if is_there {
            reader.outline.tables.push(id);
        }
    }
    let is_report = found.proactive || found.requests;
    // Without the headings of the last parts, they begin where the last table ends.
    if regions.remedies_end >= reader.stream.tokens.len() {
        regions.remedies_end = found.remedies_end.unwrap_or(regions.remedies_end);
    }
    regions.keep(found.proactive, has_requests, has_remedies);
    let narrative = regions.narrative(&reader);
    reader.outline.has_losses = reader.has_losses(reader.stream.folded_in(&narrative[1]));
    reader.find_traces(&narrative);
    let parts = reader.parts(&narrative);
    let [first, last] = narrative;
    // Sentences before the tables of parts three and four, or in their place.
    let third = reader.before_the_table(SectionId::Requests, Some(regions.requests.start));
    let third = third.filter(|third| third.start >= first.end);
    let least = third.as_ref().map_or(first.end, |third| third.end);
    let fourth = reader.before_the_table(SectionId::Remedies, found.remedies_start);
    let fourth = fourth.filter(|fourth| fourth.start >= least && fourth.end <= last.start);
    let texts = [Some(first), third, fourth, Some(last)].into_iter().flatten();
    let traditional = reader.stream.traditional;
    let about = crate::claims::ReportFacts { year, organ: draft.organ.as_deref(), traditional };
    let claims = crate::claims::of_document(document, texts, parts.problems.as_ref(), about);
    draft.claims = claims;
    draft.prose = Some(crate::prose::facts(document, &parts, draft.organ.as_deref(), traditional));
    draft.outline = Some(reader.outline);
    Recognised { draft, is_report }
}

/// How the tables of a document are read, stage by stage: lines, hypotheses, and for every row the candidates with what they
/// cost above the cheapest (判读过程).
pub(crate) fn trace(document: &Document<'_>, shown: crate::table::Shown) -> String {
    let mut reader = Reader::new(document);
    let year = reader.witnesses.year().ok();
    let mut out = String::new();
    if shown.at.is_none() && shown.has(crate::table::Stage::Identity) {
        let words = edition_words(&reader, &Regions::find(&reader));
        reader.add_edition(crate::table::read(document, &reader.stream, year).form(), words);
        out.push_str(&reader.witnesses.print(|folded| reader.span_of(folded)).unwrap_or_default());
    }
    out.push_str(&crate::table::trace(document, &reader.stream, year, shown));
    out
}

impl Reader<'_> {
    /// Adds the edition of the tables to what says the year, where their labels are those of one edition and not of the other.
    fn add_edition(&mut self, form: Option<(FormId, bool)>, words: Words) {
        if let Some((form, _)) = form.filter(|_| words.official != words.trial) {
            self.witnesses.add_edition(form);
        }
    }

    /// Adds the words of the tables' headers that are misprinted.
    fn find_misprints(&mut self, regions: &Regions, form: FormId) {
        use misprints::Header;
        // At most so many bytes before its first row is the header of a table.
        const LONGEST: usize = 600;
        let received = [Landmark::Received, Landmark::ReceivedBare, Landmark::ReceivedShort];
        let start = self.start_of(regions.requests.start);
        let first_row = self.marks.first_of(start, &received).unwrap_or(start);
        let start = start.max(self.text().ceil_char_boundary(first_row.saturating_sub(LONGEST)));
        let places = |range: &Range<usize>| self.start_of(range.start)..self.start_of(range.end);
        let ranges = [
            (Header::Proactive, regions.proactive.as_ref().map(places)),
            (Header::Requests, Some(start..first_row)),
            (Header::Remedies, Some(places(&(regions.requests.end..regions.remedies_end)))),
        ];
        for (header, range) in ranges {
            let Some(range) = range.filter(|range| range.start < range.end) else { continue };
            self.find_misprints_in(range, header, form);
        }
    }

    /// The heading of a part.
    fn heading(&self, id: SectionId) -> Option<&heading::Heading> {
        self.headings.iter().find(|heading| heading.id == id)
    }

    /// Sentences between the heading of a part and its table, or in its place, as a range of the flow.
    fn before_the_table(&self, id: SectionId, table: Option<usize>) -> Option<Range<u32>> {
        let at = self.headings.iter().position(|heading| heading.id == id)?;
        let heading = self.headings.get(at)?;
        let table = table.and_then(|table| self.stream.tokens.get(table)).map(|token| {
            let (start, end) = (token.folded.start as usize, token.folded.end as usize);
            // The words of the table may stand in the middle of a token, behind a sentence: …申请0条。（本列数据的勾稽关系为
            let tied = self.marks.after(start, Landmark::Ties).filter(|at| *at > heading.end && *at < end);
            tied.and_then(|at| self.text().get(heading.end..at)?.rfind('。'))
                .map_or(start, |stop| heading.end.saturating_add(stop).saturating_add('。'.len_utf8()))
        });
        let next = self.headings.get(at.saturating_add(1)).map(|next| next.start);
        let end = table.filter(|table| *table >= heading.end).or(next).filter(|end| *end > heading.end)?;
        Some(self.flow_of(heading.start..end))
    }

    /// The narrative parts by their headings.
    fn parts(&self, narrative: &[Range<u32>; 2]) -> Parts {
        let [first, last] = narrative;
        let heading = |id: SectionId| self.heading(id).map(|heading| self.flow_of(heading.start..heading.end));
        let overview = heading(SectionId::Overview).filter(|heading| heading.end <= first.end);
        let problems = heading(SectionId::Problems).filter(|heading| heading.start >= last.start);
        let other = heading(SectionId::OtherMatters).filter(|heading| heading.start >= last.start);
        let problems_end = other.as_ref().map(|other| other.start);
        // Where part two has a heading, part one ends there.
        let second = heading(SectionId::Proactive).map(|heading| heading.start);
        let second = second.filter(|start| overview.as_ref().is_some_and(|overview| *start >= overview.end));
        Parts {
            introduction: first.start..overview.as_ref().map_or(first.end, |heading| heading.start),
            overview: overview.map(|heading| heading.end..second.unwrap_or(first.end).clamp(heading.end, first.end)),
            problems: problems.map(|heading| heading.end..problems_end.filter(|end| *end >= heading.end).unwrap_or(last.end)),
            other: other.map(|heading| heading.end..last.end.max(heading.end)),
        }
    }
}

/// Where the tables stand, as ranges of tokens.
struct Regions {
    proactive: Option<Range<usize>>,
    /// Words of a header say so, not the heading of the part alone.
    proactive_has_header: bool,
    requests: Range<usize>,
    remedies_end: usize,
}

impl Regions {
    fn find(reader: &Reader<'_>) -> Self {
        let Reader { stream, marks, .. } = reader;
        let length = stream.folded.len();
        let heading = |id: SectionId| reader.heading(id);
        let token = |position: usize| stream.at(position);
        let first_table = marks.first_of(0, &[Landmark::ItemOne, Landmark::ItemOneBare, Landmark::Issued, Landmark::Subjects]);
        let proactive_has_header = first_table.is_some();
        let first_table = first_table.or_else(|| heading(SectionId::Proactive).map(|heading| heading.end));
        let second_heading = heading(SectionId::Requests).map(|heading| heading.start);
        // The text before the tables may use the words of the table: 本年新收政府信息公开申请12件.
        let table_start = second_heading.or(first_table).unwrap_or_default();
        let received = [Landmark::Received, Landmark::ReceivedBare, Landmark::ReceivedShort];
        let is_row = |at: &usize| !is_counted(stream.folded.get(*at..).unwrap_or_default());
        let first_row_after =
            |from: usize| received.iter().find_map(|word| marks.all(*word).filter(|at| *at >= from).find(is_row));
        let start = if first_row_after(table_start).is_some() { table_start } else { 0 };
        let first_row = first_row_after(start);
        let stub = marks.first_of(start, &[Landmark::Ties, Landmark::Applicants]);
        let requests_start = match (stub, first_row) {
            (Some(stub), Some(row)) => stub.min(row),
            (Some(start), None) | (None, Some(start)) => start,
            (None, None) => {
                second_heading.or_else(|| heading(SectionId::Remedies).map(|heading| heading.start)).unwrap_or(length)
            }
        };
        let first_end = second_heading.filter(|end| first_table.is_some_and(|start| start < *end)).unwrap_or(requests_start);
        let proactive = first_table.filter(|start| *start < first_end.min(requests_start)).map(|start| {
            // The annex may be numbered anew: the table ends where the next one starts.
            token(start)..token(first_end.min(requests_start))
        });
        let carried = [Landmark::CarriedForward, Landmark::CarriedForwardOne, Landmark::CarriedForwardTurned];
        let from = marks.first_of(requests_start, &carried).unwrap_or(requests_start);
        let header = [Landmark::DisclosureReview, Landmark::ReviewAndSuit, Landmark::AppliedForReview];
        let header = header.iter().filter_map(|word| marks.after(from, *word)).min();
        let problems = heading(SectionId::Problems).map(|heading| heading.start).filter(|start| *start > from);
        let other = heading(SectionId::OtherMatters).map(|heading| heading.start).filter(|start| *start > from);
        let end = problems.or(other).unwrap_or(length);
        let requests_end = header.unwrap_or(end).min(end);
        Self {
            proactive,
            proactive_has_header,
            requests: token(requests_start)..token(requests_end).max(token(requests_start)),
            remedies_end: if end >= length { stream.tokens.len() } else { token(end) },
        }
    }
}

/// Whether a sentence counts what the words at the start of a text name: 新收政府信息公开申请数量12件. A table prints no unit.
fn is_counted(text: &str) -> bool {
    const NAME: usize = 60;
    let near = text.get(..text.floor_char_boundary(NAME)).unwrap_or_default();
    let Some(number) = near.find(|letter: char| letter.is_ascii_digit()) else { return false };
    let behind = text.get(number..).unwrap_or_default().trim_start_matches(|letter: char| letter.is_ascii_digit());
    behind.starts_with(['件', '条', '份', '宗'])
}

/// The first place of a word from a position on.
fn find(text: &str, from: usize, word: &str) -> Option<usize> {
    let at = crate::search::find(text.as_bytes().get(from..)?, word.as_bytes())?;
    Some(at.saturating_add(from))
}

impl Regions {
    /// Keeps the places of the tables that were found. Without them the parts are prose under their headings, and prose may have the
    /// words of a row: 新收政府信息公开申请数量3件.
    fn keep(&mut self, proactive: bool, requests: bool, remedies: bool) {
        if !proactive && !self.proactive_has_header {
            self.proactive = None;
        }
        if !requests && !remedies && self.requests.start < self.remedies_end {
            self.requests = self.remedies_end..self.remedies_end;
        }
    }

    /// The narrative before the tables and after them, as ranges of the flow (文字部分).
    fn narrative(&self, reader: &Reader<'_>) -> [Range<u32>; 2] {
        let Reader { document, stream, marks, .. } = reader;
        let flow = |token: usize| stream.tokens.get(token).map(|token| token.flow.start);
        let end = u32::try_from(document.text.len()).unwrap_or(u32::MAX);
        let tables = self.proactive.as_ref().map_or(self.requests.start, |range| range.start.min(self.requests.start));
        // In glued text the words of the table stand in the middle of a token.
        let opens = |token: &Token| {
            let (start, end) = (token.folded.start as usize, token.folded.end as usize);
            let first = |landmark: Landmark| marks.after(start, landmark).filter(|_| marks.within(start, end, landmark));
            // The words of the first column stand in a bracket.
            let opening = |at: &usize| {
                at.checked_sub(1).is_some_and(|before| before >= start && stream.folded.as_bytes().get(before) == Some(&b'('))
            };
            let length = "本列数据的勾稽关系".len();
            let tied = marks.all(Landmark::TiedColumn).find(opening).filter(|at| at.saturating_add(length) <= end);
            let tied = tied.and_then(|at| at.checked_sub(1));
            let at = [first(Landmark::ArticleTwenty), first(Landmark::Subjects), tied].into_iter().flatten().min()?;
            Some(reader.flow_of(at..at.saturating_add(1)).start)
        };
        let table = stream.tokens.get(tables).and_then(opens).or_else(|| flow(tables));
        let first = 0..table.unwrap_or(end);
        let last = flow(self.remedies_end).unwrap_or(end)..end;
        [first, last]
    }
}

/// The words of the editions in the headers of the first table; none where there is no such table.
fn edition_words(reader: &Reader<'_>, regions: &Regions) -> Words {
    let range = regions.proactive.clone().unwrap_or_default();
    words::edition_words(&reader.marks, reader.text(), reader.start_of(range.start), reader.start_of(range.end))
}

/// Which edition of the form the tables are of, by the words of their headers; by the year where they say nothing.
fn edition(words: Words, year: Option<u16>) -> FormId {
    if words.first_is_trial {
        return FormId::Official2021;
    }
    match words.official.cmp(&words.trial) {
        std::cmp::Ordering::Greater => FormId::Official2021,
        std::cmp::Ordering::Less => FormId::Trial2019,
        std::cmp::Ordering::Equal => year.and_then(FormId::for_year).unwrap_or(FormId::Official2021),
    }
}
