//! The text of this year's report against last year's (跨年文字).

use crate::check::measure;
use crate::check::relation::Tally;
use crate::check::say;
use crate::check::{Case, Sink};
use crate::finding::{Arg, Finding};
use crate::rule::Rule;
use crate::severity::Verdict;

crate::check::rules! {
    "continuity"

    /// The text is last year's apart from years and digits.
    COPIED "copied" {
        zh: "正文不应与上年雷同", en: "the text is not last year's",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: copied,
    }
    /// How much of the text is last year's, as a number, against a local limit.
    REPETITION "repetition" {
        zh: "正文与上年的重复率不应超过规定", en: "no more of the text is last year's than is allowed",
        severity: Warning,
        basis: [ACCOUNTABILITY, LOCAL],
        check: repetition,
    }
    /// Part five is last year's.
    PROBLEMS_COPIED "problems-copied" {
        zh: "第五部分不应与上年雷同", en: "part five is not last year's",
        severity: Warning,
        basis: [PROBLEMS, ARTICLE_50],
        check: problems_copied,
    }
    /// What the text says of last year against last year's report.
    STATED "stated" {
        zh: "正文中的上年数字应与上年报告一致", en: "last year's numbers in the text are those of last year's report",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: stated_last_year,
    }
}

/// Last year's report, or the verdict that the rule does not apply.
macro_rules! last_year {
    ($case:ident, $sink:ident) => {
        match $case.before() {
            Some(last) => last,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
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
        "除年份和数字外，正文与上年报告有{percent}%相同；请按本年实际情况撰写",
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
                "正文与上年重复率{percent}%，超过规定的{limit}%",
                "{percent}% of the text is last year's, more than the {limit}% that are allowed"
            );
            sink.report(said(Verdict::Broken, message).arg("limit", Arg::Count(limit)));
        }
        // What is all but the same is the matter of the rule on copying.
        None if likeness >= ALIKE => sink.count(Verdict::Holds),
        _ => {
            let message = say!(
                "正文与上年重复率{percent}%（年份、数字不计）",
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
    for claim in crate::check::sorted::considered(&case.draft.claims) {
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
            "正文表述上年{topic}为{actual}（{quote}），上年报告为{expected}",
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
