//! Which report is whose, asked of a long register many times.

use std::cmp::Ordering;
use std::sync::Arc;

use super::register::{owner, plain};
use crate::model::register::{Enrolled, RegisterEntry};
use crate::model::report::Report;

/// A register that is asked many times (名册索引): whose report is it.
#[derive(Debug)]
pub(crate) struct RegisterIndex {
    lines: Arc<[Enrolled]>,
    /// The lines by their names read from the end: names that end alike stand together.
    by_name: Vec<u32>,
    /// The lines that name a file, by its name.
    by_file: Vec<u32>,
}

/// In a longer register, names are not compared one by one.
const MOST_COMPARED: usize = 5_000;

impl RegisterIndex {
    pub(crate) fn new(lines: Arc<[Enrolled]>) -> Self {
        let all = || (0_u32..).zip(lines.iter());
        let mut by_name: Vec<u32> = all().map(|(at, _)| at).collect();
        let mut by_file: Vec<u32> = all().filter(|(_, line)| !file(line).is_empty()).map(|(at, _)| at).collect();
        let line = |at: &u32| usize::try_from(*at).ok().and_then(|at| lines.get(at));
        // Of lines with one name the first comes first: sorting keeps their order.
        by_name.sort_by(|one, other| match line(one).zip(line(other)) {
            Some((one, other)) => reversed(&one.organ.name).cmp(reversed(&other.organ.name)),
            None => Ordering::Equal,
        });
        by_file.sort_by_key(|at| line(at).map(file));
        Self { lines, by_name, by_file }
    }

    pub(crate) fn get(&self, at: usize) -> Option<&RegisterEntry> {
        self.lines.get(at).map(|line| &line.organ)
    }

    /// The lines.
    pub(crate) const fn lines(&self) -> &Arc<[Enrolled]> {
        &self.lines
    }

    /// The line of the register whose report this is, as [`owner`] finds it; in a long register no name is taken for the
    /// short form of another.
    pub(crate) fn owner(&self, report: &Report) -> Option<usize> {
        if let Some(file) = report.file.as_deref() {
            let starts =
                std::iter::once(0).chain(file.match_indices(['/', '\\']).map(|(at, sign)| at.saturating_add(sign.len())));
            if let Some(at) = starts.filter_map(|start| file.get(start..)).find_map(|end| self.with_file(end)) {
                return Some(at);
            }
        }
        if let Some(organ) = report.draft.organ.as_deref() {
            let name = plain(organ);
            if let Some(at) = self.named(&name) {
                return Some(at);
            }
            if self.lines.len() > MOST_COMPARED {
                let is_end = |(start, _)| self.named(name.get(start..)?);
                return self.only_longer(&name).or_else(|| name.char_indices().find_map(is_end));
            }
        }
        if self.lines.len() > MOST_COMPARED { None } else { owner(&self.lines, report) }
    }

    fn line(&self, at: u32) -> Option<&Enrolled> {
        self.lines.get(usize::try_from(at).ok()?)
    }

    /// The first line that names this file.
    fn with_file(&self, name: &str) -> Option<usize> {
        let from = self.by_file.partition_point(|at| self.line(*at).is_some_and(|line| file(line) < name));
        let at = *self.by_file.get(from)?;
        (self.line(at).is_some_and(|line| file(line) == name)).then(|| usize::try_from(at).ok()).flatten()
    }

    /// The first line of this name, which has no white space.
    fn named(&self, name: &str) -> Option<usize> {
        let at = *self.by_name.get(self.from(name))?;
        let is_name = self.line(at).is_some_and(|line| reversed(&line.organ.name).eq(name.chars().rev()));
        is_name.then(|| usize::try_from(at).ok()).flatten()
    }

    /// The only line whose name ends with this one.
    fn only_longer(&self, end: &str) -> Option<usize> {
        let from = self.from(end);
        let ends_so = |at: &u32| {
            let mut name = self.line(*at)?.organ.name.chars().rev().filter(|sign| !sign.is_whitespace());
            end.chars().rev().all(|sign| name.next() == Some(sign)).then_some(())
        };
        let first = self.by_name.get(from).filter(|at| !end.is_empty() && ends_so(at).is_some())?;
        let second = self.by_name.get(from.saturating_add(1)).and_then(ends_so);
        if second.is_none() { usize::try_from(*first).ok() } else { None }
    }

    /// Where names begin that do not stand before this one.
    fn from(&self, name: &str) -> usize {
        let is_before =
            |at: &u32| self.line(*at).is_some_and(|line| reversed(&line.organ.name).cmp(name.chars().rev()) == Ordering::Less);
        self.by_name.partition_point(is_before)
    }
}

/// The characters of a name from its end, without white space.
fn reversed(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().rev().filter(|sign| !sign.is_whitespace())
}

/// The file that a line names; empty where it names none.
fn file(line: &Enrolled) -> &str {
    line.organ.file.as_deref().map(str::trim).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use ogi_core::{Draft, FormId};

    use super::*;

    fn enrolled(name: &str, file: Option<&str>) -> Enrolled {
        let organ = RegisterEntry { name: name.to_owned(), file: file.map(str::to_owned), ..RegisterEntry::default() };
        Enrolled { organ, ..Enrolled::default() }
    }

    fn owner_in(register: Vec<Enrolled>, organ: &str, file: &str) -> Option<usize> {
        let mut draft = Draft::new(FormId::Official2021);
        draft.organ = Some(organ.to_owned());
        let report = Report { file: Some(file.to_owned()), ..Report::unchecked(draft) };
        RegisterIndex::new(register.into()).owner(&report)
    }

    #[test]
    fn a_long_register_knows_names_files_and_the_only_name_that_ends_so() {
        let mut lines = vec![
            enrolled("甲县统计局", None),
            enrolled("乙县 统计局", Some(" b/2.txt ")),
            enrolled("丙县水务局", None),
            enrolled("丙县水务局", None),
            enrolled("某局", None),
        ];
        lines.extend((0..MOST_COMPARED).map(|at| enrolled(&format!("第{at}号单位"), None)));
        let owner = |organ: &str, file: &str| owner_in(lines.clone(), organ, file);
        assert_eq!(owner("甲 县统计局", "a.txt"), Some(0));
        assert_eq!(owner("不明", "x/b/2.txt"), Some(1));
        assert_eq!(owner("不明", "x/bb/2.txt"), None);
        assert_eq!(owner("丙县水务局", "a.txt"), Some(2), "the first of one name");
        assert_eq!(owner("统计局", "a.txt"), None, "two end so");
        assert_eq!(owner("县水务局", "a.txt"), None, "two lines of one name end so");
        assert_eq!(owner("乙县统计局", "a.txt"), Some(1));
        assert_eq!(owner("县统计局", "a.txt"), None);
        assert_eq!(owner("17号单位", "a.txt"), None, "第17号单位, 第117号单位 and others");
        assert_eq!(owner("4999号单位", "a.txt"), Some(5 + 4999));
        assert_eq!(owner("示例市某局", "a.txt"), Some(4), "the name in the register is the shorter one");
        assert_eq!(owner("", "甲县统计局.txt"), None);
    }
}
