//! Positioned text (带位置的文字) as JSON: pages of runs with their places, as a recogniser (OCR) or a viewer of PDF files
//! gives them. See `docs/positions.md`.

use ogi_core::{Cell, Draft, Reason, Unreadable};
use ogi_documents::inspect_document;
use ogi_documents::read::{PositionedPage, PositionedRun, positions};
use ogi_documents::{ReadError, error::DecodeError};

use super::document::{Document, document, is_json, unusable};
use crate::jsontext::{Node, read};
use crate::model::error::{Error, wrong};
use crate::model::note::Note;

/// The member that no wire object has.
const PAGES: &[u8] = b"\"pages\"";

/// Whether JSON is positioned text: it has pages, which the wire object has not.
pub(crate) fn is_positions(bytes: &[u8]) -> bool {
    is_json(bytes)
        && bytes.windows(PAGES.len()).any(|window| window == PAGES)
        && text_of(bytes).is_some_and(|text| read(text).is_ok_and(|node| node.get("pages").is_some()))
}

fn text_of(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).ok()
}

/// Reads positioned text.
pub(crate) fn read_positions(bytes: &[u8]) -> Result<Document, Error> {
    let text = text_of(bytes).ok_or_else(|| Error::Json("not UTF-8".to_owned()))?;
    let node = read(text)?;
    let pages = pages(&node)?;
    let read = positions(&pages).map_err(|error: DecodeError| unusable(&ReadError::from(error)))?;
    let mut document = document(inspect_document(read.document))?;
    if read.is_poor {
        // Headings and tables that were not recognised are not missing from the report.
        document.draft.outline = None;
    }
    if read.unsure > 0 {
        note_why(&mut document.draft);
        document.notes = vec![Note {
            code: "input/low-confidence",
            zh: format!("有{}处数字的识别可信度低于0.8，未作为数值采用", read.unsure),
            en: format!("{} figures were recognised with a confidence below 0.8 and are not taken for read", read.unsure),
        }];
    }
    Ok(document)
}

/// Says of every figure that is not taken for read that the recogniser was not sure of it. A cell for which nothing was found may hold
/// one of those figures: it is not missing from the report.
fn note_why(draft: &mut Draft) {
    let unsure: Box<str> = char::REPLACEMENT_CHARACTER.to_string().into();
    for cell in draft.listed_cells() {
        let (printed, readings) = match draft.cell(cell) {
            Cell::Unreadable(unreadable) => (&unreadable.printed, unreadable.readings),
            Cell::Placeholder(printed) | Cell::Text(printed) => (printed, None),
            Cell::Missing => (&unsure, None),
            _ => continue,
        };
        if printed.contains(char::REPLACEMENT_CHARACTER) {
            let unreadable = Unreadable { printed: printed.clone(), readings, why: Some(Reason::LowConfidence) };
            draft.set(cell, Cell::Unreadable(unreadable));
        }
    }
}

fn pages(node: &Node<'_>) -> Result<Vec<PositionedPage>, Error> {
    let members = node.as_object().ok_or_else(|| wrong("", "对象", "an object"))?;
    if let Some(name) = members.unknown(&["pages", "file"]) {
        return Err(wrong(name, "pages、file之一", "one of pages, file"));
    }
    let list = node.get("pages").and_then(Node::as_list);
    let list = list.ok_or_else(|| wrong("pages", "页的列表", "a list of pages"))?;
    list.iter().enumerate().map(|(at, page)| read_page(page, &format!("pages[{at}]"))).collect()
}

