//! The applications table (收到和处理政府信息公开申请情况): which run of figures is which row.

use std::ops::Range;

use ogi_core::{Column, Draft, FormId, LabelFact, Outline, Row, RowFact};

use super::cells::{declare, declare_incomplete, declare_unreadable};
use super::glued::{self, Cuts};
use super::groups::{Empty, Fitted, Group, runs};
use super::labels::{self, Fit, Match, letters};
use super::order;
use super::tokens::{Gap, Kind, Stream, starts_item};
use super::wide;
use super::years::{self, Tables};
use crate::document::Document;

const COLUMNS: usize = 7;

/// A run that may be a row.
struct Candidate<'r> {
    group: Group<'r>,
    fitted: Fitted<'r>,
    label: Option<Match<Row>>,
    row: Option<Row>,
}

/// A row whose figures run together.
pub(super) struct GluedRow {
    pub(super) row: Row,
    pub(super) values: Vec<usize>,
    pub(super) cuts: Cuts,
    /// How many digits it has.
    pub(super) digits: usize,
}

/// What was found of the table.
pub(super) struct Found {
    /// One past the last token of its last row.
    pub(super) end: Option<usize>,
    /// Whether anything of it was seen: rows, or the header alone.
    pub(super) is_there: bool,
    /// Whether rows lack figures, so that the text may have dropped its blank cells (空白格丢失).
    pub(super) has_gaps: bool,
}

/// Reads the table into the draft.
pub(super) fn read(
    document: &Document<'_>,
    stream: &Stream,
    range: Range<usize>,
    draft: &mut Draft,
    outline: &mut Outline,
) -> Found {
    let whole = range.clone();
    let is_label = |text: &str| labels::exact_row(text).is_some();
    let runs = runs(stream, range, &is_label, Empty::Labelled(COLUMNS));
    let groups = runs.groups();
    // Asked for the runs that may be whole rows, and of the others where they stand in the table of the year.
    let label = |group: &Group<'_>| (group.values.len() >= COLUMNS).then(|| label_of(stream, group)).flatten();
    let labels: Vec<Option<Match<Row>>> = groups.iter().map(label).collect();
    let (own, others) = match years::of_the_year(stream, &groups, &labels, draft.year) {
        Tables::One(own) => (own, groups.len()),
        Tables::Several(own, others) => (own, others),
    };
    let others = groups.get(others..).unwrap_or_default();
    let labels = labels.get(own.clone()).unwrap_or_default();
    let mut candidates: Vec<Candidate<'_>> = groups
        .get(own)
        .unwrap_or_default()
        .iter()
        .zip(labels)
        .map(|(&group, label)| {
            let fitted = group.fit(stream, COLUMNS);
            let anew = || if group.values.len() < COLUMNS { label_of(stream, &group) } else { None };
            let label = if group.in_grid && !group.has_own_words { None } else { label.or_else(anew) };
            Candidate { group, fitted, label, row: None }
        })
        .collect();
    narrow(stream, &mut candidates, draft.year);
    place_labelled(&mut candidates);
    let undivided = candidates.iter().any(|candidate| candidate.row == Some(Row::OtherwiseClosed));
    draft.set_undivided(undivided);
    let mut candidates = split_runs(stream, candidates, draft);
    fill_gaps(&mut candidates, draft);
    place_out_of_order(&mut candidates, draft);
    let in_order = order::of_requests(header(stream, whole.start, &candidates));
    let mut glued_rows = Vec::new();
    let mut end = None;
    // One item without its number before it, and none has left it in the figures.
    let bare_numbers = candidates.iter().all(|candidate| takes_item_number(stream, candidate.group.values) != Some(false));
    for candidate in &candidates {
        let Some(row) = candidate.row else { continue };
        end = end.max(candidate.group.values.last().map(|last| last.saturating_add(1)));
        if let Some(label) = candidate.label.filter(|label| label.what == row && label.fit != Fit::Cut && !label.official) {
            outline.labels.push(misprint(document, stream, candidate, label));
        }
        let cells = Column::ALL.iter().map(|column| ogi_core::CellId::request(row, *column));
        match &candidate.fitted {
            _ if !in_order => {
                let cells: Vec<_> = cells.collect();
                declare_unreadable(document, stream, draft, &cells, candidate.group.values, None);
            }
            Fitted::Exact(values) => {
                cells.zip(values.iter()).for_each(|(cell, value)| declare(document, stream, draft, cell, *value));
            }
            Fitted::Glued(values) => {
                let mut parts: Vec<&str> =
                    values.iter().filter_map(|index| stream.tokens.get(*index)).map(|token| stream.text(token)).collect();
                let digits = parts.iter().map(|part| part.len()).sum();
                // The last digit may be the number of the next item, and then no cut of the others is certain.
                if bare_numbers && takes_item_number(stream, values) == Some(true) {
                    parts.clear();
                }
                glued_rows.push(GluedRow { row, values: values.to_vec(), cuts: glued::cuts(&parts, COLUMNS), digits });
            }
            Fitted::Other(_) => {}
        }
    }
    super::joint::settle(document, stream, draft, &glued_rows);
    disagree(document, stream, draft, &candidates, others);
    read_incomplete(document, stream, &candidates, draft, outline);
    for candidate in candidates.iter().filter(|candidate| candidate.row.is_none() && candidate.is_proper(stream)) {
        let is_inside = end.is_some_and(|end| candidate.group.values.first().is_some_and(|first| *first < end));
        if is_inside && !candidate.group.is_blank(stream) {
            outline.stray_rows.push(super::cells::span(document, stream, candidate.group.values));
        }
    }
    let expected = draft.form().form().request_rows(draft.is_undivided()).count();
    let has_gaps = candidates.iter().filter(|candidate| candidate.row.is_some()).count() < expected
        || glued_rows.iter().any(|row| row.digits < COLUMNS);
    let is_there = end.is_some() || candidates.iter().any(|candidate| candidate.label.is_some()) || has_header(stream, whole);
    Found { end, is_there, has_gaps }
}

