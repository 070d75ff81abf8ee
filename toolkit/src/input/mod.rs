//! The wire object as an input: what a `.json` file or a form's figures say about one report.

pub(crate) mod baseline;
mod claims;
pub(crate) mod context;
#[cfg(feature = "documents")]
pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod fields;
pub(crate) mod options;
#[cfg(feature = "files")]
mod positions;
pub(crate) mod profile;
pub(crate) mod register;
pub(crate) mod reports;
#[cfg(feature = "documents")]
pub(crate) mod source;

use std::sync::Arc;

use ogi_core::{Cell, CellId, Draft, FormId, NumberError, Profile, Reason, Row, Unreadable};
use serde_json::Value;

use self::claims::claims;
use self::context::{date, organ};
use self::fields::{OPTIONAL_TEXT, flag, optional_text};
use self::profile::from_option;
use crate::jsontext::{Members, Node, read};
use crate::model::context::Context;
use crate::model::error::Error;
use crate::model::error::wrong;
use crate::model::line::clip;
use crate::model::nearest::nearest_cell;
use crate::shape::{Shape, Wire, input};

input! {
    /// A cell left out is missing. Either `form` or `year` must be given.
    /// Fields of an earlier result that follow from them are accepted and ignored, so that a result can be fed back.
    INPUT as "Input", names FIELDS {
        /// The statutory form; follows from `year` when left out.
        form: <Option<FormId>>::SHAPE,
        /// The reporting year (报告年度).
        year: <Option<u16>>::SHAPE,
        /// The organ that reports (行政机关).
        organ: OPTIONAL_TEXT,
        /// Whether （六）其他处理 is one row although the form divides it into three; follows from the cells when left out.
        undivided: <Option<bool>>::SHAPE,
        /// Every cell of the form by its path, in printed order. A number; the printed text where it is no number (`""`
        /// is blank); null when missing; an object when it cannot be decided.
        cells: &Shape::Map(&Shape::Named("Cell")),
        /// The printed text of cells that hold more than their number, such as `8590元`.
        printed: &Shape::Map(&Shape::Text),
        /// Numbers stated in the text.
        claims: &Shape::List(&Shape::Named("Claim")),
        /// A profile that takes the place of the caller's, or the name of a shipped one.
        profile: &Shape::Either(&[&Shape::Named("Profile"), &Shape::Text, &Shape::Null]),
        /// Last year's report of the same organ; what it was itself judged together with is left aside.
        last_year: &Shape::Optional(&Shape::Named("Input")),
        /// Whether it is compared although its organ or year is another (仍予对照); false when left out.
        last_anyway: <Option<bool>>::SHAPE,
        /// What was said of the organ (机关概况).
        organ_profile: &Shape::Optional(&Shape::Object(context::ORGAN)),
        /// The day on which the report was published, `YYYY-MM-DD`.
        published: OPTIONAL_TEXT,
        /// The day on which it was handed in to the office in charge, `YYYY-MM-DD`.
        submitted: OPTIONAL_TEXT,
        /// The name of the source.
        file: OPTIONAL_TEXT,
        /// Ignored: follows from the rest.
        title: &Shape::Any,
        /// Ignored: follows from the rest.
        period: &Shape::Any,
        /// Ignored: follows from the rest.
        findings: &Shape::Any,
        /// Ignored: follows from the rest.
        repairs: &Shape::Any,
        /// Ignored: follows from the rest.
        repairs_found: &Shape::Any,
        /// Ignored: follows from the rest.
        summary: &Shape::Any,
        /// Ignored: follows from the rest.
        decision: &Shape::Any,
        /// Ignored: follows from the rest.
        resolved: &Shape::Any,
        /// Ignored: follows from the rest.
        score: &Shape::Any,
        /// Ignored: follows from the rest.
        notes: &Shape::Any,
        /// Ignored: follows from the rest.
        version: &Shape::Any,
    }
}

/// A report given as figures.
#[derive(Debug, Clone)]
pub struct Input {
    /// The report.
    pub draft: Draft,
    /// Its own profile, which takes the place of the caller's.
    pub profile: Option<Profile>,
    /// The name it gives itself.
    pub file: Option<String>,
    /// What is known beside it, which takes the place of what the caller knows.
    pub context: Context,
}

