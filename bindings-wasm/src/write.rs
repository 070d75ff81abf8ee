//! The few pieces of JSON that a form needs, written without a JSON library: it would be a third of the small build.
//! The bytes are those of the wire format.

#[cfg(feature = "documents")]
use ogi_report::Session;
use ogi_report::{Language, Layout, Number, SlotContent};

/// JSON text as it grows.
pub(crate) struct Json(pub(crate) String);

impl Json {
    pub(crate) const fn new() -> Self {
        Self(String::new())
    }

    /// A comma where one is needed.
    pub(crate) fn next(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':', ',']) {
            self.0.push(',');
        }
    }

    pub(crate) fn raw(&mut self, text: &str) {
        self.next();
        self.0.push_str(text);
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.next();
        self.0.push(bracket);
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    pub(crate) fn key(&mut self, key: &str) {
        self.text(key);
        self.0.push(':');
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.next();
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                '\u{8}' => self.0.push_str("\\b"),
                '\u{c}' => self.0.push_str("\\f"),
                control @ '\0'..='\u{1f}' => {
                    self.0.push_str("\\u00");
                    self.hexadecimal(u64::from(control), 2);
                }
                other => self.0.push(other),
            }
        }
        self.0.push('"');
    }

    pub(crate) fn hexadecimal(&mut self, value: u64, digits: u32) {
        for at in (0..digits).rev() {
            let digit = u32::try_from(value >> (at * 4) & 15).unwrap_or_default();
            self.0.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }

    pub(crate) fn number(&mut self, number: Option<Number>) {
        match number {
            Some(number) => self.raw(&number.to_string()),
            None => self.raw("null"),
        }
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.raw(&count.to_string());
    }
}

/// The smallest repairs of a session, best first.
#[cfg(feature = "documents")]
pub(crate) fn repairs(session: &Session) -> String {
    let form = session.report().draft.form();
    let mut json = Json::new();
    json.open('[');
    for repair in session.repairs().list {
        json.open('{');
        json.key("changes");
        json.open('[');
        for change in &repair.changes {
            json.open('{');
            json.key("cell");
            json.text(change.cell.path());
            json.key("from");
            json.number(change.from);
            json.key("to");
            json.number(Some(change.to));
            json.key("reason");
            json.text(&change.reason(form, session.options().language));
            json.close('}');
        }
        json.close(']');
        json.key("unique");
        json.raw(if repair.unique { "true" } else { "false" });
        json.close('}');
    }
    json.close(']');
    json.0
}

/// A layout, as in the wire format.
pub(crate) fn layout(layout: &Layout, language: Language) -> String {
    let form = layout.form.form();
    let mut json = Json::new();
    json.open('{');
    json.key("form");
    json.text(form.name);
    json.key("authority");
    json.text(form.authority);
    json.key("undivided");
    json.raw(if layout.undivided { "true" } else { "false" });
    json.key("tables");
    json.open('[');
    for table in &layout.tables {
        json.open('{');
        json.key("name");
        json.text(table.name());
        json.key("title");
        json.text(table.title(layout.form, language));
        json.key("columns");
        json.count(table.columns);
        json.key("rows");
        json.open('[');
        for row in &table.rows {
            json.open('[');
            for slot in row {
                json.open('{');
                json.key("rows");
                json.count(slot.rows);
                json.key("columns");
                json.count(slot.columns);
                match &slot.slot {
                    SlotContent::Label(label) => {
                        json.key("label");
                        json.text(label);
                    }
                    SlotContent::Cell(cell) => {
                        json.key("cell");
                        json.text(cell.path());
                        json.key("index");
                        json.count(cell.index());
                        json.key("name");
                        json.text(&form.cell_label(*cell, language));
                        json.key("signed");
                        json.raw(if cell.is_signed() { "true" } else { "false" });
                        json.key("money");
                        json.raw(if cell.is_money() { "true" } else { "false" });
                    }
                }
                json.close('}');
            }
            json.close(']');
        }
        json.close(']');
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.0
}
