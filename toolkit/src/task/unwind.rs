//! A net under the readers: a defect that one document lays open is that document's failure, not the host's.

//!
//! Where a panic ends the process, as in the browser, there is none.

#[cfg(panic = "unwind")]
use std::cell::Cell;

use crate::model::error::Error;

#[cfg(panic = "unwind")]
thread_local! {
    /// Whether a panic of this thread would be caught here.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Does the work on one document; a panic in it becomes [`Error::Internal`]. Nothing is written to standard error.
///
/// What the work changes outside itself must be of no use once it has failed.
#[cfg(panic = "unwind")]
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    be_silent();
    let outer = IS_CAUGHT.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_CAUGHT.set(outer);
    done.unwrap_or(Err(Error::Internal))
}

/// Does the work on one document.
#[cfg(not(panic = "unwind"))]
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    work()
}

/// Leaves the host's own hook in place for all panics but those that are caught.
#[cfg(panic = "unwind")]
fn be_silent() {
    use std::sync::Once;
    static ONCE: Once = Once::new();
    ONCE.call_once(silence);
}

/// Puts a hook before the one that stands there.
#[cfg(panic = "unwind")]
fn silence() {
    use std::panic::{set_hook, take_hook};
    let previous = take_hook();
    set_hook(Box::new(move |panic| {
        // A thread that is ending has no such value any more; its panics are not caught here.
        if !IS_CAUGHT.try_with(Cell::get).unwrap_or(false) {
            previous(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use std::panic::{catch_unwind, set_hook};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_panic_is_an_error_and_prints_nothing() {
        let printed = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&printed);
        // The host's hook, set before the first document is read; another test may have read one already.
        be_silent();
        let test = std::thread::current().id();
        set_hook(Box::new(move |_| {
            // Other tests run beside this one.
            if std::thread::current().id() == test {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        }));
        silence();
        let failed = caught::<()>(|| {
            let inner = caught::<()>(|| panic!("a defect"));
            assert_eq!(inner, Err(Error::Internal));
            let none: [u8; 0] = [];
            let _ = none[std::hint::black_box(1)];
            Ok(())
        });
        assert_eq!(failed, Err(Error::Internal));
        assert_eq!(failed.unwrap_err().code(), "input/internal");
        assert_eq!(printed.load(Ordering::Relaxed), 0);
        assert_eq!(caught(|| Ok(7)), Ok(7));
        // The host's own panics are printed as before.
        assert!(catch_unwind(|| panic!("of the host")).is_err());
        assert_eq!(printed.load(Ordering::Relaxed), 1);
    }
}