impl Input {
    /// Reads the wire object from JSON text.
    ///
    /// ```
    /// use ogi_report::Input;
    /// let input = Input::from_json(r#"{"year": 2024, "cells": {"requests.received.total": 13}}"#)?;
    /// assert_eq!(input.draft.form().name(), "official-2021");
    /// let error = Input::from_json(r#"{"year": 2024, "cells": {"requests.recieved.total": 13}}"#).unwrap_err();
    /// assert!(error.to_string().contains("did you mean `requests.received.total`?"));
    /// # Ok::<(), ogi_report::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the text is not JSON, or says something that is not understood.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::read(&read(text)?)
    }

    /// A report whose cells are at hand as values; without a form, the year says which one it is.
    ///
    /// ```
    /// use ogi_report::{Cell, CellId, Input};
    /// let total = CellId::from_path("requests.received.total").unwrap();
    /// let input = Input::from_cells(None, Some(2024), vec![(total, Cell::Number(13.into()))], None)?;
    /// assert_eq!(input.draft.number(total), Some(13.into()));
    /// # Ok::<(), ogi_report::Error>(())
    /// ```
    ///
    /// # Errors
    /// When neither form nor year says which cells the report has, or a cell does not belong to the form.
    pub fn from_cells(
        form: Option<FormId>,
        year: Option<u16>,
        cells: Vec<(CellId, Cell)>,
        undivided: Option<bool>,
    ) -> Result<Self, Error> {
        let mut draft = Draft::new(form_or_year(form, year)?);
        draft.year = year;
        place(&mut draft, cells, undivided)?;
        Ok(Self { draft, profile: None, file: None, context: Context::default() })
    }

    /// A report whose cells are at hand in printed order, one for each that the form has (按印刷顺序): the fastest way in.
    /// Whether （六）其他处理 is divided is said by how many there are.
    ///
    /// ```
    /// use ogi_report::{Cell, FormId, Input};
    /// let cells = vec![Cell::Number(0.into()); 200];
    /// assert!(Input::in_order(Some(FormId::Official2021), Some(2024), cells).is_ok());
    /// assert!(Input::in_order(Some(FormId::Official2021), Some(2024), vec![Cell::Blank; 199]).is_err());
    /// ```
    ///
    /// # Errors
    /// When neither form nor year says which form it is, or the form has another number of cells.
    pub fn in_order(form: Option<FormId>, year: Option<u16>, cells: Vec<Cell>) -> Result<Self, Error> {
        let id = form_or_year(form, year)?;
        let form = id.form();
        let undivided = [false, true].into_iter().find(|undivided| form.cells(*undivided).count() == cells.len());
        let undivided = undivided.ok_or_else(|| match id {
            FormId::Official2021 => wrong(
                "cells",
                "official-2021的200格（（六）未分项时186格）按印刷顺序的数值",
                "the 200 figures of official-2021 in printed order (186 where (六) is one row)",
            ),
            FormId::Trial2019 => {
                wrong("cells", "trial-2019的198格按印刷顺序的数值", "the 198 figures of trial-2019 in printed order")
            }
        })?;
        let mut draft = Draft::new(id);
        draft.year = year;
        draft.set_undivided(undivided);
        form.cells(undivided).zip(cells).for_each(|(id, cell)| draft.set(id, cell));
        Ok(Self { draft, profile: None, file: None, context: Context::default() })
    }

    /// Reads the wire object from a JSON value.
    ///
    /// # Errors
    /// When the value says something that is not understood.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        Self::read(&value.into())
    }

    pub(crate) fn read(node: &Node) -> Result<Self, Error> {
        let fields = members(node, "an object with `form`, `year` and `cells`")?;
        let draft = draft(fields)?;
        let last_year = Some(fields.field("last_year")).filter(|last| !last.is_null());
        let context = Context {
            last_year: last_year.map(Self::last_year).transpose()?.map(Arc::new),
            last_anyway: flag("last_anyway", fields.field("last_anyway"))?.unwrap_or_default(),
            organ: organ(fields.field("organ_profile"))?,
            published: date("published", fields.field("published"))?,
            submitted: date("submitted", fields.field("submitted"))?,
        };
        let own = fields.field("profile");
        let profile = if own.is_null() { None } else { Some(from_option(own)?) };
        Ok(Self { draft, profile, file: optional_text("file", fields.field("file"))?, context })
    }

    /// Reads last year's report; what that report was itself judged together with is left aside.
    pub(crate) fn last_year(node: &Node) -> Result<Draft, Error> {
        draft(members(node, "an object with `form`, `year` and `cells`")?).map_err(of_last_year)
    }
}

