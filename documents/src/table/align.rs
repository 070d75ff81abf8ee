//! Which run of figures is which row (对齐): the cheapest monotone assignment, and for every row all candidates within a margin
//! of it. Forward and backward costs give them without listing explanations.

use std::collections::HashMap;
use std::rc::Rc;

use super::label::Label;
use super::layout::{self, Candidate, Habits, Layout, Reading, Slot};
use super::line::{Figure, Lines, Run};
use super::position::Position;
use super::prices::{
    BLOCK, BLOCK_WITHOUT_LABELS, Cost, GLUED_LEFT_OVER, JOIN, LABEL_ABSENT, LABEL_AFTER, LABEL_AROUND, LABEL_CUT,
    LABEL_ELSEWHERE, LABEL_FAIR, LABEL_NEAR, NEVER, RIVAL, ROW_LEFT_OUT, ROW_LEFT_OUT_SOFT, ROW_LEFT_OVER, RUN_LEFT_OVER,
    STRAY_LETTER,
};
use super::settle::broken_in_row;
use super::shape::{HEADERS, REMEDIES_HEADER, Role, RowShape, Shape};
use crate::recognise::{Kind, Stream};

/// At most so many letters before and behind a run are looked at.
const BEFORE: usize = 120;
const BEHIND: usize = 90;

/// A candidate for one row, with what its explanation costs above the cheapest.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) excess: Cost,
    /// The cells; `None` for a reading that is not listed.
    pub(super) slots: Option<Vec<Slot>>,
    pub(super) layout: Layout,
    /// The runs that hold the figures.
    pub(super) runs: (usize, usize),
    /// What the label costs.
    pub(super) label: Cost,
}

/// The outcome for one shape and one set of habits.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) cost: Cost,
    /// By row of the shape.
    pub(super) candidates: Vec<Vec<Placed>>,
    /// What it costs above the cheapest to take each row for left out.
    pub(super) left_out: Vec<Cost>,
    /// The runs that the cheapest explanation gives to no row.
    pub(super) unplaced: Vec<usize>,
}

/// An edge of the alignment: runs `from..to` are rows `row..row + rows`.
struct Edge {
    from: usize,
    to: usize,
    row: usize,
    rows: usize,
    label: Cost,
    /// Whether the label stands elsewhere, so that words nearby are no rival.
    elsewhere: bool,
    /// How many letters of a whole label the words before end with.
    whole: usize,
    /// Priced by what their rows break.
    candidates: Rc<[Candidate]>,
    cheapest: Cost,
}

/// What is worked out once for all hypotheses.
#[derive(Default)]
pub(super) struct Memory {
    /// By row labels, first run, one past the last, and whether labels stand behind.
    labels: HashMap<(usize, usize, usize, bool), Cost>,
    /// By first run, one past the last, kind of row, habits.
    parses: HashMap<(usize, usize, usize, bool), Rc<[Candidate]>>,
}

/// A document as the alignment sees it.
pub(super) struct Scene<'a> {
    pub(super) stream: &'a Stream,
    pub(super) lines: &'a Lines,
    /// For each run, what positions say of it as a row of the applications table.
    pub(super) positions: &'a [Position],
}

