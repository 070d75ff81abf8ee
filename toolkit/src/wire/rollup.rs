//! A report beside the sum of those below, on the wire.

use ogi_core::{CellId, Number, Share, Verdict};

use super::across::WireAcross;
use super::comparison::WireSource;
use super::finding::{WireFinding, findings_of};
use super::report::{WireNote, WireSummary, wire_notes};
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::shape::{choice, wire};
use crate::task::register::{Excluded, ExclusionReason, Member};
use crate::task::roll_up::Rollup;

choice!(ExclusionReason as "ExclusionReason" {
    "duplicate" = Duplicate,
    "other_year" = OtherYear,
    "not_registered" = NotRegistered,
    "parent" = Parent,
});

wire! {
    /// A report beside the sum of those below (汇总核对).
    pub struct WireRollup<'a> as "Rollup" {
        /// The report that should be the sum.
        parent: WireSource<'a>,
        /// The organs below: those of the register in its order, or those that have filed in the order given.
        members: Vec<WireMember<'a>>,
        /// Reports that are not added, and why.
        set_aside: Vec<WireSetAside<'a>>,
        /// Whether the members are said to be everybody.
        complete: bool,
        /// Every cell of the form of the report above, in printed order.
        cells: Vec<WireShare<'a>>,
        /// What is broken; cells and spans are those of the report above.
        findings: Vec<WireFinding<'a>>,
        /// How many instances of rules came to which verdict.
        summary: WireSummary,
        /// Where the report is said to be exactly the sum: the smallest repairs of all reports together.
        repairs: Option<WireAcross> => omit,
        /// What else to know.
        notes: Vec<WireNote<'a>>,
        /// The version of ogi-report that made the result.
        version: &'static str,
    }
}

wire! {
    /// An organ below.
    pub struct WireMember<'a> as "Member" {
        /// Its name in the register, else as it reports.
        name: &'a str,
        /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
        is_area: bool,
        /// Its report; null where it has filed none.
        report: Option<WireSource<'a>>,
    }
}

wire! {
    /// A report that is not added.
    pub struct WireSetAside<'a> as "Excluded" {
        /// `duplicate`, `other_year`, `not_registered` or `parent`.
        reason: ExclusionReason,
        /// The name of the member that it repeats; null when it repeats none.
        of: Option<&'a str>,
        /// The report.
        report: WireSource<'a>,
    }
}

wire! {
    /// One cell of a roll-up.
    pub struct WireShare<'a> as "Share" {
        /// The cell.
        cell: CellId,
        /// Its printed name.
        name: String,
        /// What the report above states; of a row of applications without a total, the sum of its applicants.
        stated: Option<Number>,
        /// What the organs below add up to; null when none of them has a figure.
        sum: Option<Number>,
        /// How much of that is from governments below; null when none of it.
        of_areas: Option<Number>,
        /// How many organs below have a figure.
        read: u32,
        /// The names of those that have filed but state none, or have filed for another year.
        without: Vec<&'a str>,
        /// `stated` less `sum`: what is left over for the office itself and for those that are missing.
        remainder: Option<Number>,
        /// `holds`, `broken`, `undecided`, or `not_applicable` for a cell that is not added up.
        verdict: Verdict,
    }
}

impl<'a> WireRollup<'a> {
    /// The wire form of a roll-up.
    pub fn new(rollup: &'a Rollup, options: &Options) -> Self {
        let Rollup { parent, members, set_aside, complete, shares, checked, repairs, notes } = rollup;
        let form = parent.draft.form().form();
        let name = |at: usize| members.get(at).map(|member| member.name.as_str());
        let silent = |at: &usize| members.get(*at).filter(|member| member.report.is_some()).map(|member| member.name.as_str());
        let share = |share: &Share| WireShare {
            cell: share.cell,
            name: form.cell_label(share.cell, options.language),
            stated: share.stated,
            sum: share.sum,
            of_areas: share.of_areas,
            read: share.read,
            without: share.without.iter().filter_map(silent).collect(),
            remainder: share.remainder,
            verdict: share.verdict,
        };
        let aside = |aside: &'a Excluded| WireSetAside {
            reason: aside.reason,
            of: aside.of.and_then(name),
            report: WireSource::new(&aside.report),
        };
        let member = |member: &'a Member| WireMember {
            name: &member.name,
            is_area: member.is_area,
            report: member.report.as_ref().map(WireSource::new),
        };
        Self {
            parent: WireSource::new(parent),
            members: members.iter().map(member).collect(),
            set_aside: set_aside.iter().map(aside).collect(),
            complete: *complete,
            cells: shares.iter().map(share).collect(),
            findings: findings_of(checked, parent, options),
            summary: WireSummary::new(&checked.summary),
            repairs: (!repairs.list.is_empty()).then(|| across(rollup, options)),
            notes: wire_notes(notes, options.language),
            version: VERSION,
        }
    }
}

fn across(rollup: &Rollup, options: &Options) -> WireAcross {
    rollup.with_case(|case| WireAcross::new(case, &rollup.repairs, &Rollup::repair_options(options), options))
}
