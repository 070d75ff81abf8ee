//! Several reports that belong together, as callers give them.

use ogi_core::repair::{AcrossOptions, Member, Relation};
use ogi_core::{CellId, Draft};
use serde_json::Value;

use super::Input;
use super::fields::{flag, known, object};
use crate::jsontext::{Node, read};
use crate::model::error::{Error, wrong};
use crate::model::nearest::find_cell;
use crate::model::reports::{ChildReport, Reports};
use crate::shape::{Shape, Wire, input};

input! {
    /// Reports that belong together.
    REPORTS as "ReportsInput", names FIELDS {
        /// The report that is judged.
        report required: &Shape::Named("Input"),
        /// Last year's report of the same organ.
        last_year: &Shape::Optional(&Shape::Named("Input")),
        /// Reports of the organs below.
        children: &Shape::Optional(&Shape::List(&Shape::Object(CHILD))),
        /// Whether the organs below are all there are.
        complete: <Option<bool>>::SHAPE,
        /// Codes of rules between reports that are known to bind.
        confirmed: &Shape::Optional(&Shape::List(&Shape::Named("RuleCode"))),
        /// Reports known to be right: `this`, `last_year` or `children.0`.
        fixed: &Shape::Optional(&Shape::List(&Shape::Text)),
        /// Cells known to be right.
        pinned: &Shape::Optional(&Shape::List(&Shape::Object(PIN))),
    }
}

input! {
    /// The report of an organ below.
    CHILD as "ChildInput", names CHILD_FIELDS {
        /// Its name.
        name required: &Shape::Text,
        /// Its report; null where it has filed none.
        report: &Shape::Optional(&Shape::Named("Input")),
        /// Whether it is a government of its own (下级政府).
        is_area: <Option<bool>>::SHAPE,
    }
}

input! {
    /// A cell of one of several reports.
    PIN as "CellOf", names PIN_FIELDS {
        /// The report: `this`, `last_year` or `children.0`.
        report required: &Shape::Text,
        /// The path of the cell.
        cell required: &Shape::Text,
    }
}

impl Reports {
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
        let object = value.as_object().ok_or_else(|| wrong("reports", "对象", "an object"))?;
        known(object, "", FIELDS)?;
        let field = |name: &str| object.field(name);
        let children = list("children", field("children"))?.iter().map(below).collect::<Result<Vec<_>, _>>()?;
        let reports = Self {
            report: draft("report", field("report"))?,
            last_year: optional("last_year", field("last_year"))?,
            complete: flag("complete", field("complete"))?.unwrap_or_default(),
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
        let object = object("pinned", value, PIN_FIELDS)?;
        let cell = object.field("cell").as_str().unwrap_or_default();
        Ok((self.member(object.field("report"))?, find_cell(cell)?))
    }
}

fn list<'v, 'a>(name: &str, value: &'v Node<'a>) -> Result<&'v [Node<'a>], Error> {
    match value {
        Node::Null => Ok(&[]),
        Node::List(list) => Ok(list),
        _ => Err(wrong(name, "数组", "an array")),
    }
}

fn draft(name: &str, value: &Node) -> Result<Draft, Error> {
    if value.as_object().is_some() { Ok(Input::read(value)?.draft) } else { Err(wrong(name, "对象", "an object")) }
}

fn optional(name: &str, value: &Node) -> Result<Option<Draft>, Error> {
    if value.is_null() { Ok(None) } else { draft(name, value).map(Some) }
}

fn below(value: &Node) -> Result<ChildReport, Error> {
    let object = object("children", value, CHILD_FIELDS)?;
    let field = |name: &str| object.field(name);
    let name =
        field("name").as_str().ok_or_else(|| wrong("children.name", "机关名称（字符串）", "the name of an organ, a string"))?;
    Ok(ChildReport {
        name: name.to_owned(),
        report: optional("children.report", field("report"))?,
        is_area: flag("children.is_area", field("is_area"))?.unwrap_or_default(),
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
