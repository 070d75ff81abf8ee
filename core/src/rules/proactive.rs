//! The table of published information by itself and by the organ's profile (主动公开情况).

use crate::check::claim_index::Class;
use crate::check::figures::{Each, Figures, Holds, Slot, Source};
use crate::check::relation::{about, is_on_form, number, organ, unknown};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::claim::Claim;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, FormId, Measure, Subject};
use crate::number::Number;
use crate::organ::{Coverage, Organ, OrganKind, OrganLevel};
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::family! {
    "proactive" { zh: "主动公开情况", en: "information published on own initiative", prose: "proactive.md" }

    /// 现行有效 ≥ 制发 − 废止.
    IN_FORCE "in-force" {
        zh: "现行有效不应少于本年制发减废止", en: "documents in force are no fewer than those issued less those repealed",
        severity: Notice,
        basis: [FORM_PROACTIVE],
        shape: Figures { holds: Holds::AtLeast, ..Figures::equal(
                Each::Subject(&DOCUMENTS),
                &[(Source::This, Slot::Measure(Measure::Issued), 1), (Source::This, Slot::Measure(Measure::Repealed), -1)],
                Slot::Measure(Measure::InForce),
                say!(
                    "{cell}填报{actual}，少于本年制发减去本年废止的{expected}；新制发的文件年末一般仍然有效",
                    "{cell} is {actual}, less than those issued less those repealed ({expected}); what was issued this year is usually still in force"
                ),
            ) },
    }
    /// Trial form: 对外公开总数量 ≥ 本年新公开数量.
    PUBLIC_TOTAL "public-total" {
        zh: "对外公开总数量不应少于本年新公开数量（试行格式）", en: "all that is public includes what was published this year (trial form)",
        severity: Notice,
        basis: [FORM_2019],
        shape: Figures { holds: Holds::AtLeast, ..Figures::equal(
                Each::Subject(&DOCUMENTS),
                &[(Source::This, Slot::Measure(Measure::Published), 1)],
                Slot::Measure(Measure::PublicTotal),
                say!(
                    "{cell}填报{actual}，少于本年新公开的{expected}；总数应包含本年新公开的数量",
                    "{cell} is {actual}, less than the {expected} published this year, which it should include"
                ),
            ) },
    }
    /// Trial form: 本年新制作数量 ≥ 本年新公开数量.
    PUBLISHED "published" {
        zh: "本年新公开数量一般不多于新制作数量（试行格式）", en: "no more is published than made, unless older ones were opened (trial form)",
        severity: Info,
        basis: [FORM_2019],
        shape: Figures { holds: Holds::AtLeast, ..Figures::equal(
                Each::Subject(&DOCUMENTS),
                &[(Source::This, Slot::Measure(Measure::Published), 1)],
                Slot::Measure(Measure::Issued),
                say!(
                    "{cell}填报{actual}，少于本年新公开的{expected}；除非公开了往年文件，新公开不应多于新制作",
                    "{cell} is {actual}, less than the {expected} published this year; unless older ones were opened, no more are published than made"
                ),
            ) },
    }
    /// 规章 of an organ that cannot make any.
    RULES_WITHOUT_POWER "rules-without-power" {
        zh: "没有规章制定权的机关，规章应为0", en: "an organ without the power to make rules has none",
        severity: Error,
        basis: [LEGISLATION_LAW, FORM_PROACTIVE, TRIAL_PROACTIVE],
        check: rules_without_power,
    }
    /// More than a hundred normative documents of one county department.
    LARGE_STOCK "large-stock" {
        zh: "县级部门现行有效规范性文件过多应核实统计口径", en: "a county department hardly has a hundred documents in force",
        severity: Notice,
        basis: [PROACTIVE, TRIAL_ITEMS, ACCURACY],
        check: large_stock,
    }
    /// 许可、处罚、强制 against the organ's powers.
    POWERS "powers" {
        zh: "许可、处罚、强制数量应与机关职权相称", en: "licences, penalties and coercion fit the organ's powers",
        severity: Notice,
        basis: [ALL_DECISIONS, TRIAL_PROACTIVE],
        check: powers,
    }
    /// 行政事业性收费 in yuan instead of 万元.
    FEE_UNIT "fee-unit" {
        zh: "行政事业性收费以万元为单位", en: "fees are stated in 万元",
        severity: Notice,
        basis: [FORM_PROACTIVE],
        check: unit_of_amount,
    }
}

const DOCUMENTS: [Subject; 2] = [Subject::GovernmentRules, Subject::NormativeDocuments];

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
pub(super) fn is_small_department(organ: &Organ) -> Option<bool> {
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

pub(super) fn fee_cell() -> Option<CellId> {
    CellId::proactive(Subject::Fees, Measure::Amount)
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

/// What the text says of the fee for processing information.
pub(super) fn fee_claims<'a>(case: &Case<'a>, sink: &Sink<'_>) -> impl Iterator<Item = &'a Claim> + use<'a> {
    sink.claims.pick(&case.draft.claims, &[Class::Fee]).map(|(_, claim)| claim)
}

/// The fee for processing information that the text states, in yuan: the largest, as parts stand beside their whole.
pub(super) fn fee_claim<'a>(case: &Case<'a>, sink: &Sink<'_>) -> Option<(&'a Claim, Number)> {
    let stated = fee_claims(case, sink).filter(|claim| claim.is_comparable(case.draft.year));
    stated.filter_map(|claim| Some((claim, claim.value?))).max_by_key(|(_, value)| *value)
}

/// Yuan as 万元.
pub(super) fn in_ten_thousands(yuan: Number) -> Option<Number> {
    let scale = yuan.scale().checked_add(4)?;
    Number::from_scaled(yuan.scaled(yuan.scale())?, scale)
}
