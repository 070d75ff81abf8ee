//! From the elements of the main part to paragraphs and tables.

use super::styles::Styles;
use crate::error::{DecodeError, Fault, FileKind};
use crate::read::budget::{Allowance, Budget};
use crate::read::items::{Cell, Fields, Item, Numbering, Paragraph, Row, Table, tab_behind};
use crate::read::xml::{Element, Events, Node};

/// What an open element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Other,
    Frame,
    Run,
    Properties,
    RunProperties,
    Text,
    Instruction,
    SimpleField,
}

/// What is being filled.
#[derive(Debug)]
enum Frame {
    Story(Vec<Item>),
    Table(Table),
    Row(Row),
    Cell(Cell),
    Paragraph(Open),
}

/// An open paragraph.
#[derive(Debug, Default)]
struct Open {
    paragraph: Paragraph,
    style: Option<String>,
    /// Whether that style hides text.
    hidden: bool,
    list: Option<u32>,
    level: Option<usize>,
    /// What stands in text boxes anchored in it.
    boxes: Vec<Item>,
    /// Where the text without white space around it begins and ends.
    words: Option<(usize, usize)>,
}

impl Open {
    fn push(&mut self, text: &str) {
        let start = self.paragraph.text.len();
        self.paragraph.text.push_str(text);
        let words = text.trim();
        if !words.is_empty() {
            let at = start.saturating_add(text.len().saturating_sub(text.trim_start().len()));
            let (first, _) = *self.words.get_or_insert((at, at));
            self.words = Some((first, at.saturating_add(words.len())));
        }
    }

    /// The text without white space around it.
    fn words(&self) -> &str {
        self.words.and_then(|(start, end)| self.paragraph.text.get(start..end)).unwrap_or_default()
    }
}

struct Reader<'d> {
    styles: &'d Styles,
    numbering: Numbering,
    frames: Vec<Frame>,
    tags: Vec<Tag>,
    fields: Fields,
    /// How deep the element lies whose content is left out.
    skip: Option<usize>,
    /// Whether the run hides its text, where it says so itself, and whether its style does.
    run_hidden: Option<bool>,
    hidden_by_style: bool,
    paragraphs: u32,
    tables: u32,
    /// Paragraphs, tables, rows and cells that may still come.
    items: Budget,
    /// Bytes of text composed since they were last drawn.
    composed: usize,
    is_full: bool,
    /// Where in the part the last node ends.
    place: usize,
}

/// Reads the main part.
pub(super) fn read(
    text: &str,
    (kind, part): (FileKind, &str),
    styles: &Styles,
    numbering: Numbering,
    allowance: &mut Allowance,
) -> Result<Vec<Item>, DecodeError> {
    let mut events = Events::new(text, kind, part);
    let mut reader = Reader {
        styles,
        numbering,
        frames: vec![Frame::Story(Vec::new())],
        tags: Vec::new(),
        fields: Fields::default(),
        skip: None,
        run_hidden: None,
        hidden_by_style: false,
        paragraphs: 0,
        tables: 0,
        items: Budget::for_source(text.len()),
        composed: 0,
        is_full: false,
        place: 0,
    };
    loop {
        let before = events.place();
        let Some(node) = events.next()? else { break };
        // What is to be written into a paragraph goes before its end tag, and else behind what was read last.
        reader.place = if matches!(node, Node::End) { before } else { events.place() };
        if matches!(node, Node::End) && reader.ends_properties() {
            reader.begin_content(events.place());
        }
        match node {
            Node::Start(element) => reader.start(&element),
            Node::End => reader.end(),
            Node::Text(text) => reader.text(&text),
        }
        allowance.compose(std::mem::take(&mut reader.composed), part)?;
        if reader.is_full {
            return Err(DecodeError::Broken { kind, part: part.to_owned(), fault: Fault::TooManyItems });
        }
    }
    Ok(match reader.frames.into_iter().next() {
        Some(Frame::Story(items)) => items,
        _ => Vec::new(),
    })
}

