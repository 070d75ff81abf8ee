//! Reads, checks and explains China's statutory annual reports on open government information
//! (政府信息公开工作年度报告).
//!
//! ```text
//! bytes ─read─▶ Document ─recognise─▶ Draft ─check─▶ Findings ─render─▶ text, Markdown, HTML, JSON, SARIF, ESS, CSV
//!                                       │              └─repair─▶ ranked smallest corrections
//!                                       ├─fill──▶ computed totals   ├─compare─▶ year to year   ├─roll up─▶ the organs below
//!                                       └─write─▶ the official form, empty, filled or corrected
//! ```
//!
//! One function per task, each with three doors: typed values here, JSON values in [`value`], JSON text in [`json`].
//!
//! | task | typed | what it does |
//! | --- | --- | --- |
//! | inspect | `inspect` | reads a document and checks it |
//! | check | [`check`], [`check_input`] | checks figures that are already at hand |
//! | check with a context | [`check_case`], `inspect_case` | the same together with last year's report and the organ's profile |
//! | compare | [`compare`] | several years of one organ side by side |
//! | roll up | [`roll_up`] | a report against the sum of those of the organs below |
//! | apply | [`apply`] | makes one of the repairs that a check proposes |
//! | across | [`across`] | repairs several reports together, and says which is likelier wrong |
//! | fill | [`fill`] | works out the totals beside the declared ones |
//! | catalogue | [`FAMILIES`], [`rules`] | the rules as data |
//! | explain | [`explain`] | one rule, its basis and its examples |
//!
//! ```
//! # #[cfg(feature = "documents")] {
//! use ogi_report::{Format, Options, Renderer, inspect};
//!
//! let report = r#"{"year": 2024, "organ": "示例市统计局", "cells": {"requests.received.natural_person": 13,
//!     "requests.received.business": 0, "requests.received.research": 0, "requests.received.public_interest": 0,
//!     "requests.received.legal_service": 0, "requests.received.other": 0, "requests.received.total": 10}}"#;
//! let options = Options::default();
//! let report = inspect(report.as_bytes(), &options)?;
//! assert!(report.has_errors());
//! let text = Renderer::new(Format::Text, options).one(&report);
//! assert!(text.contains("总计应为13"));
//! # }
//! # Ok::<(), ogi_report::Error>(())
//! ```
//!
//! No input makes these functions panic (should one lay a defect open, that is [`Error::Internal`]), and none of them reads files, the network, clocks or the environment.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]
#![forbid(unsafe_code)]

mod across;
#[cfg(feature = "office")]
mod annotated;
#[cfg(feature = "batch")]
pub mod batch;
mod cases;
mod catalogue;
mod claims;
mod context;
mod error;
#[cfg(feature = "documents")]
mod form_file;
mod input;
pub mod json;
mod layout;
mod line;
mod location;
mod marks;
mod mended;
mod nearest;
#[cfg(feature = "documents")]
mod net;
mod node;
mod options;
#[cfg(feature = "files")]
mod positions;
#[cfg(feature = "office")]
mod problems;
pub mod profile;
mod render;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod session;
#[cfg(feature = "documents")]
mod source;
mod tasks;
mod totals;
mod units;
pub mod value;
mod wire;

pub use across::{ChildReport, Reports, WireAcross, across, across_text};
#[cfg(feature = "office")]
pub use annotated::annotate;
pub use cases::wire::{WireComparison, WireRollup};
pub use cases::{Below, Comparison, Member, Reason, Registered, Rollup, SetAside, Step, compare, roll_up};
pub use catalogue::{Explanation, explain};
pub use context::Context;
pub use error::Error;
#[cfg(feature = "documents")]
pub use form_file::{FormFile, filled, write_form};
pub use input::Input;
pub use layout::{Layout, LayoutSlot, LayoutTable, SlotContent, layout};
pub use ogi_core::repair::{self, Change, Repair, RepairOptions, Repairs};
pub use ogi_core::{
    Arg, Basis, Bilingual, CELL_COUNT, Case, Cell, CellId, Channel, Check, Checked, Child, Claim, Column, ComputedTotal,
    Confidence, Coverage, Date, Decision, Difference, Draft, FAMILIES, Family, Finding, Form, FormId, Growth, Kind, Label,
    Language, Location, Locations, Number, Organ, OrganKind, OrganLevel, OrganName, Outcome, OutcomeGroup, Outline, Place,
    Policy, Profile, Remedy, Row, Rule, Ruling, Scope, SectionId, Selector, Severity, Share, Span, Spot, Subject, Summary,
    Suppression, Term, Topic, Unit, Unreadable, Verdict, fill, identities, rule, rules,
};
#[cfg(feature = "documents")]
pub use ogi_documents::decode;
pub use options::{Options, SpanUnit};
#[cfg(feature = "office")]
pub use problems::{ListFile, ProblemList};
pub use render::{Format, Renderer, Tally};
pub use report::{Note, Report};
pub use session::{Progress, RunningTotal, Session};
pub use tasks::{apply, check, check_again, check_case, check_input, find_cell, find_rule};
#[cfg(feature = "documents")]
pub use tasks::{inspect, inspect_case, inspect_text, read, read_one_of};
pub use units::Offsets;
pub use wire::{VERSION, WireReport};
