//! Web pages saved as one file (mht, mhtml): a message whose parts are the page and what it shows (RFC 2557).

use std::borrow::Cow;

use ogi_core::{Anchor, Location, Locations, Span};

use super::html::html;
use crate::decode::decode_as_text;
use crate::document::{Block, Document};
use crate::error::{DecodeError, Fault, FileKind};
use crate::search::find;

/// Parts inside each other: a message with the page in two forms.
const DEEPEST: usize = 4;
/// Parts of a message; a page has some hundred pictures.
const MOST_PARTS: usize = 4096;
/// Bytes of the lines at the head of a part.
const LONGEST_HEAD: usize = 1 << 16;

/// Reads the page. Where it only frames others, those are read in its place.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DecodeError> {
    let mut pages = Vec::new();
    let mut left = MOST_PARTS;
    collect(bytes, 0, &mut left, &mut pages);
    let mut texts = Vec::with_capacity(pages.len());
    for page in pages {
        match decode_as_text(&page) {
            Ok(decoded) => texts.push(decoded.text.trim_start_matches('\u{feff}').to_owned()),
            Err(_) if !texts.is_empty() => {}
            Err(error) => return Err(error),
        }
    }
    if texts.is_empty() {
        return Err(DecodeError::Broken { kind: FileKind::WebArchive, part: String::new(), fault: Fault::Page });
    }
    let has_table = |text: &String| find(text.to_ascii_lowercase().as_bytes(), b"<table").is_some();
    if texts.len() > 1 && texts.first().is_some_and(has_table) {
        texts.truncate(1);
    }
    let mut document = Document::default();
    for text in &texts {
        append(&mut document, html(text));
    }
    document.locations = locations(&document);
    Ok(document)
}

/// Adds the blocks of another document.
fn append(document: &mut Document<'static>, other: Document<'_>) {
    let base = u32::try_from(document.text.len()).unwrap_or(u32::MAX);
    let text = document.text.to_mut();
    text.push_str(&other.text);
    text.push('\n');
    let shift = |range: &mut std::ops::Range<u32>| {
        *range = range.start.saturating_add(base)..range.end.saturating_add(base);
    };
    for mut block in other.blocks {
        match &mut block {
            Block::Paragraph(range) => shift(range),
            Block::Grid(grid) => {
                grid.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| shift(&mut cell.range));
            }
        }
        document.blocks.push(block);
    }
    document.metadata.extend(other.metadata);
}

/// The places of paragraphs and cells, since the lines of a page are not those of the file.
fn locations(document: &Document<'_>) -> Locations {
    let mut locations = Vec::new();
    let part: std::sync::Arc<str> = std::sync::Arc::from("");
    let (mut paragraph, mut table) = (0_u32, 0_u32);
    let mut place = |range: &std::ops::Range<u32>, spot: Anchor| {
        locations.push(Location {
            span: Span::new(range.start, range.end),
            part: std::sync::Arc::clone(&part),
            page: None,
            spot,
        });
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => {
                paragraph = paragraph.saturating_add(1);
                place(range, Anchor::Paragraph(paragraph));
            }
            Block::Grid(grid) => {
                table = table.saturating_add(1);
                for (row, cells) in (1_u32..).zip(&grid.rows) {
                    for cell in &cells.cells {
                        place(&cell.range, Anchor::Cell { table, row, column: u32::from(cell.column).saturating_add(1) });
                    }
                }
            }
        }
    }
    locations.sort_by_key(|location| location.span.start);
    Locations::new(locations)
}

/// Adds the pages that a part and the parts in it hold.
fn collect(part: &[u8], depth: usize, left: &mut usize, pages: &mut Vec<Vec<u8>>) {
    let (head, body) = split_head(part);
    let kind = field(&head, "content-type:").unwrap_or_default();
    let name = kind.trim_start().to_ascii_lowercase();
    if name.starts_with("multipart/") && depth < DEEPEST {
        let Some(boundary) = parameter(kind, "boundary=") else { return };
        let mark = format!("--{boundary}");
        let mut rest = body;
        while let Some(start) = find(rest, mark.as_bytes()) {
            let Some(behind) = rest.get(start.saturating_add(mark.len())..) else { return };
            if behind.starts_with(b"--") || *left == 0 {
                return;
            }
            *left = left.saturating_sub(1);
            let end = find(behind, mark.as_bytes()).unwrap_or(behind.len());
            collect(behind.get(..end).unwrap_or_default().trim_ascii_start(), depth.saturating_add(1), left, pages);
            rest = behind.get(end..).unwrap_or_default();
        }
    } else if name.starts_with("text/html") || name.starts_with("application/xhtml") {
        let coding = field(&head, "content-transfer-encoding:").unwrap_or_default().trim().to_ascii_lowercase();
        pages.push(match coding.as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        });
    }
}