/// Aligns runs and rows.
pub(super) fn align(scene: &Scene<'_>, shape: &Shape, habits: Habits, budget: Cost, memory: &mut Memory) -> Alignment {
    let runs = &scene.lines.runs;
    let rows = &shape.rows;
    let mut edges = single_rows(scene, shape, habits, memory);
    keep_whole(&mut edges);
    let claimed = claimed(scene, rows, &edges);
    edges.extend(blocks(scene, shape, &claimed));
    let skip = left_over(scene, rows, habits, &edges);
    mark_rivals(&mut edges);
    for edge in &mut edges {
        let cheapest = edge.candidates.iter().map(|candidate| candidate.cost).min().unwrap_or(NEVER);
        edge.cheapest = cheapest.saturating_add(edge.label);
    }
    let absent: Vec<Cost> =
        rows.iter().map(|row| if row.role == Role::Free { ROW_LEFT_OUT_SOFT } else { ROW_LEFT_OUT }).collect();
    let (run_count, row_count) = (runs.len(), rows.len());
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); run_count.saturating_add(1)];
    for (at, edge) in edges.iter().enumerate() {
        if let Some(list) = from.get_mut(edge.from) {
            list.push(at);
        }
    }
    let forward = forward(&edges, &from, &skip, &absent);
    let backward = backward(&edges, &from, &skip, &absent);
    let total = forward.get(run_count, row_count);
    let mut candidates: Vec<Vec<Placed>> = vec![Vec::new(); row_count];
    for edge in &edges {
        let before = forward.get(edge.from, edge.row);
        let after = backward.get(edge.to, edge.row.saturating_add(edge.rows));
        let base = before.saturating_add(after).saturating_add(edge.label).saturating_sub(total);
        if base.saturating_add(edge.cheapest).saturating_sub(edge.label) > budget {
            continue;
        }
        for candidate in edge.candidates.iter() {
            let excess = base.saturating_add(candidate.cost);
            if excess > budget {
                continue;
            }
            let placed = |slots: Option<Vec<Slot>>| Placed {
                excess,
                slots,
                layout: candidate.layout,
                runs: (edge.from, edge.to),
                label: edge.label,
            };
            match &candidate.reading {
                Reading::Open => {
                    for list in candidates.iter_mut().skip(edge.row).take(edge.rows) {
                        list.push(placed(None));
                    }
                }
                Reading::Cells(slots) => {
                    let mut rest: &[Slot] = slots;
                    for (list, row) in candidates.iter_mut().zip(rows).skip(edge.row).take(edge.rows) {
                        let (own, others) = rest.split_at_checked(row.width()).unwrap_or((rest, &[]));
                        list.push(placed(Some(own.to_vec())));
                        rest = others;
                    }
                }
            }
        }
    }
    let left_out = absent
        .iter()
        .enumerate()
        .map(|(row, price)| {
            let through = (0..=run_count).map(|run| {
                forward.get(run, row).saturating_add(*price).saturating_add(backward.get(run, row.saturating_add(1)))
            });
            through.min().unwrap_or(NEVER).saturating_sub(total)
        })
        .collect();
    let unplaced = (0..run_count)
        .filter(|run| {
            let price = skip.get(*run).copied().unwrap_or_default();
            (0..=row_count).any(|row| {
                let through = forward.get(*run, row).saturating_add(price);
                through.saturating_add(backward.get(run.saturating_add(1), row)) == total
            })
        })
        .collect();
    Alignment { cost: total, candidates, left_out, unplaced }
}

/// A table of costs, one more in each direction than runs and rows.
struct Costs {
    width: usize,
    costs: Vec<Cost>,
}

impl Costs {
    fn new(runs: usize, rows: usize) -> Self {
        let width = rows.saturating_add(1);
        Self { width, costs: vec![NEVER; width.saturating_mul(runs.saturating_add(1))] }
    }

    fn get(&self, run: usize, row: usize) -> Cost {
        self.costs.get(run.saturating_mul(self.width).saturating_add(row)).copied().unwrap_or(NEVER)
    }

    fn lower(&mut self, run: usize, row: usize, cost: Cost) {
        if let Some(known) = self.costs.get_mut(run.saturating_mul(self.width).saturating_add(row)) {
            *known = (*known).min(cost);
        }
    }
}

fn forward(edges: &[Edge], from: &[Vec<usize>], skip: &[Cost], absent: &[Cost]) -> Costs {
    let mut costs = Costs::new(skip.len(), absent.len());
    costs.lower(0, 0, 0);
    for run in 0..=skip.len() {
        for row in 0..=absent.len() {
            let here = costs.get(run, row);
            if here >= NEVER {
                continue;
            }
            if let Some(price) = skip.get(run) {
                costs.lower(run.saturating_add(1), row, here.saturating_add(*price));
            }
            if let Some(price) = absent.get(row) {
                costs.lower(run, row.saturating_add(1), here.saturating_add(*price));
            }
            for edge in from.get(run).into_iter().flatten().filter_map(|at| edges.get(*at)).filter(|edge| edge.row == row) {
                costs.lower(edge.to, row.saturating_add(edge.rows), here.saturating_add(edge.cheapest));
            }
        }
    }
    costs
}

