//! Which report is whose, by the register of organs (机关名册).

use ogi_core::is_same_organ;

use crate::model::register::{RegisterEntry, is_area_by_name};
use crate::model::report::Report;
use crate::shape::choice;

/// An organ below (下级机关).
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name in the register, else as it reports.
    pub name: String,
    /// Its report; `None` where it has filed none.
    pub report: Option<Report>,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
    pub is_area: bool,
}

/// A report that is not added (未计入的报告).
#[derive(Debug, Clone)]
pub struct Excluded {
    /// The report.
    pub report: Report,
    /// Why.
    pub reason: ExclusionReason,
    /// The member that it repeats, by its place.
    pub of: Option<usize>,
}

choice! {
    /// Why a report is not added.
    pub enum ExclusionReason as "ExclusionReason" {
        "duplicate" = Duplicate: "A second report of one organ (重复).",
        "other_year" = OtherYear: "A report of another year, beside one of the right year (其他年度).",
        "not_registered" = NotRegistered: "The organ is not in the register (不在名册).",
        "parent" = Parent: "It is the report above itself (即汇总报告).",
    }
}

/// Gives every report to its organ; says of the rest why they are not added.
pub(super) fn match_reports(
    parent: &Report,
    reports: Vec<Report>,
    register: Option<&[RegisterEntry]>,
) -> (Vec<Member>, Vec<Excluded>) {
    let mut members: Vec<Member> = register
        .unwrap_or_default()
        .iter()
        .map(|organ| Member { name: organ.name.clone(), report: None, is_area: organ.is_area() })
        .collect();
    let mut set_aside: Vec<(usize, Excluded)> = Vec::new();
    let mut added: Vec<(usize, Member)> = Vec::new();
    let mut reports: Vec<(usize, Report)> = reports.into_iter().enumerate().collect();
    // Of several reports of one organ, that of the right year is added, whatever stands first.
    reports.sort_by_key(|(at, report)| (misfit(parent, report), *at));
    for (at, report) in reports {
        if is_parent(parent, &report) {
            set_aside.push((at, Excluded { report, reason: ExclusionReason::Parent, of: None }));
            continue;
        }
        let other_year = misfit(parent, &report) > 1;
        let repeats = |of: Option<usize>, report| {
            let reason = if other_year { ExclusionReason::OtherYear } else { ExclusionReason::Duplicate };
            Excluded { report, reason, of }
        };
        match register {
            Some(register) => match owner(register, &report) {
                None => set_aside.push((at, Excluded { report, reason: ExclusionReason::NotRegistered, of: None })),
                Some(line) => match members.get_mut(line) {
                    Some(member) if member.report.is_none() => member.report = Some(report),
                    _ => set_aside.push((at, repeats(Some(line), report))),
                },
            },
            None => {
                let name = name_of(&report, at);
                match added.iter().find(|(_, member)| is_named(&member.name, &name)).map(|(first, _)| *first) {
                    Some(first) => set_aside.push((at, repeats(Some(first), report))),
                    None => added.push((at, Member { is_area: is_area_by_name(&name), name, report: Some(report) })),
                }
            }
        }
    }
    added.sort_by_key(|(at, _)| *at);
    let place = |first: usize| added.iter().position(|(at, _)| *at == first);
    set_aside.sort_by_key(|(at, _)| *at);
    let set_aside = set_aside.into_iter().map(|(_, aside)| match register {
        None => Excluded { of: aside.of.and_then(place), ..aside },
        Some(_) => aside,
    });
    let set_aside = set_aside.collect();
    members.extend(added.into_iter().map(|(_, member)| member));
    (members, set_aside)
}

/// 0 for a report of the year of the one above, 1 where it is not known, 2 for another year.
fn misfit(parent: &Report, report: &Report) -> u8 {
    match (parent.draft.year, report.draft.year) {
        (Some(year), Some(other)) => u8::from(year != other).saturating_mul(2),
        _ => 1,
    }
}

fn is_parent(parent: &Report, report: &Report) -> bool {
    let same_file = parent.file.is_some() && parent.file == report.file;
    let names = parent.draft.organ.as_deref().zip(report.draft.organ.as_deref());
    same_file || names.is_some_and(|(one, other)| is_named(one, other))
}

/// What to call the organ of a report: its name, else that of its source.
fn name_of(report: &Report, at: usize) -> String {
    let organ = report.draft.organ.as_deref().map(str::trim).filter(|organ| !organ.is_empty());
    let source = || stem(report.file.as_deref()?);
    organ.or_else(source).map_or_else(|| format!("#{}", at.saturating_add(1)), str::to_owned)
}

/// The name of a file without its folder and ending.
fn stem(file: &str) -> Option<&str> {
    let name = file.rsplit(['/', '\\']).next()?;
    Some(name.rsplit_once('.').map_or(name, |(stem, _)| stem)).filter(|stem| !stem.is_empty())
}

pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|character| !character.is_whitespace()).collect()
}

