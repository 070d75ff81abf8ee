//! What results are written by: a renderer, whose pieces go out as they come, or the list of problems, whose rows are put
//! into one file at the end.

use anyhow::Result;
use ogi_report::{Error, ProblemList, Renderer, Report, Tally};

use crate::output::Output;

pub(crate) enum Writer {
    Renderer(Box<Renderer>),
    List(ProblemList),
}

/// An output that is being written.
pub(crate) struct Written<'w> {
    writer: &'w Writer,
    /// Whether a piece is written by now.
    any: bool,
    /// The rows of a list.
    rows: String,
}

impl Writer {
    /// The piece of one report.
    pub(crate) fn report(&self, ordinal: usize, report: &Report) -> String {
        match self {
            Self::Renderer(renderer) => renderer.report(ordinal, report),
            Self::List(list) => list.report(report),
        }
    }

    /// The piece of a source that could not be used.
    pub(crate) fn failure(&self, name: &str, error: &Error) -> String {
        match self {
            Self::Renderer(renderer) => renderer.failure(name, error),
            Self::List(list) => list.failure(name, error),
        }
    }

    /// Begins the output.
    pub(crate) fn begin(&self, output: &mut Output) -> Result<Written<'_>> {
        if let Self::Renderer(renderer) = self {
            output.write(renderer.head())?;
        }
        Ok(Written { writer: self, any: false, rows: String::new() })
    }
}

impl Written<'_> {
    /// Writes what became of one source.
    pub(crate) fn piece(&mut self, output: &mut Output, piece: &str) -> Result<()> {
        if piece.is_empty() {
            return Ok(());
        }
        match self.writer {
            Writer::List(_) => self.rows.push_str(piece),
            Writer::Renderer(renderer) => {
                if std::mem::replace(&mut self.any, true) {
                    output.write(renderer.separator())?;
                }
                output.write(piece)?;
            }
        }
        Ok(())
    }

    /// Ends the output.
    pub(crate) fn end(&self, output: &mut Output, tally: &Tally) -> Result<()> {
        match self.writer {
            Writer::Renderer(renderer) => output.write(renderer.tail(tally)),
            Writer::List(list) => output.write(list.finish(&self.rows, tally)),
        }
    }
}
