//! Several reports of one organ side by side (历年对照): every cell, what it was each year and how it changed.

use crate::cell::Cell;
use crate::draft::Draft;
use crate::form::{CellId, Column, FormId, Measure, Place, Row, Ruling};
use crate::number::Number;

/// One cell in every report of a chain (单元格对照).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The cell.
    pub cell: CellId,
    /// What each report holds; `None` where its form has no such cell.
    pub values: Vec<Option<Cell>>,
    /// What the undivided row of （六）其他处理 amounts to in a report that divides it; `None` elsewhere.
    pub computed: Vec<Option<Number>>,
    /// From each report to the next; `None` where one of them states no number.
    pub changes: Vec<Option<Growth>>,
}

/// How a figure changed (增减).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// The later less the earlier figure.
    pub absolute: Number,
    /// In hundredths of the earlier figure, to one decimal, halves away from zero; `None` unless that is above zero.
    pub percent: Option<Number>,
}

impl Growth {
    fn between(before: Number, now: Number) -> Option<Self> {
        let absolute = now.minus(before)?;
        Some(Self { absolute, percent: percent(absolute, before) })
    }
}

/// `change` in percent of `base`, to one decimal, halves away from zero.
fn percent(change: Number, base: Number) -> Option<Number> {
    if base <= Number::ZERO {
        return None;
    }
    let scale = change.scale().max(base.scale());
    let (change, base) = (change.scaled(scale)?, base.scaled(scale)?);
    let doubled = change.checked_mul(2000)?;
    let half = if change < 0 { base.checked_neg()? } else { base };
    let tenths = doubled.checked_add(half)?.checked_div(base.checked_mul(2)?)?;
    Number::from_scaled(tenths, 1)
}

impl Difference {
    /// The figure that each report states, or amounts to.
    pub fn number(&self, report: usize) -> Option<Number> {
        let stated = self.values.get(report)?.as_ref().and_then(Cell::number);
        stated.or_else(|| self.computed.get(report).copied().flatten())
    }

    /// Whether every report whose form has the cell says the same; a figure with a remark is its figure.
    pub fn is_equal(&self) -> bool {
        let said = |at: usize, cell: &Option<Cell>| match (self.number(at), cell) {
            (Some(number), _) => Some(Cell::Number(number)),
            (None, cell) => cell.clone(),
        };
        let mut all = self.values.iter().enumerate().filter_map(|(at, cell)| said(at, cell));
        let first = all.next();
        all.all(|cell| Some(&cell) == first.as_ref())
    }

    /// Whether at least two reports can hold the cell at all.
    pub fn is_comparable(&self) -> bool {
        let held = self.values.iter().zip(&self.computed).filter(|(cell, computed)| cell.is_some() || computed.is_some());
        held.count() > 1
    }
}

/// Puts reports side by side, in the order given: every cell of any of their forms, in printed order.
///
/// ```
/// use ogi_core::{Cell, CellId, Draft, FormId, Number, compare};
/// let total = CellId::from_path("requests.received.total").unwrap();
/// let report = |received: u32| {
///     let mut draft = Draft::new(FormId::Official2021);
///     draft.set(total, Cell::Number(received.into()));
///     draft
/// };
/// let rows = compare(&[&report(8), &report(13)]);
/// let row = rows.iter().find(|row| row.cell == total).unwrap();
/// let change = row.changes[0].unwrap();
/// assert_eq!((change.absolute, change.percent), (Number::from(5), Number::new(625, 1)));
/// assert!(!row.is_equal());
/// ```
pub fn compare(drafts: &[&Draft]) -> Vec<Difference> {
    let undivided = drafts.iter().any(|draft| has_undivided(draft));
    CellId::all().filter_map(|cell| difference(drafts, cell, undivided)).collect()
}

fn has_undivided(draft: &Draft) -> bool {
    draft.is_undivided() || draft.form() == FormId::Trial2019
}

