//! What the report says, and whose it is (内容、署名).

use super::writing::EachPlace;
use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::finding::{Arg, Finding};
use crate::form::{FormId, SectionId};
use crate::language::Bilingual;
use crate::organ::{Coverage, OrganKind, OrganLevel, without_end};
use crate::prose::{Mentions, Prose};
use crate::rule::Rule;
use crate::severity::Verdict;

crate::check::rules! {
    "publication"

    /// Part one names last year, but never its own.
    YEAR_MENTION "year-mention" {
        zh: "第一部分应写本报告年度", en: "part one is about the year of the report",
        severity: Warning,
        basis: [OVERVIEW, TRIAL_OVERVIEW],
        check: year_mention,
    }
    /// Text of a template that nobody replaced.
    TEMPLATE_TEXT "template-text" {
        zh: "不应留有范本文字", en: "no text of a template is left",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        shape: EachPlace {
            places: |prose| &prose.template,
            message: say!("{printed}系范本文字，未替换为实际内容", "{printed} is text of a template that was not replaced"),
        },
    }
    /// Signed by another organ than the title names.
    SIGNATURE "signature" {
        zh: "落款与标题的机关名称应一致", en: "title and signature name the same organ",
        severity: Warning,
        basis: [ARTICLE_50],
        check: signature,
    }
    /// A link to another organ's site.
    FOREIGN_HOST "foreign-host" {
        zh: "链接应指向本机关网站", en: "links lead to the organ's own site",
        severity: Warning,
        basis: [ARTICLE_50],
        check: foreign_host,
    }
    /// Part five says next to nothing.
    PROBLEMS_EMPTY "problems-empty" {
        zh: "第五部分应写明问题和改进情况", en: "part five names problems and improvements",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        check: problems_empty,
    }
    /// A government's report without appraisal, review, accountability.
    GOVERNMENT_ITEMS "government-items" {
        zh: "政府报告应包括工作考核、社会评议、责任追究", en: "a government's report covers appraisal, social review and accountability",
        severity: Warning,
        basis: [ARTICLE_50_4, OVERVIEW],
        shape: Covers {
            items: &GOVERNMENT_ITEMS_NAMED,
            asked: |case, sink, _| of_a_government(case, sink),
            by_kind: true,
            message: say!(
                "未提到{missing}；政府的年度报告应包括工作考核、社会评议和责任追究结果情况",
                "nothing is said about {missing}; a government's report covers appraisal, social review and accountability"
            ),
        },
    }
    /// One of the five aspects of part one was not found.
    FIVE_ASPECTS "five-aspects" {
        zh: "第一部分应包括五个方面", en: "part one covers its five aspects",
        severity: Info,
        basis: [OVERVIEW, TRIAL_OVERVIEW],
        shape: Covers {
            items: &ASPECTS,
            asked: |case, _, prose| of_some_length(case, prose),
            by_kind: false,
            message: say!("第一部分一般从五个方面总结，未提到：{missing}", "part one usually reviews five aspects; nothing was found on {missing}"),
        },
    }
    /// Dates or document numbers lack characters.
    LOST_CHARACTERS "lost-characters" {
        zh: "日期、文号不应缺字", en: "dates and document numbers are complete",
        severity: Notice,
        basis: [ARTICLE_50],
        shape: EachPlace {
            places: |prose| &prose.lost,
            message: say!("{printed}疑似缺字（日期或者文号中的“年”“月”“〕”等）；请对照原文", "{printed} seems to lack characters of a date or document number; look at the source"),
        },
    }
    /// The introduction announces other parts than follow.
    PARTS_ANNOUNCED "parts-announced" {
        zh: "前言所列部分应与正文一致", en: "the introduction announces the parts that follow",
        severity: Info,
        basis: [FORM_2021, FORM_2019],
        check: parts_announced,
    }
    /// Nobody can be reached.
    CONTACT "contact" {
        zh: "宜写明联系方式", en: "the report says how to get in touch",
        severity: Info,
        basis: [ARTICLE_50],
        check: contact,
    }
    /// Part one is longer than a thousand characters.
    OVERVIEW_LENGTH "overview-length" {
        zh: "第一部分篇幅原则上不超过一千字", en: "part one has in principle no more than a thousand characters",
        severity: Notice,
        basis: [THOUSAND],
        check: overview_length,
    }
    /// A bracket without its partner.
    BRACKETS "brackets" {
        zh: "括号应成对", en: "brackets come in pairs",
        severity: Info,
        basis: [PRACTICE],
        check: brackets,
    }
}