fn backward(edges: &[Edge], from: &[Vec<usize>], skip: &[Cost], absent: &[Cost]) -> Costs {
    let mut costs = Costs::new(skip.len(), absent.len());
    costs.lower(skip.len(), absent.len(), 0);
    for run in (0..=skip.len()).rev() {
        for row in (0..=absent.len()).rev() {
            let mut best = costs.get(run, row);
            if let Some(price) = skip.get(run) {
                best = best.min(price.saturating_add(costs.get(run.saturating_add(1), row)));
            }
            if let Some(price) = absent.get(row) {
                best = best.min(price.saturating_add(costs.get(run, row.saturating_add(1))));
            }
            for edge in from.get(run).into_iter().flatten().filter_map(|at| edges.get(*at)).filter(|edge| edge.row == row) {
                best = best.min(edge.cheapest.saturating_add(costs.get(edge.to, row.saturating_add(edge.rows))));
            }
            costs.lower(run, row, best);
        }
    }
    costs
}

/// Candidates with what their rows break added to their prices.
fn priced<'r>(mut candidates: Vec<Candidate>, rows: &(impl Iterator<Item = &'r RowShape> + Clone)) -> Rc<[Candidate]> {
    for candidate in &mut candidates {
        if let Reading::Cells(slots) = &candidate.reading {
            let mut rest: &[Slot] = slots;
            for row in rows.clone() {
                let (own, others) = rest.split_at_checked(row.width()).unwrap_or((rest, &[]));
                candidate.cost = candidate.cost.saturating_add(broken_in_row(row.role, own));
                rest = others;
            }
        }
    }
    candidates.into()
}

/// One row from one run or from a few that belong together.
fn single_rows(scene: &Scene<'_>, shape: &Shape, habits: Habits, memory: &mut Memory) -> Vec<Edge> {
    let mut edges = Vec::new();
    let runs = &scene.lines.runs;
    for (first, run) in runs.iter().enumerate() {
        let has_figures = run.has_figures(scene.lines);
        for (place, row) in shape.rows.iter().enumerate() {
            let width = row.width();
            let in_table = row.role.is_request();
            let most = match row.role {
                Role::Free => 2,
                Role::Remedies => 15,
                _ => 3,
            };
            let mut inner: Vec<u16> = Vec::new();
            for to in first.saturating_add(1)..=first.saturating_add(most).min(runs.len()) {
                let several = to > first.saturating_add(1);
                if several {
                    inner.extend_from_slice(scene.lines.between(to.saturating_sub(2)));
                }
                // Runs that could be rows by themselves are no parts of one, nor are empty fields of other rows.
                // Rows of a grid that have words of their own are rows of their own.
                let has_words = |run: usize| runs.get(run).is_some_and(|run| run.in_grid && run.has_own_words);
                if several && row.role.is_request() && has_words(first) && has_words(to.saturating_sub(1)) {
                    break;
                }
                if several && (first..to).any(|run| digits_of(scene.lines, run) >= width) {
                    break;
                }
                if several && !runs.get(to.saturating_sub(1)).is_some_and(|run| run.has_figures(scene.lines)) {
                    continue;
                }
                let figures: Vec<(usize, &Figure)> = figures_of(scene.lines, first..to);
                let solid = figures.iter().filter(|(_, figure)| figure.kind != Kind::Blank).count();
                let longest = if row.role == Role::Remedies { 90 } else { 40 };
                if (several && solid > width.saturating_add(1)) || inner.len() > longest {
                    break;
                }
                if !has_figures && (several || figures.len() < width) {
                    break;
                }
                let key = (label_key(row), first, to, habits.labels_behind);
                let label = *memory
                    .labels
                    .entry(key)
                    .or_insert_with(|| label_price(scene, row, first, to, &inner, habits.labels_behind));
                let is_bare_row = run.in_grid && !run.has_own_words && !several && solid == width && row.role.is_request();
                let label = if is_bare_row { label.min(LABEL_ELSEWHERE) } else { label };
                let bare = solid == 1 || solid == width;
                // In a grid the words of a row are its own: where they are another's, it is that other.
                let of_another = run.in_grid && run.has_own_words && !several;
                let nameless = !bare || several || of_another || matches!(row.role, Role::Free | Role::Remedies);
                if label >= LABEL_ABSENT && nameless {
                    continue;
                }
                if !has_figures && label > LABEL_NEAR {
                    break;
                }
                let in_grid = run.in_grid && !several;
                let spoiled = runs.get(first..to).is_some_and(|runs| runs.iter().any(|run| run.spoiled));
                let candidates = if spoiled {
                    Rc::from([Candidate { cost: 0, reading: Reading::Open, layout: Layout::Spoiled }])
                } else if in_table
                    && !several
                    && let Some(candidate) = by_position(scene, first)
                {
                    priced(vec![candidate], &std::iter::once(row))
                } else {
                    let key = (first, to, parse_key(row, width), habits.drops_blanks);
                    memory
                        .parses
                        .entry(key)
                        .or_insert_with(|| {
                            let proposed = layout::propose(scene.stream, row, &figures, habits, in_grid);
                            priced(proposed, &std::iter::once(row))
                        })
                        .clone()
                };
                if candidates.is_empty() {
                    continue;
                }
                let mut label = label;
                if !inner.is_empty() {
                    label = label.saturating_add(stray(row, &inner));
                }
                let joined = i32::try_from(to.saturating_sub(first).saturating_sub(1)).unwrap_or_default();
                let joined = if row.role == Role::Remedies { joined.min(2) } else { joined };
                label = label.saturating_add(JOIN.saturating_mul(joined));
                edges.push(Edge {
                    from: first,
                    to,
                    row: place,
                    rows: 1,
                    label,
                    elsewhere: is_bare_row,
                    whole: if several { 0 } else { whole_label(scene.lines, first, row) },
                    candidates,
                    cheapest: NEVER,
                });
            }
        }
    }
    edges
}

