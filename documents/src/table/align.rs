//! Which run of figures is which row (对齐): the cheapest monotone assignment, and for every row all candidates within a margin
//! of it. Forward and backward costs give them without listing explanations.

use super::edge::{Edge, EdgeCache, EvidenceContext, blocks, claimed, keep_whole, left_over, mark_rivals, single_rows};
use super::layout::{Habits, Layout, Reading, Slot};
use super::prices::{Cost, NEVER, ROW_LEFT_OUT, ROW_LEFT_OUT_SOFT};
use super::shape::{Role, Shape};

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

/// Aligns runs and rows.
pub(super) fn align(
    scene: &EvidenceContext<'_>,
    shape: &Shape,
    habits: Habits,
    budget: Cost,
    memory: &mut EdgeCache,
) -> Alignment {
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