/// The words above the first row that has a place.
fn header<'s>(stream: &'s Stream, start: usize, candidates: &[Candidate<'_>]) -> &'s str {
    let place = |token: usize| stream.tokens.get(token).map(|token| token.folded.start as usize);
    let first = candidates.iter().find(|candidate| candidate.row.is_some());
    let end = first.and_then(|first| first.group.values.first()).and_then(|first| place(*first));
    stream.folded.get(place(start).unwrap_or_default()..end.unwrap_or_default()).unwrap_or_default()
}

/// Rows that another table of the report states otherwise, and nothing tells which is meant.
fn disagree(document: &Document<'_>, stream: &Stream, draft: &mut Draft, candidates: &[Candidate<'_>], others: &[Group<'_>]) {
    let texts = |values: &[usize]| -> Vec<&str> {
        values.iter().filter_map(|index| stream.tokens.get(*index)).map(|token| stream.text(token)).collect()
    };
    for other in others {
        let Fitted::Exact(again) = other.fit(stream, COLUMNS) else { continue };
        let Some(label) = label_of(stream, other).filter(|label| label.fit == Fit::Whole) else { continue };
        let Some(own) = candidates.iter().find(|candidate| candidate.row == Some(label.what)) else { continue };
        if texts(own.group.values) != texts(&again) {
            let cells: Vec<_> = Column::ALL.iter().map(|column| ogi_core::CellId::request(label.what, *column)).collect();
            declare_unreadable(document, stream, draft, &cells, own.group.values, None);
        }
    }
}

/// Whether the columns of the table are named, whatever stands under them.
pub(super) fn has_header(stream: &Stream, range: Range<usize>) -> bool {
    let token = |index: usize| stream.tokens.get(index).map(|token| token.folded.start as usize);
    let (start, end) = (token(range.start).unwrap_or_default(), token(range.end).unwrap_or(stream.folded.len()));
    let words = stream.folded.get(start..end).unwrap_or_default();
    ["申请人情况", "自然人", "科研", "公益组织", "法律服务"].iter().filter(|word| words.contains(*word)).count() >= 3
}

/// Whether the item that follows a run without a gap has left its number in it: `…00000002其他法律行政法规禁止公开`;
/// `None` where no item without a number follows.
fn takes_item_number(stream: &Stream, values: &[usize]) -> Option<bool> {
    let last = *values.last()?;
    let (last, next) = (stream.tokens.get(last)?, stream.tokens.get(last.checked_add(1)?)?);
    let words = stream.text(next);
    let is_item = next.gap == Gap::None && (1..=8).any(|number| starts_item(number, words));
    let digit = stream.text(last).chars().next_back()?.to_digit(10);
    is_item.then(|| digit.is_some_and(|digit| starts_item(digit, words)))
}

impl Candidate<'_> {
    /// Whether the run has the right number of figures, or may have.
    fn is_proper(&self, stream: &Stream) -> bool {
        match &self.fitted {
            Fitted::Exact(_) => !self.group.is_blank(stream) || self.label.is_some_and(|label| label.fit == Fit::Whole),
            Fitted::Glued(_) => true,
            Fitted::Other(_) => false,
        }
    }
}

