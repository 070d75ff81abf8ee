//! OFD files (版式文件, GB/T 33190): a zip archive of XML parts in which every character and every line has its place.
//! Signatures (签章) are not checked, which the result says; what is signed is read.

mod content;
mod numbers;

use std::collections::HashMap;

use super::archive::{Package, resolve};
use super::page::{Priced, Sheet};
use super::xml::{Events, Node};
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use content::Drawing;
use numbers::Square;

const ROOT: &str = "OFD.xml";
/// A report has ten pages; a collection of them fewer than this.
const MOST_PAGES: usize = 2000;
/// Characters of all pages together, templates as often as they are drawn.
const MOST_CHARACTERS: usize = 1 << 20;

/// Reads an OFD file. Page numbers, running heads, turned text such as watermarks, invisible text and annotations are left
/// out; a table that goes on over pages is one table.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let mut package = Package::open(bytes, FileKind::Ofd, limits)?;
    if package.has("Encryptions.xml") {
        return Err(DecodeError::Encrypted(FileKind::Ofd));
    }
    if !package.has(ROOT) {
        return Err(package.broken(ROOT, Fault::Missing));
    }
    let root = package.text(ROOT)?;
    let is_signed = !texts(&root, ROOT, "Signatures")?.is_empty();
    let mut reader = Reader { package, limits, unpacked: 0, pages: Priced::default(), drawn: 0, has_text: false };
    for document in texts(&root, ROOT, "DocRoot")? {
        reader.document(&resolve("", &document))?;
    }
    let Reader { pages, package, has_text, .. } = reader;
    if pages.count() == 0 {
        return Err(package.broken(ROOT, Fault::Missing));
    }
    if !has_text {
        return Err(DecodeError::NoText { kind: FileKind::Ofd, pages: pages.count() });
    }
    Ok(Document { is_signed, ..pages.compose(bytes.len()) })
}

/// The texts of all elements of a name.
fn texts(xml: &str, part: &str, name: &str) -> Result<Vec<String>, DecodeError> {
    let mut events = Events::new(xml, FileKind::Ofd, part);
    let mut found: Vec<String> = Vec::new();
    let mut open: Vec<bool> = Vec::new();
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                open.push(element.name() == name);
                if element.name() == name {
                    found.push(String::new());
                }
            }
            Node::End => {
                open.pop();
            }
            Node::Text(text) => {
                if let (Some(true), Some(last)) = (open.last(), found.last_mut()) {
                    last.push_str(text.trim());
                }
            }
        }
    }
    Ok(found)
}

/// What the main part of a document names.
#[derive(Debug, Default)]
struct Plan {
    area: Option<Square>,
    /// The parts of its pages.
    pages: Vec<String>,
    /// The parts of its templates, by their numbers.
    templates: HashMap<String, String>,
}

impl Plan {
    fn read(xml: &str, part: &str) -> Result<Self, DecodeError> {
        let mut plan = Self::default();
        let mut events = Events::new(xml, FileKind::Ofd, part);
        let mut in_area = false;
        while let Some(node) = events.next()? {
            match node {
                Node::Start(element) => {
                    in_area = element.name() == "PhysicalBox";
                    let place = element.attribute("BaseLoc");
                    match (element.name(), place) {
                        ("Page", Some(place)) => plan.pages.push(place),
                        ("TemplatePage", Some(place)) => {
                            plan.templates.insert(element.attribute("ID").unwrap_or_default(), place);
                        }
                        _ => {}
                    }
                }
                Node::Text(text) if in_area => plan.area = plan.area.or_else(|| Square::read(&text)),
                Node::Text(_) | Node::End => in_area = false,
            }
        }
        Ok(plan)
    }
}

struct Reader<'b> {
    package: Package<'b>,
    limits: Limits,
    /// Bytes unpacked so far; a part may be named many times.
    unpacked: u64,
    pages: Priced,
    /// Characters and lines drawn so far.
    drawn: usize,
    has_text: bool,
}

impl Reader<'_> {
    fn text(&mut self, part: &str) -> Result<String, DecodeError> {
        let text = self.package.text(part)?;
        self.unpacked = self.unpacked.saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
        if self.unpacked > self.limits.bytes {
            return Err(DecodeError::UnpacksTooLarge { part: part.to_owned(), limit: self.limits.bytes });
        }
        Ok(text)
    }

    fn document(&mut self, part: &str) -> Result<(), DecodeError> {
        let text = self.text(part)?;
        let plan = Plan::read(&text, part)?;
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut templates: HashMap<String, Drawing> = HashMap::new();
        for page in &plan.pages {
            if self.pages.count() >= MOST_PAGES {
                return Err(self.package.broken(part, Fault::TooManyPages));
            }
            let part = resolve(folder, page);
            let text = self.text(&part)?;
            let drawing = content::read(&text, &part)?;
            let mut sheet = Sheet { height: drawing.area.or(plan.area).map_or(84_200, Square::height), ..Sheet::default() };
            for id in &drawing.templates {
                if let (false, Some(place)) = (templates.contains_key(id), plan.templates.get(id)) {
                    let part = resolve(folder, place);
                    let text = self.text(&part)?;
                    templates.insert(id.clone(), content::read(&text, &part)?);
                }
                if let Some(template) = templates.get(id) {
                    self.draw(&mut sheet, template, &part)?;
                }
            }
            self.draw(&mut sheet, &drawing, &part)?;
            self.has_text |= !sheet.characters.is_empty();
            let too_large = || DecodeError::UnpacksTooLarge { part: part.clone(), limit: self.limits.bytes };
            self.pages.add(sheet).ok_or_else(too_large)?;
        }
        Ok(())
    }

    fn draw(&mut self, sheet: &mut Sheet, drawing: &Drawing, part: &str) -> Result<(), DecodeError> {
        self.drawn = self.drawn.saturating_add(drawing.characters.len()).saturating_add(drawing.lines.len());
        if self.drawn > MOST_CHARACTERS {
            let limit = u64::try_from(MOST_CHARACTERS).unwrap_or(u64::MAX);
            return Err(DecodeError::UnpacksTooLarge { part: part.to_owned(), limit });
        }
        sheet.characters.extend(drawing.characters.iter().cloned());
        drawing.lines.iter().for_each(|(first, second)| sheet.line(*first, *second));
        Ok(())
    }
}