/// The one way to read a run as a row of the applications table, where positions tell.
fn by_position(scene: &Scene<'_>, run: usize) -> Option<Candidate> {
    match scene.positions.get(run)? {
        Position::Unknown => None,
        Position::Cells(slots) => {
            Some(Candidate { cost: 0, reading: Reading::Cells(slots.clone().into()), layout: Layout::Padded })
        }
        Position::ColumnsLost => Some(Candidate { cost: 0, reading: Reading::Open, layout: Layout::BlanksDropped }),
    }
}

/// The figures of some runs, each with its place in the list.
pub(super) fn figures_of(lines: &Lines, runs: std::ops::Range<usize>) -> Vec<(usize, &Figure)> {
    let list = lines.runs.get(runs).unwrap_or_default();
    let places = list.iter().flat_map(|run| run.figures.clone());
    places.filter_map(|at| Some((at, lines.figures.get(at)?))).collect()
}

/// How many digits a run has, marks counted as one.
fn digits_of(lines: &Lines, run: usize) -> usize {
    let figures = lines.runs.get(run).and_then(|run| lines.figures.get(run.figures.clone())).unwrap_or_default();
    figures
        .iter()
        .map(|figure| match figure.kind {
            Kind::Digits if figure.is_bare => figure.digits(),
            Kind::Digits | Kind::Mark => 1,
            _ => 0,
        })
        .sum()
}

/// How many figures and marks a run has.
fn solid_of(lines: &Lines, run: usize) -> usize {
    let figures = lines.runs.get(run).and_then(|run| lines.figures.get(run.figures.clone())).unwrap_or_default();
    figures.iter().filter(|figure| figure.kind != Kind::Blank).count()
}

/// Rows with the same labels share what is known of them.
fn label_key(row: &RowShape) -> usize {
    let first = row.cells.first().map_or(0, |cell| cell.index());
    first.saturating_mul(16).saturating_add(row.width())
}

/// Rows that take figures alike share their candidates.
fn parse_key(row: &RowShape, width: usize) -> usize {
    match row.role {
        Role::Free => {
            let flags = (0..width).map(|at| usize::from(row.is_money(at)) * 2 + usize::from(row.is_signed(at)));
            flags.fold(width, |key, flag| key.saturating_mul(4).saturating_add(flag)).saturating_add(1000)
        }
        Role::Remedies => 1,
        _ => 2,
    }
}

