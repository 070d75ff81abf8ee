//! Judgements about a report against several earlier ones of the same organ (多年核对), and whether they belong together.

use super::figures::{DOCUMENTS, Sameness, document, unchanged};
use crate::check::relation::{Tally, about};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Measure, Subject};
use crate::number::Number;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "continuity"

    /// What was given as last year's report is of another year.
    OTHER_YEAR "other-year" {
        zh: "上年报告应为上一年度的报告", en: "what is given as last year's report is for the year before",
        severity: Notice,
        basis: [ARTICLE_49],
        check: other_year,
    }
    /// Last year's report is another organ's.
    OTHER_ORGAN "other-organ" {
        zh: "两年报告应为同一机关", en: "both reports are of the same organ",
        severity: Notice,
        basis: [ARTICLE_49],
        check: other_organ,
    }
    /// Figures or text of a year before last.
    REPEATED "repeated" {
        zh: "数字和正文不应与更早年度雷同", en: "figures and text are not those of an earlier year",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: repeated,
    }
    /// 现行有效 is 制发, year after year.
    STOCK_IS_FLOW "stock-is-flow" {
        zh: "现行有效件数不应年年等于制发件数", en: "documents in force are not those issued, year after year",
        severity: Notice,
        basis: [FORM_PROACTIVE, TRIAL_PROACTIVE, ACCURACY],
        check: stock_is_flow,
    }
}

pub(crate) fn other_year(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(last) = case.last_year else { return sink.count(Verdict::NotApplicable) };
    let Some((year, printed)) = case.draft.year.zip(last.year) else { return sink.count(Verdict::Undecided) };
    let message = if case.last_anyway {
        say!(
            "所附上年报告是{printed}年度的，不是{year}年度的上一年；已按要求仍予对照",
            "the report given as last year's is for {printed}, which is not the year before {year}; it was compared as asked"
        )
    } else {
        say!(
            "所附上年报告是{printed}年度的，不是{year}年度的上一年；跨年数字未予核对",
            "the report given as last year's is for {printed}, which is not the year before {year}; nothing was compared with it"
        )
    };
    sink.judge(case.is_year_before(last), || {
        Finding::new(rule, Verdict::Broken, message).arg("printed", Arg::Year(printed)).arg("year", Arg::Year(year))
    });
}

pub(crate) fn other_organ(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(before) = case.last_year.or_else(|| case.earlier.last().copied()) else {
        return sink.count(Verdict::NotApplicable);
    };
    let Some(is_same) = case.is_same_organ(before) else { return sink.count(Verdict::Undecided) };
    let message = if case.last_year.is_none() || case.last_anyway {
        say!(
            "报告的机关是{organ}，前一份报告的机关是{last}；请核实是否为同一机关，更名的请忽略",
            "this report is by {organ}, the one before by {last}; see whether they are one organ under two names"
        )
    } else {
        say!(
            "报告的机关是{organ}，所附上年报告的机关是{last}；跨年数字未予核对，确为同一机关更名的，请确认后再予对照",
            "this report is by {organ}, what is given as last year's by {last}; nothing was compared with it: say so if they are \
             one organ under two names"
        )
    };
    sink.judge(is_same, || {
        let name = |draft: &Draft| Arg::Text(draft.organ.as_deref().unwrap_or_default().into());
        Finding::new(rule, Verdict::Broken, message).arg("organ", name(case.draft)).arg("last", name(before))
    });
}

/// Nine tenths of the text, as for last year's report.
const ALIKE: u32 = 900;

fn likeness(one: &Draft, other: &Draft) -> Option<u32> {
    one.prose.as_ref().zip(other.prose.as_ref()).and_then(|(one, other)| one.likeness(other))
}

