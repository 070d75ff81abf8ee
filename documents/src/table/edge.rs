//! Which runs may be which rows at all (候选): from one run, from a few that belong together, or several rows from a block; with what
//! the words around them cost.

use std::rc::Rc;

use super::label::Label;
use super::labelling::{BEFORE, label_price, stray, tail};
use super::layout::{self, Candidate, Habits, Layout, Reading, Slot, broken_in_row};
use super::line::{Figure, Lines, Run};
use super::map::Map;
use super::position::Position;
use super::prices::{
    BLOCK, BLOCK_WITHOUT_LABELS, Cost, GLUED_LEFT_OVER, JOIN, LABEL_ABSENT, LABEL_ELSEWHERE, LABEL_NEAR, NEVER, RIVAL,
    ROW_LEFT_OVER, RUN_LEFT_OVER,
};
use super::shape::{Role, RowShape, Shape};
use crate::recognise::{Kind, Stream};

/// An edge of the alignment: runs `from..to` are rows `row..row + rows`.
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) label: Cost,
    /// Whether the label stands elsewhere, so that words nearby are no rival.
    elsewhere: bool,
    /// How many letters of a whole label the words before end with.
    whole: usize,
    /// Priced by what their rows break.
    pub(super) candidates: Rc<[Candidate]>,
    pub(super) cheapest: Cost,
}

/// What is worked out once for all hypotheses.
#[derive(Default)]
pub(super) struct EdgeCache {
    /// By row labels, first run, one past the last, and whether labels stand behind.
    labels: Map<(usize, usize, usize, bool), Cost>,
    /// By first run, one past the last, kind of row, habits.
    parses: Map<(usize, usize, usize, bool), Rc<[Candidate]>>,
}

/// A document as the alignment sees it.
pub(super) struct EvidenceContext<'a> {
    pub(super) stream: &'a Stream,
    pub(super) lines: &'a Lines,
    /// For each run, what positions say of it as a row of the applications table.
    pub(super) positions: &'a [Position],
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
pub(super) fn single_rows(scene: &EvidenceContext<'_>, shape: &Shape, habits: Habits, memory: &mut EdgeCache) -> Vec<Edge> {
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
                    .or_insert_with(|| label_price(scene.lines, row, first, to, &inner, habits.labels_behind));
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
                // A day and an hour in the head of a page are no row of blank cells further down.
                if spoiled && label >= LABEL_ABSENT {
                    continue;
                }
                let candidates = if let Some(layout) = unreadable(scene, row, first..to, spoiled) {
                    Rc::from([Candidate { cost: 0, reading: Reading::Open, layout }])
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
                            let proposed = proposed(scene, row, &figures, habits, in_grid);
                            priced(proposed, &std::iter::once(row))
                        })
                        .clone()
                };
                if candidates.is_empty() {
                    continue;
                }
                let label = if inner.is_empty() { label } else { label.saturating_add(stray(row, &inner)) };
                let joined = i32::try_from(to.saturating_sub(first).saturating_sub(1)).unwrap_or_default();
                let joined = if row.role == Role::Remedies { joined.min(2) } else { joined };
                let label = label.saturating_add(JOIN.saturating_mul(joined));
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

/// Why some runs cannot be read as a row, whatever their figures are.
fn unreadable(scene: &EvidenceContext<'_>, row: &RowShape, runs: std::ops::Range<usize>, spoiled: bool) -> Option<Layout> {
    if spoiled {
        return Some(Layout::Spoiled);
    }
    let width = row.width();
    let list = scene.lines.runs.get(runs.clone()).unwrap_or_default();
    if let [run] = list
        && run.has_lost_a_cell(scene.lines, row.role, width)
    {
        return Some(Layout::CellLost);
    }
    // Digits that run together and go on cannot be cut. A zero does not go on.
    list.last().filter(|last| last.ends_the_text && row.role.is_request())?;
    let figures = figures_of(scene.lines, runs);
    let solid = figures.iter().filter(|(_, figure)| figure.kind != Kind::Blank).count();
    let digits: usize = figures.iter().map(|(_, figure)| figure.digits()).sum();
    let is_whole = digits == width && figures.last().is_some_and(|(_, last)| last.text(scene.stream).ends_with('0'));
    (solid < width && !is_whole).then_some(Layout::CutOff)
}

/// The one way to read a run as a row of the applications table, where positions tell.
fn by_position(scene: &EvidenceContext<'_>, run: usize) -> Option<Candidate> {
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

/// The ways in which some figures may be a row, with the digit of an item number behind them and without.
fn proposed(
    scene: &EvidenceContext<'_>,
    row: &RowShape,
    figures: &[(usize, &Figure)],
    habits: Habits,
    in_grid: bool,
) -> Vec<Candidate> {
    let mut proposed = layout::propose(scene.stream, row, figures, habits, in_grid);
    if let Some(longer) = with_longer_end(scene.lines, figures) {
        let others = layout::propose(scene.stream, row, &longer, habits, in_grid);
        // Digits that cannot be cut at all are no reading.
        if others.iter().any(|other| matches!(other.reading, Reading::Cells(_))) {
            proposed.extend(others);
        }
    }
    proposed
}

/// The same figures, the last with the digit that may be its own or the number of the item behind.
fn with_longer_end<'l>(lines: &'l Lines, figures: &[(usize, &'l Figure)]) -> Option<Vec<(usize, &'l Figure)>> {
    let ((_, last), others) = figures.split_last()?;
    let place = last.longer?;
    Some(others.iter().copied().chain([(place, lines.figures.get(place)?)]).collect())
}

/// How many digits a run has, marks counted as one.
fn digits_of(lines: &Lines, run: usize) -> usize {
    let figures = lines.runs.get(run).map(|run| lines.figures_of(run)).unwrap_or_default();
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
    lines.runs.get(run).map_or(0, |run| run.solid(lines))
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

/// What it costs to take a run for none of the rows.
pub(super) fn left_over(scene: &EvidenceContext<'_>, rows: &[RowShape], habits: Habits, edges: &[Edge]) -> Vec<Cost> {
    let price = |run: &Run| {
        let figures = scene.lines.figures_of(run);
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
pub(super) fn mark_rivals(edges: &mut [Edge]) {
    let mut lowest: Map<(usize, usize), Cost> = Map::default();
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

/// A label of so many letters is no common word.
const LONG: usize = 4;

/// How many letters of the longest label of a row the words before a run end with. A label that is all of them counts as a long one.
fn whole_label(lines: &Lines, run: usize, row: &RowShape) -> usize {
    let Some(run) = lines.runs.get(run).filter(|run| run.has_own_words && row.role.is_request()) else { return 0 };
    let before = lines.letters(&run.words(row.role));
    let whole = row.labels.iter().filter(|label| label.len() > 1 && label.is_end_of(before));
    let length = |label: &Label| if label.len() == before.len() { label.len().max(LONG) } else { label.len() };
    whole.map(length).max().unwrap_or_default()
}

/// A run right behind a whole label is that row or none: labels that are alike are no rivals.
pub(super) fn keep_whole(edges: &mut Vec<Edge>) {
    let mut longest: Map<usize, usize> = Map::default();
    for edge in edges.iter().filter(|edge| edge.whole >= LONG) {
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
pub(super) fn claimed(scene: &EvidenceContext<'_>, rows: &[RowShape], edges: &[Edge]) -> Vec<bool> {
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
pub(super) fn blocks(scene: &EvidenceContext<'_>, shape: &Shape, claimed: &[bool]) -> Vec<Edge> {
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
