//! A range of rows worked on by all cores, so that Ctrl-C stops it at once.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use pyo3::prelude::*;

/// So many rows are one piece of work.
const PIECE: usize = 4096;
/// How long to wait before looking whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(50);

/// Works on pieces of `0..rows` without the lock of the interpreter; results in the order of the rows.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is for one lifetime only")]
pub(crate) fn pieces<T: Send>(
    py: Python<'_>,
    rows: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> PyResult<Vec<T>> {
    let count = rows.div_ceil(PIECE);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut done: Vec<Option<T>> = (0..count).map(|_| None).collect();
    py.detach(|| {
        std::thread::scope(|scope| {
            let (sender, receiver) = channel();
            for _ in 0..threads.clamp(1, count.max(1)) {
                let (sender, next, stop, work) = (sender.clone(), &next, &stop, &work);
                scope.spawn(move || {
                    loop {
                        let piece = next.fetch_add(1, Ordering::Relaxed);
                        if piece >= count || stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let start = piece * PIECE;
                        if sender.send((piece, work(start..rows.min(start + PIECE)))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(sender);
            loop {
                match receiver.recv_timeout(PATIENCE) {
                    Ok((piece, result)) => done[piece] = Some(result),
                    Err(RecvTimeoutError::Disconnected) => return Ok::<(), PyErr>(()),
                    Err(RecvTimeoutError::Timeout) => Python::attach(|py| py.check_signals()).inspect_err(|_| {
                        stop.store(true, Ordering::Relaxed);
                    })?,
                }
            }
        })
    })?;
    Ok(done.into_iter().flatten().collect())
}
