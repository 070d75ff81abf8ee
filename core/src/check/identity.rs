//! Judging linear identities: fast where every figure is a whole number, by bounds where some are not known.

use super::{Sink, say};
use crate::cell::Cell;
use crate::draft::{Draft, JointReading};
use crate::finding::{Arg, Finding, Term};
use crate::form::CellId;
use crate::language::Bilingual;
use crate::number::Number;
use crate::rule::{Identity, Item};
use crate::severity::Verdict;

/// Judges identities of a form.
pub(super) fn check<'i>(identities: impl Iterator<Item = &'i Identity>, draft: &Draft, sink: &mut Sink<'_>) {
    let figures = draft.figures();
    for identity in identities {
        if figures.whole().covers(identity.set())
            && figures.sum(identity.computed_bytes()) == figures.sum(identity.stated_bytes())
        {
            sink.count(Verdict::Holds);
            continue;
        }
        sink.judge_identity(identity, draft);
    }
}

/// What an identity comes to, readings of joint cells apart (see [`by_readings`]).
pub(crate) fn verdict(identity: &Identity, value: impl Fn(CellId) -> Cell) -> Verdict {
    decide(side(identity.computed(), &value), side(identity.stated(), &value)).0
}

/// Ten to the ninth: every figure as a whole number of billionths, so that money adds up exactly.
const SCALE: u8 = 9;

/// What is known of one side of an identity.
#[derive(Debug, Clone, Copy, Default)]
struct Side {
    /// The sum of the figures that are known, in billionths.
    known: i128,
    /// Cells that are there and empty: zero or more.
    empty: u32,
    /// Cells that are missing or could not be read, but cannot be below zero.
    lost: u32,
    /// Cells of which nothing is known.
    unbounded: u32,
}

impl Side {
    const fn is_known(self) -> bool {
        self.empty == 0 && self.lost == 0 && self.unbounded == 0
    }
}

impl Sink<'_> {
    fn judge_identity(&mut self, identity: &Identity, draft: &Draft) {
        let value = |cell: CellId| draft.cell(cell).clone();
        let computed = side(identity.computed(), value);
        let stated = side(identity.stated(), value);
        let (verdict, noted) = match decide(computed, stated) {
            (Verdict::Undecided, _) => (by_readings(identity, draft), false),
            decided => decided,
        };
        if verdict == Verdict::Holds && !noted {
            self.count(verdict);
            return;
        }
        self.report(finding(identity, draft, verdict, computed, stated));
    }
}

fn side(cells: impl Iterator<Item = CellId>, value: impl Fn(CellId) -> Cell) -> Side {
    let mut side = Side::default();
    for id in cells {
        let cell = value(id);
        match (cell.number().and_then(|number| number.scaled(SCALE)), &cell) {
            (Some(units), _) => side.known = side.known.saturating_add(units),
            (None, Cell::Blank | Cell::Placeholder(_)) => side.empty = side.empty.saturating_add(1),
            (None, Cell::Missing | Cell::Unreadable(_)) if !id.is_signed() => side.lost = side.lost.saturating_add(1),
            (None, _) => side.unbounded = side.unbounded.saturating_add(1),
        }
    }
    side
}

/// The verdict, and whether it rests on reading empty cells as zero.
fn decide(computed: Side, stated: Side) -> (Verdict, bool) {
    if computed.is_known() && stated.is_known() {
        return (if computed.known == stated.known { Verdict::Holds } else { Verdict::Broken }, false);
    }
    let exceeded = |open: Side, fixed: Side| fixed.is_known() && open.unbounded == 0 && open.known > fixed.known;
    if exceeded(computed, stated) || exceeded(stated, computed) {
        return (Verdict::Broken, false);
    }
    let only_empty =
        |open: Side, fixed: Side| fixed.is_known() && open.lost == 0 && open.unbounded == 0 && open.known == fixed.known;
    if only_empty(computed, stated) || only_empty(stated, computed) {
        return (Verdict::Holds, true);
    }
    (Verdict::Undecided, false)
}