pub(super) fn label_of(stream: &Stream, group: &Group<'_>) -> Option<Match<Row>> {
    let found = labels::row(group.before)?;
    // The header's 总计, with the empty cells that a merged cell left behind it.
    if found.what == Row::OutcomesTotal && group.before.ends_with("法人或其他组织总计") {
        return None;
    }
    // 其他 alone is a column and part of many words; as a row it stands with its number or by itself.
    if found.what == Row::OtherwiseClosedOther {
        let first = group.values.first()?;
        let previous = stream.tokens.get(first.checked_sub(1)?)?;
        let text = stream.text(previous);
        let bare = letters(text).chars().count() == 2;
        let numbered = ["3.其他", "3、其他", "3其他", "3.其它"].iter().any(|ending| text.ends_with(ending));
        return (bare || numbered).then_some(found);
    }
    Some(found)
}

/// Leaves out the columns that the form does not have, where they are known.
fn narrow(stream: &Stream, candidates: &mut [Candidate<'_>], year: Option<u16>) {
    let is_wide = |candidate: &Candidate<'_>| {
        let is_wide = matches!(&candidate.fitted, Fitted::Other(values) if values.len() > COLUMNS);
        is_wide && candidate.label.is_some_and(|label| label.fit == Fit::Whole)
    };
    if candidates.iter().any(|candidate| matches!(candidate.fitted, Fitted::Exact(_)) && candidate.label.is_some()) {
        return;
    }
    // Placeholders of merged labels stand before the figures.
    let figures = |candidate: &Candidate<'_>| -> Vec<usize> {
        let blank = |index: &&usize| stream.tokens.get(**index).is_some_and(|token| token.kind == Kind::Blank);
        let leading = candidate.group.values.iter().take_while(blank).count();
        candidate.group.values.iter().skip(leading).copied().collect()
    };
    let rows: Vec<Vec<usize>> = candidates.iter().filter(|candidate| is_wide(candidate)).map(figures).collect();
    let Some(columns) = wide::columns(stream, &rows, year) else { return };
    for candidate in candidates.iter_mut().filter(|candidate| is_wide(candidate)) {
        let figures = figures(candidate);
        let values: Vec<usize> = columns.iter().filter_map(|at| figures.get(*at).copied()).collect();
        candidate.fitted = Fitted::Exact(values.into());
    }
}

/// The longest run of labelled rows in the form's order; labels that would break it are not believed.
fn place_labelled(candidates: &mut [Candidate<'_>]) {
    // best[i]: weight of the best chain that ends in candidate i, and the one before.
    let mut best: Vec<(u32, Option<usize>)> = Vec::new();
    let weight = |candidate: &Candidate<'_>| match candidate.label.map(|label| label.fit) {
        _ if matches!(candidate.fitted, Fitted::Other(_)) => 0,
        Some(Fit::Whole) => 4,
        Some(Fit::Cut) => 3,
        Some(Fit::Similar) => 2,
        None => 0,
    };
    for candidate in candidates.iter() {
        let own = weight(candidate);
        let mut entry = (own, None);
        if own > 0 {
            // Of equally good ones the first; the best is most likely the last.
            for (before, (earlier, (chain, _))) in candidates.iter().zip(&best).enumerate().rev() {
                if *chain == 0 || chain.saturating_add(own) < entry.0 {
                    continue;
                }
                let (Some(first), Some(second)) = (earlier.label, candidate.label) else { continue };
                if comes_before(first.what, second.what) {
                    entry = (chain.saturating_add(own), Some(before));
                }
            }
        }
        best.push(entry);
    }
    let mut at =
        best.iter().enumerate().max_by_key(|(index, (weight, _))| (*weight, std::cmp::Reverse(*index))).map(|(index, _)| index);
    while let Some(index) = at {
        let Some((weight, before)) = best.get(index).copied() else { return };
        if weight == 0 {
            return;
        }
        if let Some(candidate) = candidates.get_mut(index) {
            candidate.row = candidate.label.map(|label| label.what);
        }
        at = before;
    }
}

