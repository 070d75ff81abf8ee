//! A report against those of the organs below (汇总核对).

use crate::check::measure::{self, Reading};
use crate::check::relation::{Tally, about, is_unit_slip, number};
use crate::check::say;
use crate::check::{Case, Child, Shape, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, Measure, Place, Remedy, Ruling, Subject};
use crate::number::Number;
use crate::organ::Coverage;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::family! {
    "aggregation" { zh: "汇总核对", en: "roll-up", prose: "aggregation.md" }

    /// A registered organ without a report.
    NOT_FILED "not-filed" {
        zh: "登记的机关都应报送年度报告", en: "every registered organ has filed its report",
        severity: Error,
        basis: [ARTICLE_49, SUMMARY],
        check: not_filed,
    }
    /// A report of another year.
    WRONG_YEAR "wrong-year" {
        zh: "下级报告应为同一年度", en: "reports rolled up are of the same year",
        severity: Error,
        basis: [ARTICLE_49, SUMMARY],
        check: wrong_year,
    }
    /// Less than the departments and townships below together.
    BELOW_CHILDREN "below-children" {
        zh: "汇总数不应少于下级机关合计", en: "a roll-up is no less than the organs below together",
        severity: Warning,
        basis: [SUMMARY],
        shape: Bounded {
            of: |child| !child.is_area,
            message: say!("{cell}填报{actual}，少于{read}个下级机关合计{expected}，相差{difference}；请核实是否漏报", "{cell} is {actual}, less than the {expected} that {read} organs below add up to; they differ by {difference}"),
        },
    }
    /// Less than the governments below together.
    BELOW_AREAS "below-areas" {
        zh: "汇总数不应少于下级政府合计", en: "a roll-up is usually no less than the governments below together",
        severity: Warning,
        basis: [SUMMARY],
        shape: Bounded {
            of: |child| child.is_area,
            message: say!("{cell}填报{actual}，少于{read}个下级政府合计{expected}，相差{difference}；应当逐级汇总，请核实是否漏报", "{cell} is {actual}, less than the {expected} that {read} governments below add up to; they differ by {difference}"),
        },
    }
    /// Not the same as all organs below together.
    DIFFERS "differs" {
        zh: "下级机关列全时，汇总数应等于其合计", en: "with every organ given, a roll-up is their sum",
        severity: Notice,
        basis: [SUMMARY],
        check: differs,
    }
    /// Fewer reconsiderations or suits than below.
    REMEDIES "remedies" {
        zh: "复议、诉讼的汇总数一般不少于下级合计", en: "reconsideration and suits are usually no fewer than below",
        severity: Warning,
        basis: [SUMMARY, CO_DEFENDANT],
        check: aggregated_remedies,
    }
    /// Fees ten thousand times those of the organs below.
    FEE_UNIT "fee-unit" {
        zh: "收费金额与下级合计约差一万倍应核实单位", en: "fees ten thousand times those below point to a wrong unit",
        severity: Notice,
        basis: [SUMMARY, FORM_PROACTIVE, TRIAL_PROACTIVE],
        check: aggregated_fee_unit,
    }
    /// Two organs with one text.
    SAME_TEXT "same-text" {
        zh: "各机关的正文不应雷同", en: "the texts of two organs are not the same",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: same_text,
    }
}

/// How a figure of the organs below enters a roll-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is added as it is.
    Exact,
    /// It is rounded before it is added: amounts in 万元.
    Rounded,
    /// It is added, but what is one class below may be another above: applicants by kind.
    ByClass,
    /// It is none of a sum: documents are stocks of their own, and a suit is counted by the original actor alone
    /// (国办公开办函〔2021〕30号一（四）).
    No,
}

/// How a figure of the organs below enters a roll-up: what the checker and repair go by.
pub(crate) fn added(cell: CellId) -> Added {
    match cell.place() {
        Place::Request(_, Column::Total) | Place::Proactive(_, Measure::Decisions) => Added::Exact,
        Place::Request(..) => Added::ByClass,
        Place::Proactive(_, Measure::Amount) => Added::Rounded,
        Place::Proactive(..) | Place::Remedy(..) => Added::No,
    }
}

/// Whether a figure is judged against the sum of those below.
pub(crate) fn is_added(cell: CellId) -> bool {
    matches!(added(cell), Added::Exact | Added::Rounded)
}

/// What a report says for a cell: of a row of applications, the printed total or the sum of its applicants.
pub(crate) fn rolled_up_figure(draft: &Draft, cell: CellId) -> Option<Number> {
    match cell.place() {
        Place::Request(row, Column::Total) => measure::row(draft, row).value(),
        _ => number(draft, cell),
    }
}

