//! What was tried on the way to an explanation (判读过程): kept only where somebody asks.

use std::fmt::{self, Write};

use super::align::Placed;
use super::explain::{Explanation, Verdict};
use super::layout::Habits;
use super::line::Lines;
use super::prices::Cost;
use super::shape::Shape;
use crate::document::Document;
use crate::recognise::Stream;

/// A hypothesis about the whole document, with what it cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Considered {
    pub(super) shape: &'static Shape,
    pub(super) habits: Habits,
    /// What the alignment costs, and with the settlement, where it came to that.
    pub(super) aligned: Cost,
    pub(super) settled: Option<Cost>,
}

/// What was tried.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub(super) considered: Vec<Considered>,
    /// By row of the chosen shape, cheapest first.
    pub(super) candidates: Vec<Vec<Placed>>,
}

/// At most so many candidates of a row are printed.
const PRINTED: usize = 6;

/// Prints the stages of one reading.
pub(super) fn print(
    document: &Document<'_>,
    stream: &Stream,
    lines: &Lines,
    explanation: Option<&Explanation>,
    trail: &Trail,
) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "== lines: {} runs of figures", lines.runs.len())?;
    for (at, run) in lines.runs.iter().enumerate() {
        let figures = lines.figures.get(run.figures.clone()).unwrap_or_default();
        let texts: Vec<&str> = figures.iter().map(|figure| figure.text(stream)).collect();
        let place = figures.first().map_or(0, |figure| figure.flow.start);
        let before = figures.first().map_or("", |figure| words_before(document, figure.flow.start));
        let notes = [(run.in_grid, "grid"), (run.has_own_words, "own words"), (run.spoiled, "spoiled")];
        let notes: Vec<&str> = notes.iter().filter(|(is, _)| *is).map(|(_, note)| *note).collect();
        writeln!(out, "{at:4} @{place} …{before} [{}] {}", texts.join("|"), notes.join(", "))?;
    }
    writeln!(out, "== hypotheses")?;
    for considered in &trail.considered {
        let Considered { shape, habits, aligned, settled } = considered;
        writeln!(
            out,
            "{} undivided={} first-table={} glues={} drops-blanks={} labels-behind={}: aligned {aligned}, settled {settled:?}",
            shape.form.name(),
            shape.undivided,
            shape.first_table.name(),
            habits.glues,
            habits.drops_blanks,
            habits.labels_behind,
        )?;
    }
    let Some(explanation) = explanation else { return Ok(out) };
    writeln!(out, "== rows of {}, cost {}", explanation.shape.form.name(), explanation.cost)?;
    for ((shape, row), candidates) in explanation.shape.rows.iter().zip(&explanation.rows).zip(&trail.candidates) {
        let cell = shape.cells.first().map_or("", |cell| cell.path());
        let line = cell.rsplit_once('.').map_or(cell, |(line, _)| line);
        let verdicts: Vec<String> = row
            .cells
            .iter()
            .map(|verdict| match verdict {
                Verdict::Is(slot) => slot.number.map_or_else(|| "□".to_owned(), |number| number.to_string()),
                Verdict::Open => "?".to_owned(),
                Verdict::Absent => "·".to_owned(),
            })
            .collect();
        writeln!(out, "{line}: {}", verdicts.join(" "))?;
        for placed in candidates.iter().take(PRINTED) {
            let slots = placed.slots.as_ref().map_or_else(
                || "some reading that is not listed".to_owned(),
                |slots| {
                    let texts =
                        slots.iter().map(|slot| slot.number.map_or_else(|| "□".to_owned(), |number| number.to_string()));
                    texts.collect::<Vec<_>>().join(" ")
                },
            );
            let (from, to) = placed.runs;
            writeln!(out, "    +{} runs {from}..{to} label {} {:?}: {slots}", placed.excess, placed.label, placed.layout)?;
        }
    }
    Ok(out)
}

/// The end of the line before a place.
fn words_before<'d>(document: &'d Document<'_>, place: u32) -> &'d str {
    let text = document.text.get(..place as usize).unwrap_or_default();
    let start = text.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
    let words = text.get(start..).unwrap_or_default();
    words.rsplit('\n').next().unwrap_or_default()
}
