//! The text of this year's report against last year's (跨年文字).

use crate::check::measure;
use crate::check::relation::Tally;
use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::SectionId;
use crate::language::Bilingual;
use crate::prose::Prose;
use crate::rule::Rule;
use crate::severity::Verdict;
use crate::span::Span;

crate::check::rules! {
    "continuity"

    /// The text is last year's apart from years and digits.
    COPIED "copied" {
        zh: "正文不应与上年雷同", en: "the text is not last year's",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        shape: Alike {
            likeness: Prose::likeness_over_years,
            at: |draft| draft.prose.as_ref().and_then(|prose| prose.overview),
            message: say!(
                "除年份和数字外，正文与上年报告有{percent}%相同；请按本年实际情况撰写",
                "apart from years and digits, {percent}% of the text is that of last year's report; write about this year"
            ),
        },
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
        shape: Alike {
            likeness: Prose::likeness_of_problems,
            at: |draft| draft.outline.as_ref().and_then(|outline| {
                outline.sections.iter().find(|section| section.id == SectionId::Problems).map(|section| section.span)
            }),
            message: say!(
                "第五部分除年份和数字外与上年报告有{percent}%相同；存在的问题和改进情况不应年年雷同",
                "apart from years and digits, {percent}% of part five is last year's; problems and improvements are not the same every year"
            ),
        },
    }
    /// What the text says of last year against last year's report.
    STATED "stated" {
        zh: "正文中的上年数字应与上年报告一致", en: "last year's numbers in the text are those of last year's report",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: stated_last_year,
    }
}

/// From so many thousandths on, a text is another's.
const ALIKE: u32 = 900;

/// How much of a text is last year's, in thousandths; the verdict where that is not known.
fn likeness(case: &Case<'_>, of: fn(&Prose, &Prose) -> Option<u32>) -> Result<u32, Verdict> {
    let both = case.before().and_then(|last| case.draft.prose.as_ref().zip(last.prose.as_ref()));
    let (now, before) = both.ok_or(Verdict::NotApplicable)?;
    of(now, before).ok_or(Verdict::Undecided)
}

/// A text, or a part of it, that is last year's apart from years and digits.
#[derive(Debug)]
struct Alike {
    likeness: fn(&Prose, &Prose) -> Option<u32>,
    /// Where it stands.
    at: fn(&Draft) -> Option<Span>,
    message: &'static Bilingual,
}

impl Shape for Alike {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        match likeness(case, self.likeness) {
            Err(verdict) => sink.count(verdict),
            Ok(likeness) if likeness < ALIKE => sink.count(Verdict::Holds),
            Ok(likeness) => {
                let percent = Arg::Count(likeness.checked_div(10).unwrap_or_default());
                let finding = Finding::new(rule, Verdict::Broken, self.message).arg("percent", percent);
                sink.report(finding.at((self.at)(case.draft)));
            }
        }
    }
}

/// How much of the text is last year's, as a number; against a limit where the place has set one.
pub(crate) fn repetition(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let likeness = match likeness(case, Prose::likeness_over_years) {
        Ok(likeness) => likeness,
        Err(verdict) => return sink.count(verdict),
    };
    let overview = case.draft.prose.as_ref().and_then(|prose| prose.overview);
    let percent = likeness.checked_div(10).unwrap_or_default();
    let said = |verdict, message| Finding::new(rule, verdict, message).arg("percent", Arg::Count(percent)).at(overview);
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

pub(crate) fn stated_last_year(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(last) = case.before() else { return sink.count(Verdict::NotApplicable) };
    let Some(year) = case.draft.year.and_then(|year| year.checked_sub(1)) else { return sink.count(Verdict::NotApplicable) };
    let mut tally = Tally::new(sink);
    for claim in crate::check::claim_index::considered(&case.draft.claims) {
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
            Finding::new(rule, Verdict::Broken, message)
                .arg("topic", Arg::Topic(claim.what))
                .quoting(claim)
                .about(claim.what.path())
                .held(table, Some(value))
        });
    }
    tally.end();
}