/// The lines at the head of a part, those that go on put together; and what follows the blank line.
fn split_head(part: &[u8]) -> (String, &[u8]) {
    let start = part.get(..LONGEST_HEAD).unwrap_or(part);
    let windows = find(start, b"\r\n\r\n").map(|at| (at, 4));
    let unix = find(start, b"\n\n").map(|at| (at, 2));
    let (end, width) = [windows, unix].into_iter().flatten().min().unwrap_or((start.len(), 0));
    let head = String::from_utf8_lossy(part.get(..end).unwrap_or_default()).replace("\r\n", "\n");
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    (head, part.get(end.saturating_add(width)..).unwrap_or_default())
}

/// What a line of the head states.
fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let start = line.get(..name.len())?;
        start.eq_ignore_ascii_case(name).then(|| line.get(name.len()..)).flatten()
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let at = find(value.to_ascii_lowercase().as_bytes(), name.as_bytes())?;
    let rest = value.get(at.checked_add(name.len())?..)?;
    let text: Cow<'_, str> = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?.into(),
        None => rest.split([';', ' ']).next()?.into(),
    };
    (!text.is_empty()).then(|| text.into_owned())
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'=', [b'\r', b'\n', more @ ..] | [b'\n', more @ ..]) => rest = more,
            (b'=', [high, low, more @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                let (high, low) = (hex(*high).unwrap_or_default(), hex(*low).unwrap_or_default());
                decoded.push(high.saturating_mul(16).saturating_add(low));
                rest = more;
            }
            (byte, _) => decoded.push(*byte),
        }
    }
    decoded
}

fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte.saturating_sub(b'A')),
        b'a'..=b'z' => Some(byte.saturating_sub(b'a').saturating_add(26)),
        b'0'..=b'9' => Some(byte.saturating_sub(b'0').saturating_add(52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for six in body.iter().take_while(|byte| **byte != b'=').filter_map(|byte| value(*byte)) {
        bits = (bits << 6) | u32::from(six);
        count = count.saturating_add(6);
        if count >= 8 {
            count = count.saturating_sub(8);
            let [.., low] = (bits >> count).to_be_bytes();
            decoded.push(low);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Block;

    fn rows(file: &str) -> Vec<String> {
        let document = read(file.as_bytes()).unwrap();
        let mut found = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(range) => found.push(document.slice(range).to_owned()),
                Block::Grid(grid) => found.extend(
                    grid.rows
                        .iter()
                        .map(|row| row.cells.iter().map(|cell| document.slice(&cell.range)).collect::<Vec<_>>().join("|")),
                ),
            }
        }
        found
    }

    #[test]
    fn the_page_is_found_and_decoded() {
        let word = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Next.1\"\r\n\r\nThis is a page.\r\n\
                    ------=_Next.1\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n\
                    Content-Type: text/html; charset=\"gb2312\"\r\n\r\n<html><meta charset=3Dgb2312><table><tr><td>=B9=E6=D5=\r\n\
                    =C2</td><td>12</td></tr></table>\r\n------=_Next.1\r\nContent-Type: text/html\r\n\r\n<p>header</p>\r\n\
                    ------=_Next.1--\r\n";
        assert_eq!(rows(word), ["规章|12"]);
        let framed = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; \
                      boundary=b1\n\n--b1\nContent-Type: text/html\n\n<p>外框</p>\n--b1\nContent-Type: text/html\n\
                      Content-Transfer-Encoding: base64\n\nPHRhYmxlPjx0cj48dGQ+6KeE56ugPC90ZD48dGQ+MTI8L3RkPjwvdHI+PC90YWJsZT4=\n--b1--\n";
        assert_eq!(rows(framed), ["外框", "规章|12"]);
    }

    #[test]
    fn a_message_without_a_page_is_broken() {
        for file in ["MIME-Version: 1.0\n\n", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n--x"] {
            assert_eq!(read(file.as_bytes()).unwrap_err().code(), "input/broken-file");
        }
    }
}
