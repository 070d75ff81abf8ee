//! How much input is accepted.

/// Bounds on the input; what is larger is refused before any of it is read.
///
/// ```
/// use ogi_documents::{decode::decode_within, error::DecodeError, limits::Limits};
///
/// let small = Limits { bytes: 8 };
/// assert!(matches!(decode_within(b"123456789", &small), Err(DecodeError::TooLarge { size: 9, limit: 8 })));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes. The default is 64 MiB: a thousand times a long report.
    pub bytes: u64,
}

impl Limits {
    /// Whether a file of this size is accepted; a caller that knows the size may ask before it reads the file.
    ///
    /// # Errors
    /// [`DecodeError::TooLarge`](crate::error::DecodeError::TooLarge), with the size and the limit.
    pub fn admit(&self, size: u64) -> Result<(), crate::error::DecodeError> {
        if size > self.bytes {
            return Err(crate::error::DecodeError::TooLarge { size, limit: self.bytes });
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20 }
    }
}
