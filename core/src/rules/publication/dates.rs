//! Judgements about the days on which a report is due (公布、报送期限).

use crate::check::relation::Tally;
use crate::check::say;
use crate::check::{Case, OrganFacts, Shape, Sink};
use crate::finding::{Arg, Finding};
use crate::language::Bilingual;
use crate::organ::{Coverage, Organ, OrganKind, OrganLevel};
use crate::outline::Date;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "publication"

    /// Departments publish by 31 January.
    DEPARTMENT_DEADLINE "department-deadline" {
        zh: "政府部门的报告应在1月31日前公布", en: "a department publishes by 31 January",
        severity: Error,
        basis: [ARTICLE_49, WHO_REPORTS],
        shape: Deadline { debtor: Debtor::Department, by_level: false, due: Due::On(1, 31), until: None, message: LATE },
    }
    /// Townships publish by 31 January, by reference to the rule for departments.
    TOWNSHIP_DEADLINE "township-deadline" {
        zh: "乡镇、街道的报告参照部门，应在1月31日前公布", en: "a township publishes by 31 January, like a department",
        severity: Warning,
        basis: [WHO_REPORTS],
        shape: Deadline { debtor: Debtor::Township, by_level: true, due: Due::On(1, 31), until: None, message: LATE_BY_NOTICE },
    }
    /// The report of a whole vertically led system is out by 31 March.
    SYSTEM_DEADLINE "system-deadline" {
        zh: "垂直领导部门的全系统报告应在3月31日前公布", en: "the report of a whole vertically led system is out by 31 March",
        severity: Error,
        basis: [SYSTEM_DAY],
        shape: Deadline { debtor: Debtor::System, by_level: false, due: Due::On(3, 31), until: None, message: LATE_BY_NOTICE },
    }
    /// Governments publish by 31 March at the latest.
    GOVERNMENT_DEADLINE "government-deadline" {
        zh: "县级以上政府的报告最迟应在3月31日前公布", en: "a government publishes by 31 March at the latest",
        severity: Error,
        basis: [ARTICLE_49],
        shape: Deadline { debtor: Debtor::Government, by_level: false, due: Due::On(3, 31), until: None, message: LATE },
    }
    /// Counties by 20 February, prefectures by 10 March.
    SUMMARY_DEADLINE "summary-deadline" {
        zh: "县级政府的报告应在2月20日前、市级政府的报告应在3月10日前完成", en: "a county reports by 20 February, a prefecture by 10 March",
        severity: Warning,
        basis: [SUMMARY_DAYS],
        shape: Deadline {
            debtor: Debtor::Government,
            by_level: true,
            due: Due::ByLevel(&[(OrganLevel::County, (2, 20)), (OrganLevel::City, (3, 10))]),
            // After 31 March it is the law that is broken.
            until: Some((3, 31)),
            message: LATE_BY_NOTICE,
        },
    }
    /// Handed in late to the office in charge.
    HANDED_IN "handed-in" {
        zh: "报告应按期报送主管部门", en: "the report is submitted to the supervising office on time",
        severity: Error,
        basis: [ARTICLE_49, WHO_REPORTS, SUMMARY_DAYS],
        check: handed_in,
    }
    /// Later than the days that the place has set.
    LOCAL_DEADLINE "local-deadline" {
        zh: "本地规定了报送、公布日期的，应按期完成", en: "where a place has set days, the report keeps them",
        severity: Warning,
        basis: [LOCAL],
        check: local_deadline,
    }
    /// Published before the year was over.
    BEFORE_PERIOD_END "before-period-end" {
        zh: "公布日期不应早于统计期限结束", en: "a report is not published before its period is over",
        severity: Notice,
        basis: [ARTICLE_49],
        check: before_period_end,
    }
    /// The date under the report lies before its end, or before a day of which it speaks.
    SIGNED_EARLY "signed-early" {
        zh: "落款日期不应早于统计期限结束和正文提到的日期", en: "the date under the report is not before its period ends or the days it speaks of",
        severity: Warning,
        basis: [ARTICLE_49, ACCURACY],
        check: signed_early,
    }
}

/// Who a report is due from, which says by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Debtor {
    /// 县级以上人民政府部门，以及政府办公厅（室）作为行政机关自身的报告: 31 January (第四十九条第一款).
    Department,
    /// 乡镇人民政府、街道办事处: 31 January by reference (30号二（一）).
    Township,
    /// 垂直领导部门的全系统报告: 31 March (30号二（二）).
    System,
    /// 县级以上人民政府: 31 March at the latest (第四十九条第二款).
    Government,
}

impl Debtor {
    fn of(organ: &Organ) -> Option<Self> {
        match (organ.kind, organ.level, organ.coverage) {
            (Some(OrganKind::Party), ..) => None,
            (_, Some(OrganLevel::Township), _) => Some(Self::Township),
            (Some(OrganKind::Government), _, Some(Coverage::Own)) => Some(Self::Department),
            (Some(OrganKind::Government), ..) => Some(Self::Government),
            (Some(OrganKind::Department), _, Some(Coverage::Whole)) => Some(Self::System),
            (Some(OrganKind::Department), ..) => Some(Self::Department),
            (None, ..) => None,
        }
    }
}

