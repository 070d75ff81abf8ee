//! Results written back as files of the office: remarks in the user's own document, and the list of problems.

use ogi_report::{Error, Language, ProblemList, Tally, annotate};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::data::{Origin, ReportView};
use crate::error::raise;
use crate::failure::Failure;
use crate::options;

#[pymethods]
impl ReportView {
    /// A copy of the Word or Excel file (docx, xlsx) that the report was read from, with a comment on every wrong cell or
    /// paragraph (加批注): what is wrong, the clause, what would correct it. Everything else stays as it is.
    ///
    /// Raises:
    ///     `ReportError`: the report was read from another kind of file.
    #[pyo3(signature = (*, language=None))]
    fn annotate<'py>(&self, py: Python<'py>, language: Option<&str>) -> PyResult<Bound<'py, PyBytes>> {
        let options = self.0.options_with(py, language, None)?;
        let source: &[u8] = match &self.0.origin {
            Origin::Bytes(bytes) => bytes,
            // Whatever else it came from is no such file, which is an error.
            Origin::Text | Origin::WireText(_) | Origin::Cells | Origin::Repaired(..) => &[],
        };
        let copy = py.detach(|| annotate(source, &self.0.report, &options));
        Ok(PyBytes::new(py, &copy.map_err(|error| raise(py, &error, options.language))?))
    }
}

/// The list of problems of reports (问题清单) as a workbook or a Word table: a row a finding, with an empty column 整改情况, and a
/// table of totals.
///
/// Args:
///     reports: reports, and what :func:`check_many` gives in their place where an item could not be used.
///     format: ``"xlsx"`` or ``"docx"``.
///     language: of the list; that of the first report where left out.
#[pyfunction]
#[pyo3(signature = (reports, format="xlsx", *, language=None))]
pub(crate) fn problem_list<'py>(
    py: Python<'py>,
    reports: &Bound<'py, PyAny>,
    format: &str,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyBytes>> {
    let mut asked = language.map(|name| options::language(py, name)).transpose()?;
    let file = ProblemList::file(format).map_err(|error| raise(py, &error, asked.unwrap_or_default()))?;
    let (mut rows, mut tally) = (String::new(), Tally::default());
    for item in reports.try_iter()? {
        let item = item?;
        if let Ok(report) = item.cast::<ReportView>() {
            let data = &report.get().0;
            let list = ProblemList::new(file, *asked.get_or_insert(data.given.options.language));
            tally.add(&data.report);
            rows.push_str(&list.report(&data.report));
        } else if let Ok(failure) = item.cast::<Failure>() {
            let failure = failure.get();
            let language = *asked.get_or_insert(failure.language_of());
            rows.push_str(&ProblemList::new(file, language).refused(
                failure.file_of(),
                failure.code_of(),
                failure.message_in(language),
            ));
            let [zh, en] = [Language::Zh, Language::En].map(|language| failure.message_in(language).to_owned());
            tally.fail(failure.file_of(), Error::Unreadable { code: "input/other", zh, en });
        } else {
            return Err(PyTypeError::new_err(format!("expected reports, not {}", item.get_type().name()?)));
        }
    }
    Ok(PyBytes::new(py, &ProblemList::new(file, asked.unwrap_or_default()).finish(&rows, &tally)))
}