/// Whether every child of a kind has filed and could be read.
fn is_whole(children: &[Child<'_>], read: u32, wanted: fn(&Child<'_>) -> bool) -> bool {
    u32::try_from(children.iter().filter(|child| wanted(child)).count()).is_ok_and(|count| count == read)
}

/// What the children that were given add up to, and how many of them could be read. A report that is known to be of
/// another year is not added.
fn children_sum(case: &Case<'_>, cell: CellId, wanted: fn(&Child<'_>) -> bool) -> Option<(Number, u32)> {
    let mut sum = Number::ZERO;
    let mut read = 0_u32;
    for draft in case.children.iter().filter(|child| wanted(child)).filter_map(|child| case.report_of(child)) {
        if let Some(value) = rolled_up_figure(draft, cell) {
            sum = sum.plus(value)?;
            read = read.saturating_add(1);
        }
    }
    (read > 0).then_some((sum, read))
}

/// Whether the report is said to be a sum, or may be one.
pub(crate) fn is_rolled_up(case: &Case<'_>) -> bool {
    !case.children.is_empty() && !case.organ.is_some_and(|organ| organ.coverage == Some(Coverage::Own))
}

/// Half a unit of the last printed digit of every amount that was rounded before it was added.
fn tolerance(cell: CellId, read: u32) -> Number {
    if cell.is_money() { Number::new(i64::from(read).saturating_mul(5), 3).unwrap_or(Number::ZERO) } else { Number::ZERO }
}

/// Whether a sum is no more than a figure, but for rounding.
pub(crate) fn is_within_rounding(cell: CellId, read: u32, sum: Number, figure: Number) -> bool {
    figure.plus(tolerance(cell, read)).is_some_and(|figure| figure >= sum)
}