/// A row that carries its whole label is that row even where it stands out of order, if no other claims the name.
fn place_out_of_order(candidates: &mut [Candidate<'_>], draft: &Draft) {
    let rows: Vec<Row> = draft.form().form().request_rows(draft.is_undivided()).collect();
    let own_label = |candidate: &Candidate<'_>| {
        let label = candidate.label.filter(|label| label.fit == Fit::Whole && candidate.group.has_own_words)?;
        matches!(candidate.fitted, Fitted::Exact(_)).then_some(label.what)
    };
    for at in 0..candidates.len() {
        let Some(row) = candidates.get(at).filter(|candidate| candidate.row.is_none()).and_then(own_label) else { continue };
        let taken = candidates.iter().any(|other| other.row == Some(row));
        let twice = candidates.iter().filter(|other| own_label(other) == Some(row)).count() > 1;
        if let (false, false, true, Some(candidate)) = (taken, twice, rows.contains(&row), candidates.get_mut(at)) {
            candidate.row = Some(row);
        }
    }
}

/// Whether one row stands above another on some form; the undivided row excludes its divisions.
fn comes_before(first: Row, second: Row) -> bool {
    let divisions = [Row::CorrectionLapsed, Row::FeeLapsed, Row::OtherwiseClosedOther];
    first < second && !(first == Row::OtherwiseClosed && divisions.contains(&second))
}

/// Cuts runs of several rows without labels (多行标签丢失) where exactly as many rows are missing, and their sums hold.
fn split_runs<'r>(stream: &Stream, mut candidates: Vec<Candidate<'r>>, draft: &Draft) -> Vec<Candidate<'r>> {
    if !candidates.iter().any(|candidate| candidate.rows_without_labels(stream) > 1) {
        return candidates;
    }
    let form = draft.form().form();
    let mut whole = Vec::with_capacity(candidates.len());
    let mut rest = candidates.drain(..).peekable();
    let mut above: Option<Row> = None;
    while let Some(candidate) = rest.next() {
        above = candidate.row.or(above);
        whole.push(candidate);
        let mut between = Vec::new();
        while let Some(next) = rest.next_if(|next| next.row.is_none()) {
            between.push(next);
        }
        let below = rest.peek().and_then(|next| next.row);
        let rows: usize = between.iter().map(|candidate| candidate.rows_without_labels(stream)).sum();
        let missing = |undivided: bool| {
            let (Some(above), Some(below)) = (above, below) else { return 0 };
            form.request_rows(undivided).filter(|row| above < *row && *row < below).count()
        };
        let fits = rows > 0 && (rows == missing(draft.is_undivided()) || rows == missing(true));
        for candidate in between {
            if fits && candidate.rows_without_labels(stream) > 1 {
                whole.extend(candidate.split(stream));
            } else {
                whole.push(candidate);
            }
        }
    }
    drop(rest);
    whole
}

