//! Repairs of several reports for a person at a terminal.

use std::fmt::Write;

use ogi_core::repair::{AcrossRepairs, Part};
use ogi_core::{Case, Language};

use crate::catalogue::Words;
use crate::render::view::{SHOWN, changes, found, one_line};

/// The repairs of several reports in words (跨报告更正说明): the best one with one line a change, the others by what they
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
/// assert!(text.contains("上年报告可能有误"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub fn across_text(case: &Case<'_>, repairs: &AcrossRepairs, language: Language) -> String {
    let words = Words { language };
    let mut out = String::new();
    let Some(best) = repairs.list.first() else { return out };
    let cells = best.parts.iter().map(|part| part.changes.len()).sum();
    let heading = found(cells, repairs.cost, repairs.proof, repairs.count, language);
    let _ = writeln!(out, "{}  {heading}", words.get("跨报告更正", "repair across reports"));
    for part in &best.parts {
        let form = part.member.draft(case).unwrap_or(case.draft).form();
        let name = part.member.label(case, language);
        let gap = words.get("", ": ");
        for change in &part.changes {
            let _ = writeln!(out, "  {}", one_line(&format!("{name}{gap}{}", change.text(form, language)), 2000));
        }
        for evidence in &part.diagnosis {
            let label = words.get("判断：", "diagnosis: ");
            let _ = writeln!(out, "  {label}{}", one_line(&format!("{name}{gap}{}", evidence.text(form, language)), 2000));
        }
    }
    for (at, repair) in repairs.list.iter().enumerate().take(SHOWN).skip(1) {
        let told: Vec<String> = repair.parts.iter().map(|part| told(case, part, language)).collect();
        let number = at.saturating_add(1);
        let (before, after) = (words.get("另一种（", "another ("), words.get("）：", "): "));
        let _ = writeln!(out, "  {before}{number}{after}{}", told.join(words.get("；", "; ")));
    }
    for suspect in repairs.members.iter().filter(|suspect| !suspect.assumed) {
        let _ = writeln!(out, "  {}", one_line(&suspect.text(case, language), 2000));
    }
    let assumed = repairs.members.iter().filter(|suspect| suspect.assumed).count();
    if assumed > 0 {
        let _ = match language {
            Language::Zh => writeln!(out, "  另有{assumed}份报告按无误处理"),
            Language::En => writeln!(out, "  {assumed} other reports are taken as right"),
        };
    }
    out
}

fn told(case: &Case<'_>, part: &Part, language: Language) -> String {
    let form = part.member.draft(case).unwrap_or(case.draft).form();
    let (name, gap) = (part.member.label(case, language), Words { language }.get("", ": "));
    one_line(&format!("{name}{gap}{}", changes(&part.changes, form, language)), 2000)
}
