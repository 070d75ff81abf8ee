//! What a profile makes of a report, for people: what is left out, and what becomes of it.

use ogi_core::{Language, Outcome, Verdict};

use crate::model::line::one_line;
use crate::model::report::Report;
use crate::model::words::Words;

/// One sentence on broken rules that are not shown: excused, or known from an earlier result; `None` when all are shown.
pub(super) fn set_aside(report: &Report, language: Language) -> Option<String> {
    let (mut excused, mut known) = (0_usize, 0_usize);
    for (finding, standing) in report.checked.findings.iter().zip(&report.assessment.standings) {
        if finding.verdict == Verdict::Broken && !standing.counts() {
            let count = if standing.suppressed.is_some() { &mut excused } else { &mut known };
            *count = count.saturating_add(1);
        }
    }
    let words = Words { language };
    let part = |count: usize, zh: &str, en: &str| match (count, language) {
        (0, _) => None,
        (_, Language::Zh) => Some(format!("{zh}{count}条")),
        (_, Language::En) => Some(format!("{count} {en}")),
    };
    let parts: Vec<String> =
        [part(excused, "已豁免", "suppressed"), part(known, "此前已知", "known before")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| {
        let parts = parts.join(words.get("，", " and "));
        match language {
            Language::Zh => format!("{parts}，不予列出，不计入错误和警告。"),
            Language::En => format!("{parts}; not listed here, not counted as errors or warnings"),
        }
    })
}

/// What an earlier result found and is found no more, one line each.
pub(super) fn resolved(report: &Report) -> impl Iterator<Item = String> {
    report.assessment.resolved.iter().map(|one| format!("{}  {}", one.rule, one_line(&one.message, 300)))
}

/// How the report stands to an earlier result: new, known, resolved; `None` without one.
pub(super) fn since(report: &Report, language: Language) -> Option<String> {
    let (new, known, resolved) = report.assessment.since(&report.checked)?;
    Some(match language {
        Language::Zh => format!("与此前结果相比：新出现{new}条，此前已知{known}条，已解决{resolved}条"),
        Language::En => format!("since the earlier result: {new} new, {known} known, {resolved} resolved"),
    })
}

/// What the report scored, and what cost what; `None` when the profile scores nothing.
pub(super) fn score(report: &Report, language: Language) -> Option<String> {
    let score = report.assessment.score.as_ref()?;
    let words = Words { language };
    let costs = score.costs.iter().map(|cost| match language {
        Language::Zh => format!("{}扣{}分", cost.rule, cost.points),
        Language::En => format!("{} −{}", cost.rule, cost.points),
    });
    let costs: Vec<String> = costs.collect();
    let by = if costs.is_empty() {
        String::new()
    } else {
        format!("{}{}", words.get("：", ": "), costs.join(words.get("，", ", ")))
    };
    Some(match language {
        Language::Zh => format!("得分{}（起评{}分）{by}", score.value, score.start),
        Language::En => format!("score {} of {}{by}", score.value, score.start),
    })
}

/// One line on what becomes of the report; `None` when the profile decides nothing.
pub(super) fn decision(report: &Report, language: Language) -> Option<String> {
    let words = Words { language };
    let Some(decision) = report.assessment.decision.as_ref() else {
        let undecided =
            words.get("无法核对，不作处理意见：三张表没有全部读到", "cannot be decided: not all three tables were read");
        return report.assessment.profile.policy.is_some().then(|| undecided.to_owned());
    };
    let by = decision.by.join(words.get("、", ", "));
    let name = report.assessment.profile.name.as_deref().map(|name| one_line(name, 60));
    let name = name.map(|name| match language {
        Language::Zh => format!("（核查方案：{name}）"),
        Language::En => format!(" (profile {name})"),
    });
    let colon = if by.is_empty() { "" } else { words.get("：", ": ") };
    // What is accepted may still be in part unread: that must not be taken for correct.
    let open = match (decision.outcome, report.checked.summary.undecided, language) {
        (Outcome::Return | Outcome::Reject, _, _) | (_, 0, _) => String::new(),
        (_, count, Language::Zh) => format!("；另有{count}项无法核对"),
        (_, count, Language::En) => format!("; {count} checks could not be decided"),
    };
    Some(format!("{}{}{colon}{by}{open}", decision.outcome.names().get(language), name.unwrap_or_default()))
}
