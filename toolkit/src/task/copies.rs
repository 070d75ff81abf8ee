//! Reports of one run whose texts are largely the same (雷同), grouped by organ while the reports go by.

use super::register::plain;
use crate::likeness::{Least, alike, sketch};
use crate::model::report::Report;

/// What two texts share that are one text: nearly all of the smaller one's own clauses.
const ALIKE: Least = Least { share: 80, shared: 8 };
/// Texts of fewer clauses than this are alike by necessity.
const FEWEST_CLAUSES: usize = 12;
/// Not more pairs than this are reported.
const MOST: usize = 200;

/// What is kept of the texts of a run.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    texts: Vec<Text>,
}

#[derive(Debug, Clone)]
struct Text {
    file: String,
    /// The organ's name without white space; empty where it is not known.
    organ: String,
    clauses: Vec<u32>,
}

impl AsRef<[u32]> for Text {
    fn as_ref(&self) -> &[u32] {
        &self.clauses
    }
}

/// Two reports of different organs with largely the same text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The file that came first.
    pub one: String,
    /// The other.
    pub other: String,
    /// How much of the smaller one's own clauses the other has, in percent.
    pub percent: u32,
}

impl Copies {
    /// Keeps what is needed of a report's text.
    pub fn add(&mut self, report: &Report) {
        let (Some(file), Some(prose)) = (&report.file, &report.draft.prose) else { return };
        let clauses = sketch(prose.clauses.iter().copied());
        if clauses.len() >= FEWEST_CLAUSES {
            let organ = report.draft.organ.as_deref().map(plain).unwrap_or_default();
            self.texts.push(Text { file: file.clone(), organ, clauses });
        }
    }

    /// Adds what was kept of a later part of the run.
    pub fn merge(&mut self, later: Self) {
        self.texts.extend(later.texts);
    }

    /// The pairs of different organs, those that share most first. What one organ writes again is the matter of last
    /// year's report.
    pub fn found(&self) -> Vec<Copied> {
        let of_two = |one: &Text, other: &Text| one.organ.is_empty() || one.organ != other.organ;
        let pairs = alike(&self.texts, ALIKE).into_iter().filter_map(|pair| {
            let (one, other) = self.texts.get(pair.one).zip(self.texts.get(pair.other))?;
            of_two(one, other).then(|| Copied { one: one.file.clone(), other: other.file.clone(), percent: pair.share })
        });
        let mut found: Vec<Copied> = pairs.collect();
        found.sort_by_key(|copied| std::cmp::Reverse(copied.percent));
        found.truncate(MOST);
        found
    }
}
