//! The headings of the six parts (各部分标题).

use std::sync::LazyLock;

use ogi_core::{SectionFact, SectionId};

use super::numbered;
use crate::first_chars::pair;
use crate::recognise::heading::Heading;
use crate::recognise::landmarks::Landmark;
use crate::recognise::reader::Reader;
use crate::recognise::tokens::Gap;
use crate::text::fold::folded;
use crate::text::numeral::ordinal;

impl Reader<'_> {
    /// Finds the headings of parts and puts them into the outline.
    pub(in crate::recognise) fn find_headings(&mut self) {
        self.headings = headings(self);
        for heading in &self.headings {
            let printed = self.stream.folded.get(heading.title..heading.end).unwrap_or_default();
            let span = self.span_of(heading.start..heading.end);
            let fact = SectionFact { id: heading.id, ordinal: heading.ordinal, printed: printed.into(), span };
            self.outline.sections.push(fact);
        }
    }
}

/// The headings of parts: an ordinal, `、`, and a title of the form, an alias, or words that say the same.
fn headings(reader: &Reader<'_>) -> Vec<Heading> {
    let stream = &reader.stream;
    let folded = reader.text();
    let mut found: Vec<(Heading, bool)> = Vec::new();
    let mut unread: Vec<(usize, u8, bool)> = Vec::new();
    for start in reader.marks.all(Landmark::Ordinal) {
        let Some(numeral) = folded.get(start..).and_then(|text| text.chars().next()) else { continue };
        let Some(number) = ordinal(numeral) else { continue };
        let title = start.saturating_add(numeral.len_utf8()).saturating_add('、'.len_utf8());
        let after = folded.get(title..).unwrap_or_default();
        let index = stream.at(start);
        let token = stream.tokens.get(index);
        let starts_line = token.is_some_and(|token| token.folded.start as usize == start && token.gap >= Gap::Cell);
        // What is neither a title of the form nor a line of its own is no heading, unless it is misprinted.
        if !starts_line && title_of(after).is_none() {
            unread.push((start, number, starts_line));
            continue;
        }
        let at_a_start = starts_line || ends_sentence(folded, start) || after_digits(folded, start);
        let line_end = token.map_or(folded.len(), |token| reader.line_end(index, token.row, start));
        let line = folded.get(title..line_end).unwrap_or(after);
        let Some((id, length)) = section_of(line, starts_line) else {
            unread.push((start, number, starts_line));
            continue;
        };
        // In the middle of a line only the form's own number is believed.
        if !at_a_start && SectionId::from_number(number) != Some(id) {
            continue;
        }
        let end = title.saturating_add(length);
        found.push((Heading { id, ordinal: Some(number), start, title, end }, starts_line));
    }
    misprinted(folded, &unread, &mut found);
    if SectionId::ALL.iter().any(|id| found.iter().all(|(heading, _)| heading.id != *id)) {
        let known = found.len();
        otherwise_numbered(reader, &mut found);
        // A part that is numbered as on the form has that heading.
        let usual: Vec<SectionId> = found.iter().take(known).map(|(heading, _)| heading.id).collect();
        let mut at = 0;
        found.retain(|(heading, _)| {
            at += 1;
            at <= known || !usual.contains(&heading.id)
        });
        found.sort_by_key(|(heading, _)| heading.start);
        numbered::add(reader, &mut found);
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

/// Headings with letters misprinted, behind the number that the form gives their part or that the headings before them lead
/// to: a report with a part more counts one on.
fn misprinted(folded: &str, unread: &[(usize, u8, bool)], found: &mut Vec<(Heading, bool)>) {
    let ahead = |heading: &Heading| heading.ordinal?.checked_sub(heading.id.number());
    let counts: Vec<(usize, u8)> = found.iter().filter_map(|(heading, _)| Some((heading.start, ahead(heading)?))).collect();
    for (start, number, starts_line) in unread.iter().copied() {
        let ahead = counts.iter().rev().find(|(before, _)| *before < start).map_or(0, |(_, ahead)| *ahead);
        let title = start.saturating_add('一'.len_utf8()).saturating_add('、'.len_utf8());
        let Some(after) = folded.get(title..) else { continue };
        let parts = [Some(number), number.checked_sub(ahead).filter(|_| ahead > 0)];
        let nearly = |id: SectionId| Some((id, nearly_title_of(id, after)?));
        if let Some((id, length)) = parts.into_iter().flatten().filter_map(SectionId::from_number).find_map(nearly) {
            let end = title.saturating_add(length);
            found.push((Heading { id, ordinal: Some(number), start, title, end }, starts_line));
        }
    }
    // A 、 behind the end of a sentence has lost its number.
    for (start, mark) in folded.match_indices('、').filter(|(at, _)| ends_sentence(folded, *at)) {
        let title = start.saturating_add(mark.len());
        let missing = SectionId::ALL.iter().filter(|id| found.iter().all(|(heading, _)| heading.id != **id));
        let nearly = |id: &SectionId| Some((*id, nearly_title_of(*id, folded.get(title..)?)?));
        if let Some((id, length)) = missing.into_iter().find_map(nearly) {
            found.push((Heading { id, ordinal: None, start, title, end: title.saturating_add(length) }, false));
        }
    }
    found.sort_by_key(|(heading, _)| heading.start);
}

/// Whether a place in a text is its start, or stands behind the end of a sentence.
fn ends_sentence(folded: &str, at: usize) -> bool {
    folded.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(['。', '；', ';', '.', '>', ')']))
}

/// Headings numbered in another way, or not at all: a line that is a title of the form and nothing else.
fn otherwise_numbered(reader: &Reader<'_>, found: &mut Vec<(Heading, bool)>) {
    const LONGEST: usize = 120;
    for (index, token) in reader.stream.tokens.iter().enumerate().filter(|(_, token)| token.gap >= Gap::Cell) {
        let start = token.folded.start as usize;
        let line = reader.text().get(start..reader.line_end(index, token.row, start)).filter(|line| line.len() <= LONGEST);
        let Some((ordinal, title)) = line.and_then(ordinal_and_title) else { continue };
        let bare = title.trim_end_matches(['。', ':', '.', '…', '*', '#']);
        let fits = |id: SectionId| ordinal.is_none_or(|ordinal| ordinal == id.number());
        let own = FORM_TITLES.iter().find(|(id, title)| title == bare && fits(*id));
        let (Some((id, _)), Some(line)) = (own, line) else { continue };
        let title = start.saturating_add(line.len().saturating_sub(title.len()));
        let heading = Heading { id: *id, ordinal, start, title, end: title.saturating_add(bare.len()) };
        found.push((heading, true));
    }
}

/// A line without its ordinal, which may be `一.`, `第一部分`, `（一）`, `1、`, `一` or missing, and its value.
fn ordinal_and_title(line: &str) -> Option<(Option<u8>, &str)> {
    let rest = line.trim_start_matches(['#', '*', '(', '第', '、']);
    let numeral = rest.chars().next()?;
    let value = ordinal(numeral).or_else(|| numeral.to_digit(10).and_then(|digit| u8::try_from(digit).ok()));
    let Some(value) = value else {
        // The numeral is misprinted: 种、存在的主要问题及改进情况.
        let behind = rest.get(numeral.len_utf8()..).and_then(|behind| behind.strip_prefix('、'));
        return Some((None, behind.unwrap_or(rest)));
    };
    let rest = rest.get(numeral.len_utf8()..)?;
    let rest = rest.strip_prefix("部分").unwrap_or(rest);
    Some((Some(value), rest.trim_start_matches(['、', '.', ',', ':', ')', '．'])))
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

/// How long the title of a part is at the start of a text that prints it with misprints: of three letters one may be wrong,
/// missing or too many. Asked only behind the part's own number.
fn nearly_title_of(id: SectionId, text: &str) -> Option<usize> {
    // Of a title that is not the form's own, one in four.
    let own = FORM_TITLES.iter().map(|(own, title)| (*own, title, 3));
    let titles = own.chain(TITLES.iter().map(|(own, title)| (*own, title, 4))).filter(|(own, ..)| *own == id);
    let nearest = titles
        .filter_map(|(_, title, share)| nearly_begins(text, title, share))
        .min_by_key(|(edits, end)| (*edits, std::cmp::Reverse(*end)));
    nearest.map(|(_, end)| end)
}

/// With how few misprints a text begins with a title, at most one in `share` letters, and where the title ends in it
/// (Sellers 1980): the text may go on behind it.
fn nearly_begins(text: &str, title: &str, share: usize) -> Option<(usize, usize)> {
    let letters: Vec<char> = title.chars().collect();
    let allowed = letters.len() / share;
    // Edits from each beginning of the title to the text so far.
    let mut edits: Vec<usize> = (1..=letters.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    for (place, (at, letter)) in text.char_indices().take(letters.len().saturating_add(allowed)).enumerate() {
        let (mut diagonal, mut left) = (place, place.saturating_add(1));
        for (own, edit) in letters.iter().zip(&mut edits) {
            let replaced = diagonal.saturating_add(usize::from(*own != letter));
            diagonal = *edit;
            left = replaced.min(left.saturating_add(1)).min(diagonal.saturating_add(1));
            *edit = left;
        }
        let end = at.saturating_add(letter.len_utf8());
        if left <= allowed && best.is_none_or(|(least, _)| left < least) {
            best = Some((left, end));
        }
    }
    best
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
