//! A document as the readers give it, with what else there is to say of it (所读文件).

use ogi_core::{Draft, Locations, Profile, Span, Stated};
use ogi_documents::decode::Loss;
use ogi_documents::{ReadError, Reading};

use crate::model::error::Error;
use crate::model::note::Note;

/// The code of the note on a file that holds several reports.
pub(crate) const SEVERAL: &str = "input/several-reports";

/// A document as read.
pub(crate) struct Document {
    pub(crate) draft: Draft,
    pub(crate) text: Box<str>,
    pub(crate) locations: Locations,
    pub(crate) notes: Vec<Note>,
}

/// Whether the bytes are a JSON object.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    // Rich text begins with the same sign.
    text.first() == Some(&b'{') && !text.starts_with(b"{\\rtf")
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

/// What was lost in decoding, as a note in the result: figures may be among it.
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
