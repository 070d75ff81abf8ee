//! Repairs of several reports for a person at a terminal.

use ogi_core::repair::{AcrossRepair, AcrossRepairs, Change, Member, Part, Suspicion};
use ogi_core::{Case, Language};

use crate::model::line::one_line;
use crate::model::words::Words;
use crate::render::view::{SHOWN, changes, found, number_of};

/// The repairs of several reports in words (联合更正说明): the best one with one line a change, the others by what they
/// change, and how far each report is in doubt. Empty where nothing is broken.
///
/// ```
/// use ogi_report::repair::AcrossOptions;
/// use ogi_report::{Language, Reports, across, across_text};
/// let (reports, wanted) = Reports::from_json(r#"{
///     "report": {"year": 2024, "cells": {"requests.brought_forward.total": 2}},
///     "last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 3}}
/// }"#)?;
/// let repairs = across(&reports, &wanted)?;
/// let text = reports.with_case(|case| across_text(case, &repairs, Language::Zh));
/// assert!(text.contains("本报告“上年结转政府信息公开申请数量”的“总计”：由2改为3"));
/// assert!(text.contains("可能有误的：本报告、上年报告"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn across_text(case: &Case<'_>, repairs: &AcrossRepairs, language: Language) -> String {
    let lines = across_lines(case, repairs, language);
    let indented = lines.iter().enumerate().map(|(at, line)| if at == 0 { line.clone() } else { format!("  {line}") });
    indented.map(|line| line + "\n").collect()
}

/// The same line by line, the heading first; none where nothing is broken.
pub(crate) fn across_lines(case: &Case<'_>, repairs: &AcrossRepairs, language: Language) -> Vec<String> {
    let words = Words { language };
    let Some(best) = repairs.list.first() else { return Vec::new() };
    let cells = best.parts.iter().map(|part| part.changes.len()).sum();
    let heading = found(cells, repairs.cost, repairs.proof, repairs.count, false, language);
    let mut lines = vec![format!("{}  {heading}", words.get("联合更正", "repair across reports"))];
    for part in &best.parts {
        let form = part.member.draft(case).unwrap_or(case.draft).form();
        let (name, gap) = (part.member.label(case, language), words.get("", ": "));
        lines.extend(part.changes.iter().map(|change| format!("{name}{gap}{}", change.text(form, language))));
        let label = words.get("初步判断：", "diagnosis: ");
        lines.extend(part.diagnosis.iter().map(|why| format!("{label}{name}{gap}{}", why.text(form, language))));
    }
    for (at, repair) in repairs.list.iter().enumerate().take(SHOWN).skip(1) {
        let number = at.saturating_add(1);
        lines.push(format!("{}{}", number_of(number, language), alternative(case, best, repair, language)));
    }
    lines.extend(suspects(case, repairs, language));
    lines.iter().map(|line| one_line(line, 2000)).collect()
}

/// Another repair by what it changes instead of what the best one does.
fn alternative(case: &Case<'_>, best: &AcrossRepair, other: &AcrossRepair, language: Language) -> String {
    let words = Words { language };
    let only = |repair: &AcrossRepair, not: &AcrossRepair| -> Vec<(Member, Vec<Change>)> {
        let is_new = |member, change: &&Change| {
            let parts = not.parts.iter().filter(|part| part.member == member);
            parts.flat_map(|part| &part.changes).all(|other| (other.cell, other.to) != (change.cell, change.to))
        };
        let new = |part: &Part| part.changes.iter().filter(|change| is_new(part.member, change)).cloned().collect();
        repair.parts.iter().map(|part| (part.member, new(part))).collect()
    };
    let changes_of = |parts: &[(Member, Vec<Change>)]| {
        let texts = parts.iter().filter(|part| !part.1.is_empty()).map(|(member, new)| {
            let form = member.draft(case).unwrap_or(case.draft).form();
            format!("{}{}{}", member.label(case, language), words.get("", ": "), changes(new, form, language))
        });
        texts.collect::<Vec<_>>().join(words.get("；", "; "))
    };
    let count = |parts: &[(Member, Vec<Change>)]| parts.iter().map(|part| part.1.len()).sum::<usize>();
    let (new, old) = (only(other, best), only(best, other));
    let shares = count(&old) < best.parts.iter().map(|part| part.changes.len()).sum();
    match (language, shares) {
        (Language::Zh, true) => format!("更正{}，不更正{}；其余相同", changes_of(&new), changes_of(&old)),
        (Language::Zh, false) => format!("更正{}", changes_of(&new)),
        (Language::En, true) => format!("{} instead of {}; the rest as above", changes_of(&new), changes_of(&old)),
        (Language::En, false) => changes_of(&new),
    }
}

/// How far the reports are in doubt: those of which the same is to be said in one line.
fn suspects(case: &Case<'_>, repairs: &AcrossRepairs, language: Language) -> Vec<String> {
    let words = Words { language };
    let open = || repairs.members.iter().filter(|suspect| !suspect.assumed);
    let named = |suspicion: Suspicion| -> Vec<String> {
        let alike = open().filter(|suspect| suspect.suspicion == suspicion);
        alike.map(|suspect| suspect.member.label(case, language)).collect()
    };
    let certain = open().filter(|suspect| suspect.suspicion >= Suspicion::Likely);
    let mut lines: Vec<String> = certain.map(|suspect| suspect.text(case, language)).collect();
    let (possible, clear) = (named(Suspicion::Possible), named(Suspicion::Clear));
    let assumed = repairs.members.iter().filter(|suspect| suspect.assumed).count();
    let separator = words.get("、", ", ");
    lines.extend((!possible.is_empty()).then(|| match language {
        Language::Zh => {
            format!("可能有误的：{}；改动最少的方案中，有的更正，有的不更正，仅凭数字无法确定", possible.join(separator))
        }
        Language::En => format!(
            "may be wrong: {}; some smallest repairs change it and some do not, the figures alone do not decide",
            possible.join(separator)
        ),
    }));
    lines.extend((!clear.is_empty()).then(|| match language {
        Language::Zh => format!("无须更正的：{}", clear.join(separator)),
        Language::En => format!("need no correction: {}", clear.join(separator)),
    }));
    lines.extend((assumed > 0).then(|| match language {
        Language::Zh => format!("另有{assumed}份报告按无误处理"),
        Language::En => format!("{assumed} other reports are taken as right"),
    }));
    lines
}
