//! `across`: reports repaired together.

use ogi_report::repair::{AcrossOptions, AcrossRepairs};
use ogi_report::shape::Wire;
use ogi_report::{Reports, WireAcross, across_text};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde_json::{Map, Value, json};

use crate::convert;
use crate::data::ReportView;
use crate::data::TaskInput;
use crate::error::raise;
use crate::options::{Keywords, object};
use crate::rebuild::{Rebuild, member};

/// The smallest corrections of several reports together (联合更正); ``print`` puts them in words. It is false where
/// nothing is to be corrected.
#[pyclass(frozen, name = "AcrossRepairs", module = "ogi_report")]
pub(crate) struct Across {
    reports: Reports,
    wanted: AcrossOptions,
    found: AcrossRepairs,
    given: TaskInput,
    rebuild: Rebuild,
}

impl Across {
    fn wire(&self) -> &Value {
        let Self { reports, wanted, found, given, rebuild } = self;
        rebuild.wire(|| reports.with_case(|case| WireAcross::new(case, found, wanted, &given.options).to_json()))
    }

    fn member<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.wire(), name)
    }
}

#[pymethods]
impl Across {
    /// Every report taken into account: ``report`` (``"this"``, ``"last_year"``, ``"children.0"``), ``organ``, ``year``,
    /// ``suspicion`` (``clear``, ``possible``, ``likely`` or ``certain`` to be wrong), how many of its identities are
    /// ``broken``, whether it was ``assumed`` to be right, and a ``message``.
    #[getter]
    fn reports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.member(py, "reports")
    }

    /// Smallest corrections, best first: ``parts`` (each with its ``report``, ``name``, ``changes`` and ``diagnosis``),
    /// whether it is ``unique``, and the ``score`` that it is ranked by.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.member(py, "repairs")
    }

    /// How the search went, as ``Report.repairs_found``; ``None`` when nothing is to be corrected.
    #[getter]
    fn repairs_found<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.member(py, "repairs_found")
    }

    /// The wire object as JSON text.
    fn to_json(&self) -> String {
        self.wire().to_string()
    }

    /// The wire object as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json())
    }

    fn __len__(&self) -> usize {
        self.found.list.len()
    }

    fn __bool__(&self) -> bool {
        !self.found.list.is_empty()
    }

    fn __str__(&self) -> String {
        self.reports.with_case(|case| across_text(case, &self.found, self.given.options.language))
    }

    fn __repr__(&self) -> String {
        let reports = self.found.members.len();
        format!("<AcrossRepairs of {reports} reports: {} corrections of {} cells>", self.__len__(), self.found.cost)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        (self.wire() == other.get().wire()).into_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        convert::hash(&[&self.to_json()])
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Py<PyTuple>)> {
        self.rebuild.reduce(py)
    }
}

