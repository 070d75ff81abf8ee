//! The cheapest explanation of a document as a print of one of the forms, and what every explanation within the margin agrees on.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ogi_core::{CellId, FormId, Number, Reason};

use super::align::{Alignment, Placed, align};
use super::doubt;
use super::edge::{EdgeCache, EvidenceContext};
use super::exact::{Exact, exact};
use super::explanation::{Explanation, Understood, Verdict};
use super::label::letter_ids;
use super::layout::{Habits, Layout, Slot, Source};
use super::line::{Figure, Lines, Run};
use super::near::{Evidence, Near};
use super::position::GRID_ROWS;
use super::prices::{Cost, DROPS_BLANKS, HEADER_MISSING, HEADERS_MISSING, LABEL_NEAR, LABELS_BEHIND, MARGIN, NEVER, VARIANT};
use super::settle::{Settled, settle};
use super::shape::{Line, Role, RowShape, SHAPES, Shape};
use super::trail::{Considered, Trail};
use crate::document::Document;
use crate::recognise::{Kind, Stream};

/// Candidates so far above the cheapest are carried into the settlement.
const BUDGET: Cost = MARGIN + 8;
/// At most so many hypotheses are settled to the end.
const SETTLED: usize = 6;
/// A document drops its blank cells where at least so many rows are short.
const SHORT_ROWS: usize = 3;
/// More runs than this are not those of one report.
const RUNS: usize = 900;

/// What one explanation says of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Vote {
    Number(Number),
    /// An empty field or a mark.
    Empty,
    Gone,
    Absent,
    Open,
}

struct Hypothesis {
    shape: &'static Shape,
    habits: Habits,
    alignment: Alignment,
    cost: Cost,
}

impl Hypothesis {
    fn evidence<'a>(&'a self, outcome: &'a Settled, stream: &'a Stream, lines: &'a Lines) -> Evidence<'a> {
        Evidence::new(self.shape, self.habits, &self.alignment, outcome, stream, lines)
    }
}

/// What the figures of a document look like.
fn habits(stream: &Stream, lines: &Lines) -> Habits {
    let single = |run: &Run| match lines.figures_of(run) {
        [only] => only.is_bare && (7..=24).contains(&only.digits()),
        _ => false,
    };
    let singles = lines.runs.iter().filter(|run| single(run)).count();
    // The area code of a telephone number starts with a zero too: 0591-
    let is_cut = |figure: &&Figure| figure.kind == Kind::Digits && figure.next != Some('-') && figure.has_leading_zero(stream);
    let zeros = lines.figures.iter().filter(is_cut).count();
    // No figure is printed with seven digits of which the first is a zero.
    let long_zero = lines
        .figures
        .iter()
        .any(|figure| figure.kind == Kind::Digits && figure.digits() >= 7 && figure.has_leading_zero(stream));
    Habits { glues: singles >= 4 || zeros >= 3 || long_zero, ..Habits::default() }
}

