//! The official form as a file to be opened, filled in and published (生成文件).

use ogi_core::{Cell, Draft};

use super::{Layout, Wording, Words, write_with};

/// The kinds of file that the form is written as (文件格式).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormFile {
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A Word document.
    #[cfg(feature = "office")]
    Docx,
    /// An Excel workbook.
    #[cfg(feature = "office")]
    Xlsx,
}

impl FormFile {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Html,
        Self::Markdown,
        #[cfg(feature = "office")]
        Self::Docx,
        #[cfg(feature = "office")]
        Self::Xlsx,
    ];

    /// The usual ending of its name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            #[cfg(feature = "office")]
            Self::Docx => "docx",
            #[cfg(feature = "office")]
            Self::Xlsx => "xlsx",
        }
    }

    /// The kind that an ending of a file name states.
    ///
    /// ```
    /// use ogi_documents::write::FormFile;
    /// assert_eq!(FormFile::from_extension("MD"), Some(FormFile::Markdown));
    /// assert_eq!(FormFile::from_extension("pdf"), None);
    /// ```
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let name = match extension.as_str() {
            "htm" => "html",
            "markdown" => "md",
            other => other,
        };
        Self::ALL.iter().copied().find(|kind| kind.extension() == name)
    }
}

/// Writes the form of a report as a file: title, headings and the three tables; the parts in words are left for the
/// organ to write. The same report gives the same bytes.
///
/// Cells that are not in the report are blank, those that could not be read are a question mark: nothing is made up.
///
/// ```
/// use ogi_core::{Draft, FormId};
/// use ogi_documents::write::{FormFile, file};
/// let page = String::from_utf8(file(&Draft::new(FormId::Official2021), FormFile::Html)).unwrap();
/// assert!(page.contains("一、本年新收政府信息公开申请数量"));
/// ```
pub fn file(draft: &Draft, kind: FormFile) -> Vec<u8> {
    report_file(draft, &Wording::default(), kind)
}

/// Writes a report as a file, as [`file`] does, with the words that stand in it.
pub fn report_file(draft: &Draft, words: &Wording, kind: FormFile) -> Vec<u8> {
    let draft = whole(draft);
    match kind {
        FormFile::Html => write_with(&draft, Layout::Html, Words::Of(words)).into_bytes(),
        FormFile::Markdown => write_with(&draft, Layout::Markdown, Words::Of(words)).into_bytes(),
        #[cfg(feature = "office")]
        FormFile::Docx => super::docx::write(&draft, words),
        #[cfg(feature = "office")]
        FormFile::Xlsx => super::xlsx::write(&draft, words),
    }
}

/// A draft with something to print in each of its cells.
fn whole(draft: &Draft) -> Draft {
    let mut whole = draft.clone();
    let cells: Vec<_> = draft.listed_cells().collect();
    for id in cells {
        match draft.cell(id) {
            Cell::Missing => whole.set(id, Cell::Blank),
            Cell::Unreadable(_) => whole.set(id, Cell::Text("？".into())),
            _ => {}
        }
    }
    whole
}
