//! Many reports at once (批量核查): documents on all cores in bounded memory, figures by whole columns.
//!
//! [`Pool`] takes sources one after another and gives their results back in the same order; whoever feeds it decides
//! how many wait at most. [`ColumnBatch`] checks a table that has one report a row and one cell a column; [`pieces()`] shares rows out.

#[cfg(feature = "arrow")]
pub mod arrow;
mod columns;
mod figures;
mod pieces;
mod pool;
mod sums;
#[cfg(test)]
mod tests;

pub use columns::{ColumnBatch, Detail, Head, RowResult};
pub use figures::{BrokenSums, Figures, Validity, whole_or_cell};
pub use pieces::{pieces, pieces_with};
pub use pool::{Pool, Results, Stopped};

use crate::input::Input;
use crate::model::error::Error;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::task;
use crate::task::unwind::caught;

/// One thing to check in a batch.
#[derive(Debug, Clone)]
pub enum Source {
    /// The bytes of a document or of a wire object.
    Bytes(Vec<u8>),
    /// A document or wire object that is already decoded.
    Text(String),
    /// Figures.
    Input(Box<Input>),
    /// A report that was read before, to be checked once more.
    Report(Box<Report>),
    /// Something that could not be had at all; its place in the order is kept.
    Unusable(Error),
}

/// A source of a batch with the name it goes by.
#[derive(Debug, Clone)]
pub struct Item {
    /// What to check.
    pub source: Source,
    /// Its name, repeated in the result.
    pub file: Option<String>,
}

impl Item {
    /// Reads and checks it.
    ///
    /// # Errors
    /// When it cannot be used; the error says why, and the rest of a batch is not touched by it.
    pub fn check(self, options: &Options) -> Result<Report, Error> {
        let options = &Options { file: self.file.or_else(|| options.file.clone()), ..options.clone() };
        caught(|| match self.source {
            Source::Bytes(bytes) => task::inspect(&bytes, options),
            Source::Text(text) => task::inspect_text(&text, options),
            Source::Input(input) => Ok(task::check_input(*input, options)),
            Source::Report(report) => Ok(task::check_again(&report, options)),
            Source::Unusable(error) => Err(error),
        })
    }
}
