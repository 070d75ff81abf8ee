//! Files that are not text, told by their first bytes.

use crate::search::find;

use crate::error::FileKind;

/// How many bytes from the start of a file are looked at.
const HEAD: usize = 4096;

/// The signatures that stand at the very start.
const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"%PDF-", FileKind::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
    (b"{\\rtf", FileKind::RichText),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\x1f\x8b\x08", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"\xfd7zXZ\0", FileKind::Archive),
];

/// What kind of file this is, if it is known and not text.
pub(crate) fn of(bytes: &[u8]) -> Option<FileKind> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Some(if *kind == FileKind::OldOffice { compound(bytes) } else { *kind });
    }
    // Some producers put a few lines in front of the mark.
    if head.get(..1024).unwrap_or(head).trim_ascii_start().starts_with(b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    let is_message = |name: &[u8]| head.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let is_message = [&b"MIME-Version:"[..], b"From:", b"Content-Type:", b"Date:", b"Subject:"].into_iter().any(is_message);
    if is_message && (find(head, b"multipart/").is_some() || head.starts_with(b"MIME-Version:")) {
        return Some(FileKind::WebArchive);
    }
    one_xml_document(head)
}

/// The files of an office that are one XML document.
fn one_xml_document(head: &[u8]) -> Option<FileKind> {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if start.first() != Some(&b'<') {
        return None;
    }
    let has = |name: &[u8]| find(head, name).is_some();
    if let Some(at) = find(head, b"<office:document") {
        let behind = head.get(at.saturating_add(b"<office:document".len())).copied();
        return behind.is_some_and(|byte| byte.is_ascii_whitespace()).then_some(FileKind::OpenDocument);
    }
    if has(b"<w:wordDocument") || has(b"progid=\"Word.Document\"") {
        Some(FileKind::WordXml)
    } else if has(b"Workbook") && has(b"\"urn:schemas-microsoft-com:office:spreadsheet\"") {
        Some(FileKind::ExcelXml)
    } else {
        None
    }
}

/// Where the names of an archive's parts stand besides its start: the directory at its end.
const DIRECTORY: usize = 1 << 16;

fn zipped(bytes: &[u8]) -> FileKind {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let directory = bytes.get(bytes.len().saturating_sub(DIRECTORY)..).unwrap_or(bytes);
    let holds = |name: &[u8]| find(head, name).is_some() || find(directory, name).is_some();
    if holds(b"word/") {
        FileKind::Docx
    } else if holds(b"xl/") {
        FileKind::Xlsx
    } else if holds(b"OFD.xml") {
        FileKind::Ofd
    } else if holds(b"opendocument") || (holds(b"content.xml") && holds(b"mimetype")) {
        FileKind::OpenDocument
    } else {
        FileKind::Zip
    }
}

/// A compound file, by the names in its directory.
fn compound(bytes: &[u8]) -> FileKind {
    if holds_name(bytes, "WordDocument") {
        FileKind::Doc
    } else if holds_name(bytes, "Workbook") || holds_name(bytes, "Book") {
        FileKind::Xls
    } else {
        FileKind::OldOffice
    }
}

/// Whether a name stands in the directory; behind it the field is filled up with zeros.
fn holds_name(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
    find(bytes, &name).is_some()
}

/// Whether a file of the older kind is the envelope of an encrypted document (加密文档).
pub(crate) fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    find(bytes, &name).is_some()
}
