//! The shapes of the statutory tables (表样): their rows, cells, labels and header words, as the form declares them.

use std::sync::LazyLock;

use ogi_core::{CellId, Column, FormId, Remedy, Row, Ruling, Subject};

use super::label::{Label, letter_ids};
use super::ordinal::{Ordinal, last_in};

/// The columns of the applications table.
pub(super) const COLUMNS: usize = 7;
/// How many bytes before the first row of a table are its header at most.
pub(super) const HEADER_BYTES: usize = 900;

/// A row of one of the three tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Line {
    /// A row of the first table (主动公开).
    Proactive(Subject),
    /// A row of the applications table (申请).
    Request(Row),
    /// The one row of the remedies table (复议、诉讼).
    Remedies,
}

impl Line {
    /// Whether two rows are of one table.
    pub(super) const fn is_of_table(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Proactive(_), Self::Proactive(_)) | (Self::Request(_), Self::Request(_)) | (Self::Remedies, Self::Remedies)
        )
    }
}

/// What the identities make of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// No identity ties it.
    Free,
    /// 一、本年新收
    Received,
    /// 二、上年结转
    BroughtForward,
    /// A part of （七）总计.
    Outcome,
    /// （七）总计
    OutcomesTotal,
    /// 四、结转下年度
    CarriedForward,
    /// Three groups, each with its total.
    Remedies,
}

impl Role {
    /// Whether the row belongs to the applications table.
    pub(super) const fn is_request(self) -> bool {
        !matches!(self, Self::Free | Self::Remedies)
    }
}

/// A row with its cells and labels.
#[derive(Debug)]
pub(super) struct RowShape {
    pub(super) line: Line,
    pub(super) role: Role,
    pub(super) cells: Vec<CellId>,
    /// The printed label and its aliases.
    pub(super) labels: Vec<Label>,
    /// What the form numbers it with, or the clause above it in the first table; the third table has none.
    pub(super) ordinal: Option<Ordinal>,
}

impl RowShape {
    pub(super) const fn width(&self) -> usize {
        self.cells.len()
    }

    /// Whether letters end with a whole label of the row.
    pub(super) fn ends(&self, letters: &[u16]) -> bool {
        self.labels.iter().any(|label| label.is_end_of(letters))
    }

    pub(super) fn is_money(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.is_money())
    }

    pub(super) fn is_signed(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.is_signed())
    }
}

/// A form as it may be printed.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) form: FormId,
    /// （六）其他处理 in one row.
    pub(super) undivided: bool,
    /// The edition of the first table, which some reports took from the other form.
    pub(super) first_table: FormId,
    /// All rows, in printed order.
    pub(super) rows: Vec<RowShape>,
    /// The header words of the first table.
    pub(super) headers: Vec<Label>,
}

impl Shape {
    fn new(form: FormId, undivided: bool, first_table: FormId) -> Self {
        let mut rows = Vec::new();
        for block in first_table.form().blocks {
            let ordinal = last_in(&crate::text::fold::folded(block.caption));
            for (subject, printed) in block.rows {
                let cells = block.columns.iter().filter_map(|(measure, _)| CellId::proactive(*subject, *measure)).collect();
                // What another edition calls the subject is a name of it here too.
                let all = FormId::ALL.iter().flat_map(|form| form.form().blocks).flat_map(|block| block.rows);
                let others = all.filter(|(own, name)| own == subject && name != printed).map(|(_, name)| *name);
                let labels = std::iter::once(*printed).chain(others).map(Label::new).collect();
                rows.push(RowShape { line: Line::Proactive(*subject), role: Role::Free, cells, labels, ordinal });
            }
        }
        for row in form.form().request_rows(undivided) {
            let role = match row {
                Row::Received => Role::Received,
                Row::BroughtForward => Role::BroughtForward,
                Row::OutcomesTotal => Role::OutcomesTotal,
                Row::CarriedForward => Role::CarriedForward,
                _ => Role::Outcome,
            };
            let cells = Column::ALL.iter().map(|column| CellId::request(row, *column)).collect();
            let labels = crate::recognise::row_labels(row).map(Label::new).collect();
            // A group that is printed as one row has its line in the other form.
            let editions = std::iter::once(&form).chain(FormId::ALL);
            let line = editions.flat_map(|form| form.form().rows).find(|line| line.row == Some(row));
            let ordinal = line.and_then(|line| last_in(&crate::text::fold::folded(line.label)));
            rows.push(RowShape { line: Line::Request(row), role, cells, labels, ordinal });
        }
        let cells = Remedy::ALL.iter().flat_map(|group| Ruling::ALL.iter().map(|ruling| CellId::remedy(*group, *ruling)));
        rows.push(RowShape {
            line: Line::Remedies,
            role: Role::Remedies,
            cells: cells.collect(),
            labels: vec![Label::new(RULINGS)],
            ordinal: None,
        });
        let headers = first_table.form().blocks.iter().flat_map(|block| block.columns).map(|(_, printed)| *printed);
        let mut headers: Vec<&str> = headers.collect();
        headers.sort_unstable();
        headers.dedup();
        Self { form, undivided, first_table, rows, headers: headers.into_iter().map(Label::new).collect() }
    }