/// The members of what must be an object.
fn members<'n, 'a>(node: &'n Node<'a>, expected: &str) -> Result<&'n Members<'a>, Error> {
    node.as_object().ok_or_else(|| Error::Json(format!("invalid type: {}, expected {expected}", node.described())))
}

/// The report itself; every field must be one that is known, and given once.
fn draft(fields: &Members) -> Result<Draft, Error> {
    if let Some(name) = fields.unknown(FIELDS) {
        return Err(Error::UnknownField { field: clip(name), legal: FIELDS });
    }
    if let Some(name) = FIELDS.iter().find(|known| fields.all().iter().filter(|(name, _)| name == **known).count() > 1) {
        return Err(Error::Duplicate((*name).to_owned()));
    }
    let year = year(fields.field("year"))?;
    let mut draft = Draft::new(form(fields.field("form"), year)?);
    draft.year = year;
    draft.organ = optional_text("organ", fields.field("organ"))?;
    if draft.organ.as_ref().is_some_and(|organ| organ.chars().any(char::is_control)) {
        return Err(wrong("organ", "一行文字，不含换行等控制字符", "one line of text without control characters"));
    }
    draft.claims = claims(fields.field("claims"))?;
    if let Some(cells) = fields.get("cells") {
        let cells = members(cells, "an object of cell paths and values")?;
        set_cells(&mut draft, cells, flag("undivided", fields.field("undivided"))?)?;
    } else {
        place(&mut draft, Vec::new(), flag("undivided", fields.field("undivided"))?)?;
    }
    set_printed(&mut draft, fields.field("printed"))?;
    Ok(draft)
}

/// Says of an error that it is last year's report that is meant.
fn of_last_year(error: Error) -> Error {
    let inside = |field: &str| format!("last_year.{field}");
    match error {
        Error::UnknownField { field, legal } => Error::UnknownField { field: inside(&field), legal },
        Error::Field { field, expected_zh, expected_en } => Error::Field { field: inside(&field), expected_zh, expected_en },
        Error::Duplicate(name) => Error::Duplicate(inside(&name)),
        other => other,
    }
}

/// The form that is named, or that the year says.
fn form_or_year(form: Option<FormId>, year: Option<u16>) -> Result<FormId, Error> {
    let by_year = || year.map_or(Err(Error::NoForm), |year| FormId::for_year(year).ok_or(Error::NoFormForYear(year)));
    form.map_or_else(by_year, Ok)
}

fn year(value: &Node) -> Result<Option<u16>, Error> {
    let expected = || wrong("year", "1900至2999之间的年份", "a year between 1900 and 2999");
    if value.is_null() {
        return Ok(None);
    }
    let year = value.as_count().and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..3000).contains(year));
    year.map(Some).ok_or_else(expected)
}

fn form(value: &Node, year: Option<u16>) -> Result<FormId, Error> {
    match (value, year) {
        (Node::Text(name), _) => FormId::from_name(name).ok_or_else(|| Error::UnknownForm(clip(name))),
        (Node::Null, Some(year)) => FormId::for_year(year).ok_or(Error::NoFormForYear(year)),
        (Node::Null, None) => Err(Error::NoForm),
        _ => Err(wrong("form", "格式名称（字符串）", "the name of a form, a string")),
    }
}

/// Whether a cell is one of the three rows that （六）其他处理 is divided into.
fn is_divided_row(cell: CellId) -> bool {
    matches!(cell.place(), ogi_core::Place::Request(Row::CorrectionLapsed | Row::FeeLapsed | Row::OtherwiseClosedOther, _))
}

fn is_undivided_row(cell: CellId) -> bool {
    matches!(cell.place(), ogi_core::Place::Request(Row::OtherwiseClosed, _))
}

