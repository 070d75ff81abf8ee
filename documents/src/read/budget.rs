//! How many blocks and cells a document may have, so that memory stays in proportion to the source.

/// Items allowed whatever the size: far more than any report has.
const BASE: usize = 1 << 16;
/// Beyond that, one item for so many bytes of source: an item takes 16 to 40 bytes.
const BYTES_PER_ITEM: usize = 64;

/// Counts down the blocks, rows and cells that a reader may still make.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    /// The budget for a source of so many bytes.
    pub(super) fn for_source(bytes: usize) -> Self {
        Self(BASE.saturating_add(bytes / BYTES_PER_ITEM))
    }

    /// Takes so many items; false when they are not there, and then nothing is taken.
    pub(super) fn take(&mut self, items: usize) -> bool {
        match self.0.checked_sub(items) {
            Some(left) => {
                self.0 = left;
                true
            }
            None => false,
        }
    }
}
