//! A report beside the sum of those below, on the wire.

use ogi_core::{CellId, FormId, Language, Number, Share, Verdict};

use super::across::WireAcross;
use super::comparison::WireSource;
use super::finding::{WireFinding, findings_of};
use super::report::{WireNote, WireSummary, wire_notes};
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::shape::wire;
use crate::task::register::{Excluded, ExclusionReason, Member};
use crate::task::roll_up::Rollup;

wire! {
    /// A report beside the sum of those below (汇总核对).
    pub struct WireRollup<'a> as "Rollup" {
        /// The report that should be the sum.
        parent: WireSource<'a> = WireSource::new(parent),
        /// The organs below: those of the register in its order, or those that have filed in the order given.
        members: Vec<WireMember<'a>> = members.iter().map(WireMember::new).collect(),
        /// Reports that are not added, and why.
        set_aside: Vec<WireExcluded<'a>> = set_aside.iter().map(|aside| WireExcluded::new(aside, members)).collect(),
        /// Whether the members are said to be everybody.
        complete: bool = *complete,
        /// Every cell of the form of the report above, in printed order.
        cells: Vec<WireShare<'a>> = shares.iter().map(share).collect(),
        /// What is broken; cells and spans are those of the report above.
        findings: Vec<WireFinding<'a>> = findings_of(checked, parent, options),
        /// How many instances of rules came to which verdict.
        summary: WireSummary = WireSummary::new(&checked.summary),
        /// Where the report is said to be exactly the sum: the smallest repairs of all reports together.
        repairs: Option<WireAcross> => omit = (!repairs.list.is_empty()).then(across),
        /// What else to know.
        notes: Vec<WireNote<'a>> = wire_notes(notes, options.language),
        /// The version of ogi-report that made the result.
        version: &'static str = VERSION,
    }
    from (rollup: &'a Rollup, options: &Options) {
        let Rollup { parent, members, set_aside, complete, shares, checked, repairs, notes } = rollup;
        let (form, wanted) = (parent.draft.form(), Rollup::repair_options(options));
        let share = |share: &Share| WireShare::new(share, members, form, options.language);
        let across = || rollup.with_case(|case| WireAcross::new(case, repairs, &wanted, options));
    }
}

wire! {
    /// An organ below.
    pub struct WireMember<'a> as "Member" {
        /// Its name in the register, else as it reports.
        name: &'a str = &member.name,
        /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
        is_area: bool = member.is_area,
        /// Its report; null where it has filed none.
        report: Option<WireSource<'a>> = member.report.as_ref().map(WireSource::new),
    }
    from (member: &'a Member)
}

wire! {
    /// A report that is not added.
    pub struct WireExcluded<'a> as "Excluded" {
        /// `duplicate`, `other_year`, `not_registered` or `parent`.
        reason: ExclusionReason = aside.reason,
        /// The name of the member that it repeats; null when it repeats none.
        of: Option<&'a str> = aside.of.and_then(|at| name_of(members, at)),
        /// The report.
        report: WireSource<'a> = WireSource::new(&aside.report),
    }
    from (aside: &'a Excluded, members: &'a [Member])
}

wire! {
    /// One cell of a roll-up.
    pub struct WireShare<'a> as "Share" {
        /// The cell.
        cell: CellId = share.cell,
        /// Its printed name.
        name: String = form.form().cell_label(share.cell, language),
        /// What the report above states; of a row of applications without a total, the sum of its applicants.
        stated: Option<Number> = share.stated,
        /// What the organs below add up to; null when none of them has a figure.
        sum: Option<Number> = share.sum,
        /// How much of that is from governments below; null when none of it.
        of_areas: Option<Number> = share.of_areas,
        /// How many organs below have a figure.
        read: u32 = share.read,
        /// The names of those that have filed but state none, or have filed for another year.
        without: Vec<&'a str> = share.without.iter().filter_map(silent).collect(),
        /// `stated` less `sum`: what is left over for the office itself and for those that are missing.
        remainder: Option<Number> = share.remainder,
        /// `holds`, `broken`, `undecided`, or `not_applicable` for a cell that is not added up.
        verdict: Verdict = share.verdict,
    }
    from (share: &Share, members: &'a [Member], form: FormId, language: Language) {
        let silent = |at: &usize| members.get(*at).filter(|member| member.report.is_some()).map(|member| member.name.as_str());
    }
}

fn name_of(members: &[Member], at: usize) -> Option<&str> {
    members.get(at).map(|member| member.name.as_str())
}