/// The hypotheses about the whole document that its words speak for, each aligned, cheapest first.
fn hypotheses(scene: &EvidenceContext<'_>, known: Habits, form: Option<FormId>) -> Vec<Hypothesis> {
    let lines = scene.lines;
    let mut memory = EdgeCache::default();
    let mut hypotheses: Vec<Hypothesis> = Vec::new();
    let headers: Vec<Cost> = SHAPES.iter().map(|shape| headers_price(shape, lines)).collect();
    let least = headers.iter().copied().min().unwrap_or_default();
    let is_division =
        |row: &&RowShape| matches!(row.line, Line::Request(ogi_core::Row::CorrectionLapsed | ogi_core::Row::FeeLapsed));
    let divisions: Vec<&RowShape> = SHAPES.iter().take(1).flat_map(|shape| &shape.rows).filter(is_division).collect();
    let divided = lines.runs.iter().any(|run| {
        let before = lines.letters(&run.before);
        divisions.iter().any(|row| row.ends(before))
    });
    let undivided = !divided && lines.runs.iter().any(|run| is_undivided(lines, run));
    // A whole row right behind the name of the group: the group is not divided.
    let surely = !divided
        && lines
            .runs
            .iter()
            .any(|run| run.has_own_words && run.figures.len() >= 7 && lines.letters(&run.before).ends_with(&UNDIVIDED));
    let speaks_of = |shape: &Shape| if shape.undivided { undivided } else { !surely };
    let by_year = |shape: &Shape| Some(shape.form) == form && shape.first_table == shape.form;
    // Where the header words say nothing, the year does.
    let of_the_year = SHAPES.iter().zip(&headers).any(|(shape, headers)| *headers == least && by_year(shape));
    // Shapes that the words of the document speak for.
    let speaks_for = |shape: &Shape, headers: Cost| {
        headers <= least
            && (!of_the_year || by_year(shape))
            && (shape.form != FormId::Official2021 || shape.first_table != shape.form || speaks_of(shape))
    };
    // In a grid a label stands in the row of its figures.
    let in_grids = lines.runs.iter().filter(|run| run.in_grid && run.has_own_words).count() >= GRID_ROWS;
    for labels_behind in [false, true] {
        let cheapest = hypotheses.iter().map(|hypothesis| hypothesis.cost).min().unwrap_or(NEVER);
        if labels_behind && (known.glues || in_grids || cheapest < 40) {
            continue;
        }
        let mut short_rows = 0;
        for drops_blanks in [false, true] {
            if drops_blanks && short_rows < SHORT_ROWS {
                continue;
            }
            let habits = Habits { drops_blanks, labels_behind, ..known };
            for (shape, headers) in SHAPES.iter().zip(&headers).filter(|(shape, headers)| speaks_for(shape, **headers)) {
                let alignment = align(scene, shape, habits, BUDGET, &mut memory);
                let mut cost = alignment.cost.saturating_add(*headers);
                if drops_blanks {
                    cost = cost.saturating_add(DROPS_BLANKS);
                }
                if labels_behind {
                    cost = cost.saturating_add(LABELS_BEHIND);
                }
                if shape.is_variant() {
                    cost = cost.saturating_add(VARIANT);
                }
                hypotheses.push(Hypothesis { shape, habits, alignment, cost });
            }
            if !drops_blanks {
                short_rows = short(&hypotheses);
            }
        }
    }
    // Of equally cheap ones the form of the year.
    hypotheses.sort_by_key(|hypothesis| (hypothesis.cost, Some(hypothesis.shape.form) != form));
    hypotheses
}

