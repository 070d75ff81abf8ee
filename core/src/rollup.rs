//! A report against the sum of those of the organs below (汇总对照): every cell, what is left over, what is missing.

use crate::check::{Case, Child};
use crate::compare::undivided_row;
use crate::draft::Draft;
use crate::form::CellId;
use crate::number::Number;
use crate::rules::aggregation::{is_added, is_rolled_up, is_within_rounding, rolled_up_figure};
use crate::severity::Verdict;

/// One cell of a roll-up (单元格汇总).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The cell.
    pub cell: CellId,
    /// What the report states.
    pub stated: Option<Number>,
    /// What the organs below add up to, governments included; `None` when none of them has a figure.
    pub sum: Option<Number>,
    /// How much of that is from governments below, whose figures may or may not be part of the report (下级政府).
    pub of_areas: Option<Number>,
    /// How many of the organs below have a figure.
    pub read: u32,
    /// Those that have none, by their place among the children.
    pub without: Vec<usize>,
    /// What is left over for the office itself and for those that are missing (本级及未列入): stated less sum.
    pub remainder: Option<Number>,
    /// Whether the report can be the sum. A child that is missing can only add: more than is stated is broken, less is
    /// undecided unless the children are complete. Not applicable to cells that are not added up, and to a report of the
    /// organ's own figures.
    pub verdict: Verdict,
}

/// Adds up the reports of the organs below and puts them beside the one above, cell by cell, in printed order.
///
/// ```
/// use ogi_core::{Case, Cell, CellId, Child, Draft, FormId, Number, Verdict, roll_up};
/// let total = CellId::from_path("proactive.penalties.decisions").unwrap();
/// let report = |decisions: u32| {
///     let mut draft = Draft::new(FormId::Official2021);
///     draft.set(total, Cell::Number(decisions.into()));
///     draft
/// };
/// let (parent, one, other) = (report(9), report(4), report(3));
/// let child = |name, draft| Child { name, draft: Some(draft), is_area: false };
/// let children = [child("商务局", &one), child("教育局", &other), Child { name: "水务局", draft: None, is_area: false }];
/// let shares = roll_up(&Case { children: &children, ..Case::new(&parent) });
/// let share = shares.iter().find(|share| share.cell == total).unwrap();
/// assert_eq!((share.sum, share.remainder, share.read), (Some(Number::from(7)), Some(Number::from(2)), 2));
/// assert_eq!((share.without.as_slice(), share.verdict), ([2].as_slice(), Verdict::Undecided));
/// ```
pub fn roll_up(case: &Case<'_>) -> Vec<Share> {
    case.draft.cells().map(|(cell, _)| share(case, cell)).collect()
}

/// What a report states for a cell, or its parts amount to.
fn figure(draft: &Draft, cell: CellId) -> Option<Number> {
    rolled_up_figure(draft, cell).or_else(|| undivided_row(draft, cell))
}

