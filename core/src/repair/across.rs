//! Repairs of several reports at once (跨报告更正): this year's with last year's, a roll-up with the organs below.

mod explain;
#[cfg(test)]
mod tests;

pub use explain::{AcrossContradiction, across_contradictions};

use super::links::{Link, Relation, bound_cells, links};
use super::problem::{Figures, equations};
use super::rank::{self, Scene, WEIGHED};
use super::solver::{Block, Cell, Count, Equation, Held, Options, Proof, Setting, System, SystemError, Wanted};
use super::{Change, Evidence, RepairOptions, pattern};
use crate::check::{Case, say, verdict};
use crate::draft::{CellSet, Draft};
use crate::finding::{Arg, Verdict};
use crate::form::{CELL_COUNT, CellId};
use crate::language::Language;
use crate::number::Number;
use crate::rule::Identity;

/// One of the reports of a case (其中一份报告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// The report that is judged (本年报告、汇总报告).
    This,
    /// Last year's report (上年报告).
    LastYear,
    /// The report of an organ below, by its place among the children (下级机关报告).
    Child(usize),
}

impl Member {
    /// What it is called in sentences: the organ below by its name.
    pub fn label(self, case: &Case<'_>, language: Language) -> String {
        match (self, language) {
            (Self::This, Language::Zh) => "本报告".to_owned(),
            (Self::This, Language::En) => "this report".to_owned(),
            (Self::LastYear, Language::Zh) => "上年报告".to_owned(),
            (Self::LastYear, Language::En) => "last year's report".to_owned(),
            (Self::Child(at), _) => {
                let name = case.children.get(at).map_or("", |child| child.name);
                match language {
                    Language::Zh => format!("「{name}」的报告"),
                    Language::En => format!("the report of `{name}`"),
                }
            }
        }
    }

    /// The report itself.
    pub fn draft<'a>(self, case: &Case<'a>) -> Option<&'a Draft> {
        match self {
            Self::This => Some(case.draft),
            Self::LastYear => case.last_year,
            Self::Child(at) => case.children.get(at)?.draft,
        }
    }
}

/// How to look for repairs of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossOptions {
    /// The most repairs returned.
    pub limit: usize,
    /// The number of search steps after which a repair may be "not proved smallest".
    pub node_budget: u64,
    /// Reports known to be right: never changed, and not looked into.
    pub fixed: Vec<Member>,
    /// Cells known to be right, which are never changed.
    pub pinned: Vec<(Member, CellId)>,
    /// Relations that are known to hold in this case; they bind as identities do.
    pub confirmed: Vec<Relation>,
}

impl Default for AcrossOptions {
    fn default() -> Self {
        Self { limit: 12, node_budget: 20_000, fixed: Vec::new(), pinned: Vec::new(), confirmed: Vec::new() }
    }
}

/// The smallest repairs of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossRepairs {
    /// How many cells each of them changes, all reports together.
    pub cost: u64,
    /// Whether they are proven smallest.
    pub proof: Proof,
    /// How many smallest repairs there are.
    pub count: Count,
    /// The repairs, best first. Each is complete: with its changes applied no identity of any report is broken, and no
    /// relation between them that has to hold.
    pub list: Vec<AcrossRepair>,
    /// Every report taken into account, in the order of [`Member`], with how far it is in doubt.
    pub members: Vec<Suspect>,
}

impl Default for AcrossRepairs {
    /// Nothing to repair.
    fn default() -> Self {
        Self { cost: 0, proof: Proof::Proved, count: Count::Exactly(0), list: Vec::new(), members: Vec::new() }
    }
}

/// A complete smallest repair of several reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossRepair {
    /// The reports to change, in the order of [`Member`].
    pub parts: Vec<Part>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the ranking goes by: the sum of the weights of all evidence.
    pub score: i64,
}

/// What a repair changes in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The report.
    pub member: Member,
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// What they have in common, and what speaks for or against this report being wrong.
    pub diagnosis: Vec<Evidence>,
}

/// How far a report is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// The report.
    pub member: Member,
    /// How far.
    pub suspicion: Suspicion,
    /// How many of its own identities are broken as printed.
    pub broken: usize,
    /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
    /// it agrees with itself.
    pub assumed: bool,
}

/// How far a report is in doubt (存疑程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suspicion {
    /// No smallest repair changes it.
    Clear,
    /// Some smallest repairs change it.
    Possible,
    /// The best repair changes it, and much more speaks for it than for any that does not.
    Likely,
    /// Every smallest repair changes it.
    Certain,
}

