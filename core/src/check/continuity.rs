//! Judgements about this year's report against last year's (跨年核对).

use super::identity::say;
use super::measure;
use super::relation::{Tally, about, number, sum};
use super::{Case, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding, Severity, Verdict};
use crate::form::{CellId, Column, Measure, Place, Remedy, Row, Ruling, Subject};
use crate::number::Number;
use crate::prose::Mentions;
use crate::rule::Rule;

/// Last year's report, or the verdict that the rule does not apply.
macro_rules! last_year {
    ($case:ident, $sink:ident) => {
        match $case.before() {
            Some(last) => last,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

pub(crate) fn brought_forward(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    for column in Column::ALL {
        let cell = CellId::request(Row::BroughtForward, *column);
        let carried = number(last, CellId::request(Row::CarriedForward, *column));
        let (Some(carried), Some(brought)) = (carried, number(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        let message = say!(
            "{cell}填写{actual}，上一年度报告的“结转下年度继续办理”为{expected}，相差{difference}",
            "{cell} is {actual}, but last year's report carried {expected} forward; they differ by {difference}"
        );
        // An applicant may be classed anew; the total cannot change over New Year's Eve.
        let severity = if *column == Column::Total { Severity::Error } else { Severity::Warning };
        tally.judge(carried == brought, || {
            about(rule, case.draft, cell, message, Some(carried), Some(brought)).at_most(severity)
        });
    }
    tally.end();
}

pub(super) const DOCUMENTS: [Subject; 2] = [Subject::GovernmentRules, Subject::NormativeDocuments];

pub(super) fn document(draft: &Draft, subject: Subject, measure: Measure) -> Option<Number> {
    CellId::proactive(subject, measure).and_then(|cell| number(draft, cell))
}

/// The cell of a measure that both reports have on their forms.
fn shared(case: &Case<'_>, last: &Draft, subject: Subject, measure: Measure) -> Option<CellId> {
    let on_form = |draft: &Draft, cell| draft.form().form().has_cell(cell, draft.is_undivided());
    CellId::proactive(subject, measure).filter(|cell| on_form(case.draft, *cell) && on_form(last, *cell))
}

pub(crate) fn stock(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    // What the report explains is told, not blamed.
    let explained = case.draft.prose.as_ref().is_some_and(|prose| prose.mentions.has(Mentions::STOCK_REASON));
    let mut tally = Tally::new(sink);
    for subject in DOCUMENTS {
        let Some(cell) = shared(case, last, subject, Measure::InForce) else { continue };
        let now = |measure| document(case.draft, subject, measure);
        let before = document(last, subject, Measure::InForce);
        let (Some(before), Some(issued), Some(repealed), Some(in_force)) =
            (before, now(Measure::Issued), now(Measure::Repealed), now(Measure::InForce))
        else {
            tally.undecided();
            continue;
        };
        let expected = before.plus(issued).and_then(|stock| stock.minus(repealed));
        let message = say!(
            "{cell}填写{actual}；上年现行有效加本年制发减本年废止为{expected}，相差{difference}，请核实是否有失效、清理或者调整",
            "{cell} is {actual}; last year's stock plus those issued less those repealed is {expected}; they differ by {difference}; see whether some lapsed or were reclassified"
        );
        if expected != Some(in_force) && explained {
            let told = say!(
                "{cell}填报{actual}，上年现行有效加本年制发减本年废止为{expected}，相差{difference}；正文已说明失效、清理或者调整情况",
                "{cell} is {actual}, last year's stock plus those issued less those repealed {expected}, {difference} apart; the text gives a reason"
            );
            let mut finding = about(rule, case.draft, cell, told, expected, Some(in_force));
            finding.verdict = Verdict::Holds;
            tally.note(finding);
            continue;
        }
        tally.judge(expected == Some(in_force), || about(rule, case.draft, cell, message, expected, Some(in_force)));
    }
    tally.end();
}

pub(crate) fn repealed(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    for subject in DOCUMENTS {
        let Some(cell) = shared(case, last, subject, Measure::Repealed) else { continue };
        let known = sum([document(last, subject, Measure::InForce), document(case.draft, subject, Measure::Issued)]);
        let (Some(known), Some(repealed)) = (known, number(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        let message = say!(
            "{cell}填写{actual}，超过上年现行有效与本年制发之和{expected}",
            "{cell} is {actual}, more than last year's stock and those issued together ({expected})"
        );
        tally.judge(repealed <= known, || about(rule, case.draft, cell, message, Some(known), Some(repealed)));
    }
    tally.end();
}

pub(crate) fn items(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    let subjects = [Subject::Licences, Subject::OtherServices, Subject::Penalties, Subject::CoerciveMeasures, Subject::Fees];
    for subject in subjects {
        let Some(cell) = shared(case, last, subject, Measure::PreviousItems) else { continue };
        let expected = sum([document(last, subject, Measure::PreviousItems), document(last, subject, Measure::Change)]);
        let (Some(expected), Some(actual)) = (expected, number(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        let message = say!(
            "{cell}填写{actual}，上一年度报告的项目数量加增减为{expected}，相差{difference}",
            "{cell} is {actual}; last year's items and their change add up to {expected}; they differ by {difference}"
        );
        tally.judge(expected == actual, || about(rule, case.draft, cell, message, Some(expected), Some(actual)));
    }
    tally.end();
}

pub(crate) fn pending(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    for group in Remedy::ALL {
        let cell = CellId::remedy(*group, Ruling::Total);
        let open = number(last, CellId::remedy(*group, Ruling::Pending));
        let (Some(open), Some(total)) = (open, number(case.draft, cell)) else {
            tally.undecided();
            continue;
        };
        let message = say!(
            "{cell}填写{actual}，少于上年尚未审结的{expected}件；请核实未结案件是否已计入本年",
            "{cell} is {actual}, less than the {expected} that were pending last year; see whether they were counted"
        );
        tally.judge(open <= total, || about(rule, case.draft, cell, message, Some(open), Some(total)));
    }
    tally.end();
}

pub(crate) fn suits(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let reviews = CellId::remedy(Remedy::Reconsideration, Ruling::Total);
    let cell = CellId::remedy(Remedy::SuitAfterReconsideration, Ruling::Total);
    let possible = sum([number(case.draft, reviews), number(last, reviews)]);
    let (Some(possible), Some(actual)) = (possible, number(case.draft, cell)) else {
        return sink.count(Verdict::Undecided);
    };
    let message = say!(
        "{cell}填写{actual}，多于本年和上年行政复议之和{expected}；复议后起诉应先有复议",
        "{cell} is {actual}, more than the reconsiderations of this year and last together ({expected})"
    );
    let mut tally = Tally::new(sink);
    tally.judge(actual <= possible, || about(rule, case.draft, cell, message, Some(possible), Some(actual)));
}

pub(crate) fn jump(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FACTOR: i64 = 10;
    const SMALLEST: i64 = 100;
    let last = last_year!(case, sink);
    let mut tally = Tally::new(sink);
    for subject in [Subject::Licences, Subject::Penalties, Subject::CoerciveMeasures] {
        let Some(cell) = shared(case, last, subject, Measure::Decisions) else { continue };
        let whole = |draft| number(draft, cell).and_then(Number::as_integer);
        let (Some(before), Some(now)) = (whole(last), whole(case.draft)) else {
            tally.undecided();
            continue;
        };
        let (low, high) = (before.min(now).max(1), before.max(now));
        let leaps = high >= SMALLEST && high >= low.saturating_mul(FACTOR);
        let message = say!(
            "{cell}填写{actual}，上年为{expected}，变化十倍以上；请核对是否填错",
            "{cell} is {actual}, last year {expected}: a change by ten times or more; see whether a figure is wrong"
        );
        let stated = |value| Number::new(value, 0);
        tally.judge(!leaps, || about(rule, case.draft, cell, message, stated(before), stated(now)));
    }
    tally.end();
}

pub(crate) fn fee_jump(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some(cell) = shared(case, last, Subject::Fees, Measure::Amount) else { return sink.count(Verdict::NotApplicable) };
    let (Some(before), Some(now)) = (number(last, cell), number(case.draft, cell)) else {
        return sink.count(Verdict::Undecided);
    };
    let message = say!(
        "{cell}填写{actual}，上年为{expected}，约差一万倍；请核对单位是元还是万元",
        "{cell} is {actual}, last year {expected}: about ten thousand times apart; see whether the unit is 元 or 万元"
    );
    let mut tally = Tally::new(sink);
    tally.judge(!is_unit_slip(before, now), || about(rule, case.draft, cell, message, Some(before), Some(now)));
}

/// Whether two amounts are about ten thousand times apart: within a factor of two.
pub(super) fn is_unit_slip(one: Number, other: Number) -> bool {
    let (Some(one), Some(other)) = (one.scaled(9), other.scaled(9)) else { return false };
    let (low, high) = (one.min(other), one.max(other));
    low > 0 && high >= low.saturating_mul(5_000) && high <= low.saturating_mul(20_000)
}

/// How the figures of two reports stand to each other.
pub(super) enum Sameness {
    /// Every figure is the same; these are not zero.
    Same(Vec<CellId>),
    /// Some figure differs.
    Different,
    /// None differs, but not all could be read.
    Unknown,
}

/// Whether every figure of two reports is the same; `None` where there are too few to say.
pub(super) fn unchanged(draft: &Draft, other: &Draft) -> Option<Sameness> {
    const FEWEST: usize = 4;
    if other.form() != draft.form() {
        return None;
    }
    let (mut differing, mut unread) = (0_usize, 0_usize);
    let mut alike: Vec<CellId> = Vec::new();
    for (cell, _) in draft.cells() {
        match (number(draft, cell), number(other, cell)) {
            (Some(now), Some(before)) if now == before && now != Number::ZERO => alike.push(cell),
            (Some(now), Some(before)) if now == before => {}
            (Some(_), Some(_)) => differing = differing.saturating_add(1),
            _ if draft.cell(cell).is_empty() && other.cell(cell).is_empty() => {}
            _ => unread = unread.saturating_add(1),
        }
    }
    // The stock of documents may well stay; anything else that moved proves new figures.
    let moving = alike.iter().filter(|cell| !matches!(cell.place(), Place::Proactive(_, Measure::InForce))).count();
    if moving < FEWEST {
        return None;
    }
    Some(match (differing, unread) {
        (0, 0) => Sameness::Same(alike),
        (0, _) => Sameness::Unknown,
        _ => Sameness::Different,
    })
}

pub(crate) fn identical(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let alike = match unchanged(case.draft, last) {
        None => return sink.count(Verdict::NotApplicable),
        Some(Sameness::Different) => return sink.count(Verdict::Holds),
        Some(Sameness::Unknown) => return sink.count(Verdict::Undecided),
        Some(Sameness::Same(alike)) => alike,
    };
    let message = say!(
        "本年全部数字与上年完全相同，其中{count}个不为0；请核对是否误用了上年数据",
        "every figure is the same as last year's, {count} of them not zero; see whether last year's data were used"
    );
    let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
    sink.report(Finding::new(rule, Verdict::Broken, message).arg("count", Arg::Count(count)).concerning(alike));
}

pub(crate) fn stale_total(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    if last.form() != case.draft.form() {
        return sink.count(Verdict::NotApplicable);
    }
    let rows: Vec<Row> = case.draft.form().form().request_rows(case.draft.is_undivided()).collect();
    let total = |draft: &Draft, row: Row| number(draft, CellId::request(row, Column::Total));
    let known: Vec<(Number, Number)> = rows.iter().filter_map(|row| total(case.draft, *row).zip(total(last, *row))).collect();
    let same = known.iter().all(|(now, before)| now == before);
    let wrong: Vec<CellId> = rows
        .iter()
        .filter(|row| {
            let sum = measure::row_sum(case.draft, **row).certain();
            sum.zip(total(case.draft, **row)).is_some_and(|(sum, total)| sum != total)
        })
        .map(|row| CellId::request(*row, Column::Total))
        .collect();
    if wrong.is_empty() || !same {
        return sink.count(Verdict::Holds);
    }
    if known.len() < rows.len() {
        return sink.count(Verdict::Undecided);
    }
    let message = say!(
        "“总计”一列与上年报告完全相同，与本年各类申请人之和却不符（{cells}）；疑似沿用了上年的总计",
        "the total column is last year's, and does not agree with this year's applicants ({cells}); it seems to be left over"
    );
    let span = wrong.first().and_then(|cell| case.draft.span(*cell));
    sink.report(
        Finding::new(rule, Verdict::Broken, message).concerning(wrong.iter().copied()).at(span).arg("cells", Arg::Cells(wrong)),
    );
}

/// From so many thousandths on, a text is another's.
const ALIKE: u32 = 900;

pub(crate) fn copied(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some((now, before)) = case.draft.prose.as_ref().zip(last.prose.as_ref()) else {
        return sink.count(Verdict::NotApplicable);
    };
    let Some(likeness) = now.likeness_over_years(before) else { return sink.count(Verdict::Undecided) };
    if likeness < ALIKE {
        return sink.count(Verdict::Holds);
    }
    let message = say!(
        "除年份和数字外，文字与上年报告有{percent}%相同；请按本年实际情况撰写",
        "apart from years and digits, {percent}% of the text is that of last year's report; write about this year"
    );
    let percent = likeness.checked_div(10).unwrap_or_default();
    let overview = case.draft.prose.as_ref().and_then(|prose| prose.overview);
    sink.report(Finding::new(rule, Verdict::Broken, message).arg("percent", Arg::Count(percent)).at(overview));
}

/// How much of the text is last year's, as a number; against a limit where the place has set one.
pub(crate) fn repetition(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some((now, before)) = case.draft.prose.as_ref().zip(last.prose.as_ref()) else {
        return sink.count(Verdict::NotApplicable);
    };
    let Some(likeness) = now.likeness_over_years(before) else { return sink.count(Verdict::Undecided) };
    let percent = likeness.checked_div(10).unwrap_or_default();
    let said = |verdict, message| Finding::new(rule, verdict, message).arg("percent", Arg::Count(percent)).at(now.overview);
    match sink.profile.local.repetition_limit {
        Some(limit) if percent > limit => {
            let message = say!(
                "文字与上年重复率{percent}%，超过规定的{limit}%",
                "{percent}% of the text is last year's, more than the {limit}% that are allowed"
            );
            sink.report(said(Verdict::Broken, message).arg("limit", Arg::Count(limit)));
        }
        // What is all but the same is the matter of the rule on copying.
        None if likeness >= ALIKE => sink.count(Verdict::Holds),
        _ => {
            let message = say!(
                "文字与上年重复率{percent}%（年份、数字不计）",
                "{percent}% of the text is last year's, years and digits left out"
            );
            sink.report(said(Verdict::Holds, message));
        }
    }
}

/// Part five on its own: 不得年年雷同.
pub(crate) fn problems_copied(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some((now, before)) = case.draft.prose.as_ref().zip(last.prose.as_ref()) else {
        return sink.count(Verdict::NotApplicable);
    };
    let Some(likeness) = now.likeness_of_problems(before) else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "第五部分除年份和数字外与上年报告有{percent}%相同；存在的问题和改进情况不应年年雷同",
        "apart from years and digits, {percent}% of part five is last year's; problems and improvements are not the same every year"
    );
    let heading = case.draft.outline.as_ref().and_then(|outline| {
        outline.sections.iter().find(|section| section.id == crate::SectionId::Problems).map(|section| section.span)
    });
    let mut tally = Tally::new(sink);
    tally.judge(likeness < ALIKE, || {
        Finding::new(rule, Verdict::Broken, message)
            .arg("percent", Arg::Count(likeness.checked_div(10).unwrap_or_default()))
            .at(heading)
    });
}

pub(crate) fn stated_last_year(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let last = last_year!(case, sink);
    let Some(year) = case.draft.year.and_then(|year| year.checked_sub(1)) else { return sink.count(Verdict::NotApplicable) };
    let mut tally = Tally::new(sink);
    for claim in super::sorted::considered(&case.draft.claims) {
        if claim.year != Some(year) {
            continue;
        }
        let vague = claim.is_vague(Some(year));
        let exact = claim.is_comparable(Some(year)) && !claim.only_published;
        let Some(value) = claim.value.filter(|_| vague || exact) else { continue };
        let readings = measure::readings(last, claim.what);
        if readings.is_empty() {
            continue;
        }
        let holds = readings.iter().any(|reading| reading.value() == Some(value));
        if vague || !holds && readings.contains(&measure::Reading::Unknown) {
            tally.undecided();
            continue;
        }
        let message = say!(
            "文字称上年{topic}为{actual}（{quote}），上年报告中为{expected}",
            "the text states {actual} for {topic} last year ({quote}), but last year's report has {expected}"
        );
        tally.judge(holds, || {
            let table = readings.first().and_then(|reading| reading.value());
            let mut finding = Finding::new(rule, Verdict::Broken, message)
                .arg("topic", Arg::Topic(claim.what))
                .arg("actual", Arg::Number(value))
                .arg("quote", Arg::Text(claim.text.clone()))
                .at(Some(claim.span))
                .about(claim.what.path());
            if let Some(table) = table {
                finding = finding.arg("expected", Arg::Number(table));
            }
            finding.expected = table;
            finding.actual = Some(value);
            finding
        });
    }
    tally.end();
}
