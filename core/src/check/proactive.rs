//! Judgements about the table of published information and fees (主动公开、收费).

use super::identity::say;
use super::relation::{Tally, about, number};
use super::sorted::Class;
use super::{Case, Sink};
use crate::claim::{Claim, Kind};
use crate::finding::{Arg, Finding, Severity, Verdict};
use crate::form::{CellId, Column, FormId, Measure, Row, Subject};
use crate::number::Number;
use crate::organ::{Coverage, Organ, OrganKind, OrganLevel};
use crate::prose::Mentions;
use crate::rule::Rule;

const DOCUMENTS: [Subject; 2] = [Subject::GovernmentRules, Subject::NormativeDocuments];

/// What is known of the organ, or the verdict that the rule does not apply. What its name does not tell nobody has asked.
macro_rules! organ {
    ($case:ident, $sink:ident) => {
        match &$sink.known {
            Some(known) => known.organ.clone(),
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

/// What comes of not knowing level or kind: undecided where the organ was described, else nothing was asked.
fn unknown(case: &Case<'_>) -> Verdict {
    if case.organ.is_some() { Verdict::Undecided } else { Verdict::NotApplicable }
}

fn is_on_form(case: &Case<'_>, cell: CellId) -> bool {
    case.draft.form().form().has_cell(cell, case.draft.is_undivided())
}

pub(crate) fn in_force(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut tally = Tally::new(sink);
    for subject in DOCUMENTS {
        let figure = |measure| CellId::proactive(subject, measure).and_then(|cell| number(case.draft, cell));
        let Some(cell) = CellId::proactive(subject, Measure::InForce) else { continue };
        let (Some(issued), Some(repealed), Some(in_force)) =
            (figure(Measure::Issued), figure(Measure::Repealed), figure(Measure::InForce))
        else {
            if is_on_form(case, cell) {
                tally.undecided();
            }
            continue;
        };
        let least = issued.minus(repealed);
        let message = say!(
            "{cell}填报{actual}，少于本年制发减去本年废止的{expected}；新制发的文件年末一般仍然有效",
            "{cell} is {actual}, less than those issued less those repealed ({expected}); what was issued this year is usually still in force"
        );
        let holds = least.is_some_and(|least| least <= in_force);
        tally.judge(holds, || about(rule, case.draft, cell, message, least, Some(in_force)));
    }
    tally.end();
}

pub(crate) fn public_total(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "{cell}填报{actual}，少于本年新公开的{expected}；总数应包含本年新公开的数量",
        "{cell} is {actual}, less than the {expected} published this year, which it should include"
    );
    at_least(rule, case, sink, (Measure::Published, Measure::PublicTotal), message);
}

pub(crate) fn published(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "{cell}填报{actual}，少于本年新公开的{expected}；除非公开了往年文件，新公开不应多于新制作",
        "{cell} is {actual}, less than the {expected} published this year; unless older ones were opened, no more are published than made"
    );
    at_least(rule, case, sink, (Measure::Published, Measure::Issued), message);
}

/// Trial form: for each kind of document one figure is at least another.
fn at_least(
    rule: &'static Rule,
    case: &Case<'_>,
    sink: &mut Sink<'_>,
    (lesser, greater): (Measure, Measure),
    message: &'static crate::Bilingual,
) {
    let mut tally = Tally::new(sink);
    for subject in DOCUMENTS.iter().filter(|_| case.draft.form() == FormId::Trial2019) {
        let (Some(small), Some(large)) = (CellId::proactive(*subject, lesser), CellId::proactive(*subject, greater)) else {
            continue;
        };
        let (Some(least), Some(actual)) = (number(case.draft, small), number(case.draft, large)) else {
            tally.undecided();
            continue;
        };
        tally.judge(least <= actual, || about(rule, case.draft, large, message, Some(least), Some(actual)));
    }
    tally.end();
}

pub(crate) fn rules_without_power(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let organ = organ!(case, sink);
    let (Some(may), Some(level)) = (organ.may_make_rules(), organ.level) else { return sink.count(unknown(case)) };
    if may {
        return sink.count(Verdict::NotApplicable);
    }
    // By its name alone, the office of a government may report for it.
    let presumed = sink.known.as_ref().is_some_and(|known| !known.is_given);
    if presumed && level > OrganLevel::County {
        return sink.count(Verdict::NotApplicable);
    }
    // A department of a city or province may have taken over the figures of its government.
    let severity = if level <= OrganLevel::County { Severity::Error } else { Severity::Notice };
    let form = case.draft.form().form();
    let cells: Vec<CellId> = form
        .proactive_cells()
        .filter(|cell| matches!(cell.place(), crate::Place::Proactive(Subject::GovernmentRules, _)))
        .collect();
    let filled = cells.iter().copied().find(|cell| number(case.draft, *cell).is_some_and(|value| value > Number::ZERO));
    let Some(cell) = filled else {
        let unread = cells.iter().any(|cell| number(case.draft, *cell).is_none() && !case.draft.cell(*cell).is_empty());
        return sink.count(if unread { Verdict::Undecided } else { Verdict::Holds });
    };
    let message = say!(
        "{cell}填报{actual}；该层级的机关没有规章制定权，规章应为0，请核实是否把规范性文件填入了规章",
        "{cell} is {actual}; an organ of this level cannot make rules, so the row should be 0; see whether normative documents were put there"
    );
    let finding = about(rule, case.draft, cell, message, Some(Number::ZERO), number(case.draft, cell)).at_most(severity);
    let finding = sink.qualify(finding, true);
    sink.report(finding);
}

/// Whether it is a department of a county or below that counts its own documents; `None` where that is not known.
fn is_small_department(organ: &Organ) -> Option<bool> {
    if organ.coverage == Some(Coverage::Whole) || organ.kind == Some(OrganKind::Government) {
        return Some(false);
    }
    let small = organ.level.map(|level| level <= OrganLevel::County);
    if small == Some(false) { small } else { small.filter(|_| organ.kind.is_some()) }
}

pub(crate) fn large_stock(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const LARGE: u32 = 100;
    let organ = organ!(case, sink);
    let cell = CellId::proactive(Subject::NormativeDocuments, Measure::InForce);
    let small = is_small_department(&organ);
    let Some(cell) = cell.filter(|cell| small != Some(false) && is_on_form(case, *cell)) else {
        return sink.count(Verdict::NotApplicable);
    };
    if small.is_none() {
        return sink.count(unknown(case));
    }
    let Some(value) = number(case.draft, cell) else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "{cell}填报{actual}，对一个县级部门偏多；请核实是否填了全县的数量",
        "{cell} is {actual}, which is many for one county department; see whether the whole county's were counted"
    );
    if value <= Number::from(LARGE) {
        return sink.count(Verdict::Holds);
    }
    let finding = sink.qualify(about(rule, case.draft, cell, message, None, Some(value)), true);
    sink.report(finding);
}