impl Suspicion {
    /// Stable name in the wire format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

impl Suspect {
    /// How far the report is in doubt, as a sentence for people.
    pub fn text(&self, case: &Case<'_>, language: Language) -> String {
        let (name, broken) = (self.member.label(case, language), self.broken);
        match (self.suspicion, language) {
            (_, Language::Zh) if self.assumed => format!("{name}按无误处理"),
            (_, Language::En) if self.assumed => format!("{name} is taken as right"),
            (Suspicion::Certain, Language::Zh) if broken > 0 => {
                format!("{name}需要更正：自身{broken}项勾稽关系不成立，每一种最小更正都要改动它")
            }
            (Suspicion::Certain, Language::Zh) => format!("{name}需要更正：每一种最小更正都要改动它"),
            (Suspicion::Likely, Language::Zh) => format!("较可能是{name}有误：改动它的更正佐证明显更多"),
            (Suspicion::Possible, Language::Zh) => format!("{name}可能有误：有的最小更正改动它，有的不改动，仅凭数字不能断定"),
            (Suspicion::Clear, Language::Zh) => format!("{name}无须更正"),
            (Suspicion::Certain, Language::En) if broken > 0 => {
                format!(
                    "{name} needs correction: {broken} of its own identities are broken, and every smallest repair changes it"
                )
            }
            (Suspicion::Certain, Language::En) => format!("{name} needs correction: every smallest repair changes it"),
            (Suspicion::Likely, Language::En) => {
                format!("{name} is likelier wrong: much more evidence speaks for the repairs that change it")
            }
            (Suspicion::Possible, Language::En) => {
                format!("{name} may be wrong: some smallest repairs change it and some do not; the figures alone do not tell")
            }
            (Suspicion::Clear, Language::En) => format!("{name} needs no correction"),
        }
    }
}

/// What speaks against changing a report that agrees with itself.
const SOUND: i64 = -10;
/// What a usual relation weighs that a change makes or breaks.
const USUAL: i64 = 15;

/// By so much evidence a repair has to outrank the others before a report is said to be likelier wrong: more than figures
/// that happen to be the same can give.
const TELLING: i64 = 25;

/// A report of the problem.
struct Document<'a> {
    member: Member,
    scene: Scene<'a>,
    figures: Figures,
    /// Identities broken as printed.
    broken: usize,
    /// Whether every identity holds as printed.
    sound: bool,
    /// Whether it is taken as right.
    assumed: bool,
}

/// The whole problem: every report, and what ties them.
struct Group<'a> {
    documents: Vec<Document<'a>>,
    links: Vec<Link>,
}

/// Where an equation of the problem comes from.
#[derive(Debug, Clone, Copy)]
enum Origin {
    Identity(Member, &'static Identity),
    Link(Relation),
}

/// A way to mend one block, or several.
#[derive(Clone)]
struct Way {
    parts: Vec<Part>,
    score: i64,
}

/// Finds every smallest repair of the reports of a case together, best first: the fewest cells of all reports whose
/// change makes every identity hold, and every relation between the reports that has to hold.
///
/// Of the relations only those bind that are exact by themselves — the 总计 of 上年结转 is what last year's report
/// carried forward — or that the caller confirms; the others rank. Reports that nothing binds to the one judged are
/// left out.
///
/// ```
/// use ogi_core::repair::{AcrossOptions, Member, Suspicion, across};
/// use ogi_core::{Case, Cell, CellId, Claim, Column, Draft, FormId, Number, Row, Span, Topic};
///
/// let table = |brought: i32, carried: i32| {
///     let mut draft = Draft::new(FormId::Official2021);
///     for cell in FormId::Official2021.form().cells(false) {
///         draft.set(cell, Cell::Number(Number::ZERO));
///     }
///     for column in [Column::NaturalPerson, Column::Total] {
///         let mut set = |row, figure: i32| draft.set(CellId::request(row, column), Cell::Number(Number::from(figure)));
///         set(Row::Received, 9);
///         set(Row::BroughtForward, brought);
///         set(Row::Granted, 9 + brought - carried);
///         set(Row::OutcomesTotal, 9 + brought - carried);
///         set(Row::CarriedForward, carried);
///     }
///     draft
/// };
/// let (last, this) = (table(0, 3), table(2, 0)); // each agrees with itself
/// let found = across(&Case { last_year: Some(&last), ..Case::new(&this) }, &AcrossOptions::default())?;
/// assert_eq!(found.cost, 4);
/// assert!(found.members.iter().all(|suspect| suspect.suspicion == Suspicion::Possible)); // either may be wrong
/// # Ok::<(), ogi_core::repair::solver::SystemError>(())
/// ```
///
/// # Errors
/// When there are more reports than can be solved together, even if organs below whose reports agree with themselves are
/// taken as right.
pub fn across(case: &Case<'_>, options: &AcrossOptions) -> Result<AcrossRepairs, SystemError> {
    let (group, _, system, cells) = Group::prepare(case, options)?;
    let solver = Options { wanted: Wanted::All { limit: WEIGHED.max(options.limit) }, node_budget: options.node_budget };
    let blocks = system.solve(&cells, &solver);
    let mut result = AcrossRepairs { count: Count::Exactly(1), ..AcrossRepairs::default() };
    let mut complete = vec![Way { parts: Vec::new(), score: 0 }];
    let mut doubts: Vec<Doubt> = group.documents.iter().map(|_| Doubt::default()).collect();
    for block in &blocks {
        result.cost = result.cost.saturating_add(block.cost);
        result.proof = rank::joined_proof(result.proof, block, &blocks);
        result.count = rank::times(result.count, block.count);
        let ways = group.weigh(block);
        for (document, doubt) in group.documents.iter().zip(&mut doubts) {
            doubt.add(document.member, &ways, block);
        }
        let pairs = complete.iter().flat_map(|repair| ways.iter().map(move |way| repair.join(way)));
        complete = rank::best(pairs.collect(), options.limit, |way| way.score);
    }
    result.members = group.documents.iter().zip(doubts).map(|(document, doubt)| doubt.suspect(document)).collect();
    if blocks.is_empty() {
        result.count = Count::Exactly(0);
        return Ok(result);
    }
    let alone = result.count == Count::Exactly(1) && result.proof == Proof::Proved;
    result.list = complete.into_iter().map(|way| group.finish(way, alone)).collect();
    Ok(result)
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
    fn prepare(case: &Case<'a>, options: &AcrossOptions) -> Result<(Self, Vec<Origin>, System, Vec<Cell>), SystemError> {
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
    fn open(&self) -> impl Iterator<Item = &Document<'a>> {
        self.documents.iter().filter(|document| !document.assumed)
    }

    /// The number of the first cell of a report in the problem; nothing if the report is taken as right.
    fn first(&self, member: Member) -> Option<usize> {
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
            let known = Cell { lower: None, ..Cell::printed(known).pin() };
            let more = [(known.held != Held::Printed(0)).then_some(known), link.at_most.then(Cell::open)];
            for cell in more.into_iter().flatten() {
                terms.push((cells.len(), 1));
                cells.push(cell);
            }
            list.push((Origin::Link(link.relation), Equation { terms }));
        }
        (list, cells)
    }

