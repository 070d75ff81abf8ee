//! Which reports of an audit follow one of the same organ for the year before.

use std::collections::HashMap;

use super::entry::{Auditor, two_lane_digest};
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
    /// The first report of an organ and year; of the names of a whole country only digests are kept.
    known: HashMap<u128, u32>,
    /// Those that follow none yet, each with what it would follow.
    wanting: Vec<(u32, u128)>,
}

impl Sequence {
    /// Adds an entry with its place among all. A file that holds several reports follows none, and none follows it.
    pub fn add(&mut self, at: usize, auditor: &Auditor, entry: &Entry) {
        if entry.several {
            return;
        }
        let Some((organ, year)) = auditor.entry_key(entry).zip(entry.year) else { return };
        let Ok(at) = u32::try_from(at) else { return };
        let key = |year: u16| two_lane_digest(format!("{year} {organ}").as_bytes());
        if let (None, Some(before)) = (&entry.last_year, year.checked_sub(1)) {
            self.wanting.push((at, key(before)));
        }
        self.known.entry(key(year)).or_insert(at);
    }

    /// The places of those that follow another, each with the place of the one before it, in the order in which they were added.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let place = |at: &u32| usize::try_from(*at).ok();
        let before = |(at, before): &(u32, u128)| place(at).zip(place(self.known.get(before)?));
        self.wanting.iter().filter_map(before).collect()
    }
}