/// Where exactly one group of cells can be read in several ways: broken when every reading breaks the identity.
fn by_readings(identity: &Identity, draft: &Draft) -> Verdict {
    let mut groups =
        draft.joint_readings().iter().filter(|joint| joint.cells.iter().any(|cell| identity.set().contains(*cell)));
    let (Some(joint), None) = (groups.next(), groups.next()) else { return Verdict::Undecided };
    let mut broken = 0_usize;
    for reading in &joint.readings {
        let value = |cell: CellId| read_as(draft, joint, reading, cell);
        let verdict = decide(side(identity.computed(), value), side(identity.stated(), value)).0;
        if verdict != Verdict::Broken {
            return Verdict::Undecided;
        }
        broken = broken.saturating_add(1);
    }
    if broken > 0 { Verdict::Broken } else { Verdict::Undecided }
}

/// What a cell holds by a reading, unless it was declared since.
fn read_as(draft: &Draft, joint: &JointReading, reading: &[Option<Number>], cell: CellId) -> Cell {
    let at = joint.cells.iter().position(|known| *known == cell).filter(|_| draft.number(cell).is_none());
    let read = at.and_then(|at| reading.get(at)).map(|number| number.map_or(Cell::Missing, Cell::Number));
    read.unwrap_or_else(|| draft.cell(cell).clone())
}

/// How many readings of the cells save the identity, of how many, where nothing else is open in it.
fn saving_readings(identity: &Identity, draft: &Draft) -> Option<(u32, u32)> {
    let joint = draft.joint_readings().iter().find(|joint| joint.cells.iter().any(|cell| identity.set().contains(*cell)))?;
    let mut open = identity.computed().chain(identity.stated()).filter(|cell| draft.number(*cell).is_none());
    if !open.all(|cell| joint.cells.contains(&cell)) {
        return None;
    }
    let saving = joint.readings.iter().filter(|reading| {
        let value = |cell: CellId| read_as(draft, joint, reading, cell);
        decide(side(identity.computed(), value), side(identity.stated(), value)).0 != Verdict::Broken
    });
    Some((u32::try_from(saving.count()).ok()?, u32::try_from(joint.readings.len()).ok()?))
}

