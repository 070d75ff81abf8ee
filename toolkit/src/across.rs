//! Several reports judged together (多份报告): this year's with last year's, a roll-up with the organs below.

use ogi_core::repair::{AcrossOptions, AcrossRepairs, Member, Relation};
use ogi_core::{Case, CellId, Child, Draft};
use serde_json::Value;

use crate::error::Error;
use crate::input::Input;
use crate::line::clip;
use crate::node::{Members, Node, read};
use crate::options::{Options, wrong};
use crate::tasks::find_cell;

mod text;
mod wire;

pub(crate) use text::across_lines;
pub use text::across_text;
pub use wire::WireAcross;

/// Reports that belong together (相互关联的报告).
#[derive(Debug, Clone)]
pub struct Reports {
    /// The report that is judged (本报告).
    pub report: Draft,
    /// Last year's report of the same organ (上年报告).
    pub last_year: Option<Draft>,
    /// Reports of the organs below (下级机关报告).
    pub children: Vec<ChildReport>,
    /// Whether the organs below are all there are (下级机关已列全).
    pub complete: bool,
}

/// An organ below the one whose report is judged (下级机关).
#[derive(Debug, Clone)]
pub struct ChildReport {
    /// Its name.
    pub name: String,
    /// Its report; `None` where it has filed none.
    pub report: Option<Draft>,
    /// Whether it is a government of its own (下级政府).
    pub is_area: bool,
}

/// Finds every smallest repair of several reports together, best first (跨报告更正): which cells of which reports, and
/// which report is likelier wrong. Of the relations between them only those bind that are exact by themselves, or that
/// `wanted` confirms.
///
/// ```
/// use ogi_report::repair::{AcrossOptions, Member};
/// use ogi_report::{Reports, across};
/// let reports = Reports::from_json(r#"{
///     "report": {"year": 2024, "cells": {"requests.brought_forward.total": 2}},
///     "last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 3}}
/// }"#)?.0;
/// let found = across(&reports, &AcrossOptions::default())?;
/// assert_eq!(found.list.len(), 2); // either figure may be wrong
/// assert_eq!(found.list[0].parts[0].member, Member::This);
/// assert_eq!(found.list[0].parts[0].changes[0].to, 3.into());
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When there are more reports than can be solved together.
pub fn across(reports: &Reports, wanted: &AcrossOptions) -> Result<AcrossRepairs, Error> {
    let many = reports.children.len();
    reports.with_case(|case| ogi_core::repair::across(case, wanted)).map_err(|_| Error::TooManyReports(many))
}

const FIELDS: &[&str] = &["report", "last_year", "children", "complete", "confirmed", "fixed", "pinned"];
const CHILD_FIELDS: &[&str] = &["name", "report", "is_area"];
const PIN_FIELDS: &[&str] = &["report", "cell"];

