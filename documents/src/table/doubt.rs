//! What the document shows elsewhere that speaks against the readings of a row (疑点). The first that holds is the reason why the row is not
//! read.

use ogi_core::{Number, Reason};

use super::align::Placed;
use super::layout::{Layout, Slot, Source, broken_in_row};
use super::line::Figure;
use super::near::{Evidence, Near, is_block, is_of_one_run};
use super::shape::{Role, RowShape};

/// A row, its candidates, and the readings of it that are not ruled out.
struct DoubtedRow<'a> {
    place: usize,
    list: &'a [Placed],
    near: &'a [Near],
}

/// A doubt: when it holds of a row, and why the row is not read then.
struct Doubt {
    why: Reason,
    holds: fn(&Evidence<'_>, &DoubtedRow<'_>) -> bool,
}

/// Doubts about rows of the applications table.
const OF_REQUESTS: [Doubt; 13] = [
    // Cuts that no column confirms: one sum alone may hold by chance, of digits with blanks between them too.
    Doubt {
        why: Reason::BlanksDropped,
        holds: |evidence, row| evidence.drops_blanks && row.is_one_of_several_cuts() && !evidence.is_confirmed,
    },
    Doubt { why: Reason::GluedAmbiguous, holds: |evidence, row| row.is_one_of_several_cuts() && !evidence.is_confirmed },
    // Digits as many as cells are no cells yet where empty cells leave nothing.
    Doubt { why: Reason::BlanksDropped, holds: |evidence, row| evidence.blanks_vanish && !row.near.iter().all(is_certain) },
    // The columns ask for another cut, but for one figure.
    Doubt { why: Reason::GluedAmbiguous, holds: |evidence, row| evidence.is_broken() && evidence.can_be_cut_anew(row.place) },
    // Not every combination was weighed.
    Doubt { why: Reason::NotSettled, holds: |evidence, row| evidence.outcome.cut_off && row.list.len() > 1 },
    // Many rows are torn, and this one would say something else in another order.
    Doubt {
        why: Reason::OrderLost,
        holds: |evidence, row| evidence.is_disordered && row.any(|near| evidence.has_an_order(near)),
    },
    // The row is put together from pieces, and some sum is broken.
    Doubt { why: Reason::OrderLost, holds: |evidence, row| evidence.mixed.contains(&row.place) && evidence.is_broken() },
    // Parts of blocks, whose cells may have been dropped or have changed places.
    Doubt {
        why: Reason::OrderLost,
        holds: |evidence, _| evidence.blocks > 2 && (evidence.drops_blanks || evidence.is_broken()),
    },
    // A block taken in another order, or of which several rows do not add up, with no column to confirm it.
    Doubt {
        why: Reason::OrderLost,
        holds: |evidence, row| {
            !evidence.is_confirmed && row.any(|near| is_reordered(near) || evidence.is_of_a_broken_block(near))
        },
    },
    // The number of an item stands among the figures.
    Doubt {
        why: Reason::SpoiledFigure,
        holds: |evidence, row| evidence.is_broken() && row.any(|near| evidence.is_interrupted(near)),
    },
    // Blank cells leave no trace, and the figures do not add up.
    Doubt {
        why: Reason::BlanksDropped,
        holds: |evidence, row| evidence.drops_blanks && row.any(|near| evidence.breaks(row.place, near)),
    },
    // The digit behind the last figure may be its own.
    Doubt {
        why: Reason::GluedAmbiguous,
        holds: |evidence, row| row.any(|near| evidence.may_go_on(near) && evidence.breaks(row.place, near)),
    },
    // An empty field stands in for a cell that was lost.
    Doubt { why: Reason::CellLost, holds: |evidence, row| row.any(|near| evidence.has_lost_a_field(row.place, near)) },
];

/// Doubts about rows of the first table, which no sum ties.
const OF_THE_FIRST_TABLE: [Doubt; 1] = [
    // Cells in several lines, where figures stand in no row, or where blank cells leave no trace and the spaces differ.
    Doubt {
        why: Reason::OrderLost,
        holds: |evidence, row| {
            row.any(|near| {
                evidence.is_in_several_lines(near)
                    && (evidence.is_torn_above || (evidence.drops_blanks && !evidence.is_evenly_spaced(near)))
            })
        },
    },
];

