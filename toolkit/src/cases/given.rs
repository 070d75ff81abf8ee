//! Several reports as callers of the other two doors give them: JSON values, or documents.

use super::{Below, Registered, Rollup};
use crate::context::organ_of;
use crate::error::Error;
use crate::input::Input;
use crate::line::clip;
use crate::node::{Members, Node};
use crate::options::{Options, optional_text, wrong};
use crate::report::Report;
use crate::tasks::given;

/// Fields of a roll-up.
const ROLL_UP: &[&str] = &["parent", "children", "register", "complete", "exact"];
/// Fields of a line of the register.
const LINE: &[&str] = &["name", "file", "is_area", "level", "kind", "coverage", "host", "enforces"];

/// Reports from an array of wire objects.
pub(crate) fn reports(field: &str, value: &Node, options: &Options) -> Result<Vec<Report>, Error> {
    let values = value.as_list().ok_or_else(|| wrong(field, "报告的数组", "an array of reports"))?;
    values.iter().enumerate().map(|(at, value)| report(&format!("{field}[{at}]"), value, options)).collect()
}

fn report(which: &str, value: &Node, options: &Options) -> Result<Report, Error> {
    let input = Input::read(value);
    // Every report has a name of its own.
    let options = Options { file: None, ..options.clone() };
    input.map(|input| given(input, &options)).map_err(|error| one_of(which, error))
}

/// Says of an error which of several reports it is about.
pub(crate) fn one_of(which: &str, error: Error) -> Error {
    Error::OneOf { which: which.to_owned(), error: Box::new(error) }
}

/// The roll-up of `{"parent": …, "children": […], "register": […], "complete": …, "exact": …}`.
pub(crate) fn roll_up(value: &Node, options: &Options) -> Result<Rollup, Error> {
    let members = value.as_object().ok_or_else(|| wrong("rollup", "对象", "an object"))?;
    known(members, "", ROLL_UP)?;
    let field = |name: &str| members.field(name);
    let parent = report("parent", field("parent"), options)?;
    let reports = reports("children", field("children"), options)?;
    let register = register(field("register"))?;
    let complete = flag("complete", field("complete"))?.unwrap_or_default();
    let mut rollup = super::roll_up(parent, Below { reports, register, complete }, options);
    if flag("exact", field("exact"))?.unwrap_or_default() {
        rollup.repair(options)?;
    }
    Ok(rollup)
}

fn known(members: &Members, within: &str, legal: &'static [&'static str]) -> Result<(), Error> {
    match members.unknown(legal) {
        Some(name) => Err(Error::UnknownField { field: format!("{within}{}", clip(name)), legal }),
        None => Ok(()),
    }
}

fn flag(field: &str, value: &Node) -> Result<Option<bool>, Error> {
    match value {
        Node::Null => Ok(None),
        Node::Bool(flag) => Ok(Some(*flag)),
        _ => Err(wrong(field, "true、false或null", "true, false or null")),
    }
}

/// The register, from an array of objects with `name` and what else is known.
pub(crate) fn register(value: &Node) -> Result<Option<Vec<Registered>>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    let lines = value.as_list().ok_or_else(|| wrong("register", "数组", "an array"))?;
    lines.iter().map(line).collect::<Result<_, _>>().map(Some)
}

fn line(value: &Node) -> Result<Registered, Error> {
    let members = value.as_object().ok_or_else(|| wrong("register", "对象的数组", "an array of objects"))?;
    known(members, "register.", LINE)?;
    let field = |name: &str| members.field(name);
    let name = field("name").as_str().map(str::trim).filter(|name| !name.is_empty());
    Ok(Registered {
        name: name.ok_or_else(|| wrong("register.name", "机关名称", "the name of an organ"))?.to_owned(),
        file: optional_text("register.file", field("file"))?,
        organ: organ_of(members)?,
        is_area: flag("register.is_area", field("is_area"))?,
    })
}