/// Runs without labels between two placed rows are the rows missing there, when there are exactly as many.
fn fill_gaps(candidates: &mut [Candidate<'_>], draft: &mut Draft) {
    let placed = |candidates: &[Candidate<'_>]| -> Vec<(usize, Row)> {
        candidates.iter().enumerate().filter_map(|(index, candidate)| Some((index, candidate.row?))).collect()
    };
    let anchors = placed(candidates);
    if anchors.len() < 3 {
        return;
    }
    let anchored_division =
        anchors.iter().any(|(_, row)| matches!(row, Row::CorrectionLapsed | Row::FeeLapsed | Row::OtherwiseClosedOther));
    for pair in anchors.windows(2) {
        let [(first, above), (last, below)] = pair else { continue };
        let unplaced: Vec<usize> = (first.saturating_add(1)..*last)
            .filter(|index| candidates.get(*index).is_some_and(|candidate| candidate.row.is_none() && candidate.is_open()))
            .collect();
        if unplaced.is_empty() {
            continue;
        }
        let missing = |undivided: bool| -> Vec<Row> {
            draft.form().form().request_rows(undivided).filter(|row| above < row && row < below).collect()
        };
        let divided = missing(draft.is_undivided());
        let mut rows = (divided.len() == unplaced.len()).then_some(divided);
        if rows.is_none() && draft.form() == FormId::Official2021 && !draft.is_undivided() && !anchored_division {
            let undivided = missing(true);
            if undivided.len() == unplaced.len() && undivided.contains(&Row::OtherwiseClosed) {
                rows = Some(undivided);
                draft.set_undivided(true);
            }
        }
        for (index, row) in unplaced.iter().zip(rows.unwrap_or_default()) {
            if let Some(candidate) = candidates.get_mut(*index) {
                candidate.row = Some(row);
            }
        }
    }
}

impl<'r> Candidate<'r> {
    /// How many rows without labels the run may be: of several, all but one at most must add up, so that no figure is
    /// taken for one of the next row.
    fn rows_without_labels(&self, stream: &Stream) -> usize {
        let values = match &self.fitted {
            _ if self.is_open() => return 1,
            Fitted::Other(values) if !self.group.in_grid && values.len() > COLUMNS => values,
            _ => return 0,
        };
        let (rows, rest) = values.as_chunks::<COLUMNS>();
        let number = |index: &usize| stream.tokens.get(*index).and_then(|token| stream.text(token).parse::<u64>().ok());
        let holds = |row: &[usize; COLUMNS]| {
            let (total, parts) = row.split_last()?;
            let sum = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(number(part)?))?;
            Some(number(total)? == sum)
        };
        let verdicts: Option<Vec<bool>> = rows.iter().map(holds).collect();
        let broken = verdicts.map_or(usize::MAX, |verdicts| verdicts.iter().filter(|holds| !**holds).count());
        if rest.is_empty() && broken <= usize::from(rows.len() > 2) { rows.len() } else { 0 }
    }

    /// The rows of a run of several.
    fn split(&self, stream: &Stream) -> impl Iterator<Item = Candidate<'r>> {
        let whole = self.group;
        let (rows, _) = whole.values.as_chunks::<COLUMNS>();
        rows.iter().map(move |row| {
            let group = Group { values: row, before: "", ..whole };
            Candidate { fitted: group.fit(stream, COLUMNS), group, label: None, row: None }
        })
    }

    /// Whether the run could be a row whose label is lost or elsewhere.
    fn is_open(&self) -> bool {
        let has_another_label = self.label.is_some_and(|label| label.fit == Fit::Whole);
        matches!(self.fitted, Fitted::Exact(_) | Fitted::Glued(_)) && !has_another_label
    }
}

fn misprint(document: &Document<'_>, stream: &Stream, candidate: &Candidate<'_>, label: Match<Row>) -> LabelFact {
    let start = candidate.group.before.len().saturating_sub(label.length);
    let printed = candidate.group.before.get(start..).unwrap_or_default();
    let before = candidate.group.values.first().and_then(|first| first.checked_sub(1)).map(|index| vec![index]);
    let span = super::cells::span(document, stream, &before.unwrap_or_default());
    LabelFact { expected: label.printed, printed: printed.into(), span }
}

/// Rows whose label stands with too few or too many figures: said so, and left unread.
fn read_incomplete(
    document: &Document<'_>,
    stream: &Stream,
    candidates: &[Candidate<'_>],
    draft: &mut Draft,
    outline: &mut Outline,
) {
    for candidate in candidates {
        let (Some(label), Fitted::Other(values), None) = (candidate.label, &candidate.fitted, candidate.row) else { continue };
        if candidate.group.is_blank(stream) {
            continue;
        }
        let cells: Vec<_> = Column::ALL.iter().map(|column| ogi_core::CellId::request(label.what, *column)).collect();
        let is_free = cells.iter().all(|cell| draft.cell(*cell).is_missing());
        let in_form = draft.form().form().request_rows(draft.is_undivided()).any(|row| row == label.what);
        if !is_free || !in_form || label.fit == Fit::Similar {
            continue;
        }
        outline.rows.push(RowFact {
            row: Some(label.what),
            found: u16::try_from(values.len()).unwrap_or(u16::MAX),
            expected: 7,
            span: super::cells::span(document, stream, values),
        });
        if values.len() < COLUMNS && !candidate.group.spoiled {
            declare_incomplete(document, stream, draft, &cells, values);
        } else {
            declare_unreadable(document, stream, draft, &cells, values, None);
        }
    }
}
