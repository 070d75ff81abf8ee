//! Keyword arguments of the tasks as options.

use std::sync::Arc;

use ogi_report::schema::TASK_OPTIONS;
use ogi_report::{Error, Language, Options, SpanUnit};
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use serde_json::{Map, Value};

use crate::convert;
use crate::data::{ReportData, ReportView, TaskInput};
use crate::error::{raise, wrong};

/// Keyword arguments that were given, by the names of the options.
#[derive(Default)]
pub(crate) struct Keywords {
    stated: Map<String, Value>,
    file: Option<String>,
    /// Last year's report where it is a `Report`, which keeps its text.
    last_year: Option<Arc<ReportData>>,
}

/// What may be given for an option.
pub(crate) trait Keyword {
    /// Adds it to what is stated; nothing where it was left out.
    fn add(self, name: &'static str, keywords: &mut Keywords) -> PyResult<()>;
}

impl Keywords {
    /// With one argument more.
    pub(crate) fn with(mut self, name: &'static str, value: impl Keyword) -> PyResult<Self> {
        value.add(name, &mut self)?;
        Ok(self)
    }

    /// All options by name, as `**keywords` gives them.
    pub(crate) fn all(given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let Some(given) = given else { return Ok(Self::default()) };
        let is_known = |name: &str| TASK_OPTIONS.fields.iter().any(|option| argument(option.name) == name);
        for name in given.keys() {
            let name: String = name.extract()?;
            if !is_known(&name) {
                return Err(PyTypeError::new_err(format!("unexpected keyword argument '{name}'")));
            }
        }
        let mut keywords = Self::default();
        for option in TASK_OPTIONS.fields {
            keywords = keywords.with(option.name, given.get_item(argument(option.name))?.as_ref())?;
        }
        Ok(keywords)
    }

    /// The options that they state.
    pub(crate) fn options(self, py: Python<'_>) -> PyResult<TaskInput> {
        TaskInput::new(py, self.stated, self.file, self.last_year)
    }
}

/// How an option is called in Python, where the name of an organ and what is known of it are one argument.
fn argument(option: &str) -> &str {
    if option == "organ_profile" { "organ" } else { option }
}

/// Values that are of JSON already.
macro_rules! plain_keywords {
    ($($type:ty),*) => {
        $(impl Keyword for Option<$type> {
            fn add(self, name: &'static str, keywords: &mut Keywords) -> PyResult<()> {
                if let Some(value) = self {
                    keywords.stated.insert(name.to_owned(), value.into());
                }
                Ok(())
            }
        })*
    };
}

plain_keywords!(&str, u64, Vec<String>, Value);

impl Keyword for bool {
    fn add(self, name: &'static str, keywords: &mut Keywords) -> PyResult<()> {
        self.then_some(Value::Bool(true)).add(name, keywords)
    }
}

/// An object of Python.
impl Keyword for Option<&Bound<'_, PyAny>> {
    fn add(self, name: &'static str, keywords: &mut Keywords) -> PyResult<()> {
        let Some(given) = self.filter(|given| !given.is_none()) else { return Ok(()) };
        let value = match name {
            "file" => {
                keywords.file = Some(given.extract()?);
                return Ok(());
            }
            "last_year" if given.is_instance_of::<ReportView>() => {
                keywords.last_year = given.cast::<ReportView>().ok().map(|view| Arc::clone(&view.get().0));
                return Ok(());
            }
            // A name alone is no option.
            "organ_profile" if given.is_instance_of::<PyString>() => return Ok(()),
            "profile" => profile(given)?,
            "last_year" | "organ_profile" | "baseline" => object(given)?,
            _ => plain(given)?,
        };
        Some(value).filter(|value| !value.is_null()).add(name, keywords)
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
    Ok(Keywords::default().with("language", Some(name))?.options(py)?.options.language)
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

/// A plain value; a `datetime.date` or `datetime.datetime` as text.
fn plain(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    convert::value(given).or_else(|error| match given.call_method0(intern!(given.py(), "isoformat")) {
        Ok(text) => Ok(text.extract::<String>()?.into()),
        Err(_) => Err(error),
    })
}