    /// What the reports taken as right contribute to a relation; nothing where a figure of theirs is not known.
    fn known(&self, link: &Link) -> Option<i64> {
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
    fn weigh(&self, block: &Block) -> Vec<Way> {
        let ways = block.sets.iter().filter_map(|set| self.way(&set.changes));
        rank::best(ways.collect(), usize::MAX, |way| way.score)
    }

    fn way(&self, settings: &[Setting]) -> Option<Way> {
        let mut parts = Vec::new();
        for document in self.open() {
            let first = self.first(document.member)?;
            let own = |setting: &&Setting| setting.cell >= first && setting.cell < first.saturating_add(CELL_COUNT);
            let own: Vec<Setting> = settings.iter().filter(own).copied().collect();
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

    fn document(&self, member: Member) -> Option<&Document<'a>> {
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
    fn of_link(&self, link: &Link, member: Member, change: &Change, parts: &[Part]) -> Option<Evidence> {
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
    fn holds(&self, link: &Link, parts: &[Part]) -> Option<bool> {
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

    fn finish(&self, way: Way, alone: bool) -> AcrossRepair {
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
        let mut scene = Scene::new(&case);
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
    fn join(&self, other: &Self) -> Self {
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

/// What the repairs of all blocks say of one report.
#[derive(Default)]
struct Doubt {
    changed: bool,
    always: bool,
    /// By how much the best repair outranks the best that leaves the report as it is.
    margin: i64,
}

impl Doubt {
    fn add(&mut self, member: Member, ways: &[Way], block: &Block) {
        let all = block.proof == Proof::Proved && matches!(block.count, Count::Exactly(_));
        let changes = |way: &&Way| way.parts.iter().any(|part| part.member == member);
        let with = ways.iter().filter(changes).map(|way| way.score).max();
        let without = ways.iter().filter(|way| !changes(way)).map(|way| way.score).max();
        self.changed |= with.is_some();
        self.always |= all && with.is_some() && without.is_none();
        if let (Some(with), Some(without)) = (with, without) {
            self.margin = self.margin.saturating_add(with.saturating_sub(without).max(0));
        }
    }

    fn suspect(&self, document: &Document<'_>) -> Suspect {
        let suspicion = match self {
            Self { always: true, .. } => Suspicion::Certain,
            Self { margin: TELLING.., .. } => Suspicion::Likely,
            Self { changed: true, .. } => Suspicion::Possible,
            _ => Suspicion::Clear,
        };
        Suspect { member: document.member, suspicion, broken: document.broken, assumed: document.assumed }
    }
}
