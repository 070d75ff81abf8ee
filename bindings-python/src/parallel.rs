//! A range of rows worked on by all cores, so that Ctrl-C stops it at once.

use std::num::NonZero;
use std::ops::Range;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use ogi_report::Language;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::error::wrong;

/// How long to work before looking whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(50);
/// Room of a thread of its own, as that of the interpreter's.
const STACK: usize = 8 << 20;

/// How many threads the caller wants, of which more than there are cores are of no use; as many as there are cores where
/// nothing is said.
pub(crate) fn threads(py: Python<'_>, wanted: Option<usize>, language: Language) -> PyResult<usize> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    match wanted {
        Some(0) => Err(wrong(py, "threads", "不小于1的整数", "at least 1", language)),
        Some(threads) => Ok(threads.min(cores)),
        None => Ok(cores),
    }
}

/// Does one piece of work beside the interpreter, so that Ctrl-C stops it. Work that is given up ends by
/// itself: every reader draws from a budget.
pub(crate) fn interruptible<T: Send + 'static>(py: Python<'_>, work: impl FnOnce() -> T + Send + 'static) -> PyResult<T> {
    let (sender, receiver) = channel();
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more where the work was given up.
            let _ = sender.send(work());
        })
        .map_err(PyErr::from)?;
    let mut receiver = receiver;
    loop {
        let (result, back) = py.detach(move || (receiver.recv_timeout(PATIENCE), receiver));
        receiver = back;
        match result {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(PyRuntimeError::new_err("a thread ended before its work was done"));
            }
        }
    }
}

/// Works on pieces of `0..rows` without the lock of the interpreter, as [`ogi_report::batch::pieces`]; now and then `tell` is called with how many
/// rows are done, and Ctrl-C or its error ends the work.
pub(crate) fn pieces<T: Send>(
    py: Python<'_>,
    rows: usize,
    piece: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> T + Sync + Send,
    tell: impl Fn(Python<'_>, usize) -> PyResult<()> + Sync,
) -> PyResult<Vec<T>> {
    let mut looked = Instant::now();
    let watch = |done: usize| {
        if looked.elapsed() < PATIENCE {
            return Ok(());
        }
        looked = Instant::now();
        Python::attach(|py| py.check_signals().and_then(|()| tell(py, done)))
    };
    py.detach(|| ogi_report::batch::pieces(rows, piece, threads, work, watch))
}
