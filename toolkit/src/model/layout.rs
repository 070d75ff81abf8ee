//! The form as printed (版式), for programs that draw it themselves: tables of labels and cells with their spans.

use ogi_core::{FormId, Language, SectionId};

use super::grid::tables_of;
pub use super::grid::{Place as LayoutSlot, Slot as SlotContent, Table as LayoutTable};

/// A form as printed (版式).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Which form.
    pub form: FormId,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    pub undivided: bool,
    /// The three tables, in order.
    pub tables: [LayoutTable; 3],
}

/// A form as printed, with labels in one language.
pub fn layout(form: FormId, undivided: bool, language: Language) -> Layout {
    let undivided = undivided && form == FormId::Official2021;
    Layout { form, undivided, tables: tables_of(form, undivided, language) }
}

impl LayoutTable {
    /// The stable name: `proactive`, `requests` or `remedies`.
    pub const fn name(&self) -> &'static str {
        match self.section {
            SectionId::Requests => "requests",
            SectionId::Remedies => "remedies",
            _ => "proactive",
        }
    }

    /// The title of its part.
    pub fn title(&self, form: FormId, language: Language) -> &'static str {
        form.form().section(self.section).map_or("", |section| match language {
            Language::Zh => section.title,
            Language::En => section.english,
        })
    }
}
