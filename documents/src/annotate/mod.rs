//! Remarks written back into the file that they are about (批注): Word comments and comments on cells of a workbook.
//! Everything else stays as it was, byte for byte but for the parts that must name the comments.

mod docx;
mod package;
mod xlsx;

use ogi_core::Anchor;

use crate::decode::kind;
use crate::error::{DecodeError, FileKind};
use crate::limits::Limits;

/// A remark on one place of a file (批注).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The part of the file, as its [`ogi_core::Location`] has it: of a workbook the name of the sheet.
    pub part: String,
    /// The place in the part.
    pub spot: Anchor,
    /// What is said about it, in lines.
    pub text: String,
}

/// Writes remarks into a copy of a Word or Excel file (docx, xlsx); `None` for other kinds of files.
///
/// A remark whose place is not in the file is put on the first paragraph or cell, so that none is lost.
///
/// # Errors
/// When the file is broken, encrypted, or unpacks to too much.
///
/// ```
/// use ogi_core::{Draft, FormId, Anchor};
/// use ogi_documents::{annotate::{Remark, annotate}, limits::Limits, write::{FormFile, file}};
///
/// let word = file(&Draft::new(FormId::Official2021), FormFile::Docx);
/// let remark = Remark { part: String::new(), spot: Anchor::Paragraph(1), text: "标题中没有年度".to_owned() };
/// let copy = annotate(&word, &[remark], &Limits::default())?.ok_or("a Word file")?;
/// assert!(copy.len() > word.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn annotate(bytes: &[u8], remarks: &[Remark], limits: &Limits) -> Result<Option<Vec<u8>>, DecodeError> {
    limits.admit(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    match kind::of(bytes) {
        Some(FileKind::Docx) => docx::annotate(bytes, remarks, *limits).map(Some),
        Some(FileKind::Xlsx) => xlsx::annotate(bytes, remarks, *limits).map(Some),
        _ => Ok(None),
    }
}

/// A text as the content of an XML element; characters that XML does not have are left out.
fn escape(text: &str) -> String {
    let legal =
        |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(legal) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}