/// What is known of the organ, as far as a deadline can rest on it: a name alone does not tell whether the report of a
/// system that is led from above, or of the State Council's organs, is that of the whole system.
fn debtor<'s>(sink: &'s Sink<'_>, wanted: Debtor) -> Option<&'s OrganFacts> {
    let known = sink.known.as_ref().filter(|known| Debtor::of(&known.organ) == Some(wanted))?;
    let whole = known.name.is_vertical || known.organ.level == Some(OrganLevel::Central);
    let unclear = known.is_presumed() && whole && known.organ.coverage.is_none();
    (!unclear).then_some(known)
}

/// The day by which the report was out, and where it was found: said beside the report, printed on its page, or under it.
fn published(case: &Case<'_>) -> Option<(Date, Bilingual, bool)> {
    if let Some(day) = case.published {
        return Some((day, Bilingual { zh: "公布日期", en: "the date of publication" }, true));
    }
    let prose = case.draft.prose.as_ref()?;
    // Nobody signs a report after it was published; pages are moved and dated anew.
    let page = prose.page_date.map(|page| (page.value, Bilingual { zh: "网页标注的发布日期", en: "the date of the web page" }));
    let signed =
        prose.signed.as_ref().map(|signed| (signed.value, Bilingual { zh: "落款日期", en: "the date under the report" }));
    let (day, source) = match (page, signed) {
        (Some(page), Some(signed)) => {
            if page.0 <= signed.0 {
                page
            } else {
                signed
            }
        }
        (page, signed) => page.or(signed)?,
    };
    Some((day, source, false))
}

/// The day of the year after the report's.
fn due(case: &Case<'_>, month: u8, day: u8) -> Option<Date> {
    case.draft.year.and_then(|year| Date::new(year.checked_add(1)?, month, day))
}

#[derive(Debug)]
struct Deadline {
    debtor: Debtor,
    /// Whether the level of the organ was needed besides its kind.
    by_level: bool,
    due: Due,
    /// The month and day from which on another rule speaks.
    until: Option<(u8, u8)>,
    message: &'static Bilingual,
}

/// The last day, as month and day of the year after the report's.
#[derive(Debug)]
enum Due {
    On(u8, u8),
    /// Of some levels only.
    ByLevel(&'static [(OrganLevel, (u8, u8))]),
}

impl Due {
    fn day(&self, level: Option<OrganLevel>) -> Option<(u8, u8)> {
        match self {
            Self::On(month, day) => Some((*month, *day)),
            Self::ByLevel(days) => days.iter().find(|(of, _)| Some(*of) == level).map(|(_, day)| *day),
        }
    }
}

impl Shape for Deadline {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let level = sink.known.as_ref().and_then(|known| known.organ.level);
        let Some((month, last_day)) = self.due.day(level) else { return sink.count(Verdict::NotApplicable) };
        let until = self.until.and_then(|(month, day)| due(case, month, day));
        let Some(known) = debtor(sink, self.debtor) else { return sink.count(Verdict::NotApplicable) };
        let day = published(case);
        // Without a day nothing can be said; where the organ was not given either, nobody has asked.
        let (Some((day, source, said)), Some(due)) = (day, due(case, month, last_day)) else {
            let asked = known.is_given;
            return sink.count(if asked { Verdict::Undecided } else { Verdict::NotApplicable });
        };
        if until.is_some_and(|until| day > until) {
            return sink.count(Verdict::NotApplicable);
        }
        let finding = (day > due).then(|| {
            let finding = Finding::new(rule, Verdict::Broken, self.message)
                .arg("source", Arg::Words(source))
                .arg("published", Arg::Date(day))
                .arg("due", Arg::Date(due));
            let finding = known.qualify(finding, self.by_level);
            if said { finding } else { finding.at_most(Severity::Notice) }
        });
        match finding {
            Some(finding) => sink.report(finding),
            None => sink.count(Verdict::Holds),
        }
    }
}

const LATE: &Bilingual = say!(
    "{source}为{published}，晚于法定公布期限{due}",
    "{source} is {published}, later than {due}, when the report was due by law"
);
const LATE_BY_NOTICE: &Bilingual =
    say!("{source}为{published}，晚于规定的期限{due}", "{source} is {published}, after {due}, the deadline of the notice");

