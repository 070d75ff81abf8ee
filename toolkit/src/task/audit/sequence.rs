//! Which reports of an audit follow one of the same organ for the year before.

use std::collections::HashMap;

use super::entry::Auditor;
use crate::input::entry::Entry;

/// Which reports of an audit follow one of the same organ for the year before (逐年衔接): those are judged once more, with it.
///
/// ```
/// use ogi_report::{Auditor, Options, audit::Sequence};
/// let auditor = Auditor::new(Options::default(), None);
/// let mut sequence = Sequence::default();
/// for (at, year) in [2024, 2022, 2023].into_iter().enumerate() {
///     let report = format!(r#"{{"year": {year}, "organ": "示例市统计局", "cells": {{}}}}"#);
///     sequence.add(at, &auditor, &auditor.entry("a.json", Ok(report.as_bytes()), |_, _| None).entry);
/// }
/// assert_eq!(sequence.pairs(), [(0, 2), (2, 1)]);
/// ```
#[derive(Debug, Default)]
pub struct Sequence {
    known: HashMap<(String, u16), usize>,
    wanting: Vec<(usize, String, u16)>,
}

impl Sequence {
    /// Adds an entry with its place among all. A file that holds several reports follows none, and none follows it.
    pub fn add(&mut self, at: usize, auditor: &Auditor, entry: &Entry) {
        if entry.several {
            return;
        }
        let Some((organ, year)) = auditor.entry_key(entry).zip(entry.year) else { return };
        if entry.last_year.is_none() {
            self.wanting.push((at, organ.clone(), year));
        }
        self.known.entry((organ, year)).or_insert(at);
    }

    /// The places of those that follow another, each with the place of the one before it, in the order in which they were added.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let before = |(at, organ, year): &(usize, String, u16)| {
            let before = self.known.get(&(organ.clone(), year.checked_sub(1)?))?;
            Some((*at, *before))
        };
        self.wanting.iter().filter_map(before).collect()
    }
}
