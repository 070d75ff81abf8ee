//! Judgements about what the text says and of what it is (撰写质量).

use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::claim::{Claim, Kind, Topic};
use crate::finding::{Arg, Finding};
use crate::form::SectionId;
use crate::outline::Stated;
use crate::prose::{Mentions, Prose};
use crate::rule::Rule;
use crate::severity::Verdict;
use crate::span::Span;

crate::check::rules! {
    "publication"

    /// A day that no calendar has.
    IMPOSSIBLE_DATE "impossible-date" {
        zh: "日期应真实存在", en: "dates are days that exist",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        shape: EachPlace {
            places: |prose| &prose.impossible,
            message: say!("{printed}不是真实存在的日期；请核对", "there is no {printed}; look at the date"),
        },
    }
    /// The text speaks of the same organ of another place.
    OTHER_ORGAN "other-organ" {
        zh: "正文不应出现其他地方的同类机关", en: "the text does not speak of the same organ of another place",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: other_organ_named,
    }
    /// The Regulations are cited by a name that they do not have.
    MISNAMED_LAW "misnamed-law" {
        zh: "引用条例名称应准确", en: "the Regulations are cited by their name",
        severity: Notice,
        basis: [REGULATIONS],
        shape: EachPlace {
            places: |prose| &prose.misnamed,
            message: say!("{printed}名称有误，应为《中华人民共和国政府信息公开条例》", "{printed} is not what the law is called: 《中华人民共和国政府信息公开条例》"),
        },
    }
    /// The text says that it is of another year than the title.
    LEFT_OVER_YEAR "left-over-year" {
        zh: "正文所称年度应与标题一致", en: "the text is of the year of the title",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: left_over_year,
    }
    /// A paragraph stands in the text twice.
    REPEATED_PARAGRAPH "repeated-paragraph" {
        zh: "正文段落不应重复", en: "no paragraph occurs twice",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        shape: EachPlace {
            places: |prose| prose.repeated.as_slice(),
            message: say!("{printed}一段在正文中重复出现", "the paragraph {printed} occurs twice"),
        },
    }
    /// Part five names no matter in which something is wrong.
    PROBLEMS_VAGUE "problems-vague" {
        zh: "第五部分应明确具体，不笼统模糊", en: "part five is specific, not vague",
        severity: Notice,
        basis: [PROBLEMS, ARTICLE_50],
        shape: PartFive {
            holds: |mentions| mentions.has(Mentions::MATTER) || !mentions.has(Mentions::PROBLEM),
            message: say!("第五部分未写明哪方面存在问题；应明确具体，避免笼统模糊", "part five does not say what is wrong with what; it should be specific, not vague"),
        },
    }
    /// Problems without measures.
    MEASURES_MISSING "measures-missing" {
        zh: "第五部分应写改进情况", en: "part five says what is done about the problems",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        shape: PartFive {
            holds: |mentions| mentions.has(Mentions::MEASURE) || !mentions.has(Mentions::PROBLEM),
            message: say!("第五部分写明了问题，未写明改进情况", "part five names problems, but nothing that was or will be done about them"),
        },
    }
    /// Measures without problems.
    PROBLEMS_MISSING "problems-missing" {
        zh: "第五部分应写存在的主要问题", en: "part five names the main problems",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        shape: PartFive {
            holds: |mentions| mentions.has(Mentions::PROBLEM) || !mentions.has(Mentions::MEASURE),
            message: say!("第五部分写明了改进措施，未写明存在的主要问题", "part five says what will be done, but names no problem"),
        },
    }
}

/// Shorter parts are the matter of `publication/problems-empty`, in characters.
const SHORTEST: u32 = 10;

/// The facts about part five, and where its heading stands; or the verdict that nothing can be said of it.
fn part_five<'a>(case: &Case<'a>) -> Result<(&'a Prose, Option<Span>), Verdict> {
    let prose = case.draft.prose.as_ref().ok_or(Verdict::NotApplicable)?;
    let length = prose.length(SectionId::Problems).ok_or(Verdict::Undecided)?;
    let sections = case.draft.outline.iter().flat_map(|outline| &outline.sections);
    let heading = sections.into_iter().find(|section| section.id == SectionId::Problems).map(|section| section.span);
    if length < SHORTEST { Err(Verdict::NotApplicable) } else { Ok((prose, heading)) }
}