/// Explains a document.
pub(super) fn explain(
    document: &Document<'_>,
    stream: &Stream,
    lines: &Lines,
    year: Option<u16>,
    mut trail: Option<&mut Trail>,
) -> Option<Explanation> {
    if lines.runs.is_empty() || lines.runs.len() > RUNS {
        return None;
    }
    let known = habits(stream, lines);
    match exact(stream, lines, known, &mut trail) {
        Some(Exact::Whole(explanation)) => return Some(explanation),
        Some(Exact::Open(shape, alignment)) => return Some(weigh(shape, known, alignment, stream, lines)),
        None => {}
    }
    let known = Habits { fills_up: super::position::fills_up(lines), ..known };
    let positions = super::position::rows(document, lines, known.fills_up);
    let scene = EvidenceContext { stream, lines, positions: &positions };
    let form = year.and_then(FormId::for_year);
    let hypotheses = hypotheses(&scene, known, form);
    if let Some(trail) = &mut trail {
        let note = |hypothesis: &Hypothesis| Considered {
            shape: hypothesis.shape,
            habits: hypothesis.habits,
            aligned: hypothesis.cost,
            settled: None,
        };
        trail.considered = hypotheses.iter().map(note).collect();
    }
    let mut settled: Vec<(Cost, Settled, &Hypothesis)> = Vec::new();
    for hypothesis in hypotheses.iter().take(SETTLED) {
        let best = settled.iter().map(|(cost, ..)| *cost).min().unwrap_or(NEVER);
        if hypothesis.cost > best.saturating_add(MARGIN) {
            break;
        }
        let outcome = settle(hypothesis.shape, &hypothesis.alignment);
        if let Some(considered) = trail.as_mut().and_then(|trail| trail.considered.get_mut(settled.len())) {
            considered.settled = Some(hypothesis.cost.saturating_add(outcome.cost));
        }
        settled.push((hypothesis.cost.saturating_add(outcome.cost), outcome, hypothesis));
    }
    settled.sort_by_key(|(cost, _, hypothesis)| (*cost, Some(hypothesis.shape.form) != form));
    let (cheapest, _, chosen) = settled.first()?;
    let (cheapest, shape) = (*cheapest, chosen.shape);
    let mut votes: BTreeMap<CellId, Vec<(Vote, Slot)>> = BTreeMap::new();
    let mut rows: Vec<Understood> = Vec::new();
    for (cost, outcome, hypothesis) in &settled {
        let gap = cost.saturating_sub(cheapest);
        if gap > MARGIN {
            continue;
        }
        let evidence = hypothesis.evidence(outcome, stream, lines);
        let mut near = evidence.near(gap);
        doubt::raise(&evidence, &mut near);
        for (row, near) in hypothesis.shape.rows.iter().zip(&near) {
            for (at, cell) in row.cells.iter().enumerate() {
                let list = votes.entry(*cell).or_default();
                for reading in near {
                    list.push(vote(reading, at, lines));
                }
            }
        }
        if std::ptr::eq(*hypothesis, *chosen) {
            rows = hypothesis
                .shape
                .rows
                .iter()
                .zip(&hypothesis.alignment.candidates)
                .zip(&near)
                .map(|((row, candidates), near)| understood(row.line, candidates, near, row.width()))
                .collect();
        }
    }
    for (row, understood) in shape.rows.iter().zip(&mut rows) {
        understood.cells =
            row.cells.iter().map(|cell| verdict(votes.get(cell).map(Vec::as_slice).unwrap_or_default())).collect();
    }
    if let Some(trail) = trail {
        trail.candidates.clone_from(&chosen.alignment.candidates);
        trail.candidates.iter_mut().for_each(|list| list.sort_by_key(|placed| placed.excess));
    }
    let mut unplaced = chosen.alignment.unplaced.clone();
    out_of_order(&scene, shape, &mut rows, &mut unplaced);
    named_twice(lines, shape, &mut rows);
    Some(Explanation { shape, cost: cheapest, drops_blanks: chosen.habits.drops_blanks, rows, unplaced })
}

/// Weighs what one alignment leaves open.
fn weigh(shape: &'static Shape, habits: Habits, alignment: Alignment, stream: &Stream, lines: &Lines) -> Explanation {
    let outcome = settle(shape, &alignment);
    let hypothesis = Hypothesis { shape, habits, cost: alignment.cost, alignment };
    let evidence = hypothesis.evidence(&outcome, stream, lines);
    let mut near = evidence.near(0);
    doubt::raise(&evidence, &mut near);
    let rows = shape.rows.iter().zip(&hypothesis.alignment.candidates).zip(&near).map(|((row, candidates), near)| {
        let mut understood = understood(row.line, candidates, near, row.width());
        understood.cells =
            (0..row.width()).map(|at| verdict(&near.iter().map(|near| vote(near, at, lines)).collect::<Vec<_>>())).collect();
        understood
    });
    let rows = rows.collect();
    let cost = hypothesis.cost.saturating_add(outcome.cost);
    Explanation { shape, cost, drops_blanks: false, rows, unplaced: hypothesis.alignment.unplaced }
}