fn finding(identity: &Identity, draft: &Draft, verdict: Verdict, computed: Side, stated: Side) -> Finding {
    let terms: Vec<Term> = (identity.computed().map(|cell| Term { cell, coefficient: 1 }))
        .chain(identity.stated().map(|cell| Term { cell, coefficient: -1 }))
        .collect();
    let sum = |side: Side| side.is_known().then(|| Number::from_scaled(side.known, SCALE)).flatten();
    let known = |side: Side| Number::from_scaled(side.known, SCALE).unwrap_or(Number::ZERO);
    let (expected, actual) = (sum(computed), sum(stated));
    let numbers = |cells: &mut dyn Iterator<Item = CellId>| Arg::Sum(cells.map(|cell| draft.number(cell)).collect());
    let mut args = vec![
        ("parts", numbers(&mut identity.computed())),
        ("whole", numbers(&mut identity.stated())),
        ("expected", Arg::Number(known(computed))),
        ("actual", Arg::Number(known(stated))),
    ];
    let open: Vec<CellId> = terms.iter().map(|term| term.cell).filter(|cell| draft.number(*cell).is_none()).collect();
    args.push(match identity.item {
        Item::Row(row) => ("item", Arg::Row(row)),
        Item::Column(column) => ("item", Arg::Column(column)),
        Item::Remedy(group) => ("item", Arg::Remedy(group)),
    });
    if let (Some(expected), Some(actual)) = (expected, actual)
        && let Some(difference) = if expected > actual { expected.minus(actual) } else { actual.minus(expected) }
    {
        args.push(("difference", Arg::Number(difference)));
    }
    let balance = matches!(identity.item, Item::Column(_)) && identity.stated_bytes().len() > 1;
    let message = match verdict {
        Verdict::Broken if expected.is_some() && actual.is_some() => broken_message(identity.item, balance),
        Verdict::Broken if saving_readings(identity, draft).is_some_and(|(saving, _)| saving == 0) => {
            args.push(("readings", Arg::Count(saving_readings(identity, draft).map_or(0, |(_, all)| all))));
            say!(
                "“{item}”：{cells}的数字粘连，存在{readings}种识别结果，均不满足勾稽关系",
                "{item}: the figures of {cells} run together and can be read in {readings} ways, none of which satisfies the identity"
            )
        }
        Verdict::Broken if actual.is_some() => say!(
            "“{item}”：已填各项合计{expected}（{parts}），超过{actual}，其余各格（{cells}）无论填何数均不能相等",
            "{item}: the parts that are filled in already add up to {expected} ({parts}), more than {actual}; no value of the empty or unread cells ({cells}) can make them equal"
        ),
        Verdict::Broken => say!(
            "“{item}”：应为{expected}，已填报{actual}（{whole}），已超过，其余各格（{cells}）无论填何数均不能相等",
            "{item}: {expected} expected, but {actual} ({whole}) is already filled in; no value of the empty or unread cells ({cells}) can make them equal"
        ),
        Verdict::Holds => say!(
            "“{item}”：空白格（{cells}）按0计，勾稽关系成立；数值为零的应填0",
            "{item}: the identity holds when the empty cells ({cells}) count as zero; zero should be printed as 0"
        ),
        _ => match saving_readings(identity, draft) {
            Some((saving, all)) if saving > 0 && saving < all => {
                args.push(("readings", Arg::Count(all)));
                args.push(("saving", Arg::Count(saving)));
                say!(
                    "“{item}”无法核对：{cells}存在{readings}种识别结果，其中{saving}种不违反勾稽关系，请对照原文",
                    "{item}: cannot be checked; {cells} can be read in {readings} ways, {saving} of which do not break the identity; look at the source"
                )
            }
            _ => say!("“{item}”无法核对：{cells}未填或者未能识别", "{item}: cannot be checked; empty or not read: {cells}"),
        },
    };
    args.push(match identity.item {
        Item::Column(_) => ("cells", Arg::CellsOfColumn(open)),
        Item::Row(_) | Item::Remedy(_) => ("cells", Arg::CellsOfRow(open)),
    });
    let span = terms.iter().filter_map(|term| draft.span(term.cell)).reduce(crate::Span::join);
    let stated_span = identity.stated().find_map(|cell| draft.span(cell));
    let span = stated_span.or(span);
    Finding { terms, expected, actual, args, span, form: draft.form(), ..Finding::new(identity.rule, verdict, message) }
}

fn broken_message(item: Item, balance: bool) -> &'static Bilingual {
    match item {
        Item::Row(_) => say!(
            "“{item}”一行：总计应为{expected}（{parts}），表中填报{actual}，相差{difference}",
            "row {item}: the total should be {expected} ({parts}), but {actual} is stated; they differ by {difference}"
        ),
        Item::Column(_) if balance => say!(
            "“{item}”一列：第一项加第二项合计{expected}（{parts}），第三项第（七）目总计加第四项合计{actual}（{whole}），相差{difference}",
            "column {item}: item one plus item two is {expected} ({parts}), item three plus item four is {actual} ({whole}); they differ by {difference}"
        ),
        Item::Column(_) => say!(
            "“{item}”一列：各项办理结果之和为{expected}，（七）总计填报{actual}，相差{difference}",
            "column {item}: the outcomes add up to {expected}, but total outcomes are stated as {actual}; they differ by {difference}"
        ),
        Item::Remedy(_) => say!(
            "{item}：总计应为{expected}（{parts}），表中填报{actual}，相差{difference}",
            "{item}: the total should be {expected} ({parts}), but {actual} is stated; they differ by {difference}"
        ),
    }
}
