//! The archive around the parts of an office file: the same parts give the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// How a part is packed.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
}

/// Packs parts in their order.
pub(super) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // Writing to memory cannot fail.
        let _ = writer.start_file(*name, options()).map(|()| writer.write_all(text.as_bytes()));
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A text as the content of an XML element or attribute; characters that XML does not have are left out.
pub(super) fn escape(text: &str) -> String {
    let legal =
        |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    super::escape(&text.chars().filter(legal).collect::<String>())
}

/// The part that names the kinds of the others.
pub(super) fn content_types(overrides: &[(&str, &str)]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    for (part, kind) in overrides {
        let _ = write!(
            text,
            "<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        );
    }
    text.push_str("</Types>");
    text
}

/// A part of links.
pub(super) fn relationships(links: &[(&str, &str)]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (at, (what, target)) in links.iter().enumerate() {
        let _ = write!(
            text,
            "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{what}\" \
             Target=\"{target}\"/>",
            at.saturating_add(1)
        );
    }
    text.push_str("</Relationships>");
    text
}
