//! The table of information published on the organ's own initiative (主动公开政府信息情况).

use std::ops::Range;
use std::sync::LazyLock;

use ogi_core::{Block, CellId, Draft, FormId, LabelFact, Outline, Subject};

use super::cells::{declare, declare_unreadable, span};
use super::glued;
use super::groups::{Empty, Fitted, Group, REMARK, runs};
use super::labels::{self, Match, is_letter, letters};
use super::landmarks::{Landmark, Landmarks};
use super::tokens::{Gap, Kind, Stream, Token};
use crate::document::Document;

/// Words that only one edition's headers have.
const OFFICIAL_WORDS: [Landmark; 4] = [Landmark::Issued, Landmark::Repealed, Landmark::InForce, Landmark::FeesCharged];
const TRIAL_WORDS: [Landmark; 6] = [
    Landmark::NewlyMade,
    Landmark::NewlyPublished,
    Landmark::PublishedInAll,
    Landmark::LastYearsItems,
    Landmark::Procurements,
    Landmark::ProcurementSum,
];

/// Which edition's words stand in the headers of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    /// How many words of the 2021 form.
    pub(crate) official: usize,
    /// How many of the trial form.
    pub(crate) trial: usize,
    /// The first block alone has the header of the trial form: 2021年 rows under 本年新制作、本年新公开、对外公开总数量.
    pub(crate) first_is_trial: bool,
    /// The columns of the first block stand in the form's order.
    pub(crate) in_order: bool,
    /// Fees are counted in yuan, not in ten thousands as on the form.
    pub(crate) in_yuan: bool,
}

/// Finds the words of both editions in a stretch of the folded text.
pub(super) fn edition_words(marks: &Landmarks, folded: &str, start: usize, end: usize) -> Words {
    let has = |word: &Landmark| marks.within(start, end, *word);
    let count = |words: &[Landmark]| words.iter().filter(|word| has(word)).count();
    let [.., items, procurements, sum] = TRIAL_WORDS;
    let fees = marks.after(start, Landmark::FeesCharged).filter(|at| *at < end).and_then(|at| folded.get(at..end));
    let in_yuan = fees.is_some_and(|fees| fees.starts_with("收费金额(单位:元"));
    let first = |word: Landmark| marks.after(start, word).filter(|at| *at < end);
    let ordered = |words: [Landmark; 3]| {
        let places: Option<Vec<usize>> = words.into_iter().map(first).collect();
        places.is_none_or(|places| places.is_sorted())
    };
    let in_order = ordered([Landmark::Issued, Landmark::Repealed, Landmark::InForce])
        && ordered([Landmark::NewlyMade, Landmark::NewlyPublished, Landmark::PublishedInAll]);
    let first_is_trial =
        has(&Landmark::FeesCharged) && has(&Landmark::PublishedInAll) && ![items, procurements, sum].iter().any(has);
    Words { official: count(&OFFICIAL_WORDS), trial: count(&TRIAL_WORDS), first_is_trial, in_order, in_yuan }
}

/// Reads the table into the draft; true when any row of it was seen. With `has_gaps` the text may have dropped blank
/// cells, so that glued figures are not decided even where there is one way to cut them. What stands under the headers of
/// the other edition, or under headers in another order, is left unread.
pub(super) fn read(
    document: &Document<'_>,
    stream: &Stream,
    range: Range<usize>,
    has_gaps: bool,
    words: Words,
    draft: &mut Draft,
    outline: &mut Outline,
) -> bool {
    let is_label = |text: &str| labels::subject(text).is_some_and(|found| found.length == text.len());
    note_headers(document, stream, range.clone(), draft.form(), outline);
    let mut seen: Vec<(Subject, Group<'_>)> = Vec::new();
    let runs = runs(stream, range, &is_label, Empty::Labelled(1));
    for group in runs.groups() {
        let Some(label) = label_of(stream, &group) else { continue };
        let Some(block) = block_of(draft.form(), label.what) else { continue };
        let cells: Vec<CellId> =
            block.columns.iter().filter_map(|(measure, _)| CellId::proactive(label.what, *measure)).collect();
        if let Some((_, first)) = seen.iter().find(|(subject, _)| *subject == label.what) {
            // Two rows of one name that differ: nothing tells which is meant.
            let texts = |group: &Group<'_>| -> Vec<String> {
                let tokens = group.values.iter().filter_map(|index| stream.tokens.get(*index));
                tokens.map(|token| stream.text(token)).filter(|text| !text.is_empty()).map(str::to_owned).collect()
            };
            if texts(first) != texts(&group) {
                declare_unreadable(document, stream, draft, &cells, first.values, None);
            }
            continue;
        }
        seen.push((label.what, group));
        let is_first = matches!(label.what, Subject::GovernmentRules | Subject::NormativeDocuments);
        let official = draft.form() == FormId::Official2021;
        let is_other = is_first && (words.first_is_trial && official || !words.in_order);
        if is_other || label.what == Subject::Fees && official && words.in_yuan {
            declare_unreadable(document, stream, draft, &cells, group.values, None);
            continue;
        }
        match fit(&group, stream, cells.len()) {
            Fitted::Exact(values) => {
                cells.iter().zip(values.iter()).for_each(|(cell, value)| declare(document, stream, draft, *cell, *value));
            }
            Fitted::Glued(values) => read_glued(document, stream, has_gaps, draft, &cells, values),
            Fitted::Other(_) if group.is_blank(stream) => {}
            Fitted::Other(values) => declare_unreadable(document, stream, draft, &cells, values, None),
        }
    }
    !seen.is_empty()
}

