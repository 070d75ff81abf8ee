//! Keyword arguments of the tasks as options.

use std::sync::Arc;

use ogi_report::{Error, Language, Options, SpanUnit};
use pyo3::exceptions::PyOverflowError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde_json::{Map, Value};

use crate::convert;
use crate::data::{ReportData, ReportView, TaskInput};
use crate::error::{raise, wrong};

/// Keyword arguments that tasks have, those that were given.
#[derive(Default)]
pub(crate) struct Words<'a, 'py> {
    pub(crate) language: Option<&'a str>,
    pub(crate) spans: Option<&'a str>,
    pub(crate) profile: Option<&'a Bound<'py, PyAny>>,
    pub(crate) file: Option<String>,
    pub(crate) repairs: Option<u64>,
    pub(crate) pinned: Option<Vec<String>>,
    /// Last year's report: a `Report`, or the wire object.
    pub(crate) last_year: Option<&'a Bound<'py, PyAny>>,
    /// Whether it is compared although its organ or year is another.
    pub(crate) last_anyway: bool,
    /// What is known of the organ; a name alone is no option.
    pub(crate) organ: Option<&'a Bound<'py, PyAny>>,
    pub(crate) published: Option<&'a Bound<'py, PyAny>>,
    pub(crate) submitted: Option<&'a Bound<'py, PyAny>>,
    pub(crate) baseline: Option<&'a Bound<'py, PyAny>>,
    pub(crate) now: Option<&'a Bound<'py, PyAny>>,
}

impl Words<'_, '_> {
    /// The options that they state.
    pub(crate) fn options(self, py: Python<'_>) -> PyResult<TaskInput> {
        let report = self.last_year.and_then(|last| last.cast::<ReportView>().ok()).map(|view| Arc::clone(&view.get().0));
        let last_year = self.last_year.filter(|_| report.is_none());
        let stated = [
            ("language", self.language.map(Value::from)),
            ("spans", self.spans.map(Value::from)),
            ("profile", self.profile.map(profile).transpose()?),
            ("repairs", self.repairs.map(Value::from)),
            ("pinned", self.pinned.map(Value::from)),
            ("last_year", last_year.map(object).transpose()?),
            ("last_anyway", self.last_anyway.then_some(Value::Bool(true))),
            ("organ_profile", self.organ.filter(|organ| !organ.is_instance_of::<PyString>()).map(object).transpose()?),
            ("published", self.published.map(day).transpose()?),
            ("submitted", self.submitted.map(day).transpose()?),
            ("baseline", self.baseline.map(object).transpose()?),
            ("now", self.now.map(day).transpose()?),
        ];
        let stated =
            stated.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.filter(|one| !one.is_null())?)));
        TaskInput::new(py, stated.collect(), self.file, report)
    }
}

impl TaskInput {
    /// Options from the object that states them; spans are counted in code points where nothing else is said.
    pub(crate) fn new(
        py: Python<'_>,
        stated: Map<String, Value>,
        file: Option<String>,
        last_year: Option<Arc<ReportData>>,
    ) -> PyResult<Self> {
        let mut options = Options::default();
        if !stated.is_empty() {
            let english = stated.get("language").and_then(Value::as_str) == Some("en");
            let language = if english { Language::En } else { Language::Zh };
            options = Options::from_value(&Value::Object(stated.clone())).map_err(|error| raise(py, &error, language))?;
        }
        if !stated.contains_key("spans") {
            options.spans = SpanUnit::CodePoints;
        }
        if let Some(report) = &last_year {
            options.context.last_year = Some(Arc::new(report.report.draft.clone()));
        }
        Ok(Self { options: Options { file, ..options }, stated, last_year })
    }
}

/// The name of an organ, where that is what is known of it.
pub(crate) fn name(organ: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
    organ.and_then(|organ| organ.cast::<PyString>().ok()).map(|name| name.extract()).transpose()
}

/// A reporting year: any whole number of Python or numpy that can be one.
pub(crate) fn year(given: &Bound<'_, PyAny>) -> PyResult<Option<u16>> {
    if given.is_none() {
        return Ok(None);
    }
    let py = given.py();
    let year = match given.extract::<i64>() {
        Err(error) if !error.is_instance_of::<PyOverflowError>(py) => return Err(error),
        year => year.ok().and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..3000).contains(year)),
    };
    let (zh, en) = ("1900至2999之间的年份", "a year between 1900 and 2999");
    year.map(Some).ok_or_else(|| wrong(py, "year", zh, en, Language::Zh))
}

/// A language by its name in options.
pub(crate) fn language(py: Python<'_>, name: &str) -> PyResult<Language> {
    Ok(Words { language: Some(name), ..Words::default() }.options(py)?.options.language)
}

/// A profile: a mapping, the name of a shipped one, or the text of a file.
fn profile(profile: &Bound<'_, PyAny>) -> PyResult<Value> {
    convert::text(profile)?.map_or_else(|| convert::value(profile), |text| Ok(text.into()))
}

/// A report or something else of the wire format: an object of the package, plain values, or JSON text.
pub(crate) fn object(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(report) = given.cast::<ReportView>() {
        return Ok(report.get().0.wire().clone());
    }
    match convert::text(given)? {
        Some(text) => {
            serde_json::from_str(&text).map_err(|error| raise(given.py(), &Error::Json(error.to_string()), Language::Zh))
        }
        None => convert::value(given),
    }
}

/// A day or a moment: `datetime.date`, `datetime.datetime`, or text.
fn day(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    match given.call_method0(intern!(given.py(), "isoformat")) {
        Ok(text) => Ok(text.extract::<String>()?.into()),
        Err(_) => convert::value(given),
    }
}
