//! What an audit keeps of one file (核查条目): declared once, written and read again, so that a run can go on where it ended
//! and others can make part of it.

use ogi_core::{Cell, Draft, FormId, Number, Severity};

use crate::jsontext::read;
use crate::model::error::{Error, wrong};
use crate::shape::{Read, text_of, wire};

wire! {
    /// What an audit keeps of one file (核查条目).
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct Entry as "AuditEntry", read again {
        /// The name of the file.
        file: String,
        /// Thirty-two hexadecimal digits of its bytes, the same for the same bytes.
        digest: String,
        /// Why it could not be read; null where it was.
        error: Option<EntryError>,
        /// The statutory form.
        form: Option<FormId>,
        /// The reporting year (报告年度).
        year: Option<u16>,
        /// The organ that reports (行政机关).
        organ: Option<String>,
        /// The line of the register that it belongs to, counted from 0; null where it has none.
        registered: Option<u32>,
        /// Findings broken at `error` that count.
        errors: u32,
        /// Findings broken at `warning` that count.
        warnings: u32,
        /// Findings broken at `notice` that count.
        notices: u32,
        /// Findings broken at `info` that count.
        infos: u32,
        /// Rules that could not be decided.
        undecided: u32,
        /// Rules that hold.
        holds: u32,
        /// What is broken, gravest first; what the profile excuses is left out.
        findings: Vec<EntryFinding>,
        /// What an earlier result found and is found no more.
        resolved: Vec<EntryResolved>,
        /// The least number of cells to change so that every identity holds; null where nothing is to be changed or none
        /// was found.
        least_changes: Option<u32>,
        /// What the report scored, where the profile says what findings cost.
        score: Option<Number>,
        /// What becomes of the report, where the profile decides it: `accept`, `return` or `reject`.
        decision: Option<String>,
        /// Whether it was out in time; null where no day is known.
        on_time: Option<bool>,
        /// The name of last year's report that it was judged with.
        last_year: Option<String>,
        /// What else to know about the source.
        notes: Vec<String>,
        /// Whether the file holds several reports, of which only one can be read.
        several: bool => omit,
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool => omit,
        /// The figures of the form in printed order; null where a cell states none.
        figures: Vec<Option<Number>>,
        /// A sketch of the text, eight hexadecimal digits a clause.
        sketch: String => omit,
    }
}

wire! {
    /// Why a file could not be read.
    #[derive(Clone, PartialEq, Eq)]
    pub struct EntryError as "AuditEntryError", read again {
        /// Stable name.
        code: String,
        /// The sentence for a person.
        message: String,
    }
}

wire! {
    /// What is broken in a report of an audit.
    #[derive(Clone, PartialEq, Eq)]
    pub struct EntryFinding as "AuditFinding", read again {
        /// The code of the rule.
        rule: String,
        /// How grave.
        severity: Severity,
        /// The outcome: always `broken`.
        verdict: String,
        /// The sentence for a person.
        message: String,
        /// The articles and clauses that the rule rests on.
        basis: String,
        /// Where in the source, for a person.
        place: String,
        /// What the rule computes.
        expected: Option<Number>,
        /// What the report states.
        actual: Option<Number>,
        /// What the smallest repair changes of its cells, for a person.
        proposed: String,
        /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
        fingerprint: String,
        /// How it stands to an earlier result: `new`, `changed` or `same`; null where there is none.
        since: Option<String>,
    }
}

wire! {
    /// What an earlier result found and is found no more.
    #[derive(Clone, PartialEq, Eq)]
    pub struct EntryResolved as "AuditResolved", read again {
        /// The code of its rule.
        rule: String,
        /// What was said of it then.
        message: String,
    }
}

impl Entry {
    /// An entry from its JSON text.
    ///
    /// # Errors
    /// When the text is no entry.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let entry = Self::read(&read(text)?).filter(|entry| !entry.file.is_empty() && !entry.digest.is_empty());
        entry.ok_or_else(|| wrong("entry", "核查条目", "an entry of an audit"))
    }

    /// The JSON text, on one line.
    pub fn to_json(&self) -> String {
        text_of(self)
    }

    /// The figures of the report as a draft; `None` where it could not be read.
    pub fn draft(&self) -> Option<Draft> {
        let mut draft = Draft::new(self.form?);
        draft.set_undivided(self.undivided);
        (draft.year, draft.organ) = (self.year, self.organ.clone());
        let cells: Vec<_> = draft.cells().map(|(cell, _)| cell).collect();
        for (cell, figure) in cells.into_iter().zip(&self.figures) {
            if let Some(figure) = figure {
                draft.set(cell, Cell::Number(*figure));
            }
        }
        Some(draft)
    }

    /// The sketch of its text.
    pub fn clauses(&self) -> Vec<u32> {
        let one = |digits: &[u8]| u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let mut clauses: Vec<u32> = self.sketch.as_bytes().chunks(8).filter_map(one).collect();
        clauses.shrink_to_fit();
        clauses
    }
}
