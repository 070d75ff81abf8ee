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
//! | room, each using only those before it | to change |
//! | --- | --- |
//! | `model` | a value of a result; the sentence of a note or an error |
//! | `likeness` | when texts or figures count as alike |
//! | `jsontext`, `shape` | how JSON is read and written; how a shape is declared |
//! | `input` | an option (`input/options.rs`), a field of a profile or a register |
//! | `task` | what a task does |
//! | [`wire`] | a field of a result: one line of its declaration |
//! | `render` | how a report looks as text, page or table (版面); what is said of a finding there, once for all formats, is `render/view.rs` |
//!
//! The sentence of a finding stands with its rule in `core/src/rules`; labels and their aliases in `core/src/form`.
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
        clippy::disallowed_methods,
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
#![cfg_attr(docsrs, feature(doc_cfg))]

// The rooms, each of which may use those before it; `cargo xtask rooms` holds them to that.
mod model;

pub mod likeness;

mod jsontext;

pub mod shape;

mod input;

mod task;

pub mod wire;

mod render;

// The three doors: typed values here, JSON values, JSON text.
pub mod json;
pub mod schema;
pub mod value;

pub use input::Input;
pub use input::entry::{Entry, EntryError, EntryFinding, EntryResolved};
pub use model::context::Context;
pub use model::error::Error;
pub use model::extent::Extent;
pub use model::layout::{Layout, LayoutSlot, LayoutTable, SlotContent, layout};
pub use model::nearest::{find_cell, find_rule};
pub use model::note::Note;
pub use model::options::Options;
pub use model::register::{Enrolled, RegisterEntry};
pub use model::report::{Report, VERSION};
pub use model::reports::{ChildReport, Reports};
pub use model::units::{Offsets, SpanUnit};
pub use ogi_core::repair::{self, Change, Repair, RepairOptions, Repairs};
pub use ogi_core::{
    Anchor, Arg, Basis, Bilingual, CELL_COUNT, Case, Cell, CellId, Channel, Checked, Child, Claim, Column, ComputedTotal,
    Confidence, Coverage, Date, Decision, Difference, Draft, FAMILIES, Family, Finding, Form, FormId, Growth, Kind, Label,
    Language, Linear, Location, Locations, Number, Organ, OrganKind, OrganLevel, OrganName, Outcome, OutcomeGroup, Outline,
    Place, Policy, Profile, Reason, Remedy, Row, Rule, Ruling, Scope, SectionId, Selector, Severity, Share, Span, Subject,
    Summary, Suppression, Term, Topic, Unit, Unreadable, Verdict, fill, identities, rule, rules,
};
#[cfg(feature = "office")]
pub use ogi_documents::write::ListFile;
#[cfg(feature = "documents")]
pub use ogi_documents::{Shown, Stage, decode};
pub use render::across::across_text;
#[cfg(feature = "office")]
pub use render::annotated::annotate;
#[cfg(feature = "office")]
pub use render::problems::ProblemList;
pub use render::{Format, Renderer, Tally};
pub use task::across::across;
#[cfg(feature = "documents")]
pub use task::audit::{Audit, Auditor};
#[cfg(feature = "batch")]
pub use task::batch;
pub use task::compare::{Comparison, Step, compare};
pub use task::copies::{Copied, Copies};
pub use task::explain::{Explanation, explain};
#[cfg(feature = "documents")]
pub use task::form_file::{FormFile, filled, write_corrected, write_form, write_report};
pub use task::register::{Excluded, ExclusionReason, Member};
pub use task::roll_up::{Rollup, Subordinates, roll_up};
pub use task::session::{Progress, RunningTotal, Session};
pub use task::{apply, check, check_again, check_case, check_input};
#[cfg(feature = "documents")]
pub use task::{inspect, inspect_case, inspect_text, read, read_one_of, trace};
#[cfg(feature = "documents")]
pub use wire::WireAudit;
pub use wire::{WireAcross, WireComparison, WireReport, WireRollup};

/// Many reports at once and what they are together (总体核查): entries of files, what joins them, and what they are handed on
/// as.
#[cfg(feature = "documents")]
pub mod audit {
    pub use crate::json::AuditSet;
    #[cfg(feature = "office")]
    pub use crate::render::audit_files::{AuditBook, Notice, findings_head, findings_lines};
    pub use crate::render::overview::{Overview, OverviewRow, Piece};
    pub use crate::task::audit::{
        AuditSum, Brief, CopyKind, Counts, Double, DoubleKind, FileStatus, Filed, KeyFigures, Missing, Resemblance, RuleCount,
        Sequence, SumCell, Unread, YearTotals,
    };
}

/// Profiles (核查方案) as files and values: which rules are on and how grave, what is excused, what becomes of a report.
///
/// A profile is one small object, in JSON or TOML:
///
/// ```
/// let profile = ogi_report::profile::parse(r#"{
///     "name": "示例市2024年度",
///     "extends": "thorough",
///     "severities": {"requests/backlog": "warning"},
///     "off": ["proactive/large-stock"],
///     "suppressions": [{"rule": "narrative/growth", "organ": "示例市水务局", "year": 2024,
///                       "reason": "上年数据已公告更正", "expires": "2026-06-30"}],
///     "accept": ["publication"],
///     "reject": ["structure/year-mismatch"]
/// }"#)?;
/// assert_eq!(profile.name.as_deref(), Some("示例市2024年度"));
/// # Ok::<(), ogi_report::Error>(())
/// ```
pub mod profile {
    pub use crate::input::profile::{SHIPPED, named, parse, to_value};
    pub use crate::model::assessment::{Assessment, Disposition};
    pub use crate::model::baseline::{Baseline, BaselineMatch, Resolved};
    pub use crate::model::timestamp::Timestamp;
}