pub(crate) fn differs(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    if !is_rolled_up(case) || !case.complete {
        return sink.count(Verdict::NotApplicable);
    }
    let message = say!(
        "{cell}填报{actual}，全部下级机关合计{expected}，相差{difference}；请核对本级数据和汇总口径",
        "{cell} is {actual}; all organs below add up to {expected}; they differ by {difference}"
    );
    let mut tally = Tally::new(sink);
    for (cell, _) in case.draft.cells().filter(|(cell, _)| is_added(*cell)) {
        let (Some((sum, read)), Some(stated)) = (children_sum(case, cell, |_| true), rolled_up_figure(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        // What is less than the sum is the matter of the rules on bounds.
        if stated < sum {
            continue;
        }
        if !is_whole(case.children, read, |_| true) {
            tally.undecided();
            continue;
        }
        tally.judge(is_within_rounding(cell, read, stated, sum), || {
            about(rule, case.draft, cell, message, Some(sum), Some(stated))
        });
    }
    tally.end();
}

pub(crate) fn aggregated_remedies(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    if !is_rolled_up(case) {
        return sink.count(Verdict::NotApplicable);
    }
    let added = say!(
        "{cell}填报{actual}件，少于下级机关合计{expected}件；行政复议应当照常汇总，请核实是否漏报",
        "{cell} is {actual}, less than the {expected} of the organs below; reconsiderations are added up as usual"
    );
    let shared = say!(
        "{cell}填报{actual}件，少于下级机关合计{expected}件；复议机关作为共同被告的诉讼只计算原行为主体的案件数量，其余情形请核实",
        "{cell} is {actual}, less than the {expected} of the organs below; a suit with a co-defendant is counted by the original actor alone"
    );
    let mut tally = Tally::new(sink);
    for group in Remedy::ALL {
        let cell = CellId::remedy(*group, Ruling::Total);
        let readings = case.children.iter().filter_map(|child| case.report_of(child));
        let read: Vec<Number> =
            readings.map(|draft| measure::remedy(draft, *group, Ruling::Total)).filter_map(Reading::value).collect();
        let sum = read.iter().copied().try_fold(Number::ZERO, Number::plus);
        let (Some(sum), Some(stated)) = (sum, number(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        if stated >= sum && read.len() < case.children.len() {
            tally.undecided();
            continue;
        }
        // Suits only: 复议机关作为共同被告的行政诉讼案件，只计算原行为主体的案件数量.
        let (message, severity) = match group {
            Remedy::Reconsideration => (added, Severity::Warning),
            _ => (shared, Severity::Info),
        };
        tally.judge(stated >= sum, || about(rule, case.draft, cell, message, Some(sum), Some(stated)).at_most(severity));
    }
    tally.end();
}

pub(crate) fn not_filed(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!("{organ}未报送年度报告", "{organ} has filed no report");
    let mut tally = Tally::new(sink);
    for child in case.children {
        tally.judge(child.draft.is_some(), || {
            Finding::new(rule, Verdict::Broken, message).arg("organ", Arg::Text(child.name.into())).about(child.name)
        });
    }
    tally.end();
}

pub(crate) fn wrong_year(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "{organ}报送的是{printed}年度的报告，应为{year}年度",
        "{organ} has filed the report for {printed}, not the one for {year}"
    );
    let mut tally = Tally::new(sink);
    for child in case.children {
        let Some(draft) = child.draft else { continue };
        let (Some(year), Some(printed)) = (case.draft.year, draft.year) else {
            tally.undecided();
            continue;
        };
        tally.judge(year == printed, || {
            Finding::new(rule, Verdict::Broken, message)
                .arg("organ", Arg::Text(child.name.into()))
                .arg("printed", Arg::Year(printed))
                .arg("year", Arg::Year(year))
                .about(child.name)
        });
    }
    tally.end();
}

pub(crate) fn same_text(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const ALIKE: u32 = 900;
    let with_text: Vec<(&str, &crate::Prose)> =
        case.children.iter().filter_map(|child| Some((child.name, child.draft?.prose.as_ref()?))).collect();
    if with_text.len() < 2 {
        return sink.count(Verdict::NotApplicable);
    }
    let mut texts = with_text.clone();
    texts.retain(|(_, prose)| prose.likeness(prose).is_some());
    if texts.len() < 2 {
        return sink.count(Verdict::Undecided);
    }
    // Each is compared with the one before it in the order of their texts, so that the work stays linear.
    texts.sort_by(|one, other| one.1.clauses.cmp(&other.1.clauses));
    let message = say!(
        "{one}与{other}的正文除年份和数字外有{percent}%相同；请核实是否雷同",
        "apart from years and digits, {percent}% of the texts of {one} and {other} is the same"
    );
    let mut tally = Tally::new(sink);
    for pair in texts.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        let likeness = first.likeness(second).unwrap_or_default();
        tally.judge(likeness < ALIKE, || {
            Finding::new(rule, Verdict::Broken, message)
                .arg("one", Arg::Text((*one).into()))
                .arg("other", Arg::Text((*other).into()))
                .arg("percent", Arg::Count(likeness.checked_div(10).unwrap_or_default()))
                .about(other)
        });
    }
    tally.end();
}

pub(crate) fn aggregated_fee_unit(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(cell) = CellId::proactive(Subject::Fees, Measure::Amount).filter(|_| is_rolled_up(case)) else {
        return sink.count(Verdict::NotApplicable);
    };
    if !case.draft.form().form().has_cell(cell, case.draft.is_undivided()) {
        return sink.count(Verdict::NotApplicable);
    }
    let (Some((sum, _)), Some(stated)) = (children_sum(case, cell, |_| true), number(case.draft, cell)) else {
        return sink.count(Verdict::Undecided);
    };
    let message = say!(
        "{cell}填报{actual}，下级机关合计{expected}，约差一万倍；请核对各自的单位是元还是万元",
        "{cell} is {actual}, the organs below add up to {expected}: about ten thousand times apart; see whose unit is 元"
    );
    sink.judge(!is_unit_slip(sum, stated), || about(rule, case.draft, cell, message, Some(sum), Some(stated)));
}

/// A report is no less than those below that were given.
#[derive(Debug)]
struct Bounded {
    /// Which of them.
    of: fn(&Child<'_>) -> bool,
    message: &'static crate::Bilingual,
}

impl Shape for Bounded {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let (wanted, message) = (self.of, self.message);
        if !is_rolled_up(case) {
            return sink.count(Verdict::NotApplicable);
        }
        if !case.children.iter().any(wanted) {
            return sink.count(Verdict::NotApplicable);
        }
        let mut tally = Tally::new(sink);
        for (cell, _) in case.draft.cells().filter(|(cell, _)| is_added(*cell)) {
            let (Some((sum, read)), Some(stated)) = (children_sum(case, cell, wanted), rolled_up_figure(case.draft, cell))
            else {
                tally.undecided();
                continue;
            };
            let holds = is_within_rounding(cell, read, sum, stated);
            // The children that were read bound the sum from below: enough to be broken, not enough to hold.
            if holds && !is_whole(case.children, read, wanted) {
                tally.undecided();
                continue;
            }
            tally
                .judge(holds, || about(rule, case.draft, cell, message, Some(sum), Some(stated)).arg("read", Arg::Count(read)));
        }
        tally.end();
    }
}
