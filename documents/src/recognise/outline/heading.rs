//! A heading (标题) as it stands in the text.

use ogi_core::SectionId;

/// A heading of a part, by its place in the folded text.
#[derive(Debug, Clone)]
pub(in crate::recognise) struct Heading {
    pub(in crate::recognise) id: SectionId,
    pub(in crate::recognise) ordinal: Option<u8>,
    /// Start of the ordinal, or of the title where it has none.
    pub(in crate::recognise) start: usize,
    /// Start of the title.
    pub(in crate::recognise) title: usize,
    /// End of the title.
    pub(in crate::recognise) end: usize,
}
