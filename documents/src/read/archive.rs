//! The archive around the parts of a file, unpacked one part at a time and never past a bound.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::decode::decode_within;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::budget::Allowance;

/// A part may unpack to so many times its packed size; XML written by office programs stays under 100.
const MOST_RATIO: u64 = 250;
/// A part of this size is accepted whatever its ratio.
const SMALL: u64 = 1 << 20;
/// No office file has more parts.
const MOST_PARTS: usize = 4096;

/// An opened office file.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    kind: FileKind,
    limits: Limits,
    /// What all parts together may still come to.
    pub(super) allowance: Allowance,
}

/// A link from one part to another (关系).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type: `officeDocument`, `numbering`, `worksheet`.
    pub(crate) what: String,
    /// The name of the part.
    pub(crate) target: String,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8], kind: FileKind, limits: Limits) -> Result<Self, DecodeError> {
        let broken = |_| DecodeError::Broken { kind, part: String::new(), fault: Fault::Archive };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > MOST_PARTS {
            return Err(DecodeError::Broken { kind, part: String::new(), fault: Fault::TooManyParts });
        }
        Ok(Self { archive, kind, limits, allowance: Allowance::within(limits) })
    }

    pub(crate) fn broken(&self, part: &str, fault: Fault) -> DecodeError {
        DecodeError::Broken { kind: self.kind, part: part.to_owned(), fault }
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The text of a part.
    pub(crate) fn text(&mut self, part: &str) -> Result<String, DecodeError> {
        let kind = self.kind;
        let broken = |fault| DecodeError::Broken { kind, part: part.to_owned(), fault };
        let left = self.allowance.left();
        let file = self.archive.by_name(part).map_err(|error| match error {
            ZipError::FileNotFound => broken(Fault::Missing),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DecodeError::Encrypted(kind),
            _ => broken(Fault::Archive),
        })?;
        let limit = left.min(SMALL.max(file.compressed_size().saturating_mul(MOST_RATIO)));
        let told = limit.max(SMALL.min(self.limits.bytes));
        let too_large = || DecodeError::UnpacksTooLarge { part: part.to_owned(), limit: told };
        if file.size() > limit {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| broken(Fault::Archive))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limit {
            return Err(too_large());
        }
        self.allowance.unpack(size, part)?;
        let decoded = decode_within(&bytes, &self.limits).map_err(|_| broken(Fault::Xml))?;
        let text = match decoded.text {
            // The usual case, without a second copy.
            Cow::Borrowed(text) if text.len() == bytes.len() => String::from_utf8(bytes).map_err(|_| broken(Fault::Xml))?,
            text => text.into_owned(),
        };
        Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        })
    }

    /// The links of a part; none where it states none.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, DecodeError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        if !self.has(&path) {
            return Ok(Vec::new());
        }
        let text = self.text(&path)?;
        let mut relations = Vec::new();
        let mut events = super::xml::Events::new(&text, self.kind, &path);
        while let Some(node) = events.next()? {
            let super::xml::Node::Start(element) = node else { continue };
            if element.name() != "Relationship" || element.attribute("TargetMode").as_deref() == Some("External") {
                continue;
            }
            let get = |name: &str| element.attribute(name).unwrap_or_default();
            let what = get("Type");
            let what = what.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id: get("Id"), what, target: resolve(folder, &get("Target")) });
        }
        Ok(relations)
    }
}

/// A target as the name of a part: from the root, or from the folder of the part that links to it.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    if let Some(rooted) = target.strip_prefix('/') {
        return rooted.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "." | "" => {}
            ".." => {
                names.pop();
            }
            _ => names.push(name),
        }
    }
    names.join("/")
}