/// An organ below with its report: a `Report`, a pair of name and report, or the object of the wire format.
fn child(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(view) = given.cast::<ReportView>() {
        let report = view.get().0.wire();
        return Ok(json!({"name": report.get("organ").and_then(Value::as_str).unwrap_or_default(), "report": report}));
    }
    match given.cast::<PyTuple>() {
        Ok(pair) => {
            let (name, report) = pair.extract::<(String, Bound<'_, PyAny>)>()?;
            Ok(json!({"name": name, "report": object(&report)?}))
        }
        Err(_) => convert::value(given),
    }
}

/// A cell known to be right: a pair of report and path, or the object of the wire format.
fn pin(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    match given.cast::<PyTuple>() {
        Ok(pair) => {
            let (report, cell) = pair.extract::<(String, String)>()?;
            Ok(json!({"report": report, "cell": cell}))
        }
        Err(_) => convert::value(given),
    }
}

/// A list of values, each read in its own way, with the objects that were looked at.
fn list<'py>(
    given: Option<&Bound<'py, PyAny>>,
    read: impl Fn(&Bound<'py, PyAny>) -> PyResult<Value>,
) -> PyResult<Option<(Bound<'py, PyTuple>, Value)>> {
    let Some(given) = given else { return Ok(None) };
    let items = given.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    let values = items.iter().map(read).collect::<PyResult<Value>>()?;
    Ok(Some((PyTuple::new(given.py(), items)?, values)))
}

/// The smallest corrections of several reports together, best first (联合更正): which figures of which report, and which
/// report is likelier wrong. What ties the reports is that last year's 结转下年度 is this year's 上年结转, and that a report
/// is the sum of those below.
///
/// Args:
///     report: the report that is judged: a :class:`Report`, or the wire object as mapping or JSON text.
///     last_year: last year's report of the same organ, likewise.
///     children: the reports of the organs below: each a :class:`Report`, a pair of a name and a report (``None`` where
///         none was filed), or ``{"name": …, "report": …, "is_area": …}``.
///     complete: whether these are all organs below.
///     confirmed: codes of rules between reports that are known to bind, such as ``"aggregation/differs"``; of those that
///         are not named, only the ones bind that are exact by themselves.
///     fixed: reports known to be right: ``"this"``, ``"last_year"``, ``"children.0"``.
///     pinned: cells known to be right, each a pair of a report and the path of a cell.
///     limit: at most so many of equally small ones; 12 where left out.
///     language: of messages.
///
/// Raises:
///     `ReportError`: a report or a name that is not understood, more reports than can be solved together.
#[pyfunction]
#[pyo3(signature = (
    report, *, last_year=None, children=None, complete=false, confirmed=None, fixed=None, pinned=None, limit=None, language=None
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn across(
    py: Python<'_>,
    report: &Bound<'_, PyAny>,
    last_year: Option<&Bound<'_, PyAny>>,
    children: Option<&Bound<'_, PyAny>>,
    complete: bool,
    confirmed: Option<&Bound<'_, PyAny>>,
    fixed: Option<&Bound<'_, PyAny>>,
    pinned: Option<&Bound<'_, PyAny>>,
    limit: Option<u64>,
    language: Option<&str>,
) -> PyResult<Across> {
    let given = Keywords::default().with("language", language)?.with("repairs", limit)?.options(py)?;
    let mut value = Map::new();
    let mut words = vec![("complete", complete.into_bound_py_any(py)?)];
    value.insert("report".to_owned(), object(report)?);
    value.insert("complete".to_owned(), complete.into());
    if let Some(last_year) = last_year {
        value.insert("last_year".to_owned(), object(last_year)?);
        words.push(("last_year", last_year.clone()));
    }
    let lists = [
        ("children", list(children, child)?),
        ("confirmed", list(confirmed, convert::value)?),
        ("fixed", list(fixed, convert::value)?),
        ("pinned", list(pinned, pin)?),
    ];
    for (name, (items, values)) in lists.into_iter().filter_map(|(name, list)| Some((name, list?))) {
        value.insert(name.to_owned(), values);
        words.push((name, items.into_any()));
    }
    let stated = [
        ("limit", limit.map(|limit| limit.into_bound_py_any(py))),
        ("language", language.map(|name| name.into_bound_py_any(py))),
    ];
    for (name, stated) in stated {
        words.extend(stated.transpose()?.map(|stated| (name, stated)));
    }
    let refuse = |error| raise(py, &error, given.options.language);
    let (reports, wanted) = Reports::from_value(&Value::Object(value)).map_err(refuse)?;
    let wanted = AcrossOptions { limit: given.options.repairs.limit, ..wanted };
    let found = py.detach(|| ogi_report::across(&reports, &wanted)).map_err(refuse)?;
    let rebuild = Rebuild::new("across", PyTuple::new(py, [report])?.unbind(), convert::dict(py, &words)?.unbind());
    Ok(Across { reports, wanted, found, given, rebuild })
}
