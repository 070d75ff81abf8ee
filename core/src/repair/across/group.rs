//! The problem that the reports of a case make together: their figures, their identities, and what ties them.

use super::{AcrossOptions, AcrossRepair, Part};
use crate::check::{Case, say, verdict};
use crate::draft::{CellSet, Draft};
use crate::finding::Arg;
use crate::form::{CELL_COUNT, CellId};
use crate::number::Number;
use crate::repair::evidence_context::EvidenceContext;
use crate::repair::links::{CrossReportIdentity, Relation, bound_cells, links};
use crate::repair::member::Member;
use crate::repair::problem::{Figures, equations};
use crate::repair::rank::{self};
use crate::repair::solver::{Block, Cell, Equation, Imputation, Observed, System, SystemError};
use crate::repair::{Change, Evidence, RepairOptions, pattern};
use crate::rule::Identity;
use crate::severity::Verdict;

/// What speaks against changing a report that agrees with itself.
const SOUND: i64 = -10;
/// What a usual relation weighs that a change makes or breaks.
const USUAL: i64 = 15;

/// A report of the problem.
pub(super) struct Document<'a> {
    pub(super) member: Member,
    scene: EvidenceContext<'a>,
    pub(super) figures: Figures,
    /// Identities broken as printed.
    pub(super) broken: usize,
    /// Whether every identity holds as printed.
    sound: bool,
    /// Whether it is taken as right.
    pub(super) assumed: bool,
}

/// The whole problem: every report, and what ties them.
pub(super) struct Group<'a> {
    pub(super) documents: Vec<Document<'a>>,
    pub(super) links: Vec<CrossReportIdentity>,
}

/// Where an equation of the problem comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin {
    Identity(Member, &'static Identity),
    CrossReportIdentity(Relation),
}

/// A way to satisfy one block, or several.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) parts: Vec<Part>,
    pub(super) score: i64,
}

impl<'a> Group<'a> {
    fn new(case: &Case<'a>, options: &AcrossOptions) -> Self {
        let links = links(case, &options.confirmed);
        let bound = |member: Member| bound_cells(&links, member) != CellSet::default();
        let mut documents = vec![Document::new(Member::This, *case, options)];
        if let Some(last) = case.before().filter(|_| bound(Member::LastYear)) {
            documents.push(Document::new(Member::LastYear, Case::new(last), options));
        }
        for (at, child) in case.children.iter().enumerate() {
            if let Some(draft) = child.draft.filter(|_| bound(Member::Child(at))) {
                documents.push(Document::new(Member::Child(at), Case::new(draft), options));
            }
        }
        Self { documents, links }
    }

    /// The group with its equations prepared. Of more reports than can be solved together, those of organs below that
    /// agree with themselves are taken as right.
    pub(super) fn prepare(
        case: &Case<'a>,
        options: &AcrossOptions,
    ) -> Result<(Self, Vec<Origin>, System, Vec<Cell>), SystemError> {
        let mut group = Self::new(case, options);
        let prepared = match group.system() {
            Err(SystemError::TooLarge { .. }) => {
                let below = |document: &&mut Document<'_>| matches!(document.member, Member::Child(_)) && document.sound;
                group.documents.iter_mut().filter(below).for_each(|document| document.assumed = true);
                group.system()
            }
            prepared => prepared,
        };
        let (origins, system, cells) = prepared?;
        Ok((group, origins, system, cells))
    }

