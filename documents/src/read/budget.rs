//! What reading one file may cost. Every loop that a small input can lengthen draws from it, so that neither memory nor
//! time grows out of proportion to the file.

#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
use crate::error::DecodeError;
#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
use crate::limits::Limits;

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

/// Bytes unpacked from a file altogether, beside its pictures: the largest report seen unpacks to 4 MB.
#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
pub(super) const MOST_UNPACKED: u64 = 48 << 20;
/// Bytes of text that a file composes: a report has some hundred thousand.
#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
const MOST_TEXT: u64 = 8 << 20;

/// What a packed file may still come to.
#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
#[derive(Debug, Clone)]
pub(super) struct Allowance {
    unpacked: u64,
    text: u64,
    limit: u64,
}

#[cfg(any(feature = "office", feature = "pdf", feature = "excel97", feature = "open-document", feature = "ofd"))]
impl Allowance {
    /// For one file.
    pub(super) fn within(limits: Limits) -> Self {
        let limit = MOST_UNPACKED.min(limits.bytes);
        Self { unpacked: limit, text: MOST_TEXT.min(limits.bytes), limit }
    }

    /// How many bytes may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        self.unpacked
    }

    /// Draws bytes that were unpacked of a part.
    ///
    /// # Errors
    /// When there are not so many left.
    pub(super) fn unpack(&mut self, bytes: u64, part: &str) -> Result<(), DecodeError> {
        let too_large = || DecodeError::UnpacksTooLarge { part: part.to_owned(), limit: self.limit };
        self.unpacked = self.unpacked.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }

    /// Draws bytes of text that a part composes.
    ///
    /// # Errors
    /// When there are not so many left.
    pub(super) fn compose(&mut self, bytes: usize, part: &str) -> Result<(), DecodeError> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let too_large = || DecodeError::UnpacksTooLarge { part: part.to_owned(), limit: MOST_TEXT };
        self.text = self.text.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }
}
