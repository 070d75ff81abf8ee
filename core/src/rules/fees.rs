//! The fee for processing information (信息处理费).

use super::proactive::{fee_cell, fee_claim, fee_claims, in_ten_thousands};
use crate::check::relation::{about, is_on_form, number};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::claim::Kind;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, FormId, Row};
use crate::number::Number;
use crate::prose::Mentions;
use crate::rule::Rule;
use crate::severity::Verdict;

crate::check::family! {
    "fees" { zh: "信息处理费", en: "fee for processing information", prose: "fees.md" }

    /// Part six says whether a fee was charged.
    STATED "stated" {
        zh: "应说明信息处理费收取情况", en: "the report says whether a fee for processing information was charged",
        severity: Warning,
        basis: [FEES_HERE, PRACTICE],
        check: fee_stated,
    }
    /// Said elsewhere, not in part six.
    PLACE "place" {
        zh: "信息处理费收取情况应在第六部分报告", en: "the fee for processing information is reported in part six",
        severity: Notice,
        basis: [FEES_HERE],
        check: fee_place,
    }
    /// The fee is part of 行政事业性收费.
    IN_TOTAL "in-total" {
        zh: "信息处理费应计入行政事业性收费", en: "the fee is part of the administrative fees of table two",
        severity: Notice,
        basis: [FEE_RULE, FORM_PROACTIVE],
        check: fee_in_total,
    }
    /// Every lawful charge is a multiple of 10 yuan.
    TARIFF "tariff" {
        zh: "信息处理费应为10元的整数倍", en: "the fee is a multiple of 10 yuan",
        severity: Notice,
        basis: [FEE_RULE],
        check: tariff,
    }
    /// A fee although nothing was applied for.
    WITHOUT_REQUESTS "without-requests" {
        zh: "没有申请的不应有信息处理费", en: "no fee without applications",
        severity: Notice,
        basis: [FEE_RULE],
        check: fee_without_requests,
    }
    /// （六）2 逾期未缴费 although no fee is spoken of.
    NOTICE "notice" {
        zh: "有逾期未缴费的，应说明收费情况", en: "where fees went unpaid, the text speaks of fees",
        severity: Notice,
        basis: [FEES_HERE, FEE_RULE],
        check: fee_notice,
    }
}

/// Without an exact amount: undecided where the text speaks of one that is rough or of unclear scope.
fn without_fee(case: &Case<'_>, sink: &Sink<'_>) -> Verdict {
    let vague = fee_claims(case, sink).any(|claim| claim.is_vague(case.draft.year));
    if vague { Verdict::Undecided } else { Verdict::NotApplicable }
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
    sink.judge(holds, || {
        about(rule, case.draft, cell, message, Some(least), Some(amount)).arg("yuan", Arg::Number(yuan)).quoting(claim)
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
    sink.judge(lawful, || Finding::new(rule, Verdict::Broken, message).quoting(claim).held(None, Some(yuan)));
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
    sink.judge(any, || {
        let finding = Finding::new(rule, Verdict::Broken, message).quoting(claim).held(None, Some(yuan));
        finding.concerning([CellId::request(Row::Received, Column::Total)])
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
    sink.judge(mentioned, || about(rule, case.draft, cell, message, None, Some(lapsed)));
}