fn share(case: &Case<'_>, cell: CellId) -> Share {
    let stated = figure(case.draft, cell);
    let figures: Vec<(&Child<'_>, Option<Number>)> =
        case.children.iter().map(|child| (child, case.report_of(child).and_then(|draft| figure(draft, cell)))).collect();
    let total = |wanted: fn(&Child<'_>) -> bool| {
        let mut read = figures.iter().filter(|(child, _)| wanted(child)).filter_map(|(_, figure)| *figure).peekable();
        read.peek()?;
        read.try_fold(Number::ZERO, Number::plus)
    };
    let sum = total(|_| true);
    let without: Vec<usize> =
        figures.iter().enumerate().filter(|(_, (_, figure))| figure.is_none()).map(|(at, _)| at).collect();
    let read = u32::try_from(figures.len().saturating_sub(without.len())).unwrap_or(u32::MAX);
    let (organs, areas) = (total(|child| !child.is_area), total(|child| child.is_area));
    let verdict = match (stated, sum) {
        _ if !is_added(cell) || !is_rolled_up(case) => Verdict::NotApplicable,
        (Some(stated), Some(sum)) => {
            let at_least = |part: Option<Number>| part.is_none_or(|part| is_within_rounding(cell, read, part, stated));
            let all = without.is_empty();
            if !at_least(organs) || !at_least(areas) {
                Verdict::Broken
            } else if all && is_within_rounding(cell, read, sum, stated) && is_within_rounding(cell, read, stated, sum) {
                Verdict::Holds
            } else if all && case.complete && at_least(Some(sum)) {
                Verdict::Broken
            } else {
                Verdict::Undecided
            }
        }
        _ => Verdict::Undecided,
    };
    let remainder = stated.zip(sum).and_then(|(stated, sum)| stated.minus(sum));
    Share { cell, stated, sum, of_areas: areas, read, without, remainder, verdict }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Cell;
    use crate::form::FormId;
    use crate::organ::{Coverage, Organ};

    fn report(value: &str) -> Draft {
        let mut draft = Draft::new(FormId::Official2021);
        draft.set(CellId::from_path("proactive.fees.amount").unwrap(), Cell::from_printed(value));
        draft
    }

    fn verdict(parent: &str, children: &[(&str, bool)], complete: bool) -> (Verdict, Option<Number>) {
        let parent = report(parent);
        let drafts: Vec<Draft> = children.iter().map(|(value, _)| report(value)).collect();
        let children: Vec<Child<'_>> = children
            .iter()
            .zip(&drafts)
            .map(|((value, is_area), draft)| Child {
                name: "甲",
                draft: (*value != "none").then_some(draft),
                is_area: *is_area,
            })
            .collect();
        let case = Case { children: &children, complete, ..Case::new(&parent) };
        let share = roll_up(&case).into_iter().find(|share| share.cell.is_money()).unwrap();
        (share.verdict, share.remainder)
    }

    #[test]
    fn a_missing_child_can_only_add() {
        let exact = |text: &str| Some(text.parse::<Number>().unwrap());
        assert_eq!(verdict("5", &[("2", false), ("none", false)], false), (Verdict::Undecided, exact("3")));
        assert_eq!(verdict("5", &[("2", false), ("none", false)], true), (Verdict::Undecided, exact("3")));
        assert_eq!(verdict("5", &[("7", false), ("none", false)], false), (Verdict::Broken, exact("-2")));
        assert_eq!(verdict("5", &[("2", false), ("3", false)], false), (Verdict::Holds, exact("0")));
        assert_eq!(verdict("6", &[("2", false), ("3", false)], false), (Verdict::Undecided, exact("1")));
        assert_eq!(verdict("6", &[("2", false), ("3", false)], true), (Verdict::Broken, exact("1")));
        assert_eq!(verdict("", &[("2", false)], true), (Verdict::Undecided, None));
    }

    #[test]
    fn fees_are_added_exactly_and_rounding_is_forgiven() {
        let exact = |text: &str| Some(text.parse::<Number>().unwrap());
        assert_eq!(verdict("77.30", &[("18.8710", false), ("58.4331", false)], true), (Verdict::Holds, exact("-0.0041")));
        assert_eq!(verdict("77.2", &[("18.8710", false), ("58.4331", false)], true), (Verdict::Broken, exact("-0.1041")));
    }

    #[test]
    fn figures_of_the_organ_alone_are_no_sum() {
        let (parent, child) = (report("5"), report("7"));
        let children = [Child { name: "甲", draft: Some(&child), is_area: false }];
        let organ = Organ { coverage: Some(Coverage::Own), ..Organ::default() };
        let case = Case { children: &children, organ: Some(&organ), ..Case::new(&parent) };
        assert!(roll_up(&case).iter().all(|share| share.verdict == Verdict::NotApplicable));
    }

    #[test]
    fn governments_below_are_bounded_apart() {
        assert_eq!(verdict("5", &[("3", false), ("4", true)], false).0, Verdict::Undecided);
        assert_eq!(verdict("5", &[("3", false), ("6", true)], false).0, Verdict::Broken);
    }
}