fn is_named(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// The line of the register whose report this is; `None` where no line, or more than one, may be meant.
pub(super) fn owner(register: &[impl AsRef<RegisterEntry>], report: &Report) -> Option<usize> {
    let lines = || register.iter().map(AsRef::as_ref).enumerate();
    if let Some(file) = report.file.as_deref() {
        let is_file = |known: &str| {
            let known = known.trim();
            !known.is_empty()
                && file.strip_suffix(known).is_some_and(|folder| folder.is_empty() || folder.ends_with(['/', '\\']))
        };
        if let Some((at, _)) = lines().find(|(_, organ)| organ.file.as_deref().is_some_and(is_file)) {
            return Some(at);
        }
    }
    let organ = report.draft.organ.as_deref().map(str::trim).filter(|organ| !organ.is_empty());
    let Some(name) = organ else {
        let stem = plain(stem(report.file.as_deref()?)?);
        let known = |name: &str| !plain(name).is_empty() && stem.contains(&plain(name));
        let longest = lines().filter(|(_, organ)| known(&organ.name)).max_by_key(|(_, organ)| organ.name.chars().count());
        return longest.map(|(at, _)| at);
    };
    if let Some((at, _)) = lines().find(|(_, organ)| is_named(&organ.name, name)) {
        return Some(at);
    }
    // A longer or shorter form of one name: only where it can be nobody else.
    only_one(lines().filter(|(_, organ)| is_end_of(&organ.name, name)))
        .or_else(|| only_one(lines().filter(|(_, organ)| is_same_organ(&organ.name, name))))
}

fn only_one<'a>(mut lines: impl Iterator<Item = (usize, &'a RegisterEntry)>) -> Option<usize> {
    let first = lines.next()?;
    lines.next().is_none().then_some(first.0)
}

/// Whether one name ends with the other: 市统计局 and 示例市统计局.
fn is_end_of(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && (one.ends_with(&other) || other.ends_with(&one))
}

#[cfg(test)]
mod tests {
    use ogi_core::{Draft, FormId};

    use ogi_core::{Organ, OrganKind, OrganLevel};

    use super::*;

    fn report(organ: &str, file: &str, year: u16) -> Report {
        let mut draft = Draft::new(FormId::Official2021);
        draft.year = Some(year);
        draft.organ = Some(organ.to_owned()).filter(|organ| !organ.is_empty());
        let mut report = Report::unchecked(draft);
        report.file = Some(file.to_owned());
        report
    }

    fn line(name: &str, file: Option<&str>) -> RegisterEntry {
        RegisterEntry { name: name.to_owned(), file: file.map(str::to_owned), ..RegisterEntry::default() }
    }

    #[test]
    fn reports_find_their_organs() {
        let register =
            [line("市统计局", None), line("教育局", Some("b.txt")), line("水务局", None), line("市人民政府办公室", None)];
        let owner = |organ: &str, file: &str| owner(&register, &report(organ, file, 2024));
        assert_eq!(owner("示例市统计局", "x.txt"), Some(0));
        assert_eq!(owner("名称不明", "2024/b.txt"), Some(1));
        assert_eq!(owner("名称不明", "2024/ab.txt"), None);
        assert_eq!(owner("", "2024/示例市水务局年报.txt"), Some(2));
        assert_eq!(owner("示例市 水务局", "x.txt"), Some(2));
        assert_eq!(owner("示例市人民政府办公室", "x.txt"), Some(3));
        assert_eq!(owner("局", "x.txt"), None);
        assert_eq!(owner("示例市公安局", "x.txt"), None);
    }

    #[test]
    fn every_report_is_added_once_or_set_aside_with_a_reason() {
        let parent = report("示例市人民政府", "all.txt", 2024);
        let reports = vec![
            report("示例市教育局", "a-2023.txt", 2023),
            report("示例市教育局", "a.txt", 2024),
            report("示例市教育局", "a-again.txt", 2024),
            report("示例市水务局", "w.txt", 2023),
            report("示例市人民政府", "all.txt", 2024),
            report("外市水务中心", "x.txt", 2024),
        ];
        let reasons = |aside: &[Excluded]| -> Vec<(String, &str, Option<usize>)> {
            aside.iter().map(|aside| (aside.report.file.clone().unwrap(), aside.reason.name(), aside.of)).collect()
        };
        let (members, aside) = match_reports(&parent, reports.clone(), None);
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["示例市教育局", "示例市水务局", "外市水务中心"]);
        assert_eq!(members[0].report.as_ref().unwrap().draft.year, Some(2024));
        let expected = [
            ("a-2023.txt".to_owned(), "other_year", Some(0)),
            ("a-again.txt".to_owned(), "duplicate", Some(0)),
            ("all.txt".to_owned(), "parent", None),
        ];
        assert_eq!(reasons(&aside), expected);
        let register = [line("水务局", None), line("教育局", None), line("司法局", None)];
        let (members, aside) = match_reports(&parent, reports, Some(&register));
        let filed: Vec<bool> = members.iter().map(|member| member.report.is_some()).collect();
        assert_eq!(filed, [true, true, false]);
        assert_eq!(aside.len(), 4);
        assert_eq!(reasons(&aside)[3], ("x.txt".to_owned(), "not_registered", None));
    }

    #[test]
    fn governments_follow_from_register_or_name() {
        assert!(is_area_by_name("示例市甲县人民政府") && !is_area_by_name("甲镇人民政府") && !is_area_by_name("教育局"));
        let said = RegisterEntry { is_area: Some(false), ..line("甲县人民政府", None) };
        assert!(!said.is_area());
        let organ = Organ { kind: Some(OrganKind::Government), level: Some(OrganLevel::County), ..Organ::default() };
        assert!(RegisterEntry { organ, ..line("高新区管委会", None) }.is_area());
    }
}