impl Reports {
    /// Calls with the reports as a case of the rules.
    pub fn with_case<T>(&self, task: impl FnOnce(&Case<'_>) -> T) -> T {
        let children = self.children.iter();
        let children: Vec<Child<'_>> =
            children.map(|below| Child { name: &below.name, draft: below.report.as_ref(), is_area: below.is_area }).collect();
        task(&Case {
            last_year: self.last_year.as_ref(),
            children: &children,
            complete: self.complete,
            ..Case::new(&self.report)
        })
    }

    /// Reads `{"report": …, "last_year": …, "children": [{"name": …, "report": …, "is_area": false}], "complete": false,
    /// "confirmed": [RULE], "fixed": [REPORT], "pinned": [{"report": REPORT, "cell": PATH}]}` from JSON text; each report
    /// is the wire object. `REPORT` is `this`, `last_year` or `children.0`.
    ///
    /// # Errors
    /// When the text is not such an object.
    pub fn from_json(text: &str) -> Result<(Self, AcrossOptions), Error> {
        Self::read(&read(text)?)
    }

    /// Reads the same from a JSON value.
    ///
    /// # Errors
    /// When the value is not such an object.
    pub fn from_value(value: &Value) -> Result<(Self, AcrossOptions), Error> {
        Self::read(&value.into())
    }

    fn read(value: &Node) -> Result<(Self, AcrossOptions), Error> {
        let object = fields("reports", value, FIELDS)?;
        let field = |name: &str| object.field(name);
        let children = list("children", field("children"))?.iter().map(below).collect::<Result<Vec<_>, _>>()?;
        let reports = Self {
            report: draft("report", field("report"))?,
            last_year: optional("last_year", field("last_year"))?,
            complete: flag("complete", field("complete"))?,
            children,
        };
        let member = |value: &Node| reports.member(value);
        let wanted = AcrossOptions {
            confirmed: list("confirmed", field("confirmed"))?.iter().map(relation).collect::<Result<_, _>>()?,
            fixed: list("fixed", field("fixed"))?.iter().map(member).collect::<Result<_, _>>()?,
            pinned: list("pinned", field("pinned"))?.iter().map(|pin| reports.pin(pin)).collect::<Result<_, _>>()?,
            ..AcrossOptions::default()
        };
        Ok((reports, wanted))
    }

    fn member(&self, value: &Node) -> Result<Member, Error> {
        let child = |name: &str| name.strip_prefix("children.")?.parse().ok().filter(|at| *at < self.children.len());
        let known = match value.as_str() {
            Some("this") => Some(Member::This),
            Some("last_year") => Some(Member::LastYear),
            other => other.and_then(child).map(Member::Child),
        };
        known.ok_or_else(|| {
            wrong(
                "report",
                "\"this\"、\"last_year\"或\"children.0\"这样的名称",
                "\"this\", \"last_year\" or a name like \"children.0\"",
            )
        })
    }

    fn pin(&self, value: &Node) -> Result<(Member, CellId), Error> {
        let object = fields("pinned", value, PIN_FIELDS)?;
        let cell = object.field("cell").as_str().unwrap_or_default();
        Ok((self.member(object.field("report"))?, find_cell(cell)?))
    }
}

fn fields<'v, 'a>(name: &str, value: &'v Node<'a>, legal: &'static [&'static str]) -> Result<&'v Members<'a>, Error> {
    let object = value.as_object().ok_or_else(|| wrong(name, "对象", "an object"))?;
    match object.unknown(legal) {
        Some(field) => Err(Error::UnknownField { field: clip(field), legal }),
        None => Ok(object),
    }
}

fn list<'v, 'a>(name: &str, value: &'v Node<'a>) -> Result<&'v [Node<'a>], Error> {
    match value {
        Node::Null => Ok(&[]),
        Node::List(list) => Ok(list),
        _ => Err(wrong(name, "数组", "an array")),
    }
}

fn flag(name: &str, value: &Node) -> Result<bool, Error> {
    match value {
        Node::Null => Ok(false),
        Node::Bool(flag) => Ok(*flag),
        _ => Err(wrong(name, "true或false", "true or false")),
    }
}

fn draft(name: &str, value: &Node) -> Result<Draft, Error> {
    if value.as_object().is_some() { Ok(Input::read(value)?.draft) } else { Err(wrong(name, "对象", "an object")) }
}

fn optional(name: &str, value: &Node) -> Result<Option<Draft>, Error> {
    if value.is_null() { Ok(None) } else { draft(name, value).map(Some) }
}

fn below(value: &Node) -> Result<ChildReport, Error> {
    let object = fields("children", value, CHILD_FIELDS)?;
    let field = |name: &str| object.field(name);
    let name =
        field("name").as_str().ok_or_else(|| wrong("children.name", "机关名称（字符串）", "the name of an organ, a string"))?;
    Ok(ChildReport {
        name: name.to_owned(),
        report: optional("children.report", field("report"))?,
        is_area: flag("children.is_area", field("is_area"))?,
    })
}

fn relation(value: &Node) -> Result<Relation, Error> {
    value.as_str().and_then(Relation::from_rule).ok_or_else(|| {
        wrong(
            "confirmed",
            "continuity/brought-forward、continuity/stock、continuity/items、aggregation/differs或aggregation/below-children",
            "continuity/brought-forward, continuity/stock, continuity/items, aggregation/differs or aggregation/below-children",
        )
    })
}

/// The wire object for reports given as one, with options of the task.
pub(crate) fn answered<T>(
    (reports, wanted): (Reports, AcrossOptions),
    options: &Options,
    tell: impl FnOnce(&WireAcross) -> Result<T, Error>,
) -> Result<T, Error> {
    let wanted = AcrossOptions { limit: options.repairs.limit, ..wanted };
    let found = across(&reports, &wanted)?;
    reports.with_case(|case| tell(&WireAcross::new(case, &found, &wanted, options)))
}

#[cfg(test)]
mod tests;
