//! What the objects of a report share: the report with how it was made. The methods of the objects stand elsewhere.

use std::sync::{Arc, OnceLock};

use ogi_report::{Offsets, Options, Report, Span, WireReport};
use pyo3::prelude::*;
use serde_json::{Map, Value};

/// How a task is carried out, and what was said of it.
#[derive(Clone)]
pub(crate) struct TaskInput {
    pub(crate) options: Options,
    /// What was said, as the object that options are read from: it is what a pickle keeps.
    pub(crate) stated: Map<String, Value>,
    /// Last year's report, where it is an object of its own with its text.
    pub(crate) last_year: Option<Arc<ReportData>>,
}

/// Where a report came from, so that it can be made again when unpickled.
#[derive(Clone)]
pub(crate) enum Origin {
    /// Its text, which the report keeps.
    Text,
    /// Bytes of a file that is not text, or that could not be decoded without loss.
    Bytes(Vec<u8>),
    /// The text of a wire object.
    WireText(String),
    /// Cells alone.
    Cells,
    /// Another report with one of its repairs made.
    Repaired(Arc<ReportData>, usize),
}

/// A report and how it was made; shared by the objects that look into it.
pub(crate) struct ReportData {
    pub(crate) report: Report,
    pub(crate) given: TaskInput,
    pub(crate) origin: Origin,
    offsets: OnceLock<Offsets>,
    wire: OnceLock<Value>,
}

impl ReportData {
    /// A span in the unit of the report.
    pub(crate) fn span(&self, span: Span) -> (u32, u32) {
        let offsets = self.offsets.get_or_init(|| {
            let draft = &self.report.draft;
            let findings = self.report.checked.findings.iter().filter_map(|finding| finding.span);
            let cells = draft.listed_cells().filter_map(|cell| draft.span(cell));
            let claims = draft.claims.iter().map(|claim| claim.span);
            Offsets::new(&self.report.text, self.given.options.spans, findings.chain(cells).chain(claims))
        });
        let Span { start, end } = offsets.convert(span);
        (start, end)
    }

    /// The wire object.
    pub(crate) fn wire(&self) -> &Value {
        self.wire.get_or_init(|| {
            serde_json::from_str(&WireReport::new(&self.report, &self.given.options).to_json()).unwrap_or_default()
        })
    }
}

/// A report as read or given, and what was found in it (政府信息公开工作年度报告).
///
/// Frozen; nothing is converted until it is asked for. ``print(report)`` shows the rows with the wrong figures marked;
/// a notebook shows the official form. Reports are equal when sources, figures, findings and options are, and can be
/// pickled.
#[pyclass(frozen, name = "Report", module = "ogi_report")]
pub(crate) struct ReportView(pub(crate) Arc<ReportData>);

impl ReportView {
    pub(crate) fn new(report: Report, given: TaskInput, origin: Origin) -> Self {
        Self(Arc::new(ReportData { report, given, origin, offsets: OnceLock::new(), wire: OnceLock::new() }))
    }
}
