//! Work on all cores, its results in the order of what is worked on.

use std::convert::Infallible;
use std::num::NonZero;
use std::thread::available_parallelism;

use ogi_report::batch::pieces_with;

/// Does something with each of some items; a thread makes what it has at hand once.
pub(crate) fn on_all_cores<I: Sync, S, T: Send>(
    items: &[I],
    at_hand: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, &I) -> T + Sync,
) -> Vec<T> {
    let threads = available_parallelism().map_or(1, NonZero::get);
    let one = |own: &mut S, mut places: std::ops::Range<usize>| {
        let at = places.next()?;
        items.get(at).map(|item| work(own, at, item))
    };
    let Ok(done) = pieces_with(items.len(), 1, threads, at_hand, one, |_| Ok::<(), Infallible>(()));
    done.into_iter().flatten().collect()
}