    /// What the shape costs before anything is read.
    pub(super) fn is_variant(&self) -> bool {
        (self.undivided && self.form == FormId::Official2021) || self.first_table != self.form
    }
}

/// The rulings as the header of the remedies table prints them, twice: the third group's are the second's.
const RULINGS: &str = "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计";

/// All letters of the header of the remedies table: what may stand between its figures.
pub(super) static REMEDIES_HEADER: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let groups = "行政复议行政诉讼未经复议直接起诉复议后起诉";
    letter_ids(&format!("{RULINGS}{groups}{RULINGS}{groups}"))
});

/// Whether letters are words of the header of the remedies table, or a header of the first table.
pub(super) fn is_header_word(letters: &[u16]) -> bool {
    let is_of_remedies = letters.len() >= 4 && REMEDIES_HEADER.windows(letters.len()).any(|words| words == letters);
    is_of_remedies || headers().any(|label| label.ids == letters)
}

/// The header words of the first table in all editions.
pub(super) fn headers() -> impl Iterator<Item = &'static Label> {
    SHAPES.iter().flat_map(|shape| &shape.headers)
}

/// The labels of rows that are long enough to be no other words, by the letter that they end with; each with whether it is one of
/// the applications table.
static NAMES: LazyLock<Vec<Vec<(&'static Label, bool)>>> = LazyLock::new(|| {
    let mut names: Vec<Vec<(&'static Label, bool)>> = Vec::new();
    let rows = SHAPES.iter().flat_map(|shape| &shape.rows).filter(|row| row.role != Role::Remedies);
    let labels = rows.flat_map(|row| row.labels.iter().map(|label| (label, row.role.is_request())));
    for (label, is_request) in labels.filter(|(label, _)| label.len() > 3) {
        let last = label.ids.last().copied().map_or(0, usize::from);
        names.resize_with(names.len().max(last.saturating_add(1)), Vec::new);
        let Some(list) = names.get_mut(last) else { continue };
        if list.iter().all(|(known, of_requests)| known.ids != label.ids || *of_requests != is_request) {
            list.push((label, is_request));
        }
    }
    names
});

/// Whether letters end with the whole name of a row of the first two tables, or of the applications table alone.
pub(super) fn is_named(letters: &[u16], requests_alone: bool) -> bool {
    let last = letters.last().and_then(|last| NAMES.get(usize::from(*last)));
    last.is_some_and(|list| {
        list.iter().any(|(label, of_requests)| (*of_requests || !requests_alone) && label.is_end_of(letters))
    })
}

/// Every shape that a report may have, plain ones first.
pub(super) static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let mut shapes: Vec<Shape> = FormId::ALL.iter().rev().map(|form| Shape::new(*form, false, *form)).collect();
    shapes.push(Shape::new(FormId::Official2021, true, FormId::Official2021));
    shapes.push(Shape::new(FormId::Official2021, false, FormId::Trial2019));
    shapes
});