/// Letters between the figures of a row that are not its label's.
fn stray(row: &RowShape, inner: &[u16]) -> Cost {
    let left = if row.role == Role::Remedies {
        let mut words = REMEDIES_HEADER.clone();
        let not_there = |letter: &&u16| match words.iter().position(|known| known == *letter) {
            Some(at) => {
                words.swap_remove(at);
                false
            }
            None => true,
        };
        inner.iter().filter(not_there).count()
    } else {
        let left = |label: &Label| inner.len().saturating_sub(label.common(label.len(), inner));
        row.labels.iter().map(left).min().unwrap_or_default()
    };
    STRAY_LETTER.saturating_mul(i32::try_from(left).unwrap_or(NEVER)).min(9)
}

fn tail(letters: &[u16], count: usize) -> &[u16] {
    letters.get(letters.len().saturating_sub(count)..).unwrap_or_default()
}

fn head(letters: &[u16], count: usize) -> &[u16] {
    letters.get(..count).unwrap_or(letters)
}

/// What it costs to take some runs for a row, by the words around them.
fn label_price(scene: &Scene<'_>, row: &RowShape, first: usize, to: usize, inner: &[u16], behind: bool) -> Cost {
    let run = |at: usize| scene.lines.runs.get(at);
    let words = |run: &Run| if row.role == Role::Free { run.before.start..run.name_end } else { run.before.clone() };
    let before = run(first).map_or(&[][..], |run: &Run| tail(scene.lines.letters(&words(run)), BEFORE));
    let after = run(to.saturating_sub(1)).map_or(&[][..], |run: &Run| head(scene.lines.letters(&run.after), BEHIND));
    if row.role == Role::Remedies {
        let words: Vec<u16> = before.iter().chain(inner).copied().collect();
        return if behind { LABEL_ABSENT } else { header_price(row, &words) };
    }
    let mut best = LABEL_ABSENT;
    for label in &row.labels {
        let price = if behind { behind_price(label, before, inner, after) } else { before_price(label, before, inner, after) };
        best = best.min(price);
        if best == 0 {
            break;
        }
    }
    best
}

/// The label stands before its figures, around them, or behind.
fn before_price(label: &Label, before: &[u16], inner: &[u16], after: &[u16]) -> Cost {
    let length = label.len();
    let slack = if length > 3 { 12 } else { 2 };
    let near = tail(before, length.saturating_add(slack));
    let window: Vec<u16> = near.iter().chain(inner).copied().collect();
    let needed = length.saturating_mul(45).div_ceil(100).min(if label.cut(near) > 0 { 1 } else { usize::MAX });
    let behind = head(after, length.saturating_add(6));
    if length > 3 && label.occurring(&window) < needed {
        let around: Vec<u16> = window.iter().chain(behind).copied().collect();
        if label.occurring(&around) < needed {
            return LABEL_ABSENT;
        }
    }
    let mut best = label.grade(&window);
    // What stands between a short label and the figures is a label of its own.
    if length <= 3 && best == 0 && inner.is_empty() {
        let ends = |slip: &usize| near.get(..near.len().saturating_sub(*slip)).is_some_and(|near| near.ends_with(&label.ids));
        let slip = (0..=slack).find(ends).unwrap_or_default();
        best = i32::try_from(slip).unwrap_or_default().saturating_mul(2);
    }
    if best > LABEL_NEAR && inner.is_empty() && is_nearly_alone(label, before) {
        best = best.min(if length > 3 { LABEL_NEAR } else { LABEL_FAIR });
    }
    if best > 1 && inner.is_empty() {
        let [few, many] = LABEL_CUT;
        match label.cut(near) {
            0 => {}
            1..8 => best = best.min(few),
            _ => best = best.min(many),
        }
    }
    // Letters between the label and its figures.
    if best <= 3 && inner.is_empty() && length > 2 {
        for slip in (1..=near.len().saturating_sub(1).min(9)).rev() {
            let shorter = near.get(..near.len().saturating_sub(slip)).unwrap_or_default();
            if label.grade(shorter) <= best {
                best = best.saturating_add(i32::try_from(slip / 2).unwrap_or_default().min(4));
                break;
            }
        }
    }
    if best > 1 && length > 3 {
        best = around_price(label, before, inner, after, best);
        let later: Vec<u16> = inner.iter().chain(behind).copied().collect();
        best = best.min(label.grade(&later).saturating_add(LABEL_AFTER));
    }
    best.min(LABEL_ABSENT)
}

