//! The archive of an office file with some of its parts written anew; all others are copied as they are packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, ZipArchive};

use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::archive::Package;

/// The start of the types of links.
pub(super) const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An office file being changed.
pub(super) struct Changed<'b> {
    bytes: &'b [u8],
    kind: FileKind,
    package: Package<'b>,
    parts: BTreeMap<String, String>,
}

impl<'b> Changed<'b> {
    pub(super) fn open(bytes: &'b [u8], kind: FileKind, limits: Limits) -> Result<Self, DecodeError> {
        Ok(Self { bytes, kind, package: Package::open(bytes, kind, limits)?, parts: BTreeMap::new() })
    }

    pub(super) const fn package(&mut self) -> &mut Package<'b> {
        &mut self.package
    }

    /// The text of a part as it now is; `None` where it is not there.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, DecodeError> {
        if let Some(text) = self.parts.get(part) {
            return Ok(Some(text.clone()));
        }
        if self.package.has(part) { self.package.text(part).map(Some) } else { Ok(None) }
    }

    pub(super) fn put(&mut self, part: &str, text: String) {
        self.parts.insert(part.to_owned(), text);
    }

    /// A name for a new part that no part has.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let names = (1..u32::MAX).map(|number| format!("{before}{number}{after}"));
        let mut free = names.filter(|name| !self.package.has(name) && !self.parts.contains_key(name));
        free.next().unwrap_or_default()
    }

    /// Links a part to another one; the name of the link.
    pub(super) fn link(&mut self, part: &str, what: &str, target: &str) -> Result<String, DecodeError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let empty = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                     <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
        let text = self.text(&path)?.unwrap_or_else(|| empty.to_owned());
        let free = (1..u32::MAX).map(|number| format!("ogi{number}")).find(|id| !text.contains(&format!("\"{id}\"")));
        let id = free.unwrap_or_default();
        let link = format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{what}\" Target=\"/{target}\"/>");
        let text = before_end(&text, &link).ok_or_else(|| self.package.broken(&path, Fault::Xml))?;
        self.put(&path, text);
        Ok(id)
    }

    /// Says what kind a new part is of.
    pub(super) fn content_type(&mut self, entry: &str) -> Result<(), DecodeError> {
        let path = "[Content_Types].xml";
        let text = self.text(path)?.ok_or_else(|| self.package.broken(path, Fault::Missing))?;
        // A kind of names is stated once, whatever it is said to be.
        let key = entry.split_once(" ContentType").map_or(entry, |(key, _)| key);
        if !text.contains(key) {
            let text = before_end(&text, entry).ok_or_else(|| self.package.broken(path, Fault::Xml))?;
            self.put(path, text);
        }
        Ok(())
    }

    /// The file.
    pub(super) fn finish(self) -> Result<Vec<u8>, DecodeError> {
        let broken = |_| DecodeError::Broken { kind: self.kind, part: String::new(), fault: Fault::Archive };
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(broken)?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
        let mut parts = self.parts;
        let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str| {
            writer.start_file(name, options).map_err(broken)?;
            // Writing to memory cannot fail.
            let _ = writer.write_all(text.as_bytes());
            Ok(())
        };
        for at in 0..archive.len() {
            let file = archive.by_index_raw(at).map_err(broken)?;
            let name = file.name().map_err(broken)?.into_owned();
            match parts.remove(&name) {
                Some(text) => write(&mut writer, &name, &text)?,
                None => writer.raw_copy_file(file).map_err(broken)?,
            }
        }
        for (name, text) in &parts {
            write(&mut writer, name, text)?;
        }
        writer.finish().map(Cursor::into_inner).map_err(broken)
    }
}

/// The text with something put before the end tag of its root.
pub(super) fn before_end(text: &str, what: &str) -> Option<String> {
    let at = text.rfind("</")?;
    let (before, end) = text.split_at_checked(at)?;
    Some(format!("{before}{what}{end}"))
}