pub(crate) fn other_organ_named(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
    let Some(organ) = case.draft.organ.as_deref() else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "正文出现{printed}，报告机关是{organ}；请核实是否沿用了其他单位的文字",
        "the text speaks of {printed}, while the report is that of {organ}; see whether another organ's text was used"
    );
    if prose.others.is_empty() {
        return sink.count(Verdict::Holds);
    }
    for other in &prose.others {
        let finding = Finding::new(rule, Verdict::Broken, message)
            .arg("printed", Arg::Text(other.value.clone()))
            .arg("organ", Arg::Text(organ.into()));
        sink.report(finding.at(Some(other.span)).about(&other.value));
    }
}

pub(crate) fn left_over_year(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let draft = case.draft;
    let Some(prose) = &draft.prose else { return sink.count(Verdict::NotApplicable) };
    let Some(year) = draft.year else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "正文表述为{printed}，报告年度为{year}年；请核实是否沿用了上年文字",
        "the text says {printed}, while the report is for {year}; see whether last year's text was used"
    );
    let left = |printed: &str, span| {
        let finding = Finding::new(rule, Verdict::Broken, message).arg("printed", Arg::Text(printed.into()));
        finding.arg("year", Arg::Year(year)).at(Some(span)).about(printed)
    };
    let said = prose.said_years.iter().filter(|said| said.value.0 != year);
    let mut found: Vec<Finding> = said.map(|said| left(&said.value.1, said.span)).collect();
    // 2023年收到申请3件 in the report for 2024, which says nothing else of what it received: the year stands in the words themselves.
    let last = year.saturating_sub(1);
    let printed = last.to_string();
    let of_last = |claim: &&Claim| claim.year == Some(last) && claim.text.contains(&printed) && is_of_the_year(claim);
    for claim in draft.claims.iter().filter(of_last) {
        if !draft.claims.iter().any(|other| other.what == claim.what && other.year != claim.year) {
            found.push(left(&claim.text, claim.span));
        }
    }
    if found.is_empty() {
        return sink.count(Verdict::Holds);
    }
    found.into_iter().for_each(|finding| sink.report(finding));
}

/// Whether a claim is what a report says of its own year, and nothing that it compares with.
fn is_of_the_year(claim: &Claim) -> bool {
    let what = matches!(claim.what, Topic::RECEIVED | Topic::ANSWERED | Topic::Published | Topic::Processed | Topic::Handled);
    let compares = claim.pattern.as_deref().is_none_or(|pattern| pattern.starts_with("base/"));
    what && matches!(claim.kind, Kind::Count | Kind::None) && !compares && claim.part_of.is_none()
}

/// What part five must mention.
#[derive(Debug)]
struct PartFive {
    holds: fn(Mentions) -> bool,
    message: &'static crate::Bilingual,
}

impl Shape for PartFive {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let (prose, heading) = match part_five(case) {
            Ok(known) => known,
            Err(verdict) => return sink.count(verdict),
        };
        sink.judge((self.holds)(prose.mentions), || Finding::new(rule, Verdict::Broken, self.message).at(heading));
    }
}

/// A finding for each place of the text that is not as it should be.
#[derive(Debug)]
pub(super) struct EachPlace {
    pub(super) places: fn(&Prose) -> &[Stated<Box<str>>],
    pub(super) message: &'static crate::Bilingual,
}

impl Shape for EachPlace {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
        let places = (self.places)(prose);
        if places.is_empty() {
            return sink.count(Verdict::Holds);
        }
        for place in places {
            let finding = Finding::new(rule, Verdict::Broken, self.message).arg("printed", Arg::Text(place.value.clone()));
            sink.report(finding.at(Some(place.span)).about(&place.value));
        }
    }
}