/// Whether nothing but the label and its ordinal stands before the figures, or the header of its table before it, and one letter of it
/// is wrong, missing or too many.
fn is_nearly_alone(label: &Label, before: &[u16]) -> bool {
    let length = label.len();
    (length.saturating_sub(1)..=length.saturating_add(1)).any(|taken| {
        let Some(start) = before.len().checked_sub(taken) else { return false };
        let (rest, own) = before.split_at(start);
        let is_apart = rest.len() <= 1 || HEADERS.iter().any(|header| rest.ends_with(&header.ids));
        is_apart && label.common(length, own) >= length.saturating_sub(1).max(1)
    })
}

/// The label stands around its figures, cut in two by them, where that is cheaper than what is known.
fn around_price(label: &Label, before: &[u16], inner: &[u16], after: &[u16], known: Cost) -> Cost {
    let length = label.len();
    let mut best = known;
    let step = (length / 8).max(1);
    for cut in ((length / 4).max(2)..length.saturating_sub(1)).step_by(step) {
        let front: Vec<u16> = tail(before, cut.saturating_add(8)).iter().chain(inner).copied().collect();
        let first = label.grade_first(cut, tail(&front, cut.saturating_add(8)));
        if first.saturating_add(LABEL_AROUND) >= best {
            continue;
        }
        let rest = label.grade_behind(cut, head(after, length.saturating_sub(cut).saturating_add(5)));
        best = best.min(first.max(rest).saturating_add(LABEL_AROUND));
    }
    best
}

/// The label stands behind its figures, around them, or before.
fn behind_price(label: &Label, before: &[u16], inner: &[u16], after: &[u16]) -> Cost {
    let length = label.len();
    let slack = if length > 3 { 8 } else { 2 };
    let near = head(after, length.saturating_add(slack));
    let window: Vec<u16> = inner.iter().chain(near).copied().collect();
    let mut best = label.grade(&window);
    if best <= 3 && inner.is_empty() && length > 2 {
        for slip in (1..=length.min(10)).rev() {
            if label.grade(near.get(slip..).unwrap_or_default()) <= best {
                best = best.saturating_add(i32::try_from(slip / 2).unwrap_or_default().min(4));
                break;
            }
        }
    }
    if best > 1 && length > 3 {
        best = around_price(label, before, inner, after, best);
        let earlier: Vec<u16> = tail(before, length.saturating_add(8)).iter().chain(inner).copied().collect();
        best = best.min(label.grade(&earlier).saturating_add(LABEL_AFTER));
    }
    best.min(LABEL_ABSENT)
}

/// The header of the remedies table is a bag of words, whose order tools change.
fn header_price(row: &RowShape, before: &[u16]) -> Cost {
    let Some(label) = row.labels.first() else { return LABEL_ABSENT };
    let mut seen: Vec<u16> = tail(before, label.len().saturating_add(60)).to_vec();
    let missing = label.ids.iter().filter(|letter| match seen.iter().position(|known| known == *letter) {
        Some(at) => {
            seen.swap_remove(at);
            false
        }
        None => true,
    });
    match missing.count().saturating_mul(100).checked_div(label.len()).unwrap_or(100) {
        0..15 => 0,
        15..35 => 2,
        35..62 => 4,
        _ => LABEL_ABSENT,
    }
}