impl Reader<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let parent = self.tags.last().copied();
        let mut tag = Tag::Other;
        if self.skip.is_none() {
            match self.opened(element, parent) {
                Some(opened) => tag = opened,
                None => self.skip = Some(self.tags.len()),
            }
        }
        self.tags.push(tag);
    }

    /// What an element is; `None` for one whose content is left out.
    fn opened(&mut self, element: &Element<'_>, parent: Option<Tag>) -> Option<Tag> {
        let in_properties = matches!(parent, Some(Tag::Properties | Tag::RunProperties));
        Some(match element.name() {
            // Deleted text; as marks in properties they delete the end of a paragraph, a row or a cell.
            "del" | "moveFrom" | "cellDel" if in_properties => {
                self.delete(element.name());
                Tag::Other
            }
            "del" | "moveFrom" | "delText" | "delInstrText" | "Fallback" | "rt" | "sdtPr" | "sectPr" | "pPrChange"
            | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "tblPrExChange" | "tblGridChange"
            | "sectPrChange" | "footnote" | "endnote" => {
                return None;
            }
            // Tracked changes and comments of 2003, around their content.
            "annotation" => match element.attribute("type").as_deref() {
                Some("Word.Deletion") if in_properties => {
                    self.delete("del");
                    Tag::Other
                }
                Some("Word.Insertion" | "Word.Bookmark.Start" | "Word.Bookmark.End") => Tag::Other,
                _ => return None,
            },
            "p" => self.open_paragraph(),
            "tbl" if self.may_hold_items() => {
                self.tables = self.tables.saturating_add(1);
                self.open(Frame::Table(Table { number: self.tables, ..Table::default() }))
            }
            "tr" if matches!(self.frames.last(), Some(Frame::Table(_))) => self.open(Frame::Row(Row::default())),
            "tc" if matches!(self.frames.last(), Some(Frame::Row(_))) => self.open(Frame::Cell(Cell::default())),
            "txbxContent" => self.open(Frame::Story(Vec::new())),
            "r" => {
                (self.run_hidden, self.hidden_by_style) = (None, false);
                Tag::Run
            }
            "rPr" if parent == Some(Tag::Run) => Tag::RunProperties,
            "pPr" | "trPr" | "tcPr" | "numPr" | "listPr" | "rPr" => Tag::Properties,
            "t" => Tag::Text,
            "instrText" => Tag::Instruction,
            "fldSimple" => {
                self.fields.begin_simple(&element.attribute("instr").unwrap_or_default());
                Tag::SimpleField
            }
            "fldChar" => {
                match element.attribute("fldCharType").as_deref() {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.fields.end(),
                    _ => {}
                }
                Tag::Other
            }
            "tab" | "ptab" if !in_properties && parent == Some(Tag::Run) => {
                self.tab();
                Tag::Other
            }
            "br" | "cr" => {
                self.push("\n");
                Tag::Other
            }
            "noBreakHyphen" => {
                self.push("-");
                Tag::Other
            }
            _ if in_properties => {
                self.property(element, parent);
                Tag::Other
            }
            _ => Tag::Other,
        })
    }

    fn open(&mut self, frame: Frame) -> Tag {
        self.is_full |= !self.items.take(1);
        self.frames.push(frame);
        Tag::Frame
    }

    fn may_hold_items(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Story(_) | Frame::Cell(_)))
    }

    fn open_paragraph(&mut self) -> Tag {
        if !self.may_hold_items() {
            return Tag::Other;
        }
        if !self.frames.iter().any(|frame| matches!(frame, Frame::Cell(_))) {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        let source = Some(self.place..self.place);
        let paragraph = Paragraph { number: self.paragraphs, source, ..Paragraph::default() };
        self.open(Frame::Paragraph(Open { paragraph, ..Open::default() }))
    }

    fn end(&mut self) {
        let Some(tag) = self.tags.pop() else { return };
        if let Some(depth) = self.skip {
            if depth == self.tags.len() {
                self.skip = None;
            }
            return;
        }
        match tag {
            Tag::Frame => self.close(),
            Tag::SimpleField => self.fields.end(),
            _ => {}
        }
    }

    /// Whether the element that ends is the properties of the open paragraph.
    fn ends_properties(&self) -> bool {
        let is_open = matches!(self.frames.last(), Some(Frame::Paragraph(_)));
        let [.., Tag::Frame, Tag::Properties] = self.tags.as_slice() else { return false };
        is_open && self.skip.is_none()
    }

    /// The content of the open paragraph begins here.
    fn begin_content(&mut self, place: usize) {
        if let Some(Frame::Paragraph(open)) = self.frames.last_mut()
            && let Some(source) = &mut open.paragraph.source
        {
            source.start = place;
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(open)) => self.close_paragraph(open),
            Some(Frame::Table(table)) => self.add(Item::Table(table)),
            Some(Frame::Row(row)) if !row.gone => {
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.rows.push(row);
                }
            }
            Some(Frame::Cell(mut cell)) => {
                if let Some(Frame::Row(row)) = self.frames.last_mut() {
                    if cell.gone {
                        cell.items.clear();
                    }
                    row.cells.push(cell);
                }
            }
            Some(Frame::Story(items)) => {
                // A text box: its content follows the paragraph that it is anchored in.
                let paragraph = self.frames.iter_mut().rev().find_map(|frame| match frame {
                    Frame::Paragraph(open) => Some(open),
                    _ => None,
                });
                match paragraph {
                    Some(open) => open.boxes.extend(items),
                    None => self.frames.push(Frame::Story(items)),
                }
            }
            Some(Frame::Row(_)) | None => {}
        }
    }

    fn close_paragraph(&mut self, open: Open) {
        let number = self.automatic_number(&open);
        let Open { mut paragraph, boxes, style, .. } = open;
        if let Some(source) = &mut paragraph.source {
            source.end = self.place;
        }
        let is_contents = style.is_some_and(|style| self.styles.is_contents(&style));
        if let Some(number) = number.filter(|_| !is_contents) {
            let in_cell = self.frames.iter().any(|frame| matches!(frame, Frame::Cell(_)));
            self.composed = self.composed.saturating_add(number.len());
            paragraph.count(&number, in_cell);
        }
        if is_contents {
            paragraph.text.clear();
        }
        self.fields.end_paragraph();
        self.add(Item::Paragraph(paragraph));
        for item in boxes {
            self.add(item);
        }
    }

    /// The number that Word puts before a paragraph.
    fn automatic_number(&mut self, open: &Open) -> Option<String> {
        let style = open.style.as_deref().unwrap_or("Normal");
        let of_style = self.styles.list(style);
        let list = open.list.or(of_style.map(|(list, ..)| list)).filter(|list| *list != 0)?;
        if open.paragraph.joins_next && open.paragraph.text.is_empty() {
            return None;
        }
        let by_style = || of_style.and_then(|(list, _, owner)| self.numbering.level_of_style(list, owner));
        let level = open.level.or_else(by_style).or_else(|| of_style.and_then(|(_, level, _)| level)).unwrap_or(0);
        self.numbering.next(list, level)
    }

    fn add(&mut self, item: Item) {
        let items = match self.frames.last_mut() {
            Some(Frame::Story(items)) => items,
            Some(Frame::Cell(cell)) => &mut cell.items,
            _ => return,
        };
        match (items.last_mut(), item) {
            (Some(Item::Paragraph(last)), Item::Paragraph(next)) if last.joins_next => {
                last.text.push_str(&next.text);
                last.joins_next = next.joins_next;
            }
            (_, item) => items.push(item),
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip.is_some() {
            return;
        }
        match self.tags.last() {
            Some(Tag::Text) => self.push(text),
            Some(Tag::Instruction) => self.fields.instruct(text),
            _ => {}
        }
    }

    /// Adds text of a run to the open paragraph.
    fn push(&mut self, text: &str) {
        if !self.fields.show() {
            return;
        }
        let Some(Frame::Paragraph(open)) = self.frames.last_mut() else { return };
        if !self.run_hidden.unwrap_or(self.hidden_by_style || open.hidden) {
            open.push(text);
            self.composed = self.composed.saturating_add(text.len());
        }
    }

    fn tab(&mut self) {
        let Some(Frame::Paragraph(open)) = self.frames.last() else { return };
        self.push(tab_behind(open.words()));
    }

    /// A mark in properties that something was deleted.
    fn delete(&mut self, name: &str) {
        match self.frames.last_mut() {
            // Of a run it would stand around it; here it is the paragraph's own mark.
            Some(Frame::Paragraph(open)) => open.paragraph.joins_next = true,
            Some(Frame::Row(row)) => row.gone = true,
            Some(Frame::Cell(cell)) if name == "cellDel" => cell.gone = true,
            _ => {}
        }
    }

    fn property(&mut self, element: &Element<'_>, parent: Option<Tag>) {
        let value = || element.name_in("val");
        let name = element.name();
        let styles = self.styles;
        let hides = |style: &Option<String>| style.as_deref().is_some_and(|style| styles.is_hidden(style));
        if parent == Some(Tag::RunProperties) {
            match name {
                "vanish" | "specVanish" => self.run_hidden = Some(element.is_on()),
                "rStyle" => self.hidden_by_style = hides(&value()),
                _ => {}
            }
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) => match name {
                "pStyle" => {
                    open.style = value();
                    open.hidden = hides(&open.style);
                }
                "numId" | "ilfo" => open.list = element.number("val"),
                "ilvl" => open.level = element.number("val"),
                _ => {}
            },
            Some(Frame::Row(row)) => match name {
                "gridBefore" => row.before = element.number("val").unwrap_or_default(),
                "hidden" => row.gone = element.is_on(),
                _ => {}
            },
            Some(Frame::Cell(cell)) => match name {
                "gridSpan" => cell.columns = element.number("val").unwrap_or_default(),
                "vMerge" | "vmerge" => cell.goes_on = value().as_deref() != Some("restart"),
                "hMerge" | "hmerge" => cell.covered = value().as_deref() != Some("restart"),
                _ => {}
            },
            _ => {}
        }
    }
}