/// Two rows of a grid with the same whole label and different figures: nothing tells which is meant.
fn named_twice(lines: &Lines, shape: &Shape, rows: &mut [Understood]) {
    let values = |run: &Run| -> Vec<Option<Number>> {
        let figures = lines.figures_of(run);
        figures.iter().filter(|figure| figure.kind != Kind::Blank).map(|figure| figure.number).collect()
    };
    for (row, understood) in shape.rows.iter().zip(rows) {
        if understood.best.is_none() || row.role == Role::Remedies {
            continue;
        }
        let is_named = |run: &&Run| {
            let before = lines.letters(&run.words(row.role));
            let length = row.labels.iter().filter(|label| label.is_end_of(before)).map(|label| label.ids.len()).max();
            // Nothing but the label stands before the figures.
            run.in_grid && run.has_own_words && length.is_some_and(|length| length > 3 && before.len() == length)
        };
        let mut named = lines.runs.iter().filter(is_named).map(values).filter(|values| !values.is_empty());
        let first = named.next();
        if named.any(|other| Some(&other) != first.as_ref()) {
            understood.cells.iter_mut().for_each(|verdict| *verdict = Verdict::Open);
            understood.readings.clear();
            understood.why = Some(Reason::NamedTwice);
        }
    }
}

/// A row that carries its whole label and is exact is that row even where it stands out of order, if no other claims the name.
fn out_of_order(scene: &EvidenceContext<'_>, shape: &Shape, rows: &mut [Understood], unplaced: &mut Vec<usize>) {
    let lines = scene.lines;
    let carries = |run: usize, row: &RowShape| {
        let Some(run) = lines.runs.get(run) else { return false };
        let figures = lines.figures_of(run);
        let solid = figures.iter().filter(|figure| figure.kind != Kind::Blank).count();
        let is_exact = solid == row.width() && figures.len() == solid && !run.spoiled && run.has_own_words;
        let before = lines.letters(&run.words(row.role));
        is_exact && row.role != Role::Remedies && row.ends(before)
    };
    for (row, understood) in shape.rows.iter().zip(rows) {
        if understood.best.is_some() {
            continue;
        }
        let mut own = unplaced.iter().copied().filter(|run| carries(*run, row));
        let (Some(run), None) = (own.next(), own.next()) else { continue };
        let Some(figures) = lines.runs.get(run).map(|run| run.figures.clone()) else { continue };
        let slots: Vec<Slot> = figures.filter_map(|at| Some(super::layout::whole((at, lines.figures.get(at)?)))).collect();
        understood.cells = slots.iter().map(|slot| Verdict::Is(*slot)).collect();
        understood.best =
            Some(Placed { excess: 0, slots: Some(slots), layout: Layout::Plain, runs: (run, run.saturating_add(1)), label: 0 });
        unplaced.retain(|other| *other != run);
    }
}

fn vote(near: &Near, at: usize, lines: &Lines) -> (Vote, Slot) {
    match near {
        Near::Open(_) => (Vote::Open, Slot::GONE),
        Near::LeftOut => (Vote::Absent, Slot::GONE),
        Near::Placed(placed) => {
            let slot = placed.slots.as_ref().and_then(|slots| slots.get(at)).copied().unwrap_or(Slot::GONE);
            let vote = match (slot.number, slot.source) {
                (Some(number), _) => Vote::Number(number),
                (None, Source::Whole(figure)) => {
                    let kind = lines.figures.get(figure).map(|figure| figure.kind);
                    if kind == Some(Kind::Digits) { Vote::Open } else { Vote::Empty }
                }
                (None, Source::Empty) => Vote::Empty,
                (None, Source::Part(_) | Source::Gone) => Vote::Gone,
            };
            (vote, slot)
        }
    }
}