pub(crate) fn powers(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(organ) = case.organ else { return sink.count(Verdict::NotApplicable) };
    let Some(enforces) = organ.enforces else { return sink.count(Verdict::NotApplicable) };
    let subjects = [Subject::Licences, Subject::Penalties, Subject::CoerciveMeasures];
    let cells = subjects.iter().filter_map(|subject| CellId::proactive(*subject, Measure::Decisions));
    let figures: Vec<(CellId, Option<Number>)> = cells.map(|cell| (cell, number(case.draft, cell))).collect();
    let unread = figures.iter().any(|(_, value)| value.is_none());
    let positive = figures.iter().find(|(_, value)| value.is_some_and(|value| value > Number::ZERO));
    match (enforces, positive) {
        (_, None) if unread => sink.count(Verdict::Undecided),
        (true, Some(_)) | (false, None) => sink.count(Verdict::Holds),
        (true, None) => {
            let message = say!(
                "{cells}全部为0，而该机关有执法权；请核实是否漏填",
                "{cells} are all 0 although the organ has powers of enforcement; see whether they were left unfilled"
            );
            let cells: Vec<CellId> = figures.iter().map(|(cell, _)| *cell).collect();
            let span = cells.first().and_then(|cell| case.draft.span(*cell));
            sink.report(
                Finding::new(rule, Verdict::Broken, message)
                    .concerning(cells.iter().copied())
                    .at(span)
                    .arg("cells", Arg::Cells(cells)),
            );
        }
        (false, Some((cell, value))) => {
            let message = say!(
                "{cell}填报{actual}，而该机关没有相应的执法权；请核对",
                "{cell} is {actual} although the organ has no such powers"
            );
            sink.report(about(rule, case.draft, *cell, message, Some(Number::ZERO), *value));
        }
    }
}

fn fee_cell() -> Option<CellId> {
    CellId::proactive(Subject::Fees, Measure::Amount)
}

/// What the text says of the fee for processing information.
fn fee_claims<'a>(case: &Case<'a>, sink: &Sink<'_>) -> impl Iterator<Item = &'a Claim> + use<'a> {
    sink.claims.pick(&case.draft.claims, &[Class::Fee]).map(|(_, claim)| claim)
}

