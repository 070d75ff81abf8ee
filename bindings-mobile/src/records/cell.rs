//! The cells of a report.

use ogi_report::Number as Figure;

/// What a cell is; zero is only a printed zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CellState {
    /// The cell is not in the document (缺失).
    Missing,
    /// A number, alone or with a unit or remark beside it.
    Number,
    /// The cell is there and empty (空白).
    Blank,
    /// A mark for "nothing" (占位符).
    Placeholder,
    /// Words or signs that state no number.
    Text,
    /// The figure cannot be decided (无法判读).
    Unreadable,
}

/// One cell of the form.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Cell {
    /// Its stable path, such as `requests.received.total`.
    pub path: String,
    /// What it is.
    pub state: CellState,
    /// The number that it states, if it states one.
    pub number: Option<Figure>,
    /// Its text, where that is more than the number itself.
    pub printed: Option<String>,
    /// In how many ways an unreadable cell can be read, where that is known.
    pub readings: Option<i32>,
    /// Why an unreadable cell cannot be decided, such as `unread/cell-lost`; see [`reason_text`](crate::reason_text).
    pub why: Option<String>,
}
