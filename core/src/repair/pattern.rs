//! Errors that explain several cells at once (整体性差错).

use super::evidence_context::EvidenceContext;
use super::{Change, Evidence};
use crate::check::{say, verdict};
use crate::finding::Arg;
use crate::form::{CellId, Column, Place, Row};
use crate::number::Number;
use crate::rule::{Identity, Item};
use crate::severity::Verdict;

/// What the changes of a set have in common.
pub(super) fn of_set(scene: &EvidenceContext<'_>, changes: &[Change]) -> Vec<Evidence> {
    let mut list = Vec::new();
    list.extend(left_over_totals(scene, changes));
    let mut rows: Vec<Row> = changes.iter().filter_map(|change| row_of(change.cell)).collect();
    rows.dedup();
    list.extend(exchanged(changes, &rows));
    if list.is_empty() {
        list.extend(rows.iter().filter_map(|row| shifted(scene, changes, *row)));
    }
    list
}

fn row_of(cell: CellId) -> Option<Row> {
    match cell.place() {
        Place::Request(row, _) => Some(row),
        _ => None,
    }
}

/// Only the 总计 column is wrong: left over from another version, or not worked out again.
fn left_over_totals(scene: &EvidenceContext<'_>, changes: &[Change]) -> Option<Evidence> {
    let is_total = |change: &Change| matches!(change.cell.place(), Place::Request(_, Column::Total));
    if changes.len() < 2 || !changes.iter().all(is_total) {
        return None;
    }
    let last = |change: &Change| scene.case.before().and_then(|draft| draft.number(change.cell));
    if changes.iter().all(|change| change.from.is_some() && last(change) == change.from) {
        let message = say!(
            "总计列不符的各格均与上一年度报告相同，总计列疑为上一年度的数据",
            "the cells of the total column that disagree equal last year's report: the column seems to be last year's"
        );
        return Some(Evidence::new("last-years-totals", 60, message, Vec::new()));
    }
    match totals(scene) {
        Totals::Agree(sum) => {
            let message = say!(
                "总计列自身平衡（申请{sum}件，办理结果合计{sum}件），但与各类申请人各列不符，疑为另一版本或另一年度的数据",
                "the total column is consistent in itself ({sum} applications, {sum} accounted for) but not with the applicant columns: it seems to belong to another version or year"
            );
            Some(Evidence::new("left-over-totals", 50, message, vec![("sum", Arg::Number(sum))]))
        }
        Totals::Open if changes.len() > 2 => {
            let message = say!(
                "总计列自身并无矛盾，但有多格与各类申请人各列不符，疑为另一版本或另一年度的数据",
                "the total column does not contradict itself, yet several of its cells disagree with the applicant columns: it seems to belong to another version or year"
            );
            Some(Evidence::new("left-over-totals", 40, message, Vec::new()))
        }
        Totals::Open | Totals::Disagree => {
            let message = say!(
                "仅总计列不符，各类申请人各列相互平衡，总计列疑未重新计算",
                "only the total column disagrees while the applicant columns agree with each other: it seems not to have been worked out again"
            );
            Some(Evidence::new("outdated-totals", 15, message, Vec::new()))
        }
    }
}

/// What the 总计 column as printed says by itself.
enum Totals {
    /// Applications and what became of them come to the same sum.
    Agree(Number),
    /// Cells that were not read leave it open.
    Open,
    /// They do not agree.
    Disagree,
}

fn totals(scene: &EvidenceContext<'_>) -> Totals {
    let figure = |row: Row| scene.draft().number(CellId::request(row, Column::Total));
    let sum = |rows: &mut dyn Iterator<Item = Row>| rows.filter_map(figure).try_fold(Number::ZERO, Number::plus);
    let of_column = |identity: &&Identity| identity.item == Item::Column(Column::Total);
    let holds = |identity: &Identity| verdict(identity, |cell| scene.draft().cell(cell).clone());
    if scene.identities.iter().filter(of_column).any(|identity| holds(identity) == Verdict::Broken) {
        return Totals::Disagree;
    }
    let ends = [Row::Received, Row::BroughtForward, Row::OutcomesTotal];
    let form = scene.draft().form().form();
    let mut rows = form.request_rows(scene.draft().is_undivided()).filter(|row| !ends.contains(row));
    let received = sum(&mut [Row::Received, Row::BroughtForward].into_iter());
    match (received, sum(&mut rows)) {
        (Some(received), Some(outcomes)) if received == outcomes => Totals::Agree(received),
        _ => Totals::Open,
    }
}