/// The fee for processing information that the text states, in yuan: the largest, as parts stand beside their whole.
fn fee_claim<'a>(case: &Case<'a>, sink: &Sink<'_>) -> Option<(&'a Claim, Number)> {
    let stated = fee_claims(case, sink).filter(|claim| claim.is_comparable(case.draft.year));
    stated.filter_map(|claim| Some((claim, claim.value?))).max_by_key(|(_, value)| *value)
}

/// Without an exact amount: undecided where the text speaks of one that is rough or of unclear scope.
fn without_fee(case: &Case<'_>, sink: &Sink<'_>) -> Verdict {
    let vague = fee_claims(case, sink).any(|claim| claim.is_vague(case.draft.year));
    if vague { Verdict::Undecided } else { Verdict::NotApplicable }
}

/// Yuan as 万元.
fn in_ten_thousands(yuan: Number) -> Option<Number> {
    let scale = yuan.scale().checked_add(4)?;
    Number::from_scaled(yuan.scaled(yuan.scale())?, scale)
}

/// The most that an organ may well collect in a year, in 万元; a whole city's has reached 316,441. Organs of the State
/// Council and of provinces have no such bound.
fn largest_fee(organ: Option<&Organ>) -> Option<u32> {
    let (level, small) = organ.map_or((None, None), |organ| (organ.level, is_small_department(organ)));
    match level {
        Some(OrganLevel::Central | OrganLevel::Province) => None,
        Some(OrganLevel::Township) => Some(10_000),
        _ if small == Some(true) => Some(100_000),
        _ => Some(1_000_000),
    }
}

pub(crate) fn unit_of_amount(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(cell) = fee_cell().filter(|_| case.draft.form() == FormId::Official2021) else {
        return sink.count(Verdict::NotApplicable);
    };
    let Some(amount) = number(case.draft, cell) else {
        let empty = case.draft.cell(cell).is_empty();
        return sink.count(if empty { Verdict::NotApplicable } else { Verdict::Undecided });
    };
    if amount <= Number::ZERO {
        return sink.count(Verdict::NotApplicable);
    }
    let largest = largest_fee(sink.known.as_ref().map(|known| &known.organ));
    let huge = largest.is_some_and(|largest| amount > Number::from(largest));
    let in_yuan = fee_claim(case, sink).is_some_and(|(_, yuan)| yuan == amount && yuan >= Number::from(10));
    if !huge && !in_yuan {
        return sink.count(Verdict::Holds);
    }
    let message = say!(
        "{cell}填报{actual}（单位为万元），疑似按元填写；请核对单位",
        "{cell} is {actual}, in 万元; it seems to be in yuan"
    );
    let finding = about(rule, case.draft, cell, message, None, Some(amount));
    let finding = if in_yuan { finding } else { sink.qualify(finding, true) };
    sink.report(finding);
}

pub(crate) fn fee_stated(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
    if case.draft.year.is_some_and(|year| year < 2021) {
        return sink.count(Verdict::NotApplicable);
    }
    let claimed = fee_claims(case, sink).next().is_some();
    if claimed || prose.mentions.has(Mentions::FEE) {
        return sink.count(Verdict::Holds);
    }
    if case.draft.year.is_none() {
        return sink.count(Verdict::Undecided);
    }
    let message = say!(
        "未说明信息处理费的收取情况；未收取的也应在第六部分写明",
        "nothing is said about the fee for processing information; part six should say so even where none was charged"
    );
    sink.report(Finding::new(rule, Verdict::Broken, message));
}

/// The place of the statement is part six (在此处专门报告).
pub(crate) fn fee_place(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
    let elsewhere = fee_claims(case, sink).next().map(|claim| claim.span);
    if case.draft.form() != FormId::Official2021 || elsewhere.is_none() && !prose.mentions.has(Mentions::FEE) {
        return sink.count(Verdict::NotApplicable);
    }
    let Some(length) = prose.length(crate::SectionId::OtherMatters) else { return sink.count(Verdict::Undecided) };
    if prose.mentions.has(Mentions::FEE_HERE) {
        return sink.count(Verdict::Holds);
    }
    // Of a word such as 费用 alone nobody knows what it was said of.
    let Some(elsewhere) = elsewhere else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "信息处理费收取情况写在其他部分，第六部分（{count}字）未写明；应在第六部分专门报告",
        "the fee for processing information is reported elsewhere, not in part six ({count} characters), where it belongs"
    );
    sink.report(Finding::new(rule, Verdict::Broken, message).arg("count", Arg::Count(length)).at(Some(elsewhere)));
}

