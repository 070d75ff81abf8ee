//! Repairs (最小更正) on the wire.

use ogi_core::repair::{Change, Contradiction, Count, Evidence, Member, Proof, Relation, Repair, contradictions};
use ogi_core::{CellId, Draft, FormId, Identity, Item, Number};

use crate::model::options::Options;
use crate::shape::wire;

wire! {
    /// A smallest correction: with its changes applied no identity is broken.
    pub struct WireRepair as "Repair" {
        /// The cells to change, in printed order.
        changes: Vec<WireChange> = repair
            .changes
            .iter()
            .map(|change| {
                let proof = proofs.iter().find(|proof| proof.cell == change.cell);
                let certificate = proof.map(|proof| WireCertificate::of_one(proof, repair, draft, options));
                WireChange::new(change, draft.form(), certificate, options)
            })
            .collect(),
        /// Whether no other repair is as small.
        unique: bool = repair.unique,
        /// What the changes have in common, and whether the document or its reading is in doubt.
        diagnosis: Vec<WireReason> = reasons(&repair.diagnosis, draft.form(), options),
        /// The sum of the weights of all reasons; repairs are ranked by it.
        score: i64 = repair.score,
    }
    from (repair: &Repair, draft: &Draft, options: &Options) { let proofs = contradictions(draft, repair, &options.repairs); }
}

wire! {
    /// A change of one cell.
    pub struct WireChange as "Change" {
        /// The cell.
        cell: CellId = change.cell,
        /// What is declared; null when no number is.
        from: Option<Number> = change.from,
        /// What it should be.
        to: Number = change.to,
        /// Why.
        reason: String = change.reason(form, options.language),
        /// The reasons one by one, with their weight in the ranking.
        evidence: Vec<WireReason> = reasons(&change.evidence, form, options),
        /// The smallest and largest figure possible, where there is a choice; null for no limit.
        range: Option<WireRange> => omit = (change.low != change.high).then(|| WireRange::new(change.low, change.high)),
        /// What cannot hold together unless this cell changes; null where the reason is divisibility alone.
        certificate: Option<WireCertificate> = certificate,
    }
    from (change: &Change, form: FormId, certificate: Option<WireCertificate>, options: &Options)
}

wire! {
    /// A reason.
    pub struct WireReason as "Reason" {
        /// Stable name.
        code: &'static str = evidence.code,
        /// What it adds to the score.
        weight: i64 = evidence.weight,
        /// The clause for a person.
        message: String = evidence.text(form, options.language),
    }
    from (evidence: &Evidence, form: FormId, options: &Options)
}

wire! {
    /// The figures that a cell may have.
    pub struct WireRange as "Range" {
        /// The smallest.
        low: Option<Number> = low,
        /// The largest.
        high: Option<Number> = high,
    }
    from (low: Option<Number>, high: Option<Number>)
}

wire! {
    /// Identities, and relations between reports, that, added up, cannot hold unless a cell changes.
    pub struct WireCertificate as "Certificate" {
        /// The identities, with how often each is added.
        identities: Vec<WireMultiple>,
        /// The relations between the reports, with how often each is added; absent where one report is repaired by itself.
        relations: Option<Vec<WireRelation>> => omit,
        /// What they come to with the figures as printed; it would have to be 0.
        sum: Number,
        /// The addition for a person.
        message: String,
    }
}

wire! {
    /// An identity and how often it is added.
    pub struct WireMultiple as "Multiple" {
        /// The report: `this`, `last_year` or `children.0`; absent where there is only one.
        report: Option<Member> => omit = report,
        /// The code of the rule.
        rule: &'static str = identity.rule.code,
        /// The row, column or group that it is bound to.
        of: &'static str = of,
        /// How often; negative where it is taken away.
        times: i64 = times,
    }
    from (report: Option<Member>, identity: &Identity, times: i64) {
        let of = match identity.item {
            Item::Row(row) => row.path(),
            Item::Column(column) => column.path(),
            Item::Remedy(group) => group.path(),
        };
    }
}

wire! {
    /// A relation between reports and how often it is added.
    pub struct WireRelation as "RelationMultiple" {
        /// The code of the rule that states it.
        rule: &'static str = relation.rule(),
        /// How often; negative where it is taken away.
        times: i64 = times,
    }
    from (relation: Relation, times: i64)
}

wire! {
    /// How the search for repairs came out.
    pub struct WireFound as "RepairsFound" {
        /// How many cells each repair changes, or the sum of their weights.
        cost: u64 = cost,
        /// How many smallest repairs there are.
        count: usize = count,
        /// Whether there are exactly so many; otherwise at least.
        exact: bool = exact,
        /// Whether none is smaller.
        proved: bool = proof == Proof::Proved,
        /// What every repair costs at least, where it is not proved that none is smaller.
        at_least: Option<u64> = at_least,
    }
    from (cost: u64, count: Count, proof: Proof) {
        let (count, exact) = match count {
            Count::Exactly(count) => (count, true),
            Count::AtLeast(count) => (count, false),
        };
        let at_least = match proof {
            Proof::NotProved { at_least } => Some(at_least),
            Proof::Proved | Proof::Impossible => None,
        };
    }
}

impl WireCertificate {
    /// Of a repair of one report.
    fn of_one(proof: &Contradiction, repair: &Repair, draft: &Draft, options: &Options) -> Self {
        let identities = proof.identities.iter().map(|(identity, times)| WireMultiple::new(None, identity, *times));
        let message = proof.text(draft, repair, options.language);
        Self { identities: identities.collect(), relations: None, sum: proof.sum, message }
    }
}

pub(crate) fn reasons(list: &[Evidence], form: FormId, options: &Options) -> Vec<WireReason> {
    list.iter().map(|evidence| WireReason::new(evidence, form, options)).collect()
}
