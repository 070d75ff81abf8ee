//! Repairs of several reports on the wire.

use ogi_core::Case;
use ogi_core::repair::{
    AcrossContradiction, AcrossOptions, AcrossRepair, AcrossRepairs, Change, Member, Part, Suspect, Suspicion,
    across_contradictions,
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
        reports: Vec<WireSuspect> = found.members.iter().map(|suspect| WireSuspect::new(suspect, case, options)).collect(),
        /// Smallest repairs of all of them together, best first.
        repairs: Vec<WireAcrossRepair> = found.list.iter().map(repair).collect(),
        /// How the search for them came out; null where nothing is broken.
        repairs_found: Option<WireFound> = (!found.list.is_empty()).then(search),
        /// The version of ogi-report that made the result.
        version: &'static str = VERSION,
    }
    from (case: &Case<'_>, found: &AcrossRepairs, wanted: &AcrossOptions, options: &Options) {
        let repair = |repair: &AcrossRepair| WireAcrossRepair::new(repair, case, wanted, options);
        let search = || WireFound::new(found.cost, found.count, found.proof);
    }
}

wire! {
    /// How far a report is in doubt.
    pub struct WireSuspect as "Suspect" {
        /// The report: `this`, `last_year` or `children.0`.
        report: Member = suspect.member,
        /// The organ that reports; null when it is not known.
        organ: Option<String> = draft.and_then(|draft| draft.organ.clone()),
        /// The reporting year.
        year: Option<u16> = draft.and_then(|draft| draft.year),
        /// `clear`: no smallest repair changes it; `possible`: some do; `likely`: much more speaks for those that do;
        /// `certain`: every one does.
        suspicion: Suspicion = suspect.suspicion,
        /// How many of its own identities are broken as printed.
        broken: usize = suspect.broken,
        /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
        /// it agrees with itself.
        assumed: bool = suspect.assumed,
        /// The sentence for a person.
        message: String = suspect.text(case, options.language),
    }
    from (suspect: &Suspect, case: &Case<'_>, options: &Options) { let draft = suspect.member.draft(case); }
}

wire! {
    /// A smallest repair of several reports: with its changes applied no identity of any of them is broken.
    pub struct WireAcrossRepair as "AcrossRepair" {
        /// The reports to change.
        parts: Vec<WirePart> = repair.parts.iter().map(|part| WirePart::new(part, repair, &proofs, case, options)).collect(),
        /// Whether no other repair is as small.
        unique: bool = repair.unique,
        /// The sum of the weights of all reasons; repairs are ranked by it.
        score: i64 = repair.score,
    }
    from (repair: &AcrossRepair, case: &Case<'_>, wanted: &AcrossOptions, options: &Options) {
        let proofs = across_contradictions(case, repair, wanted);
    }
}

wire! {
    /// What to change in one report.
    pub struct WirePart as "Part" {
        /// The report: `this`, `last_year` or `children.0`.
        report: Member = part.member,
        /// What it is called in sentences.
        name: String = part.member.label(case, options.language),
        /// The cells to change, in printed order.
        changes: Vec<WireChange> = part.changes.iter().map(change).collect(),
        /// What the changes have in common, and what speaks for or against this report being wrong.
        diagnosis: Vec<WireReason> = reasons(&part.diagnosis, form, options),
    }
    from (part: &Part, repair: &AcrossRepair, proofs: &[AcrossContradiction], case: &Case<'_>, options: &Options) {
        let form = part.member.draft(case).unwrap_or(case.draft).form();
        let proof = |cell| proofs.iter().find(|proof| proof.member == part.member && proof.cell == cell);
        let certificate = |cell| proof(cell).map(|proof| WireCertificate::across(proof, repair, case, options));
        let change = |change: &Change| WireChange::new(change, form, certificate(change.cell), options);
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
}

impl WireCertificate {
    /// Of a repair of several reports.
    fn across(proof: &AcrossContradiction, repair: &AcrossRepair, case: &Case<'_>, options: &Options) -> Self {
        let identities = proof.identities.iter();
        let identities = identities.map(|(member, identity, times)| WireMultiple::new(Some(*member), identity, *times));
        let relations = proof.relations.iter().map(|(relation, times)| WireRelation::new(*relation, *times));
        let message = proof.text(case, repair, options.language);
        Self { identities: identities.collect(), relations: Some(relations.collect()), sum: proof.sum, message }
    }
}

#[cfg(test)]
mod tests;
