//! Options as callers give them.

use std::sync::Arc;

use ogi_core::{CellId, CellSet, Language};
use serde_json::Value;

use super::fields::{OPTIONAL_TEXT, optional_text};
use super::{Input, context, profile};
use crate::jsontext::{Node, read};
use crate::model::baseline::Baseline;
use crate::model::error::{Error, wrong};
use crate::model::line::clip;
use crate::model::nearest::nearest_cell;
use crate::model::options::{MOST_REPAIRS, Options};
use crate::model::timestamp::{self, Timestamp};
use crate::model::units::SpanUnit;
use crate::shape::{Named, Shape, Wire, input};

input! {
    /// How a task is carried out.
    OPTIONS as "Options", names NAMES, take into Options {
        /// The language of messages; Chinese by default.
        language: Language::SHAPE => |options, value| {
            options.language = language(value)?;
            Ok(())
        },
        /// The unit of spans.
        spans: SpanUnit::SHAPE => |options, value| {
            options.spans = spans(value)?;
            Ok(())
        },
        /// The name of the source, repeated in the result.
        file: OPTIONAL_TEXT => |options, value| {
            options.file = optional_text("file", value)?;
            Ok(())
        },
        /// Which rules are on and how grave, what is excused, what becomes of the report (核查方案), or a shipped profile's name.
        profile: &Shape::Either(&[&Shape::Named("Profile"), profile::SHAPE, &Shape::Null]) => |options, value| {
            options.profile = profile::from_option(value)?;
            Ok(())
        },
        /// An earlier result; what it said is known, and no longer counted (基线).
        baseline: &Shape::Either(&[&Shape::Named("Report"), &Shape::List(&Shape::Named("Report")), &Shape::Null]) => |options, value| {
            options.baseline = baseline(value)?;
            Ok(())
        },
        /// The moment of the check in ISO 8601, by which suppressions expire (核查时间).
        now: OPTIONAL_TEXT => |options, value| {
            options.now = moment(value)?;
            Ok(())
        },
        /// Last year's report of the same organ (上一年度报告).
        last_year: &Shape::Optional(&Shape::Named("Input")) => |options, value| {
            if !value.is_null() {
                options.context.last_year = Some(Input::last_year(value)?.into());
            }
            Ok(())
        },
        /// What is known of the organ (机关概况).
        organ_profile: &Shape::Optional(&Shape::Object(context::ORGAN)) => |options, value| {
            options.context.organ = context::organ(value)?;
            Ok(())
        },
        /// The day on which the report was published, `YYYY-MM-DD` (公布日期).
        published: OPTIONAL_TEXT => |options, value| {
            options.context.published = context::date("published", value)?;
            Ok(())
        },
        /// The day on which it was handed in to the office in charge, `YYYY-MM-DD` (报送日期).
        submitted: OPTIONAL_TEXT => |options, value| {
            options.context.submitted = context::date("submitted", value)?;
            Ok(())
        },
        /// Whether last year's report is compared although its organ or year is another (仍予对照); false by default.
        last_anyway: bool::SHAPE => |options, value| {
            options.context.last_anyway = value.as_bool().ok_or_else(|| wrong("last_anyway", "true或false", "true or false"))?;
            Ok(())
        },
        /// How many repairs at most; 12 by default, 0 for none.
        repairs: &Shape::Whole { least: Some(0), wide: false } => |options, value| {
            options.repairs.limit = repair_limit(value)?;
            Ok(())
        },
        /// Cells known to be right, which no repair changes.
        pinned: &Shape::List(&Shape::Text) => |options, value| {
            options.repairs.pinned = pinned(value)?;
            Ok(())
        },
    }
}

/// Of the options, those that say what is known beside a report.
pub const CONTEXT_OPTIONS: &[&str] = &["last_year", "organ_profile", "published", "submitted", "last_anyway"];

/// Whether an option is about one report, so that tasks on many do not take it.
pub fn is_of_one_report(option: &str) -> bool {
    CONTEXT_OPTIONS.contains(&option) || ["file", "pinned"].contains(&option)
}

impl Options {
    /// Options from a JSON object; an empty text stands for the defaults.
    ///
    /// # Errors
    /// When the text is not such an object.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        Self::read(&read(text)?)
    }

    /// Options from a JSON value; `null` stands for the defaults.
    ///
    /// # Errors
    /// When the value is not such an object.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        Self::read(&value.into())
    }

    fn read(value: &Node) -> Result<Self, Error> {
        let mut options = Self::default();
        if value.is_null() {
            return Ok(options);
        }
        let object = value.as_object().ok_or_else(|| wrong("options", "对象", "an object"))?;
        for (name, value) in object.all() {
            if !take(&mut options, name, value)? {
                return Err(Error::UnknownField { field: clip(name), legal: NAMES });
            }
        }
        Ok(options)
    }
}

fn baseline(value: &Node) -> Result<Option<Arc<Baseline>>, Error> {
    if value.is_null() { Ok(None) } else { Baseline::read(value).map(|baseline| Some(Arc::new(baseline))) }
}

fn moment(value: &Node) -> Result<Option<Timestamp>, Error> {
    match value {
        Node::Null => Ok(None),
        Node::Text(text) => text.parse().map(Some),
        _ => Err(timestamp::bad()),
    }
}

fn language(value: &Node) -> Result<Language, Error> {
    let named = value.as_str().and_then(Language::named);
    named.ok_or_else(|| wrong("language", "\"zh\"或\"en\"", "\"zh\" or \"en\""))
}

fn repair_limit(value: &Node) -> Result<usize, Error> {
    let limit =
        value.as_count().filter(|limit| *limit <= u32::from(MOST_REPAIRS)).and_then(|limit| usize::try_from(limit).ok());
    limit.ok_or_else(|| wrong("repairs", "0至1000的整数", "a whole number from 0 to 1000"))
}

/// Cells known to be right, as an array of their paths.
fn pinned(value: &Node) -> Result<CellSet, Error> {
    let paths = value.as_list().ok_or_else(|| wrong("pinned", "单元格路径的数组", "an array of cell paths"))?;
    let cell = |path: &Node| {
        let path = path.as_str().ok_or_else(|| wrong("pinned", "单元格路径的数组", "an array of cell paths"))?;
        CellId::from_path(path).ok_or_else(|| Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) })
    };
    paths.iter().map(cell).collect()
}

fn spans(value: &Node) -> Result<SpanUnit, Error> {
    let unit = value.as_str().and_then(SpanUnit::named);
    unit.ok_or_else(|| wrong("spans", "\"bytes\"、\"utf16\"或\"code_points\"", "\"bytes\", \"utf16\" or \"code_points\""))
}