fn verdict(votes: &[(Vote, Slot)]) -> Verdict {
    let Some((first, slot)) = votes.first() else { return Verdict::Absent };
    let agree = votes.iter().all(|(vote, _)| vote == first);
    match first {
        Vote::Number(_) | Vote::Empty if agree => Verdict::Is(*slot),
        Vote::Absent if agree => Verdict::Absent,
        _ => Verdict::Open,
    }
}

fn understood(line: Line, candidates: &[Placed], near: &[Near], width: usize) -> Understood {
    let best = near.iter().find_map(|near| match near {
        Near::Placed(placed) => Some(placed.clone()),
        _ => None,
    });
    let best = best.or_else(|| candidates.iter().min_by_key(|placed| placed.excess).cloned());
    let best = best.filter(|_| !near.is_empty() && !near.iter().all(|near| matches!(near, Near::LeftOut)));
    let is_listed = near.iter().all(|near| matches!(near, Near::Placed(_)));
    let runs = best.as_ref().map(|best| best.runs);
    let placed = near.iter().filter_map(|near| match near {
        Near::Placed(placed) => Some(placed.runs),
        _ => None,
    });
    let own_runs: std::collections::BTreeSet<(usize, usize)> = placed.collect();
    let readings = if is_listed {
        let same = candidates.iter().filter(|placed| Some(placed.runs) == runs);
        same.filter_map(|placed| placed.slots.as_ref())
            .filter(|slots| slots.len() == width)
            .map(|slots| slots.iter().map(|slot| slot.number).collect())
            .collect()
    } else {
        Vec::new()
    };
    let why = near.iter().find_map(|near| match near {
        Near::Open(why) => *why,
        _ => None,
    });
    Understood { line, best, cells: Vec::new(), readings, runs: own_runs.len(), why }
}

/// Whether a run stands behind the name of the group 其他处理 itself, so that it is not divided.
fn is_undivided(lines: &Lines, run: &Run) -> bool {
    let name: &[u16] = &UNDIVIDED;
    let before = lines.letters(&run.before);
    let near = before.get(before.len().saturating_sub(name.len().saturating_add(2))..).unwrap_or_default();
    let common = near.iter().filter(|letter| name.contains(letter)).count();
    common.saturating_add(1) >= name.len()
}

static UNDIVIDED: LazyLock<Vec<u16>> = LazyLock::new(|| letter_ids("其他处理"));

/// What the header words that are missing cost.
fn headers_price(shape: &Shape, lines: &Lines) -> Cost {
    let text = &lines.letters;
    let missing = shape.headers.iter().filter(|header| {
        let Some(first) = header.ids.first() else { return false };
        let third = header.ids.get(2).unwrap_or(first);
        let needed = header.len().saturating_mul(3).div_ceil(4);
        let starts = text.iter().enumerate().filter(|(_, letter)| *letter == first || *letter == third).map(|(at, _)| at);
        !starts.take(200).any(|start| {
            let window = text.get(start..).unwrap_or_default();
            let window = window.get(..header.len().saturating_add(6)).unwrap_or(window);
            header.common(header.len(), window) >= needed
        })
    });
    HEADER_MISSING.saturating_mul(i32::try_from(missing.count()).unwrap_or_default()).min(HEADERS_MISSING)
}

/// How many rows of the cheapest alignment have fewer figures than cells, and no empty fields.
fn short(hypotheses: &[Hypothesis]) -> usize {
    let Some(best) = hypotheses.iter().min_by_key(|hypothesis| hypothesis.cost) else { return 0 };
    let rows = best.shape.rows.iter().zip(&best.alignment.candidates).filter(|(row, _)| row.role.is_request());
    let is_short = |list: &[Placed]| {
        let dropped = |placed: &&Placed| placed.layout == Layout::BlanksDropped && placed.label <= LABEL_NEAR;
        let least = list.iter().map(|placed| placed.excess).min().unwrap_or_default();
        list.iter().filter(dropped).any(|placed| placed.excess <= least.saturating_add(MARGIN))
    };
    rows.filter(|(_, list)| is_short(list)).count()
}
