//! Which report is whose, asked of a long register many times.

use std::collections::HashMap;

use super::register::{owner, plain};
use crate::model::register::RegisterEntry;
use crate::model::report::Report;

/// A register that is asked many times (名册索引): whose report is it.
#[derive(Debug)]
pub(crate) struct RegisterIndex {
    organs: Vec<RegisterEntry>,
    names: HashMap<String, usize>,
    /// The ends of names, each with the only line that has it; `None` where several have.
    ends: HashMap<String, Option<usize>>,
    files: HashMap<String, usize>,
}

/// In a longer register, names are not compared one by one.
const MOST_COMPARED: usize = 5_000;

impl RegisterIndex {
    pub(crate) fn new(organs: Vec<RegisterEntry>) -> Self {
        let (mut names, mut files) = (HashMap::new(), HashMap::new());
        let mut ends: HashMap<String, Option<usize>> = HashMap::new();
        for (at, organ) in organs.iter().enumerate() {
            let name = plain(&organ.name);
            for (start, _) in name.char_indices() {
                let end = name.get(start..).unwrap_or_default().to_owned();
                ends.entry(end).and_modify(|line| *line = None).or_insert(Some(at));
            }
            names.entry(name).or_insert(at);
            if let Some(file) = organ.file.as_deref().map(str::trim).filter(|file| !file.is_empty()) {
                files.entry(file.to_owned()).or_insert(at);
            }
        }
        Self { organs, names, ends, files }
    }

    pub(crate) fn get(&self, at: usize) -> Option<&RegisterEntry> {
        self.organs.get(at)
    }

    /// The line of the register whose report this is, as [`owner`] finds it; in a long register no name is taken for the
    /// short form of another.
    pub(crate) fn owner(&self, report: &Report) -> Option<usize> {
        if let Some(file) = report.file.as_deref() {
            let starts =
                std::iter::once(0).chain(file.match_indices(['/', '\\']).map(|(at, sign)| at.saturating_add(sign.len())));
            if let Some(at) = starts.filter_map(|start| file.get(start..)).find_map(|end| self.files.get(end)) {
                return Some(*at);
            }
        }
        if let Some(organ) = report.draft.organ.as_deref() {
            let name = plain(organ);
            if let Some(at) = self.names.get(&name) {
                return Some(*at);
            }
            if self.organs.len() > MOST_COMPARED {
                let is_end = |(start, _)| self.names.get(name.get(start..)?).copied();
                return self.ends.get(&name).copied().flatten().or_else(|| name.char_indices().find_map(is_end));
            }
        }
        if self.organs.len() > MOST_COMPARED { None } else { owner(&self.organs, report) }
    }
}
