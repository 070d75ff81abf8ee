//! A range of rows worked on by several threads, piece by piece.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How long to work before `watch` is asked again.
const PATIENCE: Duration = Duration::from_millis(50);

/// Works on `0..rows` in pieces of so many rows; results in the order of the rows. Every now and then `watch` is called with how many rows are
/// done, on the thread of the caller; its error ends the work.
///
/// ```
/// use ogi_report::batch::pieces;
/// let sums = pieces(10, 4, 2, |rows| rows.sum::<usize>(), |_| Ok::<(), ()>(()));
/// assert_eq!(sums, Ok(vec![6, 22, 17]));
/// ```
///
/// # Errors
/// That of `watch`.
pub fn pieces<T: Send, E>(
    rows: usize,
    piece: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
    watch: impl FnMut(usize) -> Result<(), E>,
) -> Result<Vec<T>, E> {
    pieces_with(rows, piece, threads, || (), |(), rows| work(rows), watch)
}

/// As [`pieces`], with something that each thread makes once and has at hand for all its pieces, such as a buffer.
///
/// # Errors
/// That of `watch`.
pub fn pieces_with<S, T: Send, E>(
    rows: usize,
    piece: usize,
    threads: usize,
    at_hand: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Range<usize>) -> T + Sync,
    mut watch: impl FnMut(usize) -> Result<(), E>,
) -> Result<Vec<T>, E> {
    let piece = piece.max(1);
    let count = rows.div_ceil(piece);
    let rows_of = |at: usize| at.saturating_mul(piece)..rows.min(at.saturating_add(1).saturating_mul(piece));
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut done: Vec<Option<T>> = (0..count).map(|_| None).collect();
    std::thread::scope(|scope| {
        let (sender, receiver) = channel();
        for _ in 0..threads.clamp(1, count.max(1)) {
            let (sender, next, stop, at_hand, work) = (sender.clone(), &next, &stop, &at_hand, &work);
            scope.spawn(move || {
                let mut own = at_hand();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count || stop.load(Ordering::Relaxed) || sender.send((at, work(&mut own, rows_of(at)))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut finished = 0_usize;
        loop {
            match receiver.recv_timeout(PATIENCE) {
                Ok((at, result)) => {
                    finished = finished.saturating_add(rows_of(at).len());
                    if let Some(place) = done.get_mut(at) {
                        *place = Some(result);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            watch(finished).inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
        }
    })?;
    Ok(done.into_iter().flatten().collect())
}