/// The facts about the text, or the verdict that the rule does not apply.
macro_rules! prose {
    ($case:ident, $sink:ident) => {
        match &$case.draft.prose {
            Some(prose) => prose,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

pub(crate) fn year_mention(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    if prose.years.is_empty() {
        return sink.count(Verdict::NotApplicable);
    }
    let year = case.draft.year.and_then(|year| Some((year, year.checked_sub(1)?)));
    let Some((year, before)) = year else { return sink.count(Verdict::Undecided) };
    let times = |wanted: u16| prose.years.iter().find(|(named, _)| *named == wanted).map_or(0, |(_, times)| *times);
    // Comparisons with last year and plans for the next are lawful; never to name the year itself is not likely.
    if times(year) > 0 || times(before) == 0 {
        return sink.count(Verdict::Holds);
    }
    let message = say!(
        "第一部分未提到{year}年，提到{before}年{times}次；请核实是否沿用了上年文字",
        "part one never names {year}, but {before} {times} times; see whether last year's text was used"
    );
    sink.report(
        Finding::new(rule, Verdict::Broken, message)
            .arg("year", Arg::Year(year))
            .arg("before", Arg::Year(before))
            .arg("times", Arg::Count(times(before)))
            .at(prose.overview),
    );
}

pub(crate) fn parts_announced(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    let Some(announced) = prose.announced else { return sink.count(Verdict::NotApplicable) };
    let count = u32::from(announced.value);
    let headings = case.draft.outline.as_ref().map_or(0, |outline| outline.sections.len());
    let actual = u32::try_from(headings).unwrap_or(u32::MAX);
    let message = say!(
        "前言称由{count}部分组成，正文有{actual}个部分的标题",
        "the introduction announces {count} parts; {actual} headings of parts were found"
    );
    // A heading in other words, or torn apart, is not found: fewer headings say nothing, unless all of the form are there.
    if actual < count.min(6) {
        return sink.count(Verdict::Undecided);
    }
    sink.judge(count == actual, || {
        Finding::new(rule, Verdict::Broken, message)
            .arg("count", Arg::Count(count))
            .arg("actual", Arg::Count(actual))
            .at(Some(announced.span))
    });
}

pub(crate) fn signature(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    let Some(signature) = &prose.signature else { return sink.count(Verdict::NotApplicable) };
    let Some(organ) = case.draft.organ.as_deref() else { return sink.count(Verdict::Undecided) };
    // A shorter or longer form of one name is the same organ: 市统计局 and 示例市统计局.
    let (one, other) = (signature.value.trim(), organ.trim());
    let office = |name: &str| without_end(without_end(name, "办公室"), "办公厅").to_owned();
    let same = one.contains(other)
        || other.contains(one)
        || office(one).contains(&*office(other))
        || office(other).ends_with(&*office(one))
        || is_short_for(one, other)
        || is_short_for(other, one);
    if same || one.is_empty() || other.is_empty() {
        return sink.count(Verdict::Holds);
    }
    let message =
        say!("落款是{signature}，标题是{organ}；请核对机关名称", "it is signed by {signature}, but the title names {organ}");
    sink.report(
        Finding::new(rule, Verdict::Broken, message)
            .arg("signature", Arg::Text(signature.value.clone()))
            .arg("organ", Arg::Text(organ.into()))
            .at(Some(signature.span)),
    );
}

/// Whether a name is a short form of another: 县卫健局 of 县卫生健康局.
fn is_short_for(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().count() >= 4 && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

pub(crate) fn foreign_host(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    let Some(organ) = case.organ.filter(|_| !prose.hosts.is_empty()) else { return sink.count(Verdict::NotApplicable) };
    let Some(own) = organ.host.as_deref() else { return sink.count(Verdict::Undecided) };
    let is_own = |host: &str| {
        host == own || own.ends_with(host.trim_start_matches("www.")) || host.ends_with(own.trim_start_matches("www."))
    };
    let Some(foreign) = prose.hosts.iter().find(|host| !is_own(&host.value)) else { return sink.count(Verdict::Holds) };
    let message = say!(
        "链接指向{host}，本机关网站是{own}；请核实是否沿用了其他单位的文字",
        "a link leads to {host}, while the organ's own site is {own}; see whether another organ's text was used"
    );
    sink.report(
        Finding::new(rule, Verdict::Broken, message)
            .arg("host", Arg::Text(foreign.value.clone()))
            .arg("own", Arg::Text(own.into()))
            .at(Some(foreign.span))
            .about(&foreign.value),
    );
}

pub(crate) fn contact(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    // Ways to get in touch stand in the introduction; a report without one is not measured by it.
    const SHORTEST: u32 = 120;
    let prose = prose!(case, sink);
    let found = prose.mentions.has(Mentions::CONTACT);
    if !found && prose.introduction < SHORTEST {
        // Where part one was not found, nobody knows where the introduction ends.
        return sink.count(if prose.overview.is_none() { Verdict::Undecided } else { Verdict::NotApplicable });
    }
    let message = say!(
        "未找到联系方式（电话、地址、邮箱或者网址）",
        "no way to get in touch was found: telephone, address, mail or link"
    );
    sink.judge(found, || Finding::new(rule, Verdict::Broken, message));
}

/// The length of a part whose heading was found.
fn length(prose: &Prose, id: SectionId) -> Option<u32> {
    prose.length(id)
}

pub(crate) fn problems_empty(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    const SHORTEST: u32 = 10;
    let prose = prose!(case, sink);
    let Some(count) = length(prose, SectionId::Problems) else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "“{section}”只有{count}个字；应写明存在的问题和改进情况",
        "the part on {section} has only {count} characters; it should name problems and improvements"
    );
    let heading = case.draft.outline.as_ref().and_then(|outline| {
        outline.sections.iter().find(|section| section.id == SectionId::Problems).map(|section| section.span)
    });
    sink.judge(count >= SHORTEST, || {
        Finding::new(rule, Verdict::Broken, message)
            .arg("section", Arg::Section(SectionId::Problems))
            .arg("count", Arg::Count(count))
            .at(heading)
    });
}

/// 工作考核、社会评议和责任追究结果情况 (第五十条第四项).
const GOVERNMENT_ITEMS_NAMED: [(Mentions, Bilingual); 3] = [
    (Mentions::ASSESSMENT, Bilingual { zh: "工作考核", en: "appraisal" }),
    (Mentions::PUBLIC_REVIEW, Bilingual { zh: "社会评议", en: "social review" }),
    (Mentions::ACCOUNTABILITY, Bilingual { zh: "责任追究", en: "accountability" }),
];

/// Whether the report is that of a people's government; the office's own is one of an organ.
fn of_a_government(case: &Case<'_>, sink: &Sink<'_>) -> Result<(), Verdict> {
    let own = |known: &&crate::check::OrganFacts| {
        known.organ.coverage != Some(Coverage::Own) || known.organ.level == Some(OrganLevel::Township)
    };
    match sink.known.as_ref().filter(own).map(|known| known.organ.kind) {
        Some(Some(OrganKind::Government)) => Ok(()),
        Some(None) if case.organ.is_some() => Err(Verdict::Undecided),
        _ => Err(Verdict::NotApplicable),
    }
}

/// The five aspects of part one, by name (国办公开办函〔2021〕30号附件第一部分).
const ASPECTS: [(Mentions, Bilingual); 5] = [
    (Mentions::PROACTIVE, Bilingual { zh: "主动公开", en: "publication" }),
    (Mentions::ON_REQUEST, Bilingual { zh: "依申请公开", en: "applications" }),
    (Mentions::MANAGEMENT, Bilingual { zh: "政府信息管理", en: "information management" }),
    (Mentions::PLATFORM, Bilingual { zh: "政府信息公开平台建设", en: "platforms" }),
    (Mentions::SUPERVISION, Bilingual { zh: "监督保障", en: "supervision" }),
];

/// Whether part one is long enough to cover its aspects: wording is free, and a short text may say much.
fn of_some_length(case: &Case<'_>, prose: &Prose) -> Result<(), Verdict> {
    const SHORTEST: u32 = 300;
    if ASPECTS.iter().all(|(aspect, _)| prose.mentions.has(*aspect)) {
        return Ok(());
    }
    match (length(prose, SectionId::Overview), case.draft.year) {
        (_, Some(..2019)) => Err(Verdict::NotApplicable),
        (Some(length), Some(_)) if length < SHORTEST => Err(Verdict::NotApplicable),
        (Some(_), Some(_)) => Ok(()),
        _ => Err(Verdict::Undecided),
    }
}

/// What the text must speak of, all that is missing told at once.
#[derive(Debug)]
struct Covers {
    items: &'static [(Mentions, Bilingual)],
    /// Whether it must; the verdict where it need not.
    asked: fn(&Case<'_>, &Sink<'_>, &Prose) -> Result<(), Verdict>,
    /// Whether that rests on the kind of the organ.
    by_kind: bool,
    message: &'static Bilingual,
}

impl Shape for Covers {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let prose = prose!(case, sink);
        if let Err(verdict) = (self.asked)(case, sink, prose) {
            return sink.count(verdict);
        }
        let missing = self.items.iter().filter(|(item, _)| !prose.mentions.has(*item)).map(|(_, name)| *name);
        let missing: Vec<Bilingual> = missing.collect();
        if missing.is_empty() {
            return sink.count(Verdict::Holds);
        }
        let finding = Finding::new(rule, Verdict::Broken, self.message).arg("missing", Arg::List(missing)).at(prose.overview);
        sink.report(if self.by_kind { sink.qualify(finding, false) } else { finding });
    }
}

/// 篇幅原则上不超过一千字 (国办公开办函〔2021〕30号一（一）).
const THOUSAND: u32 = 1000;

pub(crate) fn overview_length(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    // The trial form sets no limit, and a place may set its own.
    let limit = sink.profile.local.overview_limit.or((case.draft.form() == FormId::Official2021).then_some(THOUSAND));
    let Some(limit) = limit else { return sink.count(Verdict::NotApplicable) };
    let Some(count) = length(prose, SectionId::Overview) else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "第一部分约{count}字，篇幅原则上不超过{limit}字",
        "part one has about {count} characters; in principle it has no more than {limit}"
    );
    sink.judge(count <= limit, || {
        Finding::new(rule, Verdict::Broken, message)
            .arg("count", Arg::Count(count))
            .arg("limit", Arg::Count(limit))
            .at(prose.overview)
    });
}

pub(crate) fn brackets(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let prose = prose!(case, sink);
    let message = say!("括号不成对", "a bracket has no partner");
    sink.judge(prose.unbalanced.is_none(), || Finding::new(rule, Verdict::Broken, message).at(prose.unbalanced));
}
