//! From bytes to a draft: which reader takes them.

use ogi_documents::ReadOptions;

use super::document::{Document, document, is_json, unusable};
use crate::input::Input;
use crate::model::embedded::{IN_HTML, IN_MARKDOWN, Marks, NAME};
use crate::model::error::Error;

/// Whether the bytes are the wire object rather than a document: no report begins with a brace, but for positioned text.
fn is_wire(bytes: &[u8]) -> bool {
    #[cfg(feature = "files")]
    if super::positions::is_positions(bytes) {
        return false;
    }
    is_json(bytes)
}

/// The wire object in the bytes: the bytes themselves, or the figures inside a result that was written for people.
pub(crate) fn wire_of(bytes: &[u8]) -> Option<&[u8]> {
    if is_wire(bytes) {
        return Some(bytes);
    }
    // Nearly every document has none, which the rarest letter of the name tells soonest.
    let is_named = |at: usize| bytes.get(at.saturating_sub(1)..).is_some_and(|rest| rest.starts_with(NAME.as_bytes()));
    memchr::memchr_iter(b'g', bytes).any(is_named).then_some(())?;
    [IN_HTML, IN_MARKDOWN].into_iter().find_map(|marks| between(bytes, marks))
}

/// What stands between two marks; nothing where they come more than once, for then it is several reports.
fn between(bytes: &[u8], marks: Marks) -> Option<&[u8]> {
    let inside = bytes.get(find(bytes, marks.before)?.saturating_add(marks.before.len())..)?;
    let (wire, rest) = inside.split_at_checked(find(inside, marks.behind)?)?;
    find(rest, marks.before).is_none().then_some(wire)
}

/// Where a mark stands first.
fn find(bytes: &[u8], mark: &str) -> Option<usize> {
    let first = *mark.as_bytes().first()?;
    memchr::memchr_iter(first, bytes).find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark.as_bytes())))
}

/// Reads the wire object.
pub(crate) fn read_json(bytes: &[u8]) -> Result<Input, Error> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|error| Error::Json(error.to_string()))?;
    Input::from_json(text)
}

/// Reads a document: its draft and the decoded text that spans point into.
pub(crate) fn read_document(bytes: &[u8]) -> Result<Document, Error> {
    #[cfg(feature = "files")]
    if super::positions::is_positions(bytes) {
        return super::positions::read_positions(bytes);
    }
    document(ogi_documents::inspect(bytes, &ReadOptions::default())).map_err(|error| hinted(error, bytes))
}

/// Reads a document that is already decoded: what it says of its own encoding is no longer true and not looked at.
pub(crate) fn read_text(text: &str) -> Result<Document, Error> {
    #[cfg(feature = "files")]
    if super::positions::is_positions(text.as_bytes()) {
        return super::positions::read_positions(text.as_bytes());
    }
    document(ogi_documents::inspect_text(text, &ReadOptions::default())).map_err(|error| hinted(error, text.as_bytes()))
}

/// Endings that distinguish the name of a file from a sentence.
const ENDINGS: [&str; 22] = [
    "txt", "md", "html", "htm", "json", "docx", "xlsx", "pdf", "doc", "wps", "xls", "et", "rtf", "odt", "ods", "fodt", "fods",
    "csv", "mht", "mhtml", "ofd", "zip",
];

/// Whether what was given as the document is the name of a file: one short line that ends as such names do.
fn is_path(bytes: &[u8]) -> bool {
    let name = std::str::from_utf8(bytes).unwrap_or_default().trim();
    let is_line = !name.is_empty() && name.len() <= 1024 && !name.contains(['\n', '\r', '\t']);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    is_line && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The error with a hint, where a name was given in the place of the document.
fn hinted(error: Error, bytes: &[u8]) -> Error {
    match error {
        Error::Unreadable { code: "input/not-a-report", zh, en } if is_path(bytes) => Error::Unreadable {
            code: "input/not-a-report",
            zh: format!("{zh}。所给文本疑为文件名；请读取该文件并传入其内容（Python中请用pathlib.Path）"),
            en: format!(
                "{en}; the text looks like the name of a file: pass the content of that file (in Python, a pathlib.Path)"
            ),
        },
        other => other,
    }
}

/// How the tables of a document are read.
pub(crate) fn trace(bytes: &[u8], shown: ogi_documents::Shown) -> Result<String, Error> {
    ogi_documents::trace(bytes, &ReadOptions::default(), shown).map_err(|error| hinted(unusable(&error), bytes))
}

#[cfg(test)]
mod tests {
    use super::{is_path, read_text};

    #[test]
    fn a_name_in_the_place_of_a_document_is_no_sentence() {
        for name in ["report.txt", " 示例市/2024年报.DOCX\n", "C:\\reports\\a.pdf", "https://example.org/a.html"] {
            assert!(is_path(name.as_bytes()), "{name}");
        }
        for other in ["", "会议纪要", "见附件.", "一、总体情况\n见a.txt"] {
            assert!(!is_path(other.as_bytes()), "{other}");
        }
        let said = read_text("examples/reports/wrong-totals.txt").err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains("looks like the name of a file"), "{said}");
    }
}