/// What it costs to take a run for none of the rows.
fn left_over(scene: &Scene<'_>, rows: &[RowShape], habits: Habits, edges: &[Edge]) -> Vec<Cost> {
    let price = |run: &Run| {
        let figures = scene.lines.figures.get(run.figures.clone()).unwrap_or_default();
        let digits = || figures.iter().filter(|figure| figure.kind != Kind::Blank);
        let count = digits().count();
        let [few, some, many] = RUN_LEFT_OVER;
        let length: usize = digits().map(Figure::digits).sum();
        match count {
            0 => 0,
            1 if habits.glues && (5..=24).contains(&length) => GLUED_LEFT_OVER,
            1..=2 => few,
            3..=5 => some,
            _ => many,
        }
    };
    let mut prices: Vec<Cost> = scene.lines.runs.iter().map(price).collect();
    for edge in edges.iter().filter(|edge| edge.to == edge.from.saturating_add(1) && edge.rows == 1 && edge.label <= 1) {
        let Some(row) = rows.get(edge.row) else { continue };
        let run = scene.lines.runs.get(edge.from);
        let stands_alone = run.is_some_and(|run| run.in_grid && run.has_own_words) && edge.label == 0;
        if row.role == Role::Free && !stands_alone {
            continue;
        }
        let figures = figures_of(scene.lines, edge.from..edge.to);
        let digits: usize =
            figures.iter().filter(|(_, figure)| figure.kind == Kind::Digits).map(|(_, figure)| figure.digits()).sum();
        let count = figures.iter().filter(|(_, figure)| figure.kind == Kind::Digits).count();
        let exact = row.role == Role::Free && count == row.width();
        let is_row = exact || count >= 5 || (habits.glues && (5..=40).contains(&digits));
        if let Some(price) = prices.get_mut(edge.from).filter(|_| is_row) {
            *price = ROW_LEFT_OVER;
        }
    }
    prices
}

/// A label is only as good as the best rival for the same words.
fn mark_rivals(edges: &mut [Edge]) {
    let mut lowest: HashMap<(usize, usize), Cost> = HashMap::new();
    for edge in edges.iter().filter(|edge| edge.rows == 1) {
        let known = lowest.entry((edge.from, edge.to)).or_insert(NEVER);
        *known = (*known).min(edge.label);
    }
    for edge in edges.iter_mut().filter(|edge| edge.rows == 1) {
        let best = lowest.get(&(edge.from, edge.to)).copied().unwrap_or(edge.label);
        if edge.label > best.saturating_add(1) && !edge.elsewhere {
            edge.label = edge.label.saturating_add(RIVAL);
        }
    }
}

/// How many letters of the longest label of a row the words before a run end with.
fn whole_label(lines: &Lines, run: usize, row: &RowShape) -> usize {
    let Some(run) = lines.runs.get(run).filter(|run| run.has_own_words && row.role.is_request()) else { return 0 };
    let words = if row.role == Role::Free { run.before.start..run.name_end } else { run.before.clone() };
    let before = lines.letters(&words);
    let whole = row.labels.iter().filter(|label| label.len() > 1 && before.ends_with(&label.ids));
    whole.map(Label::len).max().unwrap_or_default()
}

/// A run right behind a whole label is that row or none: labels that are alike are no rivals.
fn keep_whole(edges: &mut Vec<Edge>) {
    let mut longest: HashMap<usize, usize> = HashMap::new();
    for edge in edges.iter().filter(|edge| edge.whole > 3) {
        let known = longest.entry(edge.from).or_default();
        *known = (*known).max(edge.whole);
    }
    edges.retain(|edge| {
        let alone = edge.to == edge.from.saturating_add(1);
        let best = longest.get(&edge.from).copied().unwrap_or_default();
        !alone || best == 0 || edge.whole >= best
    });
}

/// The runs that stand behind a whole label and fit its row: no parts of a block.
fn claimed(scene: &Scene<'_>, rows: &[RowShape], edges: &[Edge]) -> Vec<bool> {
    let mut claimed = vec![false; scene.lines.runs.len()];
    let alone = edges.iter().filter(|edge| edge.to == edge.from.saturating_add(1) && edge.label <= LABEL_NEAR);
    for edge in alone {
        let width = rows.get(edge.row).map_or(0, RowShape::width);
        let fits = digits_of(scene.lines, edge.from) >= width && solid_of(scene.lines, edge.from) <= width;
        if let Some(is) = claimed.get_mut(edge.from).filter(|_| fits) {
            *is = true;
        }
    }
    claimed
}

