//! Several reports as callers give them: arrays and objects of wire objects.

use super::roll_up::{self, Rollup, Subordinates};
use super::unchecked;
use crate::input::Input;
use crate::input::fields::{flag, known};
use crate::input::register::{LINE, register};
use crate::jsontext::Node;
use crate::model::error::{Error, one_of, wrong};
use crate::model::options::Options;
use crate::model::report::Report;
use crate::shape::{Shape, Wire, input};

input! {
    /// A report and those of the organs below.
    ROLL_UP as "RollupInput", names ROLL_UP_FIELDS {
        /// The report that should be the sum.
        parent required: &Shape::Named("Input"),
        /// Reports of the organs below.
        children required: &Shape::List(&Shape::Named("Input")),
        /// The organs that should have filed (机关名册).
        register: &Shape::Optional(&Shape::List(&Shape::Object(LINE))),
        /// Whether register or reports are everybody, so that the sum can be exact.
        complete: <Option<bool>>::SHAPE,
        /// Whether the report is the very sum of those below, so that all are repaired together.
        exact: <Option<bool>>::SHAPE,
    }
}

/// Reports from an array of wire objects.
pub(crate) fn reports(field: &str, value: &Node, options: &Options) -> Result<Vec<Report>, Error> {
    let values = value.as_list().ok_or_else(|| wrong(field, "报告的数组", "an array of reports"))?;
    values.iter().enumerate().map(|(at, value)| report(&format!("{field}[{at}]"), value, options)).collect()
}

fn report(which: &str, value: &Node, options: &Options) -> Result<Report, Error> {
    let input = Input::read(value);
    // Every report has a name of its own.
    let options = Options { file: None, ..options.clone() };
    input.map(|input| unchecked(input, &options)).map_err(|error| one_of(which, error))
}

/// The roll-up of `{"parent": …, "children": […], "register": […], "complete": …, "exact": …}`.
pub(crate) fn rolled_up(value: &Node, options: &Options) -> Result<Rollup, Error> {
    let members = value.as_object().ok_or_else(|| wrong("rollup", "对象", "an object"))?;
    known(members, "", ROLL_UP_FIELDS)?;
    let field = |name: &str| members.field(name);
    let parent = report("parent", field("parent"), options)?;
    let reports = reports("children", field("children"), options)?;
    let register = register(field("register"))?;
    let complete = flag("complete", field("complete"))?.unwrap_or_default();
    let mut rollup = roll_up::roll_up(parent, Subordinates { reports, register, complete }, options);
    if flag("exact", field("exact"))?.unwrap_or_default() {
        rollup.repair(options)?;
    }
    Ok(rollup)
}
