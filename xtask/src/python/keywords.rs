//! The options as keyword arguments of `read`, `check`, `check_many` and `Session`, from their declaration: signatures, docstrings
//! and stubs.

use std::fmt::Write;

use ogi_report::schema::{TASK_OPTIONS, is_of_one_report};
use ogi_report::shape::{Field, Shape};

use super::members::python;

/// The Rust file of what takes every option.
pub(crate) const PATH: &str = "bindings-python/src/keywords.rs";
/// What opens files, and reads them.
pub(crate) const SOURCES: &str = "bindings-python/python/ogi_report/_sources.py";

/// What takes the options that are not about one report alone.
pub(crate) const BATCH: &str = "bindings-python/python/ogi_report/_batch.py";

/// Lines are no longer than this.
const WIDTH: usize = 120;

/// Options that Python takes in more ways than the wire: the type in the stubs, and what else there is to say.
const WIDER: [(&str, &str, &str); 9] = [
    ("language", "Language", "``\"zh\"`` or ``\"en\"``."),
    (
        "spans",
        "SpanUnit",
        "``\"code_points\"`` (indexes of a ``str``, the default), ``\"bytes\"`` (of its UTF-8) or ``\"utf16\"``.",
    ),
    (
        "profile",
        "Profile",
        "A mapping such as ``{\"off\": [CODE, …], \"severities\": {CODE: SEVERITY}}``, the name of a shipped one \
         (``\"statutory\"``, ``\"thorough\"``), or the text of a file in TOML or JSON.",
    ),
    ("baseline", "Baseline", "A :class:`Report`, the wire object, or a list of them."),
    ("now", "Day", ""),
    (
        "last_year",
        "Given",
        "A :class:`Report`, or the wire object. Where its organ or its year is another, nothing is compared with it, and a finding \
         says so.",
    ),
    (
        "organ_profile",
        "Organ",
        "``{\"level\": …, \"kind\": …, \"coverage\": …, \"host\": …, \"enforces\": …}``; or the name alone of the organ that reports.",
    ),
    ("published", "Day", ""),
    ("submitted", "Day", ""),
];

/// An option as a keyword argument.
struct Keyword {
    option: &'static Field,
    name: &'static str,
    /// Its type in the stubs, with its default.
    stub: String,
    /// Its type in Rust.
    rust: &'static str,
    doc: String,
}

fn keywords() -> Vec<Keyword> {
    let keyword = |option: &'static Field| {
        let wider = WIDER.iter().find(|(name, ..)| *name == option.name);
        let kind = wider.map(|(_, kind, _)| *kind);
        let (plain, rust) = match option.shape {
            Shape::Flag => ("bool", "bool"),
            Shape::Whole { .. } => ("int", "Option<u64>"),
            Shape::List(_) => ("Sequence[str]", "Option<Vec<String>>"),
            Shape::Choice(_) => ("str", "Option<&str>"),
            _ => ("str", "Option<&Bound<'_, PyAny>>"),
        };
        let stub =
            if rust == "bool" { "bool = False".to_owned() } else { format!("Optional[{}] = None", kind.unwrap_or(plain)) };
        let mut doc: Vec<String> = option.doc.iter().map(|line| python(line)).collect();
        doc.extend(wider.map(|(.., more)| (*more).to_owned()).filter(|more| !more.is_empty()));
        let name = if option.name == "organ_profile" { "organ" } else { option.name };
        Keyword { option, name, stub, rust, doc: doc.join(" ") }
    };
    TASK_OPTIONS.fields.iter().map(keyword).collect()
}

/// An argument and what it is, as the section `Args:` of a docstring has it.
fn argument(name: &str, doc: &str) -> String {
    let (mut text, mut line) = (String::new(), format!("    {name}:"));
    for word in doc.split(' ') {
        if line.chars().count().saturating_add(word.chars().count()) >= WIDTH.saturating_sub(8) {
            let _ = writeln!(text, "{line}");
            "       ".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(text, "{line}");
    text
}

const CHECK: &str = "Checks figures that are at hand (核查).";
const CHECK_RAISES: &str =
    "`ReportError`: an unknown field or cell (the nearest is named), a value of the wrong kind, no form for the year.";
const CHECK_ARGUMENTS: [(&str, &str); 3] = [
    (
        "report",
        "a mapping of cell paths and values where ``year`` or ``form`` is given; else the wire object ``{\"year\": …, \"cells\": {…}}`` \
         as mapping or JSON text; or a :class:`Report`, to be checked once more. A cell left out is missing. Values: a number, the \
         printed text, ``None``, or :class:`Unreadable`. The fastest way is an array (numpy, ``array.array``, ``memoryview``) or a \
         list of all figures in the order of :func:`cell_paths`, with ``year`` or ``form``; ``nan`` in an array of floats is a \
         missing cell.",
    ),
    ("year", "the reporting year, which says the form."),
    ("form", "the statutory form, where the year does not say it."),
];

/// The docstring of `check`.
fn check_doc() -> String {
    let mut text = format!("{CHECK}\n\nArgs:\n");
    CHECK_ARGUMENTS.iter().for_each(|(name, doc)| text.push_str(&argument(name, doc)));
    keywords().iter().for_each(|keyword| text.push_str(&argument(keyword.name, &keyword.doc)));
    text + "\nRaises:\n    " + CHECK_RAISES + "\n"
}

/// The Rust file.
pub(crate) fn functions() -> String {
    let keywords = keywords();
    let doc: String = check_doc().lines().map(|line| format!("/// {line}").trim_end().to_owned() + "\n").collect();
    let (mut signature, mut parameters, mut with) = (String::new(), String::new(), String::new());
    for Keyword { option, name, rust, .. } in &keywords {
        let default = if *rust == "bool" { "false" } else { "None" };
        let _ = write!(signature, "{name}={default}, ");
        let _ = writeln!(parameters, "    {name}: {rust},");
        let _ = writeln!(with, "    let keywords = keywords.with(\"{}\", {name})?;", option.name);
    }
    let signature = signature.trim_end_matches(", ");
    format!(
        "//! Generated by `cargo xtask generate` from the declaration of the options; do not edit.

use pyo3::prelude::*;

use crate::data::ReportView;
use crate::options::{{self, Keywords}};
use crate::session::{{Session, started}};
use crate::tasks::checked;

{doc}#[pyfunction]
#[pyo3(signature = (report, *, year=None, form=None, {signature}))]
#[expect(clippy::too_many_arguments, reason = \"keyword arguments of Python\")]
pub(crate) fn check(
    py: Python<'_>,
    report: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = options::year)] year: Option<u16>,
    form: Option<&str>,
{parameters}) -> PyResult<ReportView> {{
    let keywords = Keywords::default();
{with}    checked(report, year, form, options::name(organ)?, keywords.options(py)?)
}}

#[pymethods]
impl Session {{
    #[new]
    #[pyo3(signature = (report=None, *, year=None, form=None, {signature}))]
    #[expect(clippy::too_many_arguments, reason = \"keyword arguments of Python\")]
    fn new(
        py: Python<'_>,
        report: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = options::year)] year: Option<u16>,
        form: Option<&str>,
{parameters}    ) -> PyResult<Self> {{
        let keywords = Keywords::default();
{with}        started(py, report, year, form, options::name(organ)?, keywords.options(py)?)
    }}
}}
"
    )
}

