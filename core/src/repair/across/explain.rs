//! Why cells are blamed where several reports are tied together, to be added up by hand.

use super::group::{Group, Origin};
use super::{AcrossOptions, AcrossRepair};
use crate::check::Case;
use crate::form::{CELL_COUNT, CellId};
use crate::language::Language;
use crate::number::Number;
use crate::repair::Relation;
use crate::repair::explain::{Summand, conclusion, name};
use crate::repair::member::Member;
use crate::repair::solver::{Cell, Certificate, Observed};
use crate::rule::Identity;

/// Identities and relations between reports that cannot all hold unless a cell changes, the other changes of the
/// repair made freely.
#[derive(Debug, Clone)]
pub struct AcrossContradiction {
    /// The report of the blamed cell.
    pub member: Member,
    /// The blamed cell.
    pub cell: CellId,
    /// Identities of reports with their multipliers; each reads `computed − stated = 0`.
    pub identities: Vec<(Member, &'static Identity, i64)>,
    /// Relations between the reports with their multipliers.
    pub relations: Vec<(Relation, i64)>,
    /// What is left of the sum of all of them, each so often: cells with their coefficients.
    pub terms: Vec<(Member, CellId, i64)>,
    /// What figures of reports taken as right add to them.
    pub known: Number,
    /// What the terms come to with the figures as printed; it would have to be zero. Cells that may change or were not
    /// read are left out: they could only take it further from zero.
    pub sum: Number,
}

/// A contradiction for each change of a repair.
pub fn across_contradictions(case: &Case<'_>, repair: &AcrossRepair, options: &AcrossOptions) -> Vec<AcrossContradiction> {
    let Ok((group, origins, system, cells)) = Group::prepare(case, options) else { return Vec::new() };
    let of_part = |part: &super::Part| {
        let first = group.first(part.member).unwrap_or_default();
        part.changes.iter().map(|change| first.saturating_add(change.cell.index())).collect::<Vec<_>>()
    };
    let mut set: Vec<usize> = repair.parts.iter().flat_map(of_part).collect();
    set.sort_unstable();
    let certificates = system.certificates(&cells, &set).into_iter();
    certificates.filter_map(|certificate| group.contradiction(&certificate, &origins, &cells)).collect()
}

impl Group<'_> {
    /// The cell of a number in the problem; nothing for what stands for reports taken as right or not given.
    fn place(&self, number: usize) -> Option<(Member, CellId)> {
        let document = self.open().nth(number.checked_div(CELL_COUNT)?)?;
        Some((document.member, CellId::all().nth(number.checked_rem(CELL_COUNT)?)?))
    }

    fn contradiction(&self, certificate: &Certificate, origins: &[Origin], cells: &[Cell]) -> Option<AcrossContradiction> {
        let (member, cell) = self.place(certificate.cell)?;
        let mut found = AcrossContradiction {
            member,
            cell,
            identities: Vec::new(),
            relations: Vec::new(),
            terms: Vec::new(),
            known: Number::ZERO,
            sum: self.document(member)?.figures.number(cell, i64::try_from(certificate.sum).ok()?)?,
        };
        for (equation, times) in &certificate.equations {
            match *origins.get(*equation)? {
                Origin::Identity(member, identity) => found.identities.push((member, identity, *times)),
                Origin::CrossReportIdentity(relation) => found.relations.push((relation, *times)),
            }
        }
        for (number, times) in &certificate.terms {
            match (self.place(*number), cells.get(*number)?.observed) {
                (Some((member, cell)), _) => found.terms.push((member, cell, *times)),
                (None, Observed::Value(known)) => {
                    found.known = found.known.plus(Number::new(known.checked_mul(*times)?, 0)?)?;
                }
                (None, _) => {}
            }
        }
        Some(found)
    }
}

impl AcrossContradiction {
    /// The addition, as one line for people; a cell that may change or was not read shows as `?`.
    pub fn text(&self, case: &Case<'_>, repair: &AcrossRepair, language: Language) -> String {
        let moves = |member: Member, cell: CellId| {
            let parts = repair.parts.iter().filter(|part| part.member == member);
            let changes = parts.flat_map(|part| &part.changes).any(|change| change.cell == cell);
            changes && (member, cell) != (self.member, self.cell)
        };
        let figure = |member: Member, cell: CellId| member.draft(case)?.number(cell).filter(|_| !moves(member, cell));
        let summand = |(member, cell, times): &(Member, CellId, i64)| -> Summand {
            (*times, figure(*member, *cell), (*member, *cell) == (self.member, self.cell))
        };
        let known = match (self.known == Number::ZERO, self.known.is_negative()) {
            (true, _) => None,
            (_, false) => Some((1, Some(self.known), false)),
            (_, true) => Some((-1, Number::ZERO.minus(self.known), false)),
        };
        let terms: Vec<Summand> = self.terms.iter().map(summand).chain(known).collect();
        let of = |member: Member, what: &str| match language {
            Language::Zh => format!("{}{what}", member.label(case, language)),
            Language::En => format!("{what} in {}", member.label(case, language)),
        };
        let identities = self.identities.iter().map(|(member, identity, times)| of(*member, &name(identity, *times, language)));
        let relations = self.relations.iter().map(|(relation, times)| relation.name(*times, language));
        let names: Vec<String> = identities.chain(relations).collect();
        let form = self.member.draft(case).unwrap_or(case.draft).form().form();
        conclusion(&of(self.member, &form.cell_label(self.cell, language)), &names, &terms, self.sum, language)
    }
}
