//! An audit on the wire: what many reports are together, then each of them.

use ogi_core::Language;

use crate::input::entry::Entry;
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::model::timestamp::Timestamp;
use crate::shape::wire;
use crate::task::audit::{Audit, AuditSum, Counts, Double, Missing, Resemblance, RuleCount, Unread, YearTotals};

wire! {
    /// What many reports are together (总体核查), then what is kept of each.
    pub struct WireAudit<'a> as "Audit" {
        /// What was audited, as it was named.
        inputs: &'a [String],
        /// The moment of the check; null where it was not said.
        moment: Option<&'a str>,
        /// The name of the profile; null where it has none.
        profile: Option<&'a str>,
        /// The language of messages.
        language: Language,
        /// The year that most reports are for.
        year: Option<u16>,
        /// How many there are of what.
        counts: Counts,
        /// The rules that are broken, gravest first, then by the number of reports.
        rules: &'a [RuleCount],
        /// Files that could not be read.
        unread: &'a [Unread],
        /// Organs of the register without a report for the year.
        not_filed: &'a [Missing],
        /// Reports whose organ is not in the register.
        unregistered: &'a [String],
        /// Reports for another year than most.
        other_years: &'a [String],
        /// Files that are the same report.
        doubles: &'a [Double],
        /// Files that hold several reports, of which only one can be read.
        several: &'a [String],
        /// Reports that share much.
        alike: &'a [Resemblance],
        /// The reports of each year together.
        years: &'a [YearTotals],
        /// Reports held against the sum of those below.
        sums: &'a [AuditSum],
        /// The place of each report in its group by 公开率 and how many were ranked; null where it is not ranked.
        ranks: Vec<Option<Rank>>,
        /// The version of ogi-report that made the result.
        version: &'static str,
        /// Every file in order.
        reports: &'a [Entry],
    }
}

wire! {
    /// A place in a group.
    pub struct Rank as "AuditRank" {
        /// The place, from 1.
        place: u32,
        /// How many were ranked.
        of: u32,
    }
}

impl<'a> WireAudit<'a> {
    /// The wire form of an audit of what was named.
    pub fn new(audit: &'a Audit, inputs: &'a [String], reports: &'a [Entry], options: &'a Options) -> Self {
        Self {
            inputs,
            moment: options.now.as_ref().map(Timestamp::as_str),
            profile: options.profile.name.as_deref(),
            language: options.language,
            year: audit.year,
            counts: audit.counts.clone(),
            rules: &audit.rules,
            unread: &audit.unread,
            not_filed: &audit.not_filed,
            unregistered: &audit.unregistered,
            other_years: &audit.other_years,
            doubles: &audit.doubles,
            several: &audit.several,
            alike: &audit.alike,
            years: &audit.years,
            sums: &audit.sums,
            ranks: audit.ranks.iter().map(|rank| rank.map(|(place, of)| Rank { place, of })).collect(),
            version: VERSION,
            reports,
        }
    }

    /// The JSON text.
    pub fn to_json(&self) -> String {
        crate::shape::text_of(self)
    }

    /// The JSON text in two halves, between which entries can be written one by one, with commas between them.
    pub fn halves(&self) -> (String, &'static str) {
        let mut head = self.to_json();
        head.truncate(head.len().saturating_sub(2));
        (head, "]}")
    }
}