/// The subject that the words before a run name. A remark in brackets behind the name is not part of it, and may name
/// others: `其他对外管理服务事项（含行政处罚、行政强制）`.
fn label_of(stream: &Stream, group: &Group<'_>) -> Option<Match<Subject>> {
    let front = stream.tokens.get(..*group.values.first()?)?;
    let Some(last) = front.last() else { return labels::subject(group.before) };
    // The remark may hold figures, and so be several tokens: 行政处罚（2023年）.
    let is_remarked = stream.text(last).ends_with(')');
    let same = |token: &&Token| token.row == last.row && token.cell == last.cell;
    let first = front.iter().rev().take(REMARK).take_while(same).last().unwrap_or(last);
    let cell = stream.folded.get(first.folded.start as usize..last.folded.end as usize).filter(|_| is_remarked);
    match cell.and_then(|text| text.split_once('(')) {
        Some((name, _)) if !name.is_empty() => labels::subject(&letters(name)),
        _ => labels::subject(group.before),
    }
}

/// A row of one figure may stand in merged cells: one figure among empty cells is that figure.
fn fit<'r>(group: &Group<'r>, stream: &Stream, count: usize) -> Fitted<'r> {
    let mut fitted = group.fit(stream, count);
    if group.spoiled {
        return fitted;
    }
    if let Fitted::Other(values) = &fitted
        && let Some(once) = said_once(stream, values, count)
    {
        fitted = Fitted::Exact(once.into());
    }
    if count > 1 || !group.in_grid || matches!(fitted, Fitted::Exact(_)) {
        return fitted;
    }
    let is_figure = |index: &&usize| stream.tokens.get(**index).is_some_and(|token| token.kind != Kind::Blank);
    let mut figures = group.values.iter().filter(is_figure);
    match (figures.next(), figures.next()) {
        (Some(only), None) => Fitted::Exact(std::slice::from_ref(only).into()),
        _ => fitted,
    }
}

/// A merged cell (合并单元格) that is printed once a column: the last figure again and again.
fn said_once<'r>(stream: &Stream, values: &'r [usize], count: usize) -> Option<&'r [usize]> {
    let token = |index: &usize| stream.tokens.get(*index).filter(|token| token.cell.is_some() && token.gap >= Gap::Cell);
    let text = |index: &usize| token(index).map(|token| stream.text(token));
    let (own, again) = values.split_at_checked(count)?;
    let last = text(own.last()?)?;
    (!last.is_empty() && again.iter().all(|index| text(index) == Some(last))).then_some(own)
}

fn block_of(form: FormId, subject: Subject) -> Option<&'static Block> {
    form.form().blocks.iter().find(|block| block.rows.iter().any(|(known, _)| *known == subject))
}

/// No sum ties these figures together: they are read only where there is one way to cut them.
fn read_glued(document: &Document<'_>, stream: &Stream, has_gaps: bool, draft: &mut Draft, cells: &[CellId], values: &[usize]) {
    let parts: Vec<&str> =
        values.iter().filter_map(|index| stream.tokens.get(*index)).map(|token| stream.text(token)).collect();
    let cuts = glued::cuts(&parts, cells.len());
    let readings = u32::try_from(cuts.total).ok().filter(|total| *total > 0);
    if cuts.total == 1 && !has_gaps {
        let place = span(document, stream, values);
        for (cell, number) in cells.iter().zip(cuts.all().only().map(glued::numbers).unwrap_or_default()) {
            if let Some(number) = number {
                draft.set_at(*cell, ogi_core::Cell::Number(number), place);
            }
        }
        return;
    }
    declare_unreadable(document, stream, draft, cells, values, readings);
}

/// Headers of columns that differ from the form's by a letter or two.
pub(super) fn note_headers(document: &Document<'_>, stream: &Stream, range: Range<usize>, form: FormId, outline: &mut Outline) {
    for token in stream.tokens.get(range).unwrap_or_default() {
        if token.kind != Kind::Text || token.gap < Gap::Cell {
            continue;
        }
        let text = stream.text(token);
        if text.chars().find(|character| is_letter(*character)) != Some('本') {
            continue;
        }
        let printed = letters(text);
        if !(5..=LONGEST_HEADER).contains(&printed.chars().count()) {
            continue;
        }
        let headers = || HEADERS.iter().filter(|header| header.form == form);
        if headers().any(|header| header.letters.starts_with(&printed)) {
            continue;
        }
        let distances = headers().map(|header| (differences(&header.letters, &printed), header.printed));
        if let Some((_, expected)) = distances.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance) {
            outline.labels.push(LabelFact { expected, printed: printed.into(), span: document.source_span(&token.flow) });
        }
    }
}

/// A header of a column of the form (表头).
struct Header {
    form: FormId,
    printed: &'static str,
    letters: String,
}

static HEADERS: LazyLock<Vec<Header>> = LazyLock::new(|| {
    let columns = |form: &'static FormId| {
        let columns = form.form().blocks.iter().flat_map(|block| block.columns);
        columns.map(|(_, printed)| Header { form: *form, printed, letters: letters(printed) })
    };
    FormId::ALL.iter().flat_map(columns).collect()
});

/// No header of a column has more letters.
const LONGEST_HEADER: usize = 12;

/// Letters that differ once the common start and end are taken off.
fn differences(first: &str, second: &str) -> usize {
    let [first, second] = [first, second].map(|text| text.chars().collect::<Vec<char>>());
    let start = first.iter().zip(&second).take_while(|(one, other)| one == other).count();
    let rest = first.len().min(second.len()).saturating_sub(start);
    let end = first.iter().rev().zip(second.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    first.len().max(second.len()).saturating_sub(start).saturating_sub(end)
}