/// The stubs of `check`.
pub(crate) fn stubs(old: &str) -> String {
    let keywords = keywords();
    let parameters: String = keywords.iter().map(|keyword| format!("    {}: {},\n", keyword.name, keyword.stub)).collect();
    let read = "def read(\n    source: Union[bytes, str],\n    **options: Any,\n) -> Report: ...\n";
    let doc: String = check_doc().lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
    let doc = doc.trim_start();
    let check = format!(
        "def check(\n    report: Figures,\n    *,\n    year: Optional[int] = None,\n    form: Optional[FormName] = None,\n{parameters}) \
         -> Report:\n    \"\"\"{doc}    \"\"\"\n"
    );
    let session: String = parameters.lines().map(|line| format!("    {line}\n")).collect();
    let old = replaced(old, "the options of a session", &session, "        ");
    replaced(&old, "the options of check", &format!("{read}{check}"), "")
}

/// The file of `check_many`, with its parameters, what it says of them and what it passes on.
pub(crate) fn batch(old: &str) -> String {
    let keywords: Vec<Keyword> = keywords().into_iter().filter(|keyword| !is_of_one_report(keyword.option.name)).collect();
    let parameters: String = keywords.iter().map(|keyword| format!("    {}: {},\n", keyword.name, keyword.stub)).collect();
    let passed: String = keywords.iter().map(|keyword| format!("        {0}={0},\n", keyword.name)).collect();
    let text = replaced(old, "what a check of many takes", &parameters, "    ");
    replaced(&text, "the options as given", &passed, "        ")
}

/// The file of `read`, with its signature, its docstring and what it passes on.
pub(crate) fn sources(old: &str) -> String {
    let keywords = keywords();
    let parameters: String = keywords.iter().map(|keyword| format!("    {}: {},\n", keyword.name, keyword.stub)).collect();
    let mut arguments = argument(
        "source",
        "``bytes`` of a document (text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON; the encoding is found out), \
         ``str`` that is the *text* of one, a path (``pathlib.Path``), or a file that is open for reading.",
    );
    for Keyword { name, doc, .. } in &keywords {
        let doc = if *name == "file" { format!("{doc} That of the file where ``source`` is one.") } else { doc.clone() };
        arguments.push_str(&argument(name, &doc));
    }
    let arguments: String = arguments.lines().map(|line| format!("    {line}\n")).collect();
    let header = format!(
        "def read(\n    source: Readable,\n    *,\n{parameters}) -> Report:\n    \"\"\"Reads a report and checks it (读取并核查).\n\n    \
         Args:\n{arguments}\n    Raises:\n        ReportError: the source is no annual report that can be read: empty, binary, too \
         large, of before 2019,\n            another document. ``.code`` says which.\n        OSError: a path cannot be opened.\n    \
         \"\"\"\n"
    );
    let passed = |keyword: &Keyword| match keyword.name {
        "file" => "            file=file if file is not None else name,\n".to_owned(),
        name => format!("            {name}={name},\n"),
    };
    let passed: String = keywords.iter().map(passed).collect();
    replaced(&replaced(old, "read and its options", &header, ""), "the options as given", &passed, "            ")
}

/// A text with the part between two lines of comment made anew.
fn replaced(old: &str, what: &str, part: &str, indent: &str) -> String {
    let (start, end) =
        (format!("{indent}# From the options, by cargo xtask generate: {what}\n"), format!("{indent}# Up to here.\n"));
    let Some((before, rest)) = old.split_once(&start) else { return old.to_owned() };
    let Some((_, after)) = rest.split_once(&end) else { return old.to_owned() };
    format!("{before}{start}{part}{end}{after}")
}
