//! What it costs to take the words around some runs for the label of a row (标签定价).

use super::label::Label;
use super::line::{Lines, Run};
use super::ordinal::Ordinal;
use super::prices::{
    Cost, LABEL_ABSENT, LABEL_ACROSS, LABEL_AFTER, LABEL_AROUND, LABEL_CUT, LABEL_FAIR, LABEL_NEAR, NEVER, ORDINAL_OTHER,
    STRAY_LETTER,
};
use super::shape::{REMEDIES_HEADER, Role, RowShape, headers};

/// At most so many letters before and behind a run are looked at.
pub(super) const BEFORE: usize = 120;
const BEHIND: usize = 90;

pub(super) fn tail(letters: &[u16], count: usize) -> &[u16] {
    letters.get(letters.len().saturating_sub(count)..).unwrap_or_default()
}

fn head(letters: &[u16], count: usize) -> &[u16] {
    letters.get(..count).unwrap_or(letters)
}

/// The letters around the figures of a row.
#[derive(Clone, Copy)]
struct LabelContext<'l> {
    before: &'l [u16],
    /// Between the figures.
    inner: &'l [u16],
    after: &'l [u16],
    /// Whether some of them stand in the line of the figures.
    has_own_words: bool,
}

/// What it costs to take some runs for a row, by the words around them.
pub(super) fn label_price(lines: &Lines, row: &RowShape, first: usize, to: usize, inner: &[u16], behind: bool) -> Cost {
    let run = |at: usize| lines.runs.get(at);
    let before = run(first).map_or(&[][..], |run: &Run| tail(lines.letters(&run.words(row.role)), BEFORE));
    let after = run(to.saturating_sub(1)).map_or(&[][..], |run: &Run| head(lines.letters(&run.after), BEHIND));
    if row.role == Role::Remedies {
        let words: Vec<u16> = before.iter().chain(inner).copied().collect();
        return if behind { LABEL_ABSENT } else { header_price(row, &words) };
    }
    let has_own_words = run(first).is_some_and(|run| run.has_own_words);
    let around = LabelContext { before, inner, after, has_own_words };
    let mut best = LABEL_ABSENT;
    for label in &row.labels {
        let price = if behind { behind_price(label, around) } else { before_price(label, around) };
        best = best.min(price);
        if best == 0 {
            break;
        }
    }
    // What stands above a row of a grid mends no poor label of it.
    if let Some(own) = run(first).filter(|run| run.in_grid && run.has_own_words && best >= LABEL_FAIR && !behind) {
        let letters = lines.letters(&(own.own_start..own.words(row.role).end));
        let prices = row.labels.iter().map(|label| before_price(label, LabelContext { before: letters, ..around }));
        best = best.max(prices.min().unwrap_or(LABEL_ABSENT));
    }
    let printed = run(first).and_then(|run| run.ordinal).filter(|_| !behind);
    let best = if best == 0 && row.ends(before) { best } else { by_ordinal(best, row.ordinal, printed) };
    let is_nameless = !has_own_words
        && run(first).is_some_and(|run| lines.figures_of(run).first().is_some_and(|figure| figure.field.is_some()));
    if !is_nameless || row.role == Role::Free {
        return best;
    }
    // The label stands in another line, which may be the one on the other side.
    let other = |label: &Label| {
        if behind { before_price(label, around) } else { behind_price(label, around) }
    };
    let other = row.labels.iter().map(other).min().unwrap_or(LABEL_ABSENT);
    best.min(other.saturating_add(LABEL_ACROSS))
}

/// What a label that does not end right before its figures costs by the ordinal between them, or before it.
fn by_ordinal(price: Cost, own: Option<Ordinal>, printed: Option<Ordinal>) -> Cost {
    match (own, printed) {
        (Some(Ordinal::Outcome(_)), Some(Ordinal::UnknownOutcome)) => price,
        (Some(own), Some(printed)) => {
            if own != printed {
                price.saturating_add(ORDINAL_OTHER).min(LABEL_ABSENT)
            } else if matches!(own, Ordinal::Item(_)) {
                price
            } else {
                price.min(LABEL_FAIR)
            }
        }
        _ => price,
    }
}

/// The label stands before its figures, around them, or behind.
fn before_price(label: &Label, words: LabelContext<'_>) -> Cost {
    let LabelContext { before, inner, after, .. } = words;
    let length = label.len();
    let slack = if length > 3 { 12 } else { 2 };
    let near = tail(before, length.saturating_add(slack));
    let window: Vec<u16> = near.iter().chain(inner).copied().collect();
    let needed = length.saturating_mul(45).div_ceil(100).min(if label.cut(near) > 0 { 1 } else { usize::MAX });
    let behind = head(after, length.saturating_add(6));
    if length > 3 && label.occurring(&window) < needed {
        let around: Vec<u16> = window.iter().chain(behind).copied().collect();
        if label.occurring(&around) < needed {
            return LABEL_ABSENT;
        }
    }
    let mut best = label.grade(&window);
    // What stands between a short label and the figures is a label of its own.
    if length <= 3 && best == 0 && inner.is_empty() {
        let ends = |slip: &usize| near.get(..near.len().saturating_sub(*slip)).is_some_and(|near| label.is_end_of(near));
        let slip = (0..=slack).find(ends).unwrap_or_default();
        best = i32::try_from(slip).unwrap_or_default().saturating_mul(2);
    }
    if best > LABEL_NEAR && inner.is_empty() && is_nearly_alone(label, before) {
        best = best.min(if length > 3 { LABEL_NEAR } else { LABEL_FAIR });
    }
    if best > 1 && inner.is_empty() {
        let [few, many] = LABEL_CUT;
        match label.cut(near) {
            0 => {}
            1..8 => best = best.min(few),
            _ => best = best.min(many),
        }
    }
    // Letters between the label and its figures.
    if best <= 3 && inner.is_empty() && length > 2 {
        for slip in (1..=near.len().saturating_sub(1).min(9)).rev() {
            let shorter = near.get(..near.len().saturating_sub(slip)).unwrap_or_default();
            if label.grade(shorter) <= best {
                best = best.saturating_add(i32::try_from(slip / 2).unwrap_or_default().min(4));
                break;
            }
        }
    }
    if best > 1 && length > 3 {
        best = around_price(label, words, best);
        let later: Vec<u16> = inner.iter().chain(behind).copied().collect();
        best = best.min(label.grade(&later).saturating_add(LABEL_AFTER));
    }
    best.min(LABEL_ABSENT)
}

