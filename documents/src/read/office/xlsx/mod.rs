//! Excel workbooks (xlsx): the visible cells of the visible sheets, as shown.

pub(in crate::read) mod flat;
mod sheet;
mod styles;

use std::collections::BTreeSet;

use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::archive::Package;
use crate::read::compose::Composer;
use crate::read::sheet::{Formats, write};
use crate::read::xml::{Events, Node};

/// Sheets read at most: a report has one, or one a table.
const MOST_SHEETS: usize = 16;

/// Reads a workbook. Hidden sheets, rows and columns are left out; a formula is what it last came to.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let mut package = Package::open(bytes, FileKind::Xlsx, limits)?;
    let main = package.relations("")?.into_iter().find(|relation| relation.what == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    if !package.has(&main) {
        return Err(package.broken(&main, Fault::Missing));
    }
    let book = Book::read(&package.text(&main)?, &main)?;
    let relations = package.relations(&main)?;
    let part = |what: &str| relations.iter().find(|relation| relation.what == what).map(|relation| relation.target.clone());
    let mut strings = Vec::new();
    if let Some(part) = part("sharedStrings").filter(|part| package.has(part)) {
        strings = shared_strings(&package.text(&part)?, &part)?;
    }
    let mut formats = Formats::default();
    if let Some(part) = part("styles").filter(|part| package.has(part)) {
        formats = styles::read(&package.text(&part)?, &part, book.from_1904)?;
    }
    let mut composer = Composer::for_source(bytes.len());
    let mut read = BTreeSet::new();
    for (name, id) in book.sheets.into_iter().take(MOST_SHEETS) {
        let target = relations.iter().find(|relation| relation.id == id && relation.what == "worksheet");
        let Some(part) = target.map(|relation| relation.target.as_str()).filter(|part| package.has(part)) else { continue };
        // Every sheet has a part of its own.
        if !read.insert(part) {
            continue;
        }
        let text = package.text(part)?;
        let sheet = sheet::read(&text, part, &strings, &formats, &mut package.allowance)?;
        drop(text);
        composer.part(&name);
        write(&sheet, &mut composer);
    }
    Ok(composer.finish())
}

/// The sheets that are shown, in their order: names and parts.
pub(crate) fn sheets(package: &mut Package<'_>) -> Result<Vec<(String, String)>, DecodeError> {
    let main = package.relations("")?.into_iter().find(|relation| relation.what == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    if !package.has(&main) {
        return Err(package.broken(&main, Fault::Missing));
    }
    let book = Book::read(&package.text(&main)?, &main)?;
    let relations = package.relations(&main)?;
    let part =
        |id: &str| relations.iter().find(|link| link.id == id && link.what == "worksheet").map(|link| link.target.clone());
    Ok(book.sheets.into_iter().filter_map(|(name, id)| Some((name, part(&id)?))).collect())
}

/// The sheets that are shown: names, and the links to their parts.
#[derive(Debug, Default)]
struct Book {
    sheets: Vec<(String, String)>,
    /// Whether days are counted from 1904.
    from_1904: bool,
}

impl Book {
    fn read(text: &str, part: &str) -> Result<Self, DecodeError> {
        let mut book = Self::default();
        let mut events = Events::new(text, FileKind::Xlsx, part);
        while let Some(node) = events.next()? {
            let Node::Start(element) = node else { continue };
            match element.name() {
                "workbookPr" => book.from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true")),
                "sheet" if !matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden")) => {
                    let get = |name: &str| element.attribute(name).unwrap_or_default();
                    book.sheets.push((get("name"), get("id")));
                }
                _ => {}
            }
        }
        Ok(book)
    }
}

/// The texts that cells share.
fn shared_strings(text: &str, part: &str) -> Result<Vec<String>, DecodeError> {
    let mut strings = Vec::new();
    let mut events = Events::new(text, FileKind::Xlsx, part);
    let mut open: Vec<bool> = Vec::new();
    let (mut phonetic, mut current) = (0_usize, String::new());
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                let name = element.name();
                if name == "si" {
                    current.clear();
                }
                phonetic = phonetic.saturating_add(usize::from(name == "rPh" || phonetic > 0));
                open.push(name == "t");
            }
            Node::Text(text) if phonetic == 0 && open.last() == Some(&true) => current.push_str(&text),
            Node::Text(_) => {}
            Node::End => {
                phonetic = phonetic.saturating_sub(1);
                open.pop();
                // Items stand right under the root.
                if open.len() == 1 {
                    strings.push(std::mem::take(&mut current));
                }
            }
        }
    }
    Ok(strings)
}