    /// The reports that may change, in the order of their cells in the problem.
    pub(super) fn open(&self) -> impl Iterator<Item = &Document<'a>> {
        self.documents.iter().filter(|document| !document.assumed)
    }

    /// The number of the first cell of a report in the problem; nothing if the report is taken as right.
    pub(super) fn first(&self, member: Member) -> Option<usize> {
        let place = self.open().position(|document| document.member == member)?;
        place.checked_mul(CELL_COUNT)
    }

    /// The equations of the problem in their order, with their number of cells.
    fn problem(&self) -> (Vec<(Origin, Equation)>, Vec<Cell>) {
        let mut list = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        for document in self.open() {
            let own = document.scene.identities;
            let origins = own.iter().map(|identity| Origin::Identity(document.member, identity));
            list.extend(origins.zip(equations(own, cells.len())));
            cells.extend(&document.figures.cells);
        }
        for link in self.links.iter().filter(|link| link.binding) {
            let of_open = |(member, cell, factor): &(Member, CellId, i32)| {
                Some((self.first(*member)?.checked_add(cell.index())?, *factor))
            };
            let mut terms: Vec<(usize, i32)> = link.terms.iter().filter_map(of_open).collect();
            let Some(known) = self.known(link) else { continue };
            let known = Cell { lower: None, ..Cell::observed(known).pin() };
            let more = [(known.observed != Observed::Value(0)).then_some(known), link.at_most.then(Cell::missing)];
            for cell in more.into_iter().flatten() {
                terms.push((cells.len(), 1));
                cells.push(cell);
            }
            list.push((Origin::CrossReportIdentity(link.relation), Equation { terms }));
        }
        (list, cells)
    }

    /// What the reports taken as right contribute to a relation; nothing where a figure of theirs is not known.
    fn known(&self, link: &CrossReportIdentity) -> Option<i64> {
        let fixed = link.terms.iter().filter(|term| self.first(term.0).is_none());
        let mut figures = fixed
            .map(|(member, cell, factor)| self.draft(*member)?.number(*cell)?.as_integer()?.checked_mul(i64::from(*factor)));
        figures.try_fold(0_i64, |sum, figure| sum.checked_add(figure?))
    }

    fn system(&self) -> Result<(Vec<Origin>, System, Vec<Cell>), SystemError> {
        let (list, cells) = self.problem();
        let (origins, equations): (Vec<_>, Vec<_>) = list.into_iter().unzip();
        Ok((origins, System::new(cells.len(), &equations)?, cells))
    }

    /// The sets of a block with their evidence, best first.
    pub(super) fn weigh(&self, block: &Block) -> Vec<Way> {
        let ways = block.sets.iter().filter_map(|set| self.way(&set.changes));
        rank::best(ways.collect(), usize::MAX, |way| way.score)
    }

    fn way(&self, settings: &[Imputation]) -> Option<Way> {
        let mut parts = Vec::new();
        for document in self.open() {
            let first = self.first(document.member)?;
            let own = |setting: &&Imputation| setting.cell >= first && setting.cell < first.saturating_add(CELL_COUNT);
            let own: Vec<Imputation> = settings.iter().filter(own).copied().collect();
            if !own.is_empty() {
                let changes = rank::changes(&document.scene, &document.figures, &own, first)?;
                parts.push(Part { member: document.member, changes, diagnosis: Vec::new() });
            }
        }
        let told: Vec<Part> = parts.iter().map(|part| self.weighed(part, &parts)).collect();
        let of_part = |part: &Part| -> i64 {
            let evidence = part.changes.iter().flat_map(|change| &change.evidence).chain(&part.diagnosis);
            evidence.map(|evidence| evidence.weight).sum()
        };
        Some(Way { score: told.iter().map(of_part).sum(), parts: told })
    }

    pub(super) fn document(&self, member: Member) -> Option<&Document<'a>> {
        self.documents.iter().find(|document| document.member == member)
    }

    /// A part with what speaks for and against it.
    fn weighed(&self, part: &Part, parts: &[Part]) -> Part {
        let Some(document) = self.document(part.member) else { return part.clone() };
        let (mut changes, mut diagnosis) = rank::weighed(&document.scene, part.changes.clone());
        for change in &mut changes {
            let told = self.links.iter().filter_map(|link| self.of_link(link, part.member, change, parts));
            let told: Vec<Evidence> = told.collect();
            change.evidence.extend(told);
        }
        if document.sound {
            let message =
                say!("自身前后一致，改动须另有依据", "agrees with itself, so that other grounds are needed to change it");
            diagnosis.push(Evidence::new("sound", SOUND, message, Vec::new()));
        }
        Part { member: part.member, changes, diagnosis }
    }

    /// What a relation between the reports says of a change.
    fn of_link(&self, link: &CrossReportIdentity, member: Member, change: &Change, parts: &[Part]) -> Option<Evidence> {
        link.terms.iter().find(|term| term.0 == member && term.1 == change.cell)?;
        let before = self.holds(link, &[])?;
        let after = self.holds(link, parts)?;
        let (agrees, agreed) = link.words(member);
        let args = vec![("to", Arg::Number(change.to))];
        let weight = if link.binding { 0 } else { USUAL };
        match (before, after) {
            (false, true) => Some(Evidence::new("across", weight, agrees, args)),
            (true, false) => Some(Evidence::new("across-against", weight.saturating_neg(), agreed, args)),
            _ => None,
        }
    }

    /// Whether a relation holds with these changes; nothing where a figure is not known.
    fn holds(&self, link: &CrossReportIdentity, parts: &[Part]) -> Option<bool> {
        let figure = |member: Member, cell: CellId| {
            let part = parts.iter().find(|part| part.member == member);
            let change = part.and_then(|part| part.changes.iter().find(|change| change.cell == cell));
            change.map(|change| change.to).or_else(|| self.draft(member)?.number(cell))
        };
        let sum = link.terms.iter().try_fold(Number::ZERO, |sum, (member, cell, factor)| {
            let figure = figure(*member, *cell)?;
            if *factor < 0 { sum.minus(figure) } else { sum.plus(figure) }
        })?;
        Some(sum == Number::ZERO || link.at_most && sum.is_negative())
    }

    fn draft(&self, member: Member) -> Option<&'a Draft> {
        self.document(member).map(|document| document.scene.draft())
    }

    pub(super) fn finish(&self, way: Way, alone: bool) -> AcrossRepair {
        let Way { mut parts, score } = way;
        for part in &mut parts {
            part.changes.sort_by_key(|change| change.cell);
            let Some(document) = self.document(part.member) else { continue };
            let doubt = pattern::doubt(&document.scene, &part.changes);
            // A report that agrees with itself does not contradict itself.
            part.diagnosis.extend(doubt.filter(|doubt| !(document.broken == 0 && doubt.code == "document-contradicts")));
        }
        parts.sort_by_key(|part| part.member);
        let mut changes = parts.iter().flat_map(|part| &part.changes);
        AcrossRepair { unique: alone && changes.all(|change| change.low == change.high), score, parts }
    }
}