fn set_cells(draft: &mut Draft, members: &Members, stated: Option<bool>) -> Result<(), Error> {
    let mut cells: Vec<(CellId, Cell)> = Vec::with_capacity(members.all().len());
    let mut seen = ogi_core::CellSet::default();
    for (path, value) in members.all() {
        let id = CellId::from_path(path).ok_or_else(|| Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) })?;
        if seen.contains(id) {
            return Err(Error::Duplicate(path.to_string()));
        }
        seen.insert(id);
        cells.push((id, cell(value).map_err(|reason| Error::BadCell { cell: id, reason })?));
    }
    place(draft, cells, stated)
}

/// The value of a cell, or what is wrong with it.
fn cell(node: &Node) -> Result<Cell, String> {
    match node {
        Node::Null => Ok(Cell::Missing),
        Node::Text(text) => Ok(Cell::from_printed(text)),
        Node::Whole(_) | Node::Decimal(_) => node.as_number().map(Cell::Number).ok_or_else(|| NumberError::TooLong.to_string()),
        Node::Object(members) => unreadable(members).map(Cell::Unreadable),
        Node::Bool(_) | Node::List(_) => Err(format!(
            "invalid type: {}, expected a number, the printed text, null, or an object {{\"unreadable\": text, \"readings\": \
             count}}",
            node.described()
        )),
    }
}

fn unreadable(members: &Members) -> Result<Unreadable, String> {
    if let Some(name) = members.unknown(&["unreadable", "readings", "why"]) {
        return Err(format!("unknown field `{}`, expected `unreadable`, `readings` or `why`", clip(name)));
    }
    let printed = members.get("unreadable").ok_or("missing field `unreadable`")?;
    let expected = |node: &Node, what| format!("invalid type: {}, expected {what}", node.described());
    Ok(Unreadable {
        printed: printed.as_str().ok_or_else(|| expected(printed, "a string"))?.into(),
        readings: match members.field("readings") {
            Node::Null => None,
            count => Some(count.as_count().ok_or_else(|| expected(count, "u32"))?),
        },
        why: match members.field("why") {
            Node::Null => None,
            code => {
                let named = code.as_str().ok_or_else(|| expected(code, "a string"))?;
                Some(Reason::from_code(named).ok_or_else(|| format!("unknown reason `{}`", clip(named)))?)
            }
        },
    })
}

/// Puts cells where the form has them; says which of the two layouts of （六） is used, unless that is stated.
pub(crate) fn place(draft: &mut Draft, cells: Vec<(CellId, Cell)>, stated: Option<bool>) -> Result<(), Error> {
    let form = draft.form();
    let filled = |wanted: fn(CellId) -> bool| cells.iter().find(|(id, cell)| wanted(*id) && !cell.is_missing());
    let divides = form == FormId::Official2021;
    let (whole, parts) = (filled(is_undivided_row), filled(is_divided_row));
    if let (true, Some((cell, _)), Some(_)) = (divides, whole, parts) {
        return Err(Error::DividedTwice(*cell));
    }
    draft.set_undivided(stated.unwrap_or(whole.is_some()));
    let has: ogi_core::CellSet = form.form().cells(draft.is_undivided()).collect();
    for (id, cell) in cells {
        if has.contains(id) {
            draft.set(id, cell);
            continue;
        }
        // A result lists the rows of the other layout of （六） as null.
        let other_layout = divides && (is_divided_row(id) || is_undivided_row(id));
        if !(other_layout && cell.is_missing()) {
            return Err(Error::CellNotInForm { cell: id, form });
        }
    }
    Ok(())
}

/// Restores cells whose printed text is more than their number.
fn set_printed(draft: &mut Draft, value: &Node) -> Result<(), Error> {
    let expected = || wrong("printed", "单元格及其原文的对象", "an object of cell paths and printed texts");
    if value.is_null() {
        return Ok(());
    }
    for (path, text) in value.as_object().ok_or_else(expected)?.all() {
        let id = CellId::from_path(path).ok_or_else(|| Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) })?;
        let text = text.as_str().ok_or_else(expected)?;
        let noted = Cell::from_printed(text);
        if noted.number().is_some() && noted.number() == draft.number(id) {
            draft.set(id, noted);
        }
    }
    Ok(())
}
