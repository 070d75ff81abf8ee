//! From bytes to a draft: the only place that knows the readers.

use ogi_core::{Draft, Locations, Profile, Span, Stated};
use ogi_documents::decode::Loss;
use ogi_documents::{ReadError, ReadOptions, Reading};

use crate::input::Input;
use crate::model::embedded::{IN_HTML, IN_MARKDOWN, Marks, NAME};
use crate::model::error::Error;
use crate::model::note::Note;

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

/// Whether the bytes are a JSON object.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    // Rich text begins with the same sign.
    text.first() == Some(&b'{') && !text.starts_with(b"{\\rtf")
}

/// Reads the wire object.
pub(crate) fn read_json(bytes: &[u8]) -> Result<Input, Error> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|error| Error::Json(error.to_string()))?;
    Input::from_json(text)
}

/// A document as read.
pub(crate) struct Document {
    pub(crate) draft: Draft,
    pub(crate) text: Box<str>,
    pub(crate) locations: Locations,
    pub(crate) notes: Vec<Note>,
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

/// The code of the note on a file that holds several reports.
pub(crate) const SEVERAL: &str = "input/several-reports";

/// Endings by which a name of a file is told from a sentence.
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

pub(crate) fn document(reading: Result<Reading<'_>, ReadError>) -> Result<Document, Error> {
    match reading {
        Ok(reading) => Ok(Document {
            draft: reading.draft,
            text: reading.text.into(),
            locations: reading.locations,
            notes: (reading.loss.map(loss).into_iter())
                .chain(reading.is_signed.then(unchecked_signature))
                .chain((!reading.several.is_empty()).then(|| several(&reading.several)))
                .collect(),
        }),
        Err(error) => Err(unusable(&error)),
    }
}

impl Document {
    /// Notes the words of a profile that must not stand in the text: a place's own template, and names of others.
    pub(crate) fn note_words(&mut self, profile: &Profile) {
        let Some(prose) = &mut self.draft.prose else { return };
        for (words, notes) in [(&profile.placeholders, &mut prose.template), (&profile.names, &mut prose.others)] {
            for word in words {
                let Some(at) = self.text.find(&**word) else { continue };
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                let span = Span::new(place(at), place(at.saturating_add(word.len())));
                if !notes.iter().any(|known| known.value == *word) {
                    notes.push(Stated { value: word.clone(), span });
                }
            }
        }
    }
}

/// What was lost in decoding, told to the reader of the result: figures may be among it.
fn loss(loss: Loss) -> Note {
    match loss {
        Loss::CutAtEnd => Note {
            code: "input/cut-at-end",
            zh: "文件在一个字符中间结束，末尾可能不完整".to_owned(),
            en: "the file ends in the middle of a character; its end may be lost".to_owned(),
        },
        Loss::Replaced(count) => Note {
            code: "input/undecodable",
            zh: format!("有{count}处字符无法解码"),
            en: format!("{count} characters could not be decoded"),
        },
        _ => Note {
            code: "input/undecodable",
            zh: "有部分内容无法解码".to_owned(),
            en: "part of the file could not be decoded".to_owned(),
        },
    }
}

/// A signed file is read as any other.
fn unchecked_signature() -> Note {
    Note {
        code: "input/signature-unchecked",
        zh: "文件带有电子签章，本程序不验证签章是否有效".to_owned(),
        en: "the file is signed; whether the signature is valid is not checked".to_owned(),
    }
}

/// Of several reports in one file one is read; which figures are whose cannot be known.
fn several(titles: &[String]) -> Note {
    let count = titles.len();
    Note {
        code: SEVERAL,
        zh: format!("文件中有{count}份年报（{}），请拆分后逐份核查；本结果只按一份识别，数字可能混杂", titles.join("、")),
        en: format!(
            "the file holds {count} reports ({}); divide it and check them one by one: this result takes it for one, and figures may be \
             mixed up",
            titles.join(", ")
        ),
    }
}

pub(crate) fn unusable(error: &ReadError) -> Error {
    let code = match error {
        ReadError::NotAReport => "input/not-a-report",
        ReadError::BeforeForms { .. } => "input/before-forms",
        _ => error.code(),
    };
    Error::Unreadable { code, zh: error.message_zh(), en: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{is_path, read_text};

    #[test]
    fn a_name_in_the_place_of_a_document_is_told_from_a_sentence() {
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
