//! Recognising the printed labels of rows: as on the form, cut by a page break, or misprinted.

use std::sync::LazyLock;

use ogi_core::{FormId, Row, Subject};

/// How surely a text ends with a label; ordered from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A few characters differ.
    Similar,
    /// The text ends with the first part of the label: it is cut.
    Cut,
    /// The whole label, or a known alias of it.
    Whole,
}

/// A label to look for: what it stands for, and its letters.
struct Pattern<T> {
    what: T,
    letters: Vec<char>,
    printed: &'static str,
    /// Whether the letters are those of the form, not of an alias.
    official: bool,
}

/// A label that a text ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match<T> {
    pub(super) what: T,
    pub(super) fit: Fit,
    /// How many letters of the text the label takes.
    pub(super) length: usize,
    /// The label as on the form.
    pub(super) printed: &'static str,
    /// Whether the letters are exactly those of the form.
    pub(super) official: bool,
}

/// The letters of a text: no digits, signs or white space.
pub(super) fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len() / 3);
    letters.extend(text.chars().filter(|character| is_letter(*character)));
    letters
}

/// Ideographs and Latin letters; labels have no others.
const fn is_letter(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z')
}

/// The label without its ordinal: `（三）`, `2.`, `一、`.
fn without_ordinal(label: &'static str) -> &'static str {
    let rest = label.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    let rest = match rest.split_once('）') {
        Some((ordinal, rest)) if ordinal.chars().count() == 2 => rest,
        _ => rest,
    };
    match rest.split_once('、') {
        Some((ordinal, rest)) if ordinal.chars().count() == 1 => rest,
        _ => rest,
    }
}

/// Other words for rows, seen in published reports.
const ROW_ALIASES: &[(Row, &str)] = &[
    (Row::Received, "本年新收政府信息公开申请"),
    (Row::Received, "本年度新收政府信息公开申请数量"),
    (Row::BroughtForward, "上年结转政府信息公开申请"),
    (Row::BroughtForward, "上年度结转政府信息公开申请数量"),
    (Row::GrantedInPart, "部分公开"),
    (Row::ProhibitedByLaw, "其他法律法规禁止公开"),
    (Row::CorrectionLapsed, "申请人无正当理由逾期不补正"),
    (Row::FeeLapsed, "申请人逾期未按收费通知要求缴纳费用"),
    (Row::OutcomesTotal, "合计"),
    (Row::CarriedForward, "转结下年度继续办理"),
    (Row::CarriedForward, "结转下一年度继续办理"),
    (Row::CarriedForward, "结转下年继续办理"),
];

static ROWS: LazyLock<Vec<Pattern<Row>>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    for row in Row::ALL {
        let form = if *row == Row::OtherwiseClosed { FormId::Trial2019 } else { FormId::Official2021 };
        let printed = form.form().row_label(*row);
        let printed = without_ordinal(printed);
        patterns.push(Pattern { what: *row, letters: letters(printed), printed, official: true });
        for (_, alias) in ROW_ALIASES.iter().filter(|(known, _)| known == row) {
            patterns.push(Pattern { what: *row, letters: letters(alias), printed, official: false });
        }
    }
    patterns
});

static SUBJECTS: LazyLock<Vec<Pattern<Subject>>> = LazyLock::new(|| {
    let names = [
        (Subject::GovernmentRules, "规章", true),
        (Subject::NormativeDocuments, "行政规范性文件", true),
        (Subject::NormativeDocuments, "规范性文件", true),
        (Subject::Licences, "行政许可", true),
        (Subject::OtherServices, "其他对外管理服务事项", true),
        (Subject::Penalties, "行政处罚", true),
        (Subject::CoerciveMeasures, "行政强制", true),
        (Subject::Fees, "行政事业性收费", true),
        (Subject::CentralProcurement, "政府集中采购", true),
    ];
    names.map(|(what, printed, official)| Pattern { what, letters: letters(printed), printed, official }).into_iter().collect()
});

/// The row whose label the letters end with: whole, cut or misprinted.
pub(super) fn row(text: &[char]) -> Option<Match<Row>> {
    exact(&ROWS, text).or_else(|| similar(&ROWS, text))
}