/// Two columns exchanged in every row that changes.
fn exchanged(changes: &[Change], rows: &[Row]) -> Option<Evidence> {
    let mut pair: Option<(Column, Column)> = None;
    for row in rows {
        let mut of_row = changes.iter().filter(|change| row_of(change.cell) == Some(*row));
        let (Some(a), Some(b), None) = (of_row.next(), of_row.next(), of_row.next()) else { return None };
        let (Place::Request(_, first), Place::Request(_, second)) = (a.cell.place(), b.cell.place()) else { return None };
        let swapped = a.from == Some(b.to) && b.from == Some(a.to);
        if !swapped || pair.is_some_and(|pair| pair != (first, second)) {
            return None;
        }
        pair = Some((first, second));
    }
    let (first, second) = pair.filter(|_| changes.iter().all(|change| row_of(change.cell).is_some()))?;
    let lines = rows.iter().map(|row| CellId::request(*row, first)).collect();
    let message = say!(
        "“{first}”与“{second}”两列的数字填反（{rows}）",
        "the figures of columns {first} and {second} are exchanged ({rows})"
    );
    let args = vec![("first", Arg::Column(first)), ("second", Arg::Column(second)), ("rows", Arg::CellsOfColumn(lines))];
    Some(Evidence::new("exchanged-columns", 50, message, args))
}

/// A row whose figures stand one column too far to the left or right.
fn shifted(scene: &EvidenceContext<'_>, changes: &[Change], row: Row) -> Option<Evidence> {
    let count = changes.iter().filter(|change| row_of(change.cell) == Some(row)).count();
    if count < 2 {
        return None;
    }
    let cells: Vec<CellId> = Column::ALL.iter().map(|column| CellId::request(row, *column)).collect();
    let printed: Vec<Option<Number>> = cells.iter().map(|cell| scene.draft().number(*cell)).collect();
    let right: Vec<Option<Number>> = cells.iter().map(|cell| scene.after(changes, *cell)).collect();
    // With or without the total, which may have stayed in its place.
    for width in [cells.len(), cells.len().saturating_sub(1)] {
        let (printed, right) = (printed.get(..width)?, right.get(..width)?);
        let total_stays = width == cells.len() || changes.iter().all(|change| cells.last() != Some(&change.cell));
        let apart = |a: &[Option<Number>], b: &[Option<Number>]| a == b && a.iter().all(Option::is_some);
        let to_right = apart(printed.get(1..)?, right.get(..width.saturating_sub(1))?);
        let to_left = apart(printed.get(..width.saturating_sub(1))?, right.get(1..)?);
        if total_stays && (to_right || to_left) {
            let message = if to_right {
                say!("“{row}”一行的数字整体右移了一列", "the figures of row {row} stand one column too far to the right")
            } else {
                say!("“{row}”一行的数字整体左移了一列", "the figures of row {row} stand one column too far to the left")
            };
            return Some(Evidence::new("shifted-row", 60, message, vec![("row", Arg::Row(row))]));
        }
    }
    None
}

/// Whether the document contradicts itself, or its reading is in doubt.
pub(super) fn doubt(scene: &EvidenceContext<'_>, changes: &[Change]) -> Option<Evidence> {
    let unread = |cell: CellId| scene.draft().number(cell).is_none() && !scene.draft().cell(cell).is_empty();
    let mut uncertain: Vec<CellId> = Vec::new();
    for change in changes {
        let broken = |identity: &&Identity| {
            identity.set().contains(change.cell)
                && verdict(identity, |cell| scene.draft().cell(cell).clone()) == Verdict::Broken
        };
        let mut identities = scene.identities.iter().filter(broken).peekable();
        let glued = scene.draft().joint_readings().iter().any(|joint| joint.cells.contains(&change.cell));
        if glued || identities.peek().is_some() && identities.all(|identity| identity.set().iter().any(unread)) {
            uncertain.push(change.cell);
        }
    }
    if !uncertain.is_empty() {
        let message = say!(
            "{cells}所在的行或组有未能识别的单元格，可能系识别有误，请先对照原文",
            "near {cells} some cells were not read: the reading may be at fault; look at the source first"
        );
        return Some(Evidence::new("reading-uncertain", 0, message, vec![("cells", Arg::Cells(uncertain))]));
    }
    let message = say!(
        "相关单元格均识别无误，系报告自身数据前后不一致",
        "all figures concerned were read clearly: the document contradicts itself"
    );
    changes.iter().all(|change| change.from.is_some()).then(|| Evidence::new("document-contradicts", 0, message, Vec::new()))
}
