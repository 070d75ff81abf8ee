//! A heading (标题) as it stands in the text.

use ogi_core::SectionId;

/// A heading of a part, by its place in the folded text.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) id: SectionId,
    pub(super) ordinal: Option<u8>,
    /// Start of the ordinal, or of the title where it has none.
    pub(super) start: usize,
    /// Start of the title.
    pub(super) title: usize,
    /// End of the title.
    pub(super) end: usize,
}
