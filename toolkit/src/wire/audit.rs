//! An audit on the wire: what many reports are together, then each of them.

use ogi_core::Language;

use crate::input::entry::Entry;
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::model::timestamp::Timestamp;
use crate::shape::{Wire, wire};
use crate::task::audit::{Audit, AuditSum, Counts, Double, Missing, Resemblance, RuleCount, Unread, YearTotals};

wire! {
    /// What many reports are together (总体核查), then what is kept of each.
    pub struct WireAudit<'a> as "Audit" {
        /// What was audited, as it was named.
        inputs: &'a [String] = inputs,
        /// The moment of the check; null where it was not said.
        moment: Option<&'a str> = options.now.as_ref().map(Timestamp::as_str),
        /// The name of the profile; null where it has none.
        profile: Option<&'a str> = options.profile.name.as_deref(),
        /// The language of messages.
        language: Language = options.language,
        /// The year that most reports are for.
        year: Option<u16> = audit.year,
        /// How many there are of what.
        counts: Counts = audit.counts.clone(),
        /// The rules that are broken, gravest first, then by the number of reports.
        rules: &'a [RuleCount] = &audit.rules,
        /// Files that could not be read.
        unread: &'a [Unread] = &audit.unread,
        /// Organs of the register without a report for the year.
        not_filed: &'a [Missing] = &audit.not_filed,
        /// Reports whose organ is not in the register.
        unregistered: &'a [String] = &audit.unregistered,
        /// Reports for another year than most.
        other_years: &'a [String] = &audit.other_years,
        /// Files that are the same report.
        doubles: &'a [Double] = &audit.doubles,
        /// Files that hold several reports, of which only one can be read.
        several: &'a [String] = &audit.several,
        /// Reports that share much.
        alike: &'a [Resemblance] = &audit.alike,
        /// The reports of each year together.
        years: &'a [YearTotals] = &audit.years,
        /// Reports held against the sum of those below.
        sums: &'a [AuditSum] = &audit.sums,
        /// The place of each report in its group by 公开率 and how many were ranked; null where it is not ranked.
        ranks: Vec<Option<Rank>> = audit.ranks.iter().map(|rank| rank.map(Rank::new)).collect(),
        /// The version of ogi-report that made the result.
        version: &'static str = VERSION,
        /// Every file in order.
        reports: &'a [Entry] = reports,
    }
    from (audit: &'a Audit, inputs: &'a [String], reports: &'a [Entry], options: &'a Options)
}

wire! {
    /// A place in a group.
    pub struct Rank as "AuditRank" {
        /// The place, from 1.
        place: u32 = place,
        /// How many were ranked.
        of: u32 = of,
    }
    from ((place, of): (u32, u32))
}

impl WireAudit<'_> {
    /// The JSON text in two halves, between which entries can be written one by one, with commas between them.
    pub fn halves(&self) -> (String, &'static str) {
        let mut head = self.to_json();
        head.truncate(head.len().saturating_sub(2));
        (head, "]}")
    }
}
