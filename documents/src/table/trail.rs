//! What was tried on the way to an explanation (判读过程): kept only where somebody asks.

use std::fmt::{self, Write};

use ogi_core::CellId;

use super::align::Placed;
use super::explanation::{Explanation, Verdict};
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

/// A stage of a reading (判读阶段).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What says which organ reports and for which year, and what of it is believed.
    Identity,
    /// Runs of figures with the words before them.
    Lines,
    /// The hypotheses about the whole document and what they cost.
    Hypotheses,
    /// For every row what is believed, and its candidates, cheapest first.
    Rows,
}

/// What of a reading is printed; by default all of it.
///
/// ```
/// use ogi_documents::{ReadOptions, Shown, Stage, trace};
/// let text = "示例市统计局2024年政府信息公开工作年度报告\n\
///     一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4\n";
/// let shown = Shown { stage: Some(Stage::Rows), at: ogi_core::CellId::from_path("requests.received.total") };
/// let trace = trace(text.as_bytes(), &ReadOptions::default(), shown)?;
/// assert!(trace.contains("requests.received: 3 0 0 0 0 1 4"));
/// assert!(trace.ends_with("requests.received.total = 4\n"));
/// # Ok::<(), ogi_documents::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown {
    /// One stage alone.
    pub stage: Option<Stage>,
    /// What concerns one cell alone.
    pub at: Option<CellId>,
}

impl Shown {
    pub(crate) fn has(self, stage: Stage) -> bool {
        self.stage.is_none_or(|only| only == stage)
    }
}

/// At most so many candidates of a row are printed.
const PRINTED: usize = 6;
/// So many runs before and behind those of a row are printed with it.
const AROUND: usize = 1;

/// Prints the stages of one reading.
pub(super) fn print(
    document: &Document<'_>,
    stream: &Stream,
    lines: &Lines,
    explanation: Option<&Explanation>,
    trail: &Trail,
    shown: Shown,
) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let rows = || {
        let rows = explanation.into_iter().flat_map(|known| known.shape.rows.iter().zip(&known.rows)).zip(&trail.candidates);
        rows.filter(|((shape, _), _)| shown.at.is_none_or(|cell| shape.cells.contains(&cell)))
    };
    let placed = || rows().flat_map(|(_, candidates)| candidates);
    let first = placed().map(|placed| placed.runs.0).min().unwrap_or_default().saturating_sub(AROUND);
    let last = placed().map(|placed| placed.runs.1).max().unwrap_or(lines.runs.len()).saturating_add(AROUND);
    let is_near = |run: usize| shown.at.is_none() || (first..last).contains(&run);
    if shown.has(Stage::Lines) {
        writeln!(out, "== lines: {} runs of figures", lines.runs.len())?;
        for (at, run) in lines.runs.iter().enumerate().filter(|(at, _)| is_near(*at)) {
            let figures = lines.figures_of(run);
            let texts: Vec<&str> = figures.iter().map(|figure| figure.text(stream)).collect();
            let place = figures.first().map_or(0, |figure| figure.flow.start);
            let before = figures.first().map_or("", |figure| words_before(document, figure.flow.start));
            let notes = [(run.in_grid, "grid"), (run.has_own_words, "own words"), (run.spoiled, "spoiled")];
            let notes: Vec<&str> = notes.iter().filter(|(is, _)| *is).map(|(_, note)| *note).collect();
            writeln!(out, "{at:4} @{place} …{before} [{}] {}", texts.join("|"), notes.join(", "))?;
        }
    }
    if shown.has(Stage::Hypotheses) {
        print_hypotheses(&mut out, trail)?;
    }
    let Some(explanation) = explanation.filter(|_| shown.has(Stage::Rows)) else { return Ok(out) };
    writeln!(out, "== rows of {}, cost {}", explanation.shape.form.name(), explanation.cost)?;
    for ((shape, row), candidates) in rows() {
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
        if candidates.len() > PRINTED {
            writeln!(out, "    … {} more", candidates.len().saturating_sub(PRINTED))?;
        }
    }
    Ok(out)
}

fn print_hypotheses(out: &mut String, trail: &Trail) -> fmt::Result {
    writeln!(out, "== hypotheses")?;
    for considered in &trail.considered {
        let Considered { shape, habits, aligned, settled } = considered;
        write!(
            out,
            "{} undivided={} first-table={} glues={} drops-blanks={} labels-behind={}: aligned {aligned}",
            shape.form.name(),
            shape.undivided,
            shape.first_table.name(),
            habits.glues,
            habits.drops_blanks,
            habits.labels_behind,
        )?;
        match settled {
            Some(settled) => writeln!(out, ", settled {settled}")?,
            None => writeln!(out, ", too dear to settle")?,
        }
    }
    Ok(())
}

/// The end of the line before a place.
fn words_before<'d>(document: &'d Document<'_>, place: u32) -> &'d str {
    let text = document.text.get(..place as usize).unwrap_or_default();
    let start = text.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
    let words = text.get(start..).unwrap_or_default();
    words.rsplit('\n').next().unwrap_or_default()
}
