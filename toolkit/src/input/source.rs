//! From bytes to a draft: the only place that knows the readers.

use ogi_core::{Draft, Locations, Profile, Span, Stated};
use ogi_documents::decode::Loss;
use ogi_documents::{ReadError, ReadOptions, Reading};

use crate::input::Input;
use crate::model::error::Error;
use crate::model::note::Note;

/// Whether the bytes are the wire object rather than a document: no report begins with a brace, but for positioned text.
pub(crate) fn is_wire(bytes: &[u8]) -> bool {
    #[cfg(feature = "files")]
    if super::positions::is_positions(bytes) {
        return false;
    }
    is_json(bytes)
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
    document(ogi_documents::inspect(bytes, &ReadOptions::default()))
}

/// Reads a document that is already decoded: what it says of its own encoding is no longer true and not looked at.
pub(crate) fn read_text(text: &str) -> Result<Document, Error> {
    #[cfg(feature = "files")]
    if super::positions::is_positions(text.as_bytes()) {
        return super::positions::read_positions(text.as_bytes());
    }
    document(ogi_documents::inspect_text(text, &ReadOptions::default()))
}

/// How the tables of a document are read.
pub(crate) fn trace(bytes: &[u8], shown: &ogi_documents::Shown) -> Result<String, Error> {
    ogi_documents::trace(bytes, &ReadOptions::default(), shown).map_err(|error| unusable(&error))
}

pub(crate) fn document(reading: Result<Reading<'_>, ReadError>) -> Result<Document, Error> {
    match reading {
        Ok(reading) => Ok(Document {
            draft: reading.draft,
            text: reading.text.into(),
            locations: reading.locations,
            notes: reading.loss.map(loss).into_iter().collect(),
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

pub(crate) fn unusable(error: &ReadError) -> Error {
    let code = match error {
        ReadError::NotAReport => "input/not-a-report",
        ReadError::BeforeForms { .. } => "input/before-forms",
        _ => error.code(),
    };
    Error::Unreadable { code, zh: error.message_zh(), en: error.to_string() }
}
