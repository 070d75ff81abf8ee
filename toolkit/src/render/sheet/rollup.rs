//! A roll-up as a sheet: what is stated, what the organs below add up to, what is left over.

use ogi_core::{CellId, Language, Number, Place, Share, Verdict};

use super::{Branch, Column, Figure, Group, Line, Part, Sheet, mark, organ, section_of, source, tally, visible_findings};
use crate::model::line::one_line;
use crate::model::words::Words;
use crate::render::across::across_lines;
use crate::render::view;
use crate::task::register::{Excluded, ExclusionReason, Member};
use crate::task::roll_up::Rollup;

/// So many names are listed in a remark.
const NAMED: usize = 3;

pub(super) fn sheet(rollup: &Rollup, language: Language) -> Sheet<'_> {
    let words = Words { language };
    let Rollup { parent, shares, checked, notes, .. } = rollup;
    let has_areas = shares.iter().any(|share| share.of_areas.is_some());
    let year = parent.draft.year.map(|year| year.to_string()).unwrap_or_default();
    let name = organ(parent, language);
    let (filed, all) = filed(rollup);
    let members = match language {
        Language::Zh => format!("下级机关{all}个，其中{filed}个有本年度报告{}", words.get(complete(rollup), "")),
        Language::En => format!("{all} organs below, {filed} with a report for the year{}", complete_in_english(rollup)),
    };
    Sheet {
        title: match language {
            Language::Zh => format!("{name}{year}年度报告汇总核对"),
            Language::En => format!("{name}, roll-up of the report for {year}"),
        },
        sources: vec![source(parent, language), members],
        notes: notes.iter().map(|note| note.message(language).to_owned()).collect(),
        columns: columns(has_areas, words),
        lines: shares.iter().map(|share| line(share, rollup, has_areas, language)).collect(),
        left_out: vec![
            words
                .get("数值均为0的单元格及分申请人类别各列从略；存量、复议诉讼等不作合计核对。", "cells that are 0 everywhere and the columns of applicants are left out; stocks and remedies are not judged by their sum.")
                .to_owned(),
        ],
        lists: lists(rollup, language),
        branches: branches(rollup),
        groups: vec![Group {
            title: words.get("核查结果", "findings").to_owned(),
            report: parent,
            findings: visible_findings(&checked.findings),
            nothing: words.get("未发现问题。", "nothing found.").to_owned(),
            repairs: rollup.with_case(|case| across_lines(case, &rollup.repairs, language)),
        }],
        conclusion: conclusion(rollup, language),
        has_errors: rollup.has_errors(),
    }
}

fn complete(rollup: &Rollup) -> &'static str {
    if rollup.complete { "，已列全" } else { "" }
}

fn complete_in_english(rollup: &Rollup) -> &'static str {
    if rollup.complete { "; the list is complete" } else { "" }
}

/// How many of the organs below have a report of the right year, and how many there are.
fn filed(rollup: &Rollup) -> (usize, usize) {
    let year = rollup.parent.draft.year;
    let fits = |member: &&Member| {
        let report = member.report.as_ref();
        report.is_some_and(|report| year.zip(report.draft.year).is_none_or(|(year, other)| year == other))
    };
    (rollup.members.iter().filter(fits).count(), rollup.members.len())
}

fn columns(has_areas: bool, words: Words) -> Vec<Column> {
    let mut columns = vec![words.get("汇总数", "stated"), words.get("下级合计", "sum below")];
    if has_areas {
        columns.push(words.get("其中下级政府", "of governments"));
    }
    columns.extend([words.get("差额", "remainder"), words.get("填报机关数", "organs")]);
    columns.into_iter().map(|name| Column::new(name.to_owned())).collect()
}

fn line(share: &Share, rollup: &Rollup, has_areas: bool, language: Language) -> Line {
    let words = Words { language };
    let draft = &rollup.parent.draft;
    let number = |number: Option<Number>| number.map_or_else(|| "·".to_owned(), |number| number.to_string());
    let stated = match (share.stated, draft.number(share.cell)) {
        (Some(sum), None) => Figure::Computed(sum),
        _ => Figure::Stated(view::shown(draft, share.cell)),
    };
    let mut figures = vec![stated, Figure::Stated(number(share.sum))];
    if has_areas {
        figures.push(share.of_areas.map_or(Figure::None, |sum| Figure::Stated(sum.to_string())));
    }
    figures.push(share.remainder.map_or(Figure::None, Figure::Difference));
    figures.push(Figure::Stated(share.read.to_string()));
    let verdict = match share.verdict {
        Verdict::Holds => words.get("相符", "agrees"),
        Verdict::Broken => words.get("不符", "does not agree"),
        Verdict::Undecided => words.get("无法确定", "undecided"),
        Verdict::NotApplicable => "",
    };
    let remarks = [verdict.to_owned(), without(share, rollup, language)];
    let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
    let is_nothing = |number: Option<Number>| number.is_none_or(|number| number == Number::ZERO);
    let is_shown = match share.cell.place() {
        Place::Request(..) if !share.cell.is_row_total() => false,
        _ => !(is_nothing(share.stated) && is_nothing(share.sum)),
    };
    let mark = mark(rollup.checked.findings.iter(), share.cell);
    Line {
        cell: share.cell,
        section: section_of(share.cell.place()),
        name: draft.form().form().cell_label(share.cell, language),
        figures,
        remark: remarks.join(words.get("；", "; ")),
        mark,
        is_shown: is_shown || mark.is_some(),
        course: Vec::new(),
        parts: parts(share, rollup),
    }
}

