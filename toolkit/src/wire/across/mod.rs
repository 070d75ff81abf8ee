//! Repairs of several reports on the wire.

use ogi_core::Case;
use ogi_core::repair::{
    AcrossContradiction, AcrossOptions, AcrossRepair, AcrossRepairs, Member, Part, Suspect, Suspicion, across_contradictions,
};

use super::repair::{WireCertificate, WireChange, WireFound, WireMultiple, WireReason, WireRelation, reasons};
use crate::jsontext::Writer;
use crate::model::error::Error;
use crate::model::options::Options;
use crate::model::report::VERSION;
use crate::model::reports::Reports;
use crate::shape::{Shape, Wire, wire};
use crate::task::across::across;

wire! {
    /// The smallest repairs of several reports together.
    pub struct WireAcross as "AcrossRepairs" {
        /// Every report taken into account, with how far it is in doubt.
        reports: Vec<WireSuspect>,
        /// Smallest repairs of all of them together, best first.
        repairs: Vec<WireAcrossRepair>,
        /// How the search for them came out; null where nothing is broken.
        repairs_found: Option<WireFound>,
        /// The version of ogi-report that made the result.
        version: &'static str,
    }
}

wire! {
    /// How far a report is in doubt.
    pub struct WireSuspect as "Suspect" {
        /// The report: `this`, `last_year` or `children.0`.
        report: Member,
        /// The organ that reports; null when it is not known.
        organ: Option<String>,
        /// The reporting year.
        year: Option<u16>,
        /// `clear`: no smallest repair changes it; `possible`: some do; `likely`: much more speaks for those that do;
        /// `certain`: every one does.
        suspicion: Suspicion,
        /// How many of its own identities are broken as printed.
        broken: usize,
        /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
        /// it agrees with itself.
        assumed: bool,
        /// The sentence for a person.
        message: String,
    }
}

wire! {
    /// A smallest repair of several reports: with its changes applied no identity of any of them is broken.
    pub struct WireAcrossRepair as "AcrossRepair" {
        /// The reports to change.
        parts: Vec<WirePart>,
        /// Whether no other repair is as small.
        unique: bool,
        /// The sum of the weights of all reasons; repairs are ranked by it.
        score: i64,
    }
}

wire! {
    /// What to change in one report.
    pub struct WirePart as "Part" {
        /// The report: `this`, `last_year` or `children.0`.
        report: Member,
        /// What it is called in sentences.
        name: String,
        /// The cells to change, in printed order.
        changes: Vec<WireChange>,
        /// What the changes have in common, and what speaks for or against this report being wrong.
        diagnosis: Vec<WireReason>,
    }
}

/// A report by its stable name.
impl Wire for Member {
    const SHAPE: &'static Shape = &Shape::Pattern(r"^(this|last_year|children\.[0-9]+)$");

    fn write(&self, json: &mut Writer) {
        match self {
            Self::This => json.text("this"),
            Self::LastYear => json.text("last_year"),
            Self::Child(at) => json.text(&format!("children.{at}")),
        }
    }
}

impl WireAcross {
    /// The repairs of reports, looked for as the caller wants it and within the limit of the options, given to `then`.
    ///
    /// # Errors
    /// When there are more reports than can be solved together.
    pub(crate) fn of<T>(
        reports: &Reports,
        wanted: AcrossOptions,
        options: &Options,
        then: impl FnOnce(&Self) -> T,
    ) -> Result<T, Error> {
        let wanted = AcrossOptions { limit: options.repairs.limit, ..wanted };
        let found = across(reports, &wanted)?;
        Ok(reports.with_case(|case| then(&Self::new(case, &found, &wanted, options))))
    }

    /// The wire form of repairs found with these options.
    pub fn new(case: &Case<'_>, found: &AcrossRepairs, wanted: &AcrossOptions, options: &Options) -> Self {
        let suspect = |suspect: &Suspect| {
            let draft = suspect.member.draft(case);
            WireSuspect {
                report: suspect.member,
                organ: draft.and_then(|draft| draft.organ.clone()),
                year: draft.and_then(|draft| draft.year),
                suspicion: suspect.suspicion,
                broken: suspect.broken,
                assumed: suspect.assumed,
                message: suspect.text(case, options.language),
            }
        };
        let repair = |repair: &AcrossRepair| {
            let proofs = across_contradictions(case, repair, wanted);
            let part = |part: &Part| part_of(part, repair, &proofs, case, options);
            WireAcrossRepair { parts: repair.parts.iter().map(part).collect(), unique: repair.unique, score: repair.score }
        };
        Self {
            reports: found.members.iter().map(suspect).collect(),
            repairs: found.list.iter().map(repair).collect(),
            repairs_found: (!found.list.is_empty()).then(|| WireFound::of(found.cost, found.count, found.proof)),
            version: VERSION,
        }
    }
}

fn part_of(part: &Part, repair: &AcrossRepair, proofs: &[AcrossContradiction], case: &Case<'_>, options: &Options) -> WirePart {
    let form = part.member.draft(case).unwrap_or(case.draft).form();
    let proof = |cell| proofs.iter().find(|proof| proof.member == part.member && proof.cell == cell);
    let certificate = |proof: &AcrossContradiction| WireCertificate {
        identities: proof
            .identities
            .iter()
            .map(|(member, identity, times)| WireMultiple::new(Some(*member), identity, *times))
            .collect(),
        relations: Some(proof.relations.iter().map(|(relation, times)| WireRelation::new(*relation, *times)).collect()),
        sum: proof.sum,
        message: proof.text(case, repair, options.language),
    };
    WirePart {
        report: part.member,
        name: part.member.label(case, options.language),
        changes: part
            .changes
            .iter()
            .map(|change| WireChange::new(change, form, proof(change.cell).map(certificate), options))
            .collect(),
        diagnosis: reasons(&part.diagnosis, form, options),
    }
}

#[cfg(test)]
mod tests;
