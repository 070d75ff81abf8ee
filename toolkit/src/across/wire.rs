//! Repairs of several reports in the wire format.

use ogi_core::Case;
use ogi_core::repair::{
    AcrossContradiction, AcrossOptions, AcrossRepair, AcrossRepairs, Member, Part, Suspect, across_contradictions,
};
use serde::{Serialize, Serializer};

use crate::mended::{WireChange, WireFound, WireMultiple, WireReason, reasons};
use crate::options::Options;
use crate::wire::VERSION;

/// The smallest repairs of several reports together.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "AcrossRepairs"))]
pub struct WireAcross {
    /// Every report taken into account, with how far it is in doubt.
    reports: Vec<WireSuspect>,
    /// Smallest repairs of all of them together, best first.
    repairs: Vec<WireAcrossRepair>,
    /// How the search for them came out; null where nothing is broken.
    repairs_found: Option<WireFound>,
    /// The version of ogi-report that made the result.
    version: &'static str,
}

/// How far a report is in doubt.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Suspect"))]
struct WireSuspect {
    /// The report: `this`, `last_year` or `children.0`.
    report: WireMember,
    /// The organ that reports; null when it is not known.
    organ: Option<String>,
    /// The reporting year.
    year: Option<u16>,
    /// `clear`: no smallest repair changes it; `possible`: some do; `likely`: much more speaks for those that do;
    /// `certain`: every one does.
    suspicion: &'static str,
    /// How many of its own identities are broken as printed.
    broken: usize,
    /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
    /// it agrees with itself.
    assumed: bool,
    /// The sentence for a person.
    message: String,
}

/// A smallest repair of several reports: with its changes applied no identity of any of them is broken.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "AcrossRepair"))]
struct WireAcrossRepair {
    /// The reports to change.
    parts: Vec<WirePart>,
    /// Whether no other repair is as small.
    unique: bool,
    /// The sum of the weights of all reasons; repairs are ranked by it.
    score: i64,
}

/// What to change in one report.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Part"))]
struct WirePart {
    /// The report: `this`, `last_year` or `children.0`.
    report: WireMember,
    /// What it is called in sentences.
    name: String,
    /// The cells to change, in printed order.
    changes: Vec<WireChange<WireAcrossCertificate>>,
    /// What the changes have in common, and what speaks for or against this report being wrong.
    diagnosis: Vec<WireReason>,
}

/// Identities and relations that, added up, cannot hold unless a cell changes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "AcrossCertificate"))]
struct WireAcrossCertificate {
    /// The identities of the reports, with how often each is added.
    identities: Vec<WireOfReport>,
    /// The relations between the reports, with how often each is added.
    relations: Vec<WireRelation>,
    /// What they come to with the figures as printed; it would have to be 0.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    sum: ogi_core::Number,
    /// The addition for a person.
    message: String,
}

/// An identity of a report and how often it is added.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MultipleOfReport"))]
struct WireOfReport {
    /// The report: `this`, `last_year` or `children.0`.
    report: WireMember,
    /// The identity.
    #[serde(flatten)]
    multiple: WireMultiple,
}

/// A relation between reports and how often it is added.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "RelationMultiple"))]
struct WireRelation {
    /// The code of the rule that states it.
    rule: &'static str,
    /// How often; negative where it is taken away.
    times: i64,
}

/// A report by its stable name.
#[derive(Debug, Clone, Copy)]
struct WireMember(Member);

impl Serialize for WireMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Member::This => serializer.serialize_str("this"),
            Member::LastYear => serializer.serialize_str("last_year"),
            Member::Child(at) => serializer.collect_str(&format_args!("children.{at}")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for WireMember {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Member".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": r"^(this|last_year|children\.[0-9]+)$"})
    }
}

impl WireAcross {
    /// The wire form of repairs found with these options.
    pub fn new(case: &Case<'_>, found: &AcrossRepairs, wanted: &AcrossOptions, options: &Options) -> Self {
        let suspect = |suspect: &Suspect| {
            let draft = suspect.member.draft(case);
            WireSuspect {
                report: WireMember(suspect.member),
                organ: draft.and_then(|draft| draft.organ.clone()),
                year: draft.and_then(|draft| draft.year),
                suspicion: suspect.suspicion.name(),
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
            repairs_found: (!found.list.is_empty()).then(|| WireFound::told(found.cost, found.count, found.proof)),
            version: VERSION,
        }
    }
}

fn part_of(part: &Part, repair: &AcrossRepair, proofs: &[AcrossContradiction], case: &Case<'_>, options: &Options) -> WirePart {
    let form = part.member.draft(case).unwrap_or(case.draft).form();
    let proof = |cell| proofs.iter().find(|proof| proof.member == part.member && proof.cell == cell);
    let certificate = |proof: &AcrossContradiction| WireAcrossCertificate {
        identities: proof
            .identities
            .iter()
            .map(|(member, identity, times)| WireOfReport {
                report: WireMember(*member),
                multiple: WireMultiple::new(identity, *times),
            })
            .collect(),
        relations: proof
            .relations
            .iter()
            .map(|(relation, times)| WireRelation { rule: relation.rule(), times: *times })
            .collect(),
        sum: proof.sum,
        message: proof.text(case, repair, options.language),
    };
    WirePart {
        report: WireMember(part.member),
        name: part.member.label(case, options.language),
        changes: part
            .changes
            .iter()
            .map(|change| WireChange::new(change, form, proof(change.cell).map(certificate), options))
            .collect(),
        diagnosis: reasons(&part.diagnosis, form, options),
    }
}