pub(crate) fn repeated(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    let last = case.before();
    // What stands in last year's report already is another rule's.
    let same = |last| matches!(unchanged(draft, last), Some(Sameness::Same(_)));
    let figures = !last.is_some_and(same);
    let text = last.is_none_or(|last| likeness(draft, last).is_none_or(|likeness| likeness < ALIKE));
    let mut tally = Tally::new(sink);
    for (earlier, year) in case.earlier.iter().filter_map(|earlier| Some((*earlier, earlier.year?))) {
        if draft.year == Some(year) {
            continue;
        }
        let sameness = unchanged(draft, earlier).filter(|_| figures);
        if matches!(sameness, Some(Sameness::Unknown)) {
            tally.undecided();
        } else if let Some(sameness) = sameness {
            let alike = if let Sameness::Same(alike) = sameness { alike } else { Vec::new() };
            let message = say!(
                "本年全部数字与{year}年度完全相同，其中{count}个不为0；请核实是否误用了{year}年度的数据",
                "every figure is that of {year}, {count} of them not zero; see whether the data of {year} were used"
            );
            tally.judge(alike.is_empty(), || {
                let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
                Finding::new(rule, Verdict::Broken, message)
                    .arg("count", Arg::Count(count))
                    .arg("year", Arg::Year(year))
                    .concerning(alike)
                    .at_most(Severity::Notice)
                    .about(&year.to_string())
            });
        }
        if let Some(likeness) = likeness(draft, earlier).filter(|_| text) {
            let message = say!(
                "除年份和数字外，正文与{year}年度报告有{percent}%相同；请按本年实际情况撰写",
                "apart from years and digits, {percent}% of the text is that of the report for {year}; write about this year"
            );
            tally.judge(likeness < ALIKE, || {
                Finding::new(rule, Verdict::Broken, message)
                    .arg("percent", Arg::Count(likeness.checked_div(10).unwrap_or_default()))
                    .arg("year", Arg::Year(year))
                    .at(draft.prose.as_ref().and_then(|prose| prose.overview))
                    .about(&format!("{year} text"))
            });
        }
    }
    tally.end();
}

/// What one report says of its documents of one kind.
struct Documents {
    issued: Number,
    repealed: Number,
    in_force: Number,
}

impl Documents {
    fn of(draft: &Draft, subject: Subject) -> Option<Self> {
        let figure = |measure| document(draft, subject, measure);
        Some(Self {
            issued: figure(Measure::Issued)?,
            repealed: figure(Measure::Repealed)?,
            in_force: figure(Measure::InForce)?,
        })
    }
}

pub(crate) fn stock_is_flow(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const FEWEST: usize = 3;
    let Some(last) = case.before() else { return sink.count(Verdict::NotApplicable) };
    let mut tally = Tally::new(sink);
    for subject in DOCUMENTS {
        let Some(cell) = CellId::proactive(subject, Measure::InForce) else { continue };
        let drafts = [case.draft, last].into_iter().chain(case.earlier.iter().rev().copied());
        let has_cell = |draft: &Draft| draft.form().form().has_cell(cell, draft.is_undivided());
        let drafts: Vec<&Draft> = drafts.take_while(|draft| has_cell(draft)).collect();
        let years: Vec<Documents> = drafts.iter().map_while(|draft| Documents::of(draft, subject)).collect();
        if years.len() < FEWEST && drafts.len() >= FEWEST {
            tally.undecided();
            continue;
        }
        if years.iter().filter(|year| year.issued > Number::ZERO).count() < FEWEST {
            continue;
        }
        let same = years.iter().take_while(|year| year.issued == year.in_force && year.issued > Number::ZERO).count();
        // Where every year repeals what the year before left, both columns may well be the same.
        let follows = years.windows(2).take(same.saturating_sub(1)).all(|pair| match pair {
            [year, before] => before.in_force.plus(year.issued).and_then(|all| all.minus(year.repealed)) == Some(year.in_force),
            _ => true,
        });
        let run = if follows { 0 } else { same };
        let count = u32::try_from(run).unwrap_or(u32::MAX);
        let message = say!(
            "{cell}连续{count}年都与本年制发件数相同（本年为{actual}）；现行有效是年末仍然有效的全部文件，请核实是否只填了当年制发的",
            "{cell} has been the number issued for {count} years running ({actual} this year); it is all that is in force at the end of the year; see whether only this year's were counted"
        );
        tally.judge(run < FEWEST, || {
            let in_force = years.first().map(|year| year.in_force);
            about(rule, case.draft, cell, message, None, in_force).arg("count", Arg::Count(count))
        });
    }
    tally.end();
}