/// Doubts about the row of the remedies table.
const OF_REMEDIES: [Doubt; 1] = [
    // Other rows are put together from pieces, or stand before their labels, and this one does not add up.
    Doubt {
        why: Reason::OrderLost,
        holds: |evidence, row| {
            (!evidence.mixed.is_empty() || evidence.labels_behind) && row.any(|near| evidence.breaks(row.place, near))
        },
    },
];

/// Adds the first doubt that holds to the readings of every row.
pub(super) fn raise(evidence: &Evidence<'_>, near: &mut [Vec<Near>]) {
    let rows = evidence.shape.rows.iter().zip(&evidence.alignment.candidates).zip(near).enumerate();
    for (place, ((shape, list), near)) in rows {
        let doubts: &[Doubt] = match shape.role {
            Role::Free => &OF_THE_FIRST_TABLE,
            Role::Remedies => &OF_REMEDIES,
            _ => &OF_REQUESTS,
        };
        let row = DoubtedRow { place, list, near };
        if let Some(doubt) = doubts.iter().find(|doubt| (doubt.holds)(evidence, &row)) {
            near.push(Near::Open(Some(doubt.why)));
        }
    }
}

impl DoubtedRow<'_> {
    fn any(&self, holds: impl FnMut(&Near) -> bool) -> bool {
        self.near.iter().any(holds)
    }

    /// Whether one of several ways to cut digits that run together is left.
    fn is_one_of_several_cuts(&self) -> bool {
        self.near.len() == 1 && self.list.iter().filter(|placed| placed.layout == Layout::Glued).count() > 1
    }
}