/// The row whose label the letters end with, whole or cut.
pub(super) fn exact_row(text: &[char]) -> Option<Match<Row>> {
    exact(&ROWS, text)
}

/// The subject of the first table whose label the letters end with.
pub(super) fn subject(text: &[char]) -> Option<Match<Subject>> {
    exact(&SUBJECTS, text).filter(|found| found.fit == Fit::Whole)
}

fn found<T: Copy>(pattern: &Pattern<T>, fit: Fit, length: usize) -> Match<T> {
    let official = pattern.official && fit == Fit::Whole;
    Match { what: pattern.what, fit, length, printed: pattern.printed, official }
}

/// The longest whole label; else the longest cut one, if it is one label's alone.
fn exact<T: Copy + PartialEq>(patterns: &[Pattern<T>], text: &[char]) -> Option<Match<T>> {
    let last = text.last()?;
    let whole = patterns.iter().filter(|pattern| pattern.letters.last() == Some(last) && text.ends_with(&pattern.letters));
    if let Some(pattern) = whole.max_by_key(|pattern| pattern.letters.len()) {
        return Some(found(pattern, Fit::Whole, pattern.letters.len()));
    }
    let mut cut: Option<(Match<T>, bool)> = None;
    for pattern in patterns {
        let is_end = |length: &usize| {
            let head = pattern.letters.get(..*length).unwrap_or_default();
            head.last() == Some(last) && text.ends_with(head)
        };
        let Some(length) = (4..pattern.letters.len()).rev().find(is_end) else { continue };
        match &mut cut {
            Some((known, alone)) if known.length == length => *alone = *alone && known.what == pattern.what,
            Some((known, _)) if known.length > length => {}
            _ => cut = Some((found(pattern, Fit::Cut, length), true)),
        }
    }
    cut.filter(|(_, alone)| *alone).map(|(found, _)| found)
}

/// The one label that differs from the end of a text in few letters, and clearly fewer than any other label.
fn similar<T: Copy + PartialEq>(patterns: &[Pattern<T>], text: &[char]) -> Option<Match<T>> {
    let mut best: Option<(usize, Match<T>)> = None;
    let mut runner_up = usize::MAX;
    for pattern in patterns.iter().filter(|pattern| pattern.letters.len() >= 6) {
        let Some((distance, length)) = suffix_distance(text, &pattern.letters, pattern.letters.len() / 4) else { continue };
        match best {
            Some((known, ref found)) if found.what == pattern.what && known <= distance => {}
            Some((known, _)) if known <= distance => runner_up = runner_up.min(distance),
            _ => {
                if let Some((known, _)) = best.filter(|(_, found)| found.what != pattern.what) {
                    runner_up = runner_up.min(known);
                }
                best = Some((distance, found(pattern, Fit::Similar, length)));
            }
        }
    }
    best.filter(|(distance, _)| *distance < runner_up).map(|(_, found)| found)
}

/// The least edit distance between a label and any ending of a text, if at most `allowed`, and the ending's length.
fn suffix_distance(text: &[char], label: &[char], allowed: usize) -> Option<(usize, usize)> {
    let window = label.len().saturating_add(allowed);
    let text: Vec<char> = text.iter().rev().take(window).copied().collect();
    let label: Vec<char> = label.iter().rev().copied().collect();
    // Distances between the reversed label and prefixes of the reversed text, one text letter at a time.
    let mut column: Vec<usize> = (0..=label.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    for (taken, letter) in text.iter().enumerate() {
        let mut diagonal = taken;
        let mut above = taken.saturating_add(1);
        if let Some(first) = column.first_mut() {
            *first = above;
        }
        for (place, wanted) in column.iter_mut().skip(1).zip(&label) {
            let replaced = diagonal.saturating_add(usize::from(letter != wanted));
            diagonal = *place;
            *place = replaced.min(above.saturating_add(1)).min(place.saturating_add(1));
            above = *place;
        }
        let distance = column.last().copied().unwrap_or(usize::MAX);
        if distance <= allowed && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, taken.saturating_add(1)));
        }
    }
    best
}