fn difference(drafts: &[&Draft], cell: CellId, undivided: bool) -> Option<Difference> {
    let held = |draft: &Draft| draft.form().form().has_cell(cell, draft.is_undivided());
    let values: Vec<Option<Cell>> = drafts.iter().map(|draft| held(draft).then(|| draft.cell(cell).clone())).collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    let computed = drafts.iter().map(|draft| if undivided { undivided_row(draft, cell) } else { None }).collect();
    let mut row = Difference { cell, values, computed, changes: Vec::new() };
    let pairs = (0..drafts.len()).zip(1..drafts.len());
    row.changes = pairs.map(|(before, now)| Growth::between(row.number(before)?, row.number(now)?)).collect();
    Some(row)
}

/// A cell of the undivided row of （六）其他处理 in a report that divides it: the sum of the three rows.
pub(crate) fn undivided_row(draft: &Draft, cell: CellId) -> Option<Number> {
    let Place::Request(Row::OtherwiseClosed, column) = cell.place() else { return None };
    if has_undivided(draft) {
        return None;
    }
    let part = |row: Row| draft.number(CellId::request(row, column));
    let parts = [Row::CorrectionLapsed, Row::FeeLapsed, Row::OtherwiseClosedOther];
    parts.into_iter().try_fold(Number::ZERO, |sum, row| sum.plus(part(row)?))
}

impl CellId {
    /// Whether the cell counts what there is at one moment, not what happened in the year (存量): documents in force,
    /// what was carried over New Year's Eve, cases not yet decided.
    ///
    /// ```
    /// use ogi_core::CellId;
    /// assert!(CellId::from_path("proactive.normative_documents.in_force").unwrap().is_stock());
    /// assert!(!CellId::from_path("proactive.normative_documents.issued").unwrap().is_stock());
    /// ```
    pub fn is_stock(self) -> bool {
        match self.place() {
            Place::Proactive(_, measure) => {
                matches!(measure, Measure::InForce | Measure::PublicTotal | Measure::PreviousItems)
            }
            Place::Request(row, _) => matches!(row, Row::BroughtForward | Row::CarriedForward),
            Place::Remedy(_, ruling) => ruling == Ruling::Pending,
        }
    }

    /// Whether it is a total of applicants: the last column of the applications table.
    pub fn is_row_total(self) -> bool {
        matches!(self.place(), Place::Request(_, Column::Total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn percentages_are_rounded_once_and_away_from_zero() {
        for (before, now, expected) in [
            ("8", "13", Some("62.5")),
            ("3", "4", Some("33.3")),
            ("3", "5", Some("66.7")),
            ("400", "401", Some("0.3")),
            ("400", "399", Some("-0.3")),
            ("7", "0", Some("-100")),
            ("0", "5", None),
            ("-8", "5", None),
            ("18.871", "37.742", Some("100")),
            ("999999999999999", "1", Some("-100")),
        ] {
            let change = Growth::between(number(before), number(now)).unwrap();
            assert_eq!(change.percent, expected.map(number), "{before} {now}");
        }
        assert_eq!(Growth::between(number("-999999999999999"), number("999999999999999")), None);
    }

    #[test]
    fn an_undivided_row_is_compared_with_the_sum_of_its_parts() {
        let whole = CellId::request(Row::OtherwiseClosed, Column::Total);
        let mut old = Draft::new(FormId::Trial2019);
        old.set(whole, Cell::Number(4.into()));
        let mut new = Draft::new(FormId::Official2021);
        for (row, value) in [(Row::CorrectionLapsed, 1), (Row::FeeLapsed, 0), (Row::OtherwiseClosedOther, 5)] {
            new.set(CellId::request(row, Column::Total), Cell::Number(value.into()));
        }
        let rows = compare(&[&old, &new]);
        let row = rows.iter().find(|row| row.cell == whole).unwrap();
        assert_eq!((row.number(0), row.number(1)), (Some(4.into()), Some(6.into())));
        assert!(row.is_comparable() && !row.is_equal() && row.values[1].is_none());
        assert_eq!(row.changes[0].unwrap().percent, Some(50.into()));
        let alone = compare(&[&new, &new]);
        assert!(alone.iter().all(|row| row.cell != whole && row.is_equal()));
    }
}