/// What each organ below states in a cell, the most first.
fn parts(share: &Share, rollup: &Rollup) -> Vec<Part> {
    let part = |member: &Member| {
        let figure = member.report.as_ref()?.draft.number(share.cell)?;
        (figure != Number::ZERO).then(|| Part { name: one_line(&member.name, 60), figure })
    };
    let mut parts: Vec<Part> = rollup.members.iter().filter_map(part).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.figure));
    parts
}

/// The organs below with what they received.
fn branches(rollup: &Rollup) -> Vec<Branch> {
    let total = CellId::from_path("requests.received.total");
    let share = |cell: CellId| rollup.shares.iter().find(|share| share.cell == cell)?.sum;
    let sum = total.and_then(share);
    let branch = |member: &Member| {
        let received = member.report.as_ref().and_then(|report| report.draft.number(total?));
        Branch {
            name: one_line(&member.name, 80),
            is_area: member.is_area,
            is_missing: member.report.is_none(),
            received: received.map(|number| (number, sum.and_then(|sum| super::share(number, sum)))),
        }
    };
    rollup.members.iter().map(branch).collect()
}

/// Who has filed but states no figure here.
fn without(share: &Share, rollup: &Rollup, language: Language) -> String {
    let members = share.without.iter().filter_map(|at| rollup.members.get(*at));
    let names: Vec<&str> = members.filter(|member| member.report.is_some()).map(|member| member.name.as_str()).collect();
    if names.is_empty() {
        return String::new();
    }
    let words = Words { language };
    let listed: Vec<String> = names.iter().take(NAMED).map(|name| one_line(name, 40)).collect();
    let listed = listed.join(words.get("、", ", "));
    match (names.len() > NAMED, language) {
        (false, Language::Zh) => format!("{listed}未填报"),
        (true, Language::Zh) => format!("{listed}等{}个机关未填报", names.len()),
        (false, Language::En) => format!("no figure from {listed}"),
        (true, Language::En) => format!("no figure from {listed} and {} more", names.len().saturating_sub(NAMED)),
    }
}

fn lists(rollup: &Rollup, language: Language) -> Vec<(String, Vec<String>)> {
    let words = Words { language };
    let line = |name: &str| one_line(name, 80);
    let missing = rollup.members.iter().filter(|member| member.report.is_none()).map(|member| line(&member.name));
    let aside = rollup.set_aside.iter().map(|aside| set_aside(aside, rollup, language));
    [(words.get("未报送", "not filed"), missing.collect::<Vec<_>>()), (words.get("未计入", "not added"), aside.collect())]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| (title.to_owned(), lines))
        .collect()
}

fn set_aside(aside: &Excluded, rollup: &Rollup, language: Language) -> String {
    let words = Words { language };
    let reason = match aside.reason {
        ExclusionReason::Duplicate => words.get("重复", "a second report"),
        ExclusionReason::OtherYear => words.get("其他年度", "of another year"),
        ExclusionReason::NotRegistered => words.get("未列入名册", "not in the register"),
        ExclusionReason::Parent => words.get("即汇总报告本身", "the report above itself"),
    };
    let of = aside.of.and_then(|at| rollup.members.get(at)).map(|member| one_line(&member.name, 60));
    let of = match (of, language) {
        (Some(name), Language::Zh) => format!("（{name}）"),
        (Some(name), Language::En) => format!(" ({name})"),
        (None, _) => String::new(),
    };
    format!("{reason}{of}{}{}", words.get("：", ": "), source(&aside.report, language))
}

fn conclusion(rollup: &Rollup, language: Language) -> String {
    let (holds, broken) = (rollup.cells(Verdict::Holds), rollup.cells(Verdict::Broken));
    let open = rollup.cells(Verdict::Undecided);
    let found = tally(|severity| rollup.count(severity), language);
    match language {
        Language::Zh => format!("逐格汇总：{holds}格相符，{broken}格不符，{open}格无法确定；核查：{found}。"),
        Language::En => format!("cell by cell: {holds} agree, {broken} do not, {open} undecided; findings: {found}"),
    }
}