/// Several rows whose figures stand in one block.
fn blocks(scene: &Scene<'_>, shape: &Shape, claimed: &[bool]) -> Vec<Edge> {
    let requests: Vec<usize> =
        shape.rows.iter().enumerate().filter(|(_, row)| row.role.is_request()).map(|(place, _)| place).collect();
    let (Some(top), Some(bottom)) = (requests.first().copied(), requests.last().copied()) else { return Vec::new() };
    let width = shape.rows.get(top).map_or(7, RowShape::width);
    let runs = &scene.lines.runs;
    let mut edges = Vec::new();
    for first in 0..runs.len() {
        let is_claimed = |run: usize| claimed.get(run).copied().unwrap_or_default();
        if is_claimed(first) || !runs.get(first).is_some_and(|run| run.has_figures(scene.lines)) {
            continue;
        }
        let mut text: Vec<u16> = runs.get(first).map_or(&[][..], |run| tail(scene.lines.letters(&run.before), BEFORE)).to_vec();
        for to in first.saturating_add(1)..=first.saturating_add(14).min(runs.len()) {
            if is_claimed(to.saturating_sub(1)) {
                break;
            }
            if to > first.saturating_add(1) {
                let between = scene.lines.between(to.saturating_sub(2));
                if between.len() > 90 {
                    break;
                }
                text.extend_from_slice(between);
            }
            let figures: Vec<(usize, &Figure)> =
                figures_of(scene.lines, first..to).into_iter().filter(|(_, figure)| figure.kind != Kind::Blank).collect();
            let count = figures.len();
            let rows = count / width;
            if !count.is_multiple_of(width) || rows < 2 || count > width.saturating_mul(28) {
                continue;
            }
            // Runs that are rows one by one are no block.
            let are_rows = to.saturating_sub(first) == rows && (first..to).all(|run| solid_of(scene.lines, run) == width);
            let readings = layout::block::readings(&figures, width);
            if are_rows || readings.is_empty() {
                continue;
            }
            // All rows but one at most add up.
            let in_rows = readings.first().map(|(_, slots, _)| slots.as_slice()).unwrap_or_default();
            let broken = in_rows.chunks(width).filter(|row| broken_in_row(Role::Outcome, row) > 0).count();
            let adds_up = to.saturating_sub(first) == 1 && broken <= usize::from(rows > 2);
            let whole_rows = (first..to)
                .filter(|run| runs.get(*run).is_some_and(|run| run.figures.len() == width && run.has_figures(scene.lines)))
                .count();
            // The labels of a block stand before it, not among its figures.
            let worded = (first..to.saturating_sub(1)).filter(|run| scene.lines.between(*run).len() > 1).count();
            for row in top..=bottom.saturating_add(1).saturating_sub(rows) {
                let labels: Vec<u16> = shape
                    .rows
                    .iter()
                    .skip(row)
                    .take(rows)
                    .filter_map(|row| row.labels.first())
                    .flat_map(|label| label.ids.iter().copied())
                    .collect();
                if labels.len() < 10 {
                    continue;
                }
                let window = tail(&text, labels.len().saturating_add(30).max(text.len().min(labels.len().saturating_add(30))));
                let missing = labels.len().saturating_sub(common(&labels, window)).saturating_mul(100);
                let label = match missing.checked_div(labels.len()).unwrap_or(100) {
                    0..10 => BLOCK,
                    10..25 => BLOCK.saturating_add(2),
                    25..=40 => BLOCK.saturating_add(4),
                    _ if adds_up => BLOCK_WITHOUT_LABELS,
                    _ => continue,
                };
                let label = label.saturating_add(i32::try_from(whole_rows.saturating_mul(2).max(worded)).unwrap_or_default());
                let candidates = readings
                    .iter()
                    .map(|(cost, slots, layout)| Candidate {
                        cost: *cost,
                        reading: Reading::Cells(slots.clone().into()),
                        layout: *layout,
                    })
                    .collect();
                let candidates = priced(candidates, &shape.rows.iter().skip(row).take(rows));
                edges.push(Edge { from: first, to, row, rows, label, elsewhere: false, whole: 0, candidates, cheapest: NEVER });
            }
        }
    }
    edges
}

/// The length of the longest common subsequence of two runs of letters.
fn common(first: &[u16], second: &[u16]) -> usize {
    let mut row: Vec<usize> = vec![0; second.len().saturating_add(1)];
    for letter in first {
        let mut diagonal = 0;
        let mut left = 0;
        for (place, other) in row.iter_mut().skip(1).zip(second) {
            let above = *place;
            let here = if letter == other && *letter != 0 { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            left = here;
            *place = here;
        }
    }
    row.last().copied().unwrap_or_default()
}
