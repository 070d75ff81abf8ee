//! Styles: what is hidden, and what the numbers of lists look like.

use std::collections::{HashMap, HashSet};

use crate::error::{DecodeError, FileKind};
use crate::read::items::{Definition, LEVELS, LONGEST_PATTERN, Level, List, Numbering};
use crate::read::xml::{Element, Events, Node};

/// Lists looked at; a document has some dozen.
const MOST_LISTS: u32 = 4096;

/// What styles say besides looks.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Styles of text or of tables that are not shown.
    pub(super) hidden: HashSet<String>,
    /// Styles of cells that have a border: such a cell is there although nothing stands in it.
    pub(super) bordered: HashSet<String>,
    /// The lists by the names of their styles.
    pub(super) lists: HashMap<String, u32>,
    pub(super) numbering: Numbering,
    /// For styles of paragraphs the list that they belong to.
    pub(super) list_of: HashMap<String, String>,
    /// Whether the document is a workbook.
    pub(super) is_workbook: bool,
}

/// The name under which the numbers of headings are kept.
pub(super) const OUTLINE: &str = "\u{0}outline";

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), DecodeError> {
        let mut events = Events::new(text, FileKind::OpenDocument, part);
        let mut style = String::new();
        let mut list: Option<u32> = None;
        while let Some(node) = events.next()? {
            let Node::Start(element) = node else { continue };
            let get = |name: &str| element.attribute(name).unwrap_or_default();
            match element.name() {
                "style" => {
                    style = element.name_in("name").unwrap_or_default();
                    list = None;
                    if let Some(list) = element.name_in("list-style-name").filter(|name| !name.is_empty()) {
                        self.list_of.insert(style.clone(), list);
                    }
                }
                "text-properties" | "table-properties" if list.is_none() => {
                    // The display of text is a word, that of a table a switch.
                    if matches!(get("display").as_str(), "none" | "false") {
                        self.hidden.insert(style.clone());
                    }
                }
                "table-cell-properties" => {
                    let sides = ["border", "border-top", "border-bottom", "border-left", "border-right"];
                    let drawn =
                        |side: &&str| element.attribute(side).is_some_and(|border| !border.is_empty() && border != "none");
                    if sides.iter().any(drawn) {
                        self.bordered.insert(style.clone());
                    }
                }
                "list-style" => list = self.begin(element.name_in("name").unwrap_or_default()),
                "outline-style" => list = self.begin(OUTLINE.to_owned()),
                "list-level-style-number" | "outline-level-style" => {
                    let level = element.number::<usize>("level").and_then(|level| level.checked_sub(1)).unwrap_or(LEVELS);
                    if let Some(slot) = self.level(list, level) {
                        *slot = read_level(&element, level);
                    }
                }
                "list-level-style-bullet" | "list-level-style-image" => {
                    let level = element.number::<usize>("level").and_then(|level| level.checked_sub(1)).unwrap_or(LEVELS);
                    if let Some(slot) = self.level(list, level) {
                        "bullet".clone_into(&mut slot.format);
                    }
                }
                "spreadsheet" => self.is_workbook = true,
                "body" | "automatic-styles" => list = None,
                _ => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self, name: String) -> Option<u32> {
        let next = u32::try_from(self.lists.len()).ok().filter(|next| *next < MOST_LISTS)?;
        let id = *self.lists.entry(name).or_insert(next);
        self.numbering.definitions.insert(id, Definition::default());
        self.numbering.lists.insert(id, List { definition: id, ..List::default() });
        Some(id)
    }

    fn level(&mut self, list: Option<u32>, level: usize) -> Option<&mut Level> {
        self.numbering.definitions.get_mut(&list?)?.levels.get_mut(level)
    }
}

fn read_level(element: &Element<'_>, level: usize) -> Level {
    let get = |name: &str| element.attribute(name).unwrap_or_default();
    let format = match get("num-format").as_str() {
        "1" => "decimal",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        format if format.starts_with('一') => "chineseCounting",
        format if format.starts_with('①') => "decimalEnclosedCircle",
        format if format.starts_with('１') => "decimalFullWidth",
        "" => "none",
        _ => "unknown",
    };
    let shown = element.number::<usize>("display-levels").unwrap_or(1).clamp(1, level.saturating_add(1));
    let first = level.saturating_add(2).saturating_sub(shown);
    let places: Vec<String> = (first..=level.saturating_add(1)).map(|place| format!("%{place}")).collect();
    let text: String = match element.attribute("num-list-format") {
        // `%1%、`: the newer way, in which a place has a sign on either side.
        Some(format) => (1..=LEVELS).fold(format, |text, place| text.replace(&format!("%{place}%"), &format!("%{place}"))),
        None => format!("{}{}{}", get("num-prefix"), places.join("."), get("num-suffix")),
    };
    let text = text.chars().take(LONGEST_PATTERN).collect();
    Level { start: element.number("start-value"), format: format.to_owned(), text, ..Level::default() }
}