pub(crate) fn fee_in_total(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some((claim, yuan)) = fee_claim(case, sink) else { return sink.count(without_fee(case, sink)) };
    let Some(cell) = fee_cell().filter(|cell| is_on_form(case, *cell)) else { return sink.count(Verdict::NotApplicable) };
    let (Some(amount), Some(least)) = (number(case.draft, cell), in_ten_thousands(yuan)) else {
        return sink.count(Verdict::Undecided);
    };
    // Small sums vanish in rounding: compare only above one unit of the last printed digit.
    let step = Number::new(1, amount.scale()).unwrap_or(Number::ZERO);
    let holds = least.minus(step).is_some_and(|least| least <= amount);
    let message = say!(
        "正文表述收取信息处理费{yuan}元（{quote}），合{expected}万元，{cell}填报{actual}；信息处理费属于行政事业性收费",
        "the text states a fee of {yuan} yuan for processing information ({quote}), {expected} in 万元, but {cell} is only {actual}, of which it is a part"
    );
    let mut tally = Tally::new(sink);
    tally.judge(holds, || {
        about(rule, case.draft, cell, message, Some(least), Some(amount))
            .arg("yuan", Arg::Number(yuan))
            .arg("quote", Arg::Text(claim.text.clone()))
            .at(Some(claim.span))
    });
}

pub(crate) fn tariff(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some((claim, yuan)) = fee_claim(case, sink) else { return sink.count(without_fee(case, sink)) };
    if yuan <= Number::ZERO {
        return sink.count(Verdict::NotApplicable);
    }
    let lawful = yuan.as_integer().is_some_and(|yuan| yuan % 10 == 0);
    let message = say!(
        "正文表述收取信息处理费{actual}元（{quote}）；按件、按量的标准都是10元的整数倍",
        "the text states a fee of {actual} yuan ({quote}); every lawful charge is a multiple of 10 yuan"
    );
    let mut tally = Tally::new(sink);
    tally.judge(lawful, || {
        let mut finding = Finding::new(rule, Verdict::Broken, message)
            .arg("actual", Arg::Number(yuan))
            .arg("quote", Arg::Text(claim.text.clone()))
            .at(Some(claim.span));
        finding.actual = Some(yuan);
        finding
    });
}

pub(crate) fn fee_without_requests(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some((claim, yuan)) = fee_claim(case, sink) else { return sink.count(without_fee(case, sink)) };
    if yuan <= Number::ZERO {
        return sink.count(Verdict::NotApplicable);
    }
    let total = |row| number(case.draft, CellId::request(row, Column::Total));
    let applied = [total(Row::Received), total(Row::BroughtForward)];
    let any = applied.iter().flatten().any(|applications| *applications > Number::ZERO);
    if !any && applied.contains(&None) {
        return sink.count(Verdict::Undecided);
    }
    let message = say!(
        "正文表述收取信息处理费{actual}元（{quote}），表中没有任何申请",
        "the text states a fee of {actual} yuan ({quote}), but the table has no application at all"
    );
    let mut tally = Tally::new(sink);
    tally.judge(any, || {
        let mut finding = Finding::new(rule, Verdict::Broken, message)
            .arg("actual", Arg::Number(yuan))
            .arg("quote", Arg::Text(claim.text.clone()))
            .concerning([CellId::request(Row::Received, Column::Total)])
            .at(Some(claim.span));
        finding.actual = Some(yuan);
        finding
    });
}

pub(crate) fn fee_notice(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let cell = CellId::request(Row::FeeLapsed, Column::Total);
    let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
    let denied = fee_claims(case, sink).any(|claim| claim.kind == Kind::None);
    let mentioned = prose.mentions.has(Mentions::FEE) || denied;
    let Some(lapsed) = number(case.draft, cell) else {
        let open = !mentioned && !case.draft.cell(cell).is_empty() && is_on_form(case, cell);
        return sink.count(if open { Verdict::Undecided } else { Verdict::NotApplicable });
    };
    if lapsed <= Number::ZERO {
        return sink.count(Verdict::NotApplicable);
    }
    let message = say!(
        "{cell}填报{actual}，说明发出过收费通知，正文未说明收费情况",
        "{cell} is {actual}, so fee notices were sent, but the text says nothing about fees"
    );
    let mut tally = Tally::new(sink);
    tally.judge(mentioned, || about(rule, case.draft, cell, message, None, Some(lapsed)));
}