fn read_page(node: &Node<'_>, field: &str) -> Result<PositionedPage, Error> {
    let mut page = PositionedPage::default();
    let members = node.as_object().ok_or_else(|| wrong(field, "对象", "an object"))?;
    for (name, value) in members.all() {
        let field = format!("{field}.{name}");
        match &**name {
            "width" => page.width = length(value, &field)?,
            "height" => page.height = length(value, &field)?,
            "runs" => page.runs = each(value, &field, read_run)?,
            "lines" => page.lines = each(value, &field, read_line)?,
            _ => return Err(wrong(&field, "width、height、runs、lines之一", "one of width, height, runs, lines")),
        }
    }
    if page.width <= 0 || page.height <= 0 {
        return Err(wrong(&format!("{field}.width"), "大于0的页宽和页高", "a width and a height above 0"));
    }
    Ok(page)
}

fn each<T>(node: &Node<'_>, field: &str, read: impl Fn(&Node<'_>, &str) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let list = node.as_list().ok_or_else(|| wrong(field, "列表", "a list"))?;
    list.iter().enumerate().map(|(at, item)| read(item, &format!("{field}[{at}]"))).collect()
}

fn read_run(node: &Node<'_>, field: &str) -> Result<PositionedRun, Error> {
    let mut run = PositionedRun::default();
    let members = node.as_object().ok_or_else(|| wrong(field, "对象", "an object"))?;
    for (name, value) in members.all() {
        let field = format!("{field}.{name}");
        match &**name {
            "x" => run.x = length(value, &field)?,
            "y" => run.y = length(value, &field)?,
            "width" => run.width = length(value, &field)?,
            "height" => run.height = length(value, &field)?,
            "text" => value.as_str().ok_or_else(|| wrong(&field, "字符串", "a string"))?.clone_into(&mut run.text),
            "confidence" if value.is_null() => {}
            "confidence" => {
                let confidence = length(value, &field).ok().and_then(|value| u16::try_from(value).ok());
                let confidence = confidence.filter(|value| *value <= 1000);
                run.confidence = Some(confidence.ok_or_else(|| wrong(&field, "0到1的数", "a number from 0 to 1"))?);
            }
            _ => {
                return Err(wrong(
                    &field,
                    "x、y、width、height、text、confidence之一",
                    "one of x, y, width, height, text, confidence",
                ));
            }
        }
    }
    Ok(run)
}

fn read_line(node: &Node<'_>, field: &str) -> Result<[i64; 4], Error> {
    let side = |name: &str| {
        let field = format!("{field}.{name}");
        node.get(name).map_or(Ok(0), |value| length(value, &field))
    };
    Ok([side("x")?, side("y")?, side("width")?, side("height")?])
}

/// A number in thousandths; what is smaller is cut off, since it is a length on a page.
fn length(node: &Node<'_>, field: &str) -> Result<i64, Error> {
    let value = match node {
        Node::Whole(value) => value.checked_mul(1000),
        Node::Decimal(text) => thousandths(text),
        _ => None,
    };
    value.ok_or_else(|| wrong(field, "数", "a number"))
}

/// A decimal as JSON writes it, with or without an exponent.
fn thousandths(text: &str) -> Option<i64> {
    let (minus, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i64 = exponent.trim_start_matches('+').parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let kept = i64::try_from(whole.len()).ok()?.checked_add(exponent)?.checked_add(3)?.clamp(0, 32);
    let mut digits = whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat(b'0')).take(usize::try_from(kept).ok()?);
    let value = digits
        .try_fold(0_i64, |value, digit| value.checked_mul(10)?.checked_add(i64::from(char::from(digit).to_digit(10)?)))?;
    Some(if minus { value.saturating_neg() } else { value })
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn decimals_of_every_form_become_thousandths() {
        let cases = [
            ("595.27563", 595_275),
            ("-0.5", -500),
            ("1e1", 10_000),
            ("1.5E-2", 15),
            ("7.2024000000000001e1", 72_024),
            ("1e-9", 0),
            ("0.96999999999999997", 969),
        ];
        for (text, expected) in cases {
            assert_eq!(thousandths(text), Some(expected), "{text}");
        }
        assert_eq!(thousandths("1e300"), None);
    }
}
