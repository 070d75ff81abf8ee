//! Figures that stand together, and the words around them: what the later stages know of a document.

use std::cmp::Ordering;
use std::ops::Range;

use ogi_core::Number;

use super::ordinal::Ordinal;
use super::shape::{Role, is_named};
use crate::recognise::{Gap, Kind, Stream};

/// One figure, mark or empty field.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) kind: Kind,
    /// The token that it was read from.
    pub(super) token: usize,
    /// Its digits in the folded text; a part of the token's where another figure is stuck to them.
    pub(super) folded: Range<u32>,
    /// Its place in the flow, with a sign or unit printed beside it.
    pub(super) flow: Range<u32>,
    pub(super) gap: Gap,
    /// Serial number of its line or grid row.
    pub(super) line: u32,
    /// Its field in a row of several.
    pub(super) field: Option<u16>,
    /// The first column that its field covers, once merged cells are laid out.
    pub(super) column: u16,
    /// The character right behind it, in its line or field.
    pub(super) next: Option<char>,
    /// The number that it states by itself.
    pub(super) number: Option<Number>,
    /// Whether its digits are all that is printed, so that they can be those of several cells.
    pub(super) is_bare: bool,
    /// The place of the same figure with one digit more, where it is open whether that is the number of the item behind.
    pub(super) longer: Option<usize>,
}

/// Figures without words between them.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) figures: Range<usize>,
    /// The letters before, back to the run before; and behind, up to the next.
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
    /// Whether the run stands in one row of a grid whose every cell is one word or figure.
    pub(super) in_grid: bool,
    /// Whether words stand before it in its own row or line.
    pub(super) has_own_words: bool,
    /// Where the letters of its own row or line begin.
    pub(super) own_start: usize,
    /// Where the letters of the name end, where a remark in brackets stands behind it.
    pub(super) name_end: usize,
    /// Whether a figure of it goes on in what is no digit, so that none of them is certain (夹有非数字).
    pub(super) spoiled: bool,
    /// Whether the text ends with its last figure, which may go on in what is lost.
    pub(super) ends_the_text: bool,
    /// Whether its row of a grid ends in an earlier column than the one above it, or in a later one.
    pub(super) reach: Ordering,
    /// Whether the number of an item stands alone among its figures, which belongs to another row (夹有项号).
    pub(super) interrupted: bool,
    /// The last ordinal among the words before it.
    pub(super) ordinal: Option<Ordinal>,
}

/// The runs of a document.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) figures: Vec<Figure>,
    pub(super) runs: Vec<Run>,
    /// All ideographs outside figures, as numbers of the alphabet of labels.
    pub(super) letters: Vec<u16>,
}

impl Lines {
    /// The words before a row end where an empty row of the form ends: they are that row's.
    pub(super) fn part_at_empty_rows(&mut self) {
        let mut end = 0;
        for at in 0..self.runs.len() {
            let Some(run) = self.runs.get(at) else { return };
            let is_empty = run.in_grid && run.has_own_words && !run.has_figures(self);
            let own = self.letters(&run.before);
            let is_row = is_empty && is_named(own, false);
            if let Some(run) = self.runs.get_mut(at) {
                run.before.start = run.before.start.max(end).min(run.before.end);
                if is_row {
                    end = run.before.end;
                }
            }
        }
    }

    /// Says of every run how far the words behind it reach.
    pub(super) fn link(&mut self) {
        let last = self.letters.len()..self.letters.len();
        let before: Vec<Range<usize>> = self.runs.iter().map(|run| run.before.clone()).collect();
        for (run, next) in self.runs.iter_mut().zip(before.into_iter().skip(1).chain(std::iter::once(last))) {
            let from = run.before.end;
            // A sentence in between ends the words that belong to the run.
            let to = if next.start > from { next.start } else { next.end };
            run.after = from..to.max(from);
        }
    }

    /// The figures of a run.
    pub(super) fn figures_of(&self, run: &Run) -> &[Figure] {
        self.figures.get(run.figures.clone()).unwrap_or_default()
    }

    pub(super) fn letters(&self, range: &Range<usize>) -> &[u16] {
        self.letters.get(range.clone()).unwrap_or_default()
    }

    /// Takes runs out.
    pub(super) fn remove(&mut self, ranges: &[Range<usize>]) {
        let mut at = 0;
        self.runs.retain(|_| {
            let is_out = ranges.iter().any(|range| range.contains(&at));
            at = at.saturating_add(1);
            !is_out
        });
        self.link();
    }

    /// The letters between two runs that follow each other.
    pub(super) fn between(&self, run: usize) -> &[u16] {
        let end = |run: usize| self.runs.get(run).map(|run| run.after.start);
        let (Some(from), Some(to)) = (end(run), self.runs.get(run.saturating_add(1)).map(|run| run.before.end)) else {
            return &[];
        };
        self.letters.get(from..to).unwrap_or_default()
    }
}

impl Run {
    /// The letters before it that may be the label of a row: of the first table without a remark in brackets behind the name.
    pub(super) fn words(&self, role: Role) -> Range<usize> {
        let end = if role == Role::Free { self.name_end } else { self.before.end };
        self.before.start..end
    }

    /// Whether a row of several cells that no sum ties has lost one: its last field is what fills up the rows of the grid, or the next
    /// row stands in its line.
    pub(super) fn has_lost_a_cell(&self, lines: &Lines, role: Role, width: usize) -> bool {
        let last = lines.figures_of(self).last();
        let shows = match self.reach {
            Ordering::Less => last.is_some_and(|last| last.kind == Kind::Blank),
            Ordering::Greater => self.solid(lines) > width,
            Ordering::Equal => false,
        };
        shows && role == Role::Free && width > 1
    }

    /// How many figures and marks it has.
    pub(super) fn solid(&self, lines: &Lines) -> usize {
        lines.figures_of(self).iter().filter(|figure| figure.kind != Kind::Blank).count()
    }

    pub(super) fn has_figures(&self, lines: &Lines) -> bool {
        lines.figures_of(self).iter().any(|figure| figure.kind != Kind::Blank)
    }
}

impl Figure {
    /// The digits as printed, widths folded.
    pub(super) fn text<'s>(&self, stream: &'s Stream) -> &'s str {
        stream.folded.get(self.folded.start as usize..self.folded.end as usize).unwrap_or_default()
    }

    pub(super) fn digits(&self) -> usize {
        (self.folded.end.saturating_sub(self.folded.start)) as usize
    }

    /// Whether it starts with a zero that no figure is printed with.
    pub(super) fn has_leading_zero(&self, stream: &Stream) -> bool {
        self.is_bare && self.digits() > 1 && self.text(stream).starts_with('0')
    }
}
