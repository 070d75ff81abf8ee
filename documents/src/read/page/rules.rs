//! Ruling lines (框线) put together to the lines of tables.

use super::Units;

/// Lines closer than this are one: double borders, borders drawn cell by cell.
const NEAR: Units = 250;
/// Pieces of one line may leave such a gap; lines that cross may miss each other by it.
const GAP: Units = 350;
/// More lines than this on a page are no tables.
const MOST: usize = 600;

/// A horizontal or vertical line: where it lies, and from where to where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Rule {
    pub(in crate::read) at: Units,
    pub(in crate::read) from: Units,
    pub(in crate::read) to: Units,
}

impl Rule {
    fn reaches(&self, place: Units) -> bool {
        self.from.saturating_sub(GAP) <= place && place <= self.to.saturating_add(GAP)
    }

    pub(super) fn covers(&self, place: Units) -> bool {
        self.from <= place && place <= self.to
    }
}

/// The lines of one table.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) horizontal: Vec<Rule>,
    pub(super) vertical: Vec<Rule>,
}

/// Lines that cross, table by table.
pub(super) fn frames(horizontal: Vec<Rule>, vertical: Vec<Rule>) -> Vec<Frame> {
    let (horizontal, vertical) = (merged(horizontal), merged(vertical));
    if horizontal.len() > MOST || vertical.len() > MOST {
        return Vec::new();
    }
    // Every horizontal line starts as a table of its own; a vertical line that crosses two makes them one.
    let mut owner: Vec<usize> = (0..horizontal.len()).collect();
    let mut crossed: Vec<Option<usize>> = Vec::with_capacity(vertical.len());
    for line in &vertical {
        let crosses = |(at, other): (usize, &Rule)| (line.reaches(other.at) && other.reaches(line.at)).then_some(at);
        let met: Vec<usize> = horizontal.iter().enumerate().filter_map(crosses).collect();
        let owners: Vec<usize> = met.iter().filter_map(|at| owner.get(*at).copied()).collect();
        let first = owners.iter().min().copied();
        if let Some(first) = first {
            owner.iter_mut().filter(|known| owners.contains(known)).for_each(|known| *known = first);
        }
        crossed.push(met.first().copied());
    }
    let mut frames = Vec::new();
    for table in 0..horizontal.len() {
        let owned = |at: usize| owner.get(at) == Some(&table);
        let mut frame = Frame::default();
        frame.horizontal.extend(horizontal.iter().enumerate().filter(|(at, _)| owned(*at)).map(|(_, line)| *line));
        frame.vertical.extend(vertical.iter().zip(&crossed).filter(|(_, at)| at.is_some_and(owned)).map(|(line, _)| *line));
        if frame.horizontal.len() > 1 && !frame.vertical.is_empty() {
            frames.push(frame);
        }
    }
    frames
}

/// Pieces of the same line put together.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by_key(|rule| (rule.at, rule.from));
    let mut lines: Vec<Rule> = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|rule| rule.at.saturating_sub(first.at) <= NEAR).count().max(1);
        let (near, others) = rest.split_at(length);
        rest = others;
        let mut near = near.to_vec();
        near.sort_by_key(|rule| rule.from);
        let at = near.get(near.len() / 2).map_or(first.at, |rule| rule.at);
        let mut open: Option<Rule> = None;
        for rule in near {
            match &mut open {
                Some(line) if rule.from <= line.to.saturating_add(GAP) => line.to = line.to.max(rule.to),
                _ => lines.extend(open.replace(Rule { at, ..rule })),
            }
        }
        lines.extend(open);
    }
    lines
}

/// The different places of some lines, in order.
pub(super) fn places(lines: impl Iterator<Item = Units>) -> Vec<Units> {
    let mut all: Vec<Units> = lines.collect();
    all.sort_unstable();
    let mut places: Vec<Units> = Vec::new();
    for place in all {
        if places.last().is_none_or(|last| place.saturating_sub(*last) > NEAR) {
            places.push(place);
        }
    }
    places
}