/// The day on which it was handed in to the office in charge, which is that of publication (第四十九条).
pub(crate) fn handed_in(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(day) = case.submitted else { return sink.count(Verdict::NotApplicable) };
    let known = sink.known.as_ref();
    let debtor = known.and_then(|known| Debtor::of(&known.organ));
    let level = known.and_then(|known| known.organ.level);
    let by_law = Some(Severity::Error);
    let (last, severity) = match (debtor, level) {
        (Some(Debtor::Department), _) => (due(case, 1, 31), by_law),
        (Some(Debtor::Township), _) => (due(case, 1, 31), None),
        (Some(Debtor::Government), Some(OrganLevel::County)) => (due(case, 2, 20), None),
        (Some(Debtor::Government), Some(OrganLevel::City)) => (due(case, 3, 10), None),
        (Some(Debtor::Government | Debtor::System), _) => (due(case, 3, 31), None),
        (None, _) => (None, None),
    };
    let (Some(known), Some(last)) = (known, last) else { return sink.count(Verdict::Undecided) };
    let message = say!("报送日期为{submitted}，晚于报送期限{due}", "submitted on {submitted}, after the deadline of {due}");
    let finding = Finding::new(rule, Verdict::Broken, message).arg("submitted", Arg::Date(day)).arg("due", Arg::Date(last));
    let by_level = debtor != Some(Debtor::Department);
    let finding = known.qualify(finding.at_most(severity.unwrap_or(Severity::Warning)), by_level);
    sink.judge(day <= last, || finding);
}

/// The days that the place itself has set (本地规定的日期).
pub(crate) fn local_deadline(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let days = sink.profile.local;
    if days.publish_by.is_none() && days.submit_by.is_none() {
        return sink.count(Verdict::NotApplicable);
    }
    let published = published(case).filter(|(.., said)| *said).map(|(day, ..)| day);
    let set = [
        (days.publish_by, published, Bilingual { zh: "公布日期", en: "the date of publication" }),
        (days.submit_by, case.submitted, Bilingual { zh: "报送日期", en: "the date of submission" }),
    ];
    let message = say!(
        "{source}为{printed}，晚于本地规定的期限{due}",
        "{source} is {printed}, later than {due}, the day that was set locally"
    );
    let mut tally = Tally::new(sink);
    for (last, day, source) in set {
        let Some((month, last_day)) = last else { continue };
        let (Some(day), Some(due)) = (day, due(case, month, last_day)) else {
            tally.undecided();
            continue;
        };
        tally.judge(day <= due, || {
            Finding::new(rule, Verdict::Broken, message)
                .arg("source", Arg::Words(source))
                .arg("printed", Arg::Date(day))
                .arg("due", Arg::Date(due))
                .about(source.en)
        });
    }
    tally.end();
}

/// The date under the report: before its period was over, or before a day that its text speaks of.
pub(crate) fn signed_early(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(prose) = &case.draft.prose else { return sink.count(Verdict::NotApplicable) };
    let (day, at) = match (&prose.signed, case.published) {
        (Some(signed), _) => (signed.value, Some(signed.span)),
        (None, Some(published)) => (published, None),
        (None, None) => return sink.count(Verdict::NotApplicable),
    };
    let Some(end) = case.draft.year.and_then(|year| Date::new(year, 12, 31)) else { return sink.count(Verdict::Undecided) };
    if at.is_some() && day < end {
        let message = say!(
            "落款日期为{day}，统计期限尚未结束（{end}）；请核对落款日期",
            "signed on {day}, before its period was over ({end}); look at the date"
        );
        // Some sign in the last days of the year; a year early is a slip.
        let severity = if (day.year, day.month) == (end.year, 12) { Severity::Notice } else { Severity::Warning };
        let finding = Finding::new(rule, Verdict::Broken, message).arg("day", Arg::Date(day)).arg("end", Arg::Date(end));
        return sink.report(finding.at(at).about("period").at_most(severity));
    }
    let Some(latest) = prose.latest.filter(|latest| latest.value > day) else { return sink.count(Verdict::Holds) };
    let message = if at.is_some() {
        say!(
            "正文提到{latest}，晚于落款日期{day}；请核对两处日期",
            "the text speaks of {latest}, after the date {day} under it; look at both"
        )
    } else {
        say!(
            "正文提到{latest}，晚于公布日期{day}；请核对两处日期",
            "the text speaks of {latest}, after the day of publication {day}; look at both"
        )
    };
    let finding = Finding::new(rule, Verdict::Broken, message)
        .arg("latest", Arg::Date(latest.value))
        .arg("day", Arg::Date(day))
        .at(Some(latest.span))
        .about("text");
    sink.report(finding.at_most(Severity::Notice));
}

pub(crate) fn before_period_end(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let end = case.draft.year.and_then(|year| Date::new(year, 12, 31));
    let Some(published) = case.published else { return sink.count(Verdict::NotApplicable) };
    let Some(end) = end else { return sink.count(Verdict::Undecided) };
    let message = say!(
        "公布日期为{published}，早于统计期限结束；请核对公布日期",
        "published on {published}, before the period was over; look at the date"
    );
    sink.judge(published >= end, || Finding::new(rule, Verdict::Broken, message).arg("published", Arg::Date(published)));
}