/// Whether nothing but the label and its ordinal stands before the figures, or the header of its table before it, and one letter of it
/// is wrong, missing or too many.
fn is_nearly_alone(label: &Label, before: &[u16]) -> bool {
    let length = label.len();
    (length.saturating_sub(1)..=length.saturating_add(1)).any(|taken| {
        let Some(start) = before.len().checked_sub(taken) else { return false };
        let (rest, own) = before.split_at(start);
        let is_apart = rest.len() <= 1 || headers().any(|header| header.is_end_of(rest));
        is_apart && label.common(length, own) >= length.saturating_sub(1).max(1)
    })
}

/// The label stands around its figures, cut in two by them, where that is cheaper than what is known.
fn around_price(label: &Label, words: LabelContext<'_>, known: Cost) -> Cost {
    let LabelContext { before, inner, after, has_own_words } = words;
    let length = label.len();
    let mut best = known;
    let step = (length / 8).max(1);
    for cut in ((length / 4).max(2)..length.saturating_sub(1)).step_by(step) {
        // A part of a few letters stands right beside the figures of its line: elsewhere it is a part of another label.
        let slack = |part: usize, most: usize| if part <= 3 && has_own_words { 1 } else { most };
        let reach = cut.saturating_add(slack(cut, 8));
        let front: Vec<u16> = tail(before, reach).iter().chain(inner).copied().collect();
        let first = label.grade_first(cut, tail(&front, reach));
        if first.saturating_add(LABEL_AROUND) >= best {
            continue;
        }
        let left = length.saturating_sub(cut);
        let rest = label.grade_behind(cut, head(after, left.saturating_add(slack(left, 5))));
        best = best.min(first.max(rest).saturating_add(LABEL_AROUND));
    }
    best
}

/// The label stands behind its figures, around them, or before.
fn behind_price(label: &Label, words: LabelContext<'_>) -> Cost {
    let LabelContext { before, inner, after, .. } = words;
    let length = label.len();
    let slack = if length > 3 { 8 } else { 2 };
    let near = head(after, length.saturating_add(slack));
    let window: Vec<u16> = inner.iter().chain(near).copied().collect();
    let mut best = label.grade(&window);
    if best <= 3 && inner.is_empty() && length > 2 {
        for slip in (1..=length.min(10)).rev() {
            if label.grade(near.get(slip..).unwrap_or_default()) <= best {
                best = best.saturating_add(i32::try_from(slip / 2).unwrap_or_default().min(4));
                break;
            }
        }
    }
    if best > 1 && length > 3 {
        best = around_price(label, words, best);
        let earlier: Vec<u16> = tail(before, length.saturating_add(8)).iter().chain(inner).copied().collect();
        best = best.min(label.grade(&earlier).saturating_add(LABEL_AFTER));
    }
    best.min(LABEL_ABSENT)
}

/// The header of the remedies table is a bag of words, whose order tools change.
fn header_price(row: &RowShape, before: &[u16]) -> Cost {
    let Some(label) = row.labels.first() else { return LABEL_ABSENT };
    let mut seen: Vec<u16> = tail(before, label.len().saturating_add(60)).to_vec();
    let missing = label.ids.iter().filter(|letter| match seen.iter().position(|known| known == *letter) {
        Some(at) => {
            seen.swap_remove(at);
            false
        }
        None => true,
    });
    match missing.count().saturating_mul(100).checked_div(label.len()).unwrap_or(100) {
        0..15 => 0,
        15..35 => 2,
        35..62 => 4,
        _ => LABEL_ABSENT,
    }
}

/// Letters between the figures of a row that are not its label's.
pub(super) fn stray(row: &RowShape, inner: &[u16]) -> Cost {
    let left = if row.role == Role::Remedies {
        let mut words = REMEDIES_HEADER.clone();
        let not_there = |letter: &&u16| match words.iter().position(|known| known == *letter) {
            Some(at) => {
                words.swap_remove(at);
                false
            }
            None => true,
        };
        inner.iter().filter(not_there).count()
    } else {
        let left = |label: &Label| inner.len().saturating_sub(label.common(label.len(), inner));
        row.labels.iter().map(left).min().unwrap_or_default()
    };
    STRAY_LETTER.saturating_mul(i32::try_from(left).unwrap_or(NEVER)).min(9)
}