impl Evidence<'_> {
    /// Whether some identity does not hold.
    fn is_broken(&self) -> bool {
        self.outcome.cost > 0
    }

    /// Whether an empty field before the figures of a reading is taken for its first cell, and either the others do not add up without it or
    /// its line has fewer fields than the lines of most rows that are printed like it: a cell was lost, and the empty field is padding.
    fn has_lost_a_field(&self, place: usize, near: &Near) -> bool {
        let Near::Placed(placed @ Placed { slots: Some(slots), layout: Layout::Padded | Layout::Plain, .. }) = near else {
            return false;
        };
        let Some(own) = self.last_field(placed).filter(|_| slots.first().is_some_and(|first| first.number.is_none())) else {
            return false;
        };
        // A row of a total and nothing else has lost none of it.
        let Some((total, parts)) = slots.split_last().filter(|(_, parts)| parts.iter().any(|slot| slot.number.is_some()))
        else {
            return false;
        };
        let sum = |slots: &[Slot]| slots.iter().filter_map(|slot| slot.number?.as_integer()).sum::<i64>();
        if sum(parts) != sum(std::slice::from_ref(total)) || self.outcome.cost > 0 {
            return true;
        }
        let is_outcome = |place: usize| {
            self.shape.rows.get(place).is_some_and(|row| matches!(row.role, Role::Outcome | Role::OutcomesTotal))
        };
        let others =
            self.requests().map(|(other, _)| other).filter(|other| *other != place && is_outcome(*other) == is_outcome(place));
        let best = |other: usize| self.alignment.candidates.get(other)?.iter().find(|placed| placed.excess == 0);
        let fields: Vec<u16> = others.filter_map(best).filter_map(|placed| self.last_field(placed)).collect();
        let longer = fields.iter().filter(|field| **field > own).count();
        longer.saturating_mul(2) > fields.len()
    }

    /// The last field of the line of a reading that stands in one.
    fn last_field(&self, placed: &Placed) -> Option<u16> {
        let run = self.lines.runs.get(placed.runs.0).filter(|run| run.in_grid && is_of_one_run(placed))?;
        self.lines.figures_of(run).last()?.field
    }

    /// Whether the digit behind the last figure of a reading may be its own.
    fn may_go_on(&self, near: &Near) -> bool {
        let Near::Placed(placed) = near else { return false };
        let last = placed.runs.1.checked_sub(1).and_then(|run| self.lines.runs.get(run));
        let figure = last.and_then(|run| self.lines.figures_of(run).last());
        figure.is_some_and(|figure| figure.longer.is_some())
    }

    /// Whether several rows of the block that a reading is part of break their sums: the figures may stand in another order. One may be
    /// an error of the report.
    fn is_of_a_broken_block(&self, near: &Near) -> bool {
        let Near::Placed(own) = near else { return false };
        let rows = self.shape.rows.iter().zip(&self.alignment.candidates);
        let breaks = |(row, list): &(&RowShape, &Vec<Placed>)| {
            let of_the_block = |placed: &&Placed| placed.runs == own.runs && placed.layout == own.layout;
            let slots =
                list.iter().filter(of_the_block).min_by_key(|placed| placed.excess).and_then(|placed| placed.slots.as_ref());
            slots.is_some_and(|slots| broken_in_row(row.role, slots) > 0)
        };
        is_block(own) && rows.filter(breaks).count() > 1
    }

    /// Whether the number of an item stands among the figures of a reading.
    fn is_interrupted(&self, near: &Near) -> bool {
        let Near::Placed(placed) = near else { return false };
        let runs = self.lines.runs.get(placed.runs.0..placed.runs.1).unwrap_or_default();
        runs.iter().any(|run| run.interrupted)
    }

    /// Whether a reading breaks the sum of its row.
    fn breaks(&self, place: usize, near: &Near) -> bool {
        match (self.shape.rows.get(place), near) {
            (Some(row), Near::Placed(Placed { slots: Some(slots), .. })) => broken_in_row(row.role, slots) > 0,
            _ => false,
        }
    }

    /// Whether the digits of a glued row are also what the columns ask of it, cut otherwise.
    fn can_be_cut_anew(&self, place: usize) -> bool {
        let list = self.alignment.candidates.get(place).map(Vec::as_slice).unwrap_or_default();
        list.iter().find(|placed| placed.layout == Layout::Glued).is_some_and(|glued| {
            let runs = self.lines.runs.get(glued.runs.0..glued.runs.1).unwrap_or_default();
            let figures = runs.iter().flat_map(|run| self.lines.figures_of(run));
            let printed: String = figures.map(|figure| figure.text(self.stream)).collect();
            super::recut::fits_the_columns(self.shape, &self.chosen, place, &printed)
        })
    }

    /// Whether the cells of a reading, printed in several lines, would say something else in another order.
    fn has_an_order(&self, near: &Near) -> bool {
        let Near::Placed(Placed { slots: Some(slots), .. }) = near else { return false };
        let differ = |pair: &[Slot]| matches!(pair, [one, two] if one.number != two.number);
        slots.windows(2).any(differ) && self.is_in_several_lines(near)
    }

    /// The figure that a cell was read from.
    fn figure_of(&self, slot: &Slot) -> Option<&Figure> {
        match slot.source {
            Source::Whole(at) | Source::Part(at) => self.lines.figures.get(at),
            Source::Empty | Source::Gone => None,
        }
    }

    /// Whether the same space is between all cells of a reading, as a tool leaves it that prints one cell a line.
    fn is_evenly_spaced(&self, near: &Near) -> bool {
        let Near::Placed(Placed { slots: Some(slots), .. }) = near else { return true };
        let figures: Vec<&Figure> = slots.iter().filter_map(|slot| self.figure_of(slot)).collect();
        let mut spaces = figures.windows(2).filter_map(|pair| match pair {
            [one, next] => Some(next.flow.start.saturating_sub(one.flow.end)),
            _ => None,
        });
        let first = spaces.next();
        spaces.all(|space| Some(space) == first)
    }

    /// Whether the cells of a reading are printed in several lines.
    fn is_in_several_lines(&self, near: &Near) -> bool {
        let Near::Placed(Placed { slots: Some(slots), .. }) = near else { return false };
        let mut found = slots.iter().filter_map(|slot| self.figure_of(slot)).map(|figure| figure.line);
        let first = found.next();
        found.any(|line| Some(line) != first)
    }
}

/// Whether the figures of a block are taken in another order than that of the text.
fn is_reordered(near: &Near) -> bool {
    matches!(near, Near::Placed(Placed { layout: Layout::FirstColumnApart | Layout::ByColumns, .. }))
}

/// Whether a reading is one whatever the blanks of the document left: not cut, or of zeros alone.
fn is_certain(near: &Near) -> bool {
    let zero = |slot: &Slot| slot.number == Some(Number::ZERO);
    match near {
        Near::Placed(placed) => placed.layout != Layout::Glued || placed.slots.iter().flatten().all(zero),
        Near::Open(_) | Near::LeftOut => true,
    }
}
