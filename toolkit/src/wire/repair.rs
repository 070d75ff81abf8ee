//! Repairs (最小更正) on the wire.

use ogi_core::repair::{Change, Contradiction, Count, Evidence, Member, Proof, Relation, Repair, Repairs, contradictions};
use ogi_core::{CellId, Draft, FormId, Identity, Item, Number};

use crate::model::options::Options;
use crate::shape::wire;

wire! {
    /// A smallest correction: with its changes applied no identity is broken.
    pub struct WireRepair as "Repair" {
        /// The cells to change, in printed order.
        changes: Vec<WireChange>,
        /// Whether no other repair is as small.
        unique: bool,
        /// What the changes have in common, and whether the document or its reading is in doubt.
        diagnosis: Vec<WireReason>,
        /// The sum of the weights of all reasons; repairs are ranked by it.
        score: i64,
    }
}

wire! {
    /// A change of one cell.
    pub struct WireChange as "Change" {
        /// The cell.
        cell: CellId,
        /// What is declared; null when no number is.
        from: Option<Number>,
        /// What it should be.
        to: Number,
        /// Why.
        reason: String,
        /// The reasons one by one, with their weight in the ranking.
        evidence: Vec<WireReason>,
        /// The smallest and largest figure possible, where there is a choice; null for no limit.
        range: Option<WireRange> => omit,
        /// What cannot hold together unless this cell changes; null where it lies in divisibility alone.
        certificate: Option<WireCertificate>,
    }
}

wire! {
    /// A reason.
    pub struct WireReason as "Reason" {
        /// Stable name.
        code: &'static str,
        /// What it adds to the score.
        weight: i64,
        /// The clause for a person.
        message: String,
    }
}

wire! {
    /// The figures that a cell may have.
    pub struct WireRange as "Range" {
        /// The smallest.
        low: Option<Number>,
        /// The largest.
        high: Option<Number>,
    }
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
        report: Option<Member> => omit,
        /// The code of the rule.
        rule: &'static str,
        /// The row, column or group that it is bound to.
        of: &'static str,
        /// How often; negative where it is taken away.
        times: i64,
    }
}

wire! {
    /// A relation between reports and how often it is added.
    pub struct WireRelation as "RelationMultiple" {
        /// The code of the rule that states it.
        rule: &'static str,
        /// How often; negative where it is taken away.
        times: i64,
    }
}

impl WireRelation {
    pub(super) fn new(relation: Relation, times: i64) -> Self {
        Self { rule: relation.rule(), times }
    }
}

wire! {
    /// How the search for repairs came out.
    pub struct WireFound as "RepairsFound" {
        /// How many cells each repair changes, or the sum of their weights.
        cost: u64,
        /// How many smallest repairs there are.
        count: usize,
        /// Whether there are exactly so many; otherwise at least.
        exact: bool,
        /// Whether none is smaller.
        proved: bool,
        /// What every repair costs at least, where it is not proved that none is smaller.
        at_least: Option<u64>,
    }
}

impl WireFound {
    pub(crate) fn new(repairs: &Repairs) -> Option<Self> {
        (repairs != &Repairs::default()).then(|| Self::of(repairs.cost, repairs.count, repairs.proof))
    }

    pub(crate) fn of(cost: u64, count: Count, proof: Proof) -> Self {
        let (count, exact) = match count {
            Count::Exactly(count) => (count, true),
            Count::AtLeast(count) => (count, false),
        };
        let at_least = match proof {
            Proof::NotProved { at_least } => Some(at_least),
            Proof::Proved | Proof::Impossible => None,
        };
        Self { cost, count, exact, proved: proof == Proof::Proved, at_least }
    }
}

impl WireRepair {
    /// The wire form.
    pub fn new(repair: &Repair, draft: &Draft, options: &Options) -> Self {
        let proofs = contradictions(draft, repair, &options.repairs);
        let change = |change: &Change| {
            let proof = proofs.iter().find(|proof| proof.cell == change.cell);
            let certificate = proof.map(|proof| certificate(proof, repair, draft, options));
            WireChange::new(change, draft.form(), certificate, options)
        };
        Self {
            changes: repair.changes.iter().map(change).collect(),
            unique: repair.unique,
            diagnosis: reasons(&repair.diagnosis, draft.form(), options),
            score: repair.score,
        }
    }
}

impl WireChange {
    pub(crate) fn new(change: &Change, form: FormId, certificate: Option<WireCertificate>, options: &Options) -> Self {
        Self {
            cell: change.cell,
            from: change.from,
            to: change.to,
            reason: change.reason(form, options.language),
            evidence: reasons(&change.evidence, form, options),
            range: (change.low != change.high).then_some(WireRange { low: change.low, high: change.high }),
            certificate,
        }
    }
}

impl WireMultiple {
    pub(crate) fn new(report: Option<Member>, identity: &Identity, times: i64) -> Self {
        let of = match identity.item {
            Item::Row(row) => row.path(),
            Item::Column(column) => column.path(),
            Item::Remedy(group) => group.path(),
        };
        Self { report, rule: identity.rule.code, of, times }
    }
}

pub(crate) fn reasons(list: &[Evidence], form: FormId, options: &Options) -> Vec<WireReason> {
    let reason = |evidence: &Evidence| WireReason {
        code: evidence.code,
        weight: evidence.weight,
        message: evidence.text(form, options.language),
    };
    list.iter().map(reason).collect()
}

fn certificate(proof: &Contradiction, repair: &Repair, draft: &Draft, options: &Options) -> WireCertificate {
    let identities = proof.identities.iter().map(|(identity, times)| WireMultiple::new(None, identity, *times));
    WireCertificate {
        identities: identities.collect(),
        relations: None,
        sum: proof.sum,
        message: proof.text(draft, repair, options.language),
    }
}
