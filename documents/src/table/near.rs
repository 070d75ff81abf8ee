//! Which readings of every row are not ruled out (未排除的读法): those within the margin of the cheapest, less what the document as a whole
//! shows not to be trusted.

use ogi_core::Reason;

use super::align::{Alignment, Placed};
use super::choice::{Choice, Figures, figures_of};
use super::layout::{Habits, Layout};
use super::line::Lines;
use super::prices::{Cost, MARGIN};
use super::settle::Settled;
use super::shape::{Role, RowShape, Shape};
use crate::recognise::Stream;

/// So many rows that are left out or put together from pieces show that the order of the text is lost.
const TORN: usize = 5;
/// So many labels without figures show that empty cells leave nothing.
const BARE_LABELS: usize = 3;

/// A reading of a row that is not ruled out.
#[derive(Debug, Clone)]
pub(super) enum Near {
    Placed(Placed),
    /// A reading that is not listed, or a doubt about those that are, with the reason.
    Open(Option<Reason>),
    LeftOut,
}

/// A hypothesis that was settled, and what it shows of the document as a whole.
pub(super) struct Evidence<'a> {
    pub(super) shape: &'a Shape,
    pub(super) alignment: &'a Alignment,
    pub(super) outcome: &'a Settled,
    pub(super) stream: &'a Stream,
    pub(super) lines: &'a Lines,
    pub(super) drops_blanks: bool,
    pub(super) labels_behind: bool,
    /// Rows whose figures do not stand together in the order of the text.
    pub(super) mixed: Vec<usize>,
    /// How many of these are parts of a block.
    pub(super) blocks: usize,
    /// Nearly every row of the table has figures, so that the columns say something of each of them.
    pub(super) is_confirmed: bool,
    /// Many rows are torn: the figures of the others may have changed places too.
    pub(super) is_disordered: bool,
    /// Figures of the first table stand where no row is, or too many in one: those of its other rows may have changed places too.
    pub(super) is_torn_above: bool,
    /// Labels stand one behind the other: the empty cells of glued rows left nothing, and digits as many as cells are no cells yet.
    pub(super) blanks_vanish: bool,
    /// The figures of the cheapest choice of every row.
    pub(super) chosen: Vec<Option<Figures>>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(
        shape: &'a Shape,
        habits: Habits,
        alignment: &'a Alignment,
        outcome: &'a Settled,
        stream: &'a Stream,
        lines: &'a Lines,
    ) -> Self {
        let Habits { glues, drops_blanks, labels_behind, .. } = habits;
        let chosen = outcome.prices.iter().map(|prices| cheapest_figures(prices)).collect();
        let mut evidence = Self {
            shape,
            alignment,
            outcome,
            stream,
            lines,
            drops_blanks,
            labels_behind,
            mixed: Vec::new(),
            blocks: 0,
            is_confirmed: false,
            is_disordered: false,
            is_torn_above: false,
            blanks_vanish: false,
            chosen,
        };
        let requests: Vec<usize> = evidence.requests().map(|(place, _)| place).collect();
        evidence.mixed = requests.iter().copied().filter(|place| evidence.all_cheapest(*place, is_scattered)).collect();
        evidence.blocks = evidence.mixed.iter().filter(|place| evidence.all_cheapest(**place, is_block)).count();
        let silent: Vec<usize> = requests.into_iter().filter(|place| !evidence.states(*place)).collect();
        evidence.is_confirmed = silent.len() <= 2;
        let lost = silent.iter().filter(|place| !evidence.mixed.contains(place)).count();
        // A block of whole rows in one run keeps their order.
        let is_torn = |placed: &Placed| !(placed.layout == Layout::Block && is_of_one_run(placed));
        let in_pieces = evidence.mixed.iter().filter(|place| evidence.all_cheapest(**place, is_torn)).count();
        let torn = in_pieces.saturating_add(lost.min(evidence.left_over()));
        evidence.is_disordered = torn >= TORN && !evidence.is_confirmed;
        evidence.is_torn_above = evidence.is_torn_above();
        evidence.blanks_vanish = glues && !evidence.is_confirmed && evidence.bare_labels() >= BARE_LABELS;
        evidence
    }

    /// The readings of every row within the margin, of a hypothesis that costs so much more than the cheapest.
    pub(super) fn near(&self, gap: Cost) -> Vec<Vec<Near>> {
        let rows = self.shape.rows.iter().zip(&self.alignment.candidates).zip(&self.alignment.left_out).enumerate();
        rows.map(
            |(place, ((row, list), left_out))| {
                if row.role.is_request() { self.request(place, list, gap) } else { Self::other(list, *left_out, gap) }
            },
        )
        .collect()
    }

    fn request(&self, place: usize, list: &[Placed], gap: Cost) -> Vec<Near> {
        let mut near: Vec<Near> = Vec::new();
        for (choice, price) in self.outcome.prices.get(place).into_iter().flatten() {
            if price.saturating_sub(self.outcome.cost).saturating_add(gap) > MARGIN {
                continue;
            }
            near.push(match choice {
                Choice::LeftOut => Near::LeftOut,
                Choice::Open => Near::Open(None),
                Choice::Figures(figures) => {
                    let same = |placed: &&Placed| placed.slots.as_ref().is_some_and(|slots| figures_of(slots) == *figures);
                    let best = list.iter().filter(same).min_by_key(|placed| placed.excess);
                    best.cloned().map_or(Near::Open(None), Near::Placed)
                }
            });
        }
        near
    }

    /// The readings of a row that no identity of the applications table ties.
    fn other(list: &[Placed], left_out: Cost, gap: Cost) -> Vec<Near> {
        let within = list.iter().filter(|placed| placed.excess.saturating_add(gap) <= MARGIN);
        let placed = |placed: &Placed| if placed.slots.is_some() { Near::Placed(placed.clone()) } else { Near::Open(None) };
        let mut near: Vec<Near> = within.map(placed).collect();
        if left_out.saturating_add(gap) <= MARGIN {
            near.push(Near::LeftOut);
        }
        near
    }

    /// Whether figures of the first table may stand in a row that is not theirs: some stand behind no words, or between more than a row has,
    /// or several rows have too few. One row that lost a cell, or that the form does not have, says nothing of the others.
    fn is_torn_above(&self) -> bool {
        let rows = self.shape.rows.iter().zip(&self.alignment.candidates).filter(|(row, _)| row.role == Role::Free);
        let widest = rows.clone().map(|(row, _)| row.width()).max().unwrap_or_default();
        let best = |list: &'a [Placed]| list.iter().find(|placed| placed.excess == 0);
        let placed: Vec<&Placed> = rows.filter_map(|(_, list)| best(list)).collect();
        let (Some(from), Some(to)) =
            (placed.iter().map(|placed| placed.runs.0).min(), placed.iter().map(|placed| placed.runs.1).max())
        else {
            return false;
        };
        let runs = self.lines.runs.get(from..to).unwrap_or_default();
        let crowded = runs.iter().any(|run| run.solid(self.lines) > widest);
        let left_over = self.alignment.unplaced.iter().filter(|run| (from..to).contains(*run));
        let left_over =
            || left_over.clone().filter_map(|run| self.lines.runs.get(*run)).filter(|run| run.has_figures(self.lines));
        let nameless = left_over().any(|run| self.lines.letters(&run.before).is_empty());
        let short = left_over().filter(|run| run.solid(self.lines) < widest).count();
        crowded || nameless || short > 1
    }

    pub(super) fn requests(&self) -> impl Iterator<Item = (usize, &'a RowShape)> + use<'a> {
        self.shape.rows.iter().enumerate().filter(|(_, row)| row.role.is_request())
    }

    /// Whether a row has candidates and all of the cheapest are such.
    fn all_cheapest(&self, place: usize, is: impl Fn(&Placed) -> bool) -> bool {
        let list = self.alignment.candidates.get(place).map(Vec::as_slice).unwrap_or_default();
        let least = list.iter().map(|placed| placed.excess).min();
        least.is_some() && list.iter().filter(|placed| Some(placed.excess) == least).all(is)
    }

    /// Whether figures of a row are within the margin.
    fn states(&self, place: usize) -> bool {
        let prices = self.outcome.prices.get(place).into_iter().flatten();
        let near = |price: Cost| price.saturating_sub(self.outcome.cost) <= MARGIN;
        prices.into_iter().any(|(choice, price)| matches!(choice, Choice::Figures(_)) && near(*price))
    }

    /// How many rows of the applications table have their label in the document and no figures.
    fn bare_labels(&self) -> usize {
        let is_left_out = |place: usize| {
            let prices = self.outcome.prices.get(place).map(Vec::as_slice).unwrap_or_default();
            matches!(prices.iter().min_by_key(|(_, price)| *price), Some((Choice::LeftOut, _)))
        };
        let is_printed = |row: &RowShape| {
            let mut labels = row.labels.iter().filter(|label| label.len() > 3);
            labels.any(|label| self.lines.letters.windows(label.len()).any(|window| window == label.ids))
        };
        self.requests().filter(|(place, row)| is_left_out(*place) && is_printed(row)).count()
    }

    /// How many runs of figures between the rows of the applications table are in none of them.
    fn left_over(&self) -> usize {
        let list = |place: usize| self.alignment.candidates.get(place).into_iter().flatten();
        let placed = || self.requests().flat_map(|(place, _)| list(place)).map(|placed| placed.runs);
        let (Some(from), Some(to)) = (placed().map(|runs| runs.0).min(), placed().map(|runs| runs.1).max()) else { return 0 };
        let inside = self.alignment.unplaced.iter().filter(|run| (from..to).contains(*run));
        inside.filter(|run| self.lines.runs.get(**run).is_some_and(|run| run.has_figures(self.lines))).count()
    }
}

pub(super) fn is_of_one_run(placed: &Placed) -> bool {
    placed.runs.1.saturating_sub(placed.runs.0) == 1
}

pub(super) fn is_block(placed: &Placed) -> bool {
    matches!(placed.layout, Layout::Block | Layout::FirstColumnApart | Layout::ByColumns)
}

fn is_scattered(placed: &Placed) -> bool {
    is_block(placed) || placed.runs.1.saturating_sub(placed.runs.0) > 1
}

/// The figures of the cheapest choice of a row.
fn cheapest_figures(prices: &[(Choice, Cost)]) -> Option<Figures> {
    let (choice, _) = prices.iter().min_by_key(|(_, price)| *price)?;
    choice.figures().copied()
}