impl<'a> Document<'a> {
    fn new(member: Member, case: Case<'a>, options: &AcrossOptions) -> Self {
        let mut scene = EvidenceContext::new(&case);
        scene.linked = true;
        let draft = scene.draft();
        let pinned: CellSet = options.pinned.iter().filter(|pin| pin.0 == member).map(|pin| pin.1).collect();
        let figures = Figures::new(draft, &RepairOptions { pinned, ..RepairOptions::default() });
        let verdicts: Vec<Verdict> =
            scene.identities.iter().map(|identity| verdict(identity, |cell| draft.cell(cell).clone())).collect();
        Self {
            member,
            figures,
            broken: verdicts.iter().filter(|verdict| **verdict == Verdict::Broken).count(),
            sound: verdicts.iter().all(|verdict| *verdict == Verdict::Holds),
            assumed: options.fixed.contains(&member),
            scene,
        }
    }
}

impl Way {
    pub(super) fn join(&self, other: &Self) -> Self {
        let mut parts = self.parts.clone();
        for part in &other.parts {
            match parts.iter_mut().find(|known| known.member == part.member) {
                Some(known) => {
                    known.changes.extend(part.changes.iter().cloned());
                    let new = part.diagnosis.iter().filter(|evidence| !known.diagnosis.contains(evidence));
                    let new: Vec<Evidence> = new.cloned().collect();
                    known.diagnosis.extend(new);
                }
                None => parts.push(part.clone()),
            }
        }
        Self { parts, score: self.score.saturating_add(other.score) }
    }
}
