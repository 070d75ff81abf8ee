//! Schema, consistency rules, checks and repairs of China's annual reports on open government information
//! (政府信息公开工作年度报告).
//!
//! Pure values: nothing here reads files, the network, clocks or the environment, and no input makes it panic.
//!
//! ```text
//! bytes ─read─▶ Document ─recognise─▶ Draft ─check─▶ Findings ─render─▶ text, Markdown, HTML, JSON, SARIF
//!                                       │              └─repair─▶ ranked smallest corrections
//!                                       ├─fill──▶ computed totals     ├─compare─▶ year to year   ├─aggregate─▶ roll-up
//!                                       └─write─▶ the official form as HTML, Markdown, docx, xlsx, JSON
//! ```
//!
//! This crate is the right half: it serves whoever already has the figures. Reading documents is `ogi-documents`,
//! and the public face of both is `ogi-report`.
//!
//! # Where to change what
//!
//! | to change | look in |
//! | --- | --- |
//! | the label of a row of the applications table, its aliases (别名), the editions that print it | `form/rows.rs`, one line a row: `also […]` are the aliases |
//! | the labels of columns, groups and rulings; the headers and rows of the first table | `form/label.rs`; `form/editions.rs` with `form/cells.rs` |
//! | the title of a part (部分) and its aliases | `form/editions.rs`, `SECTIONS` |
//! | an edition of the form (格式) | `form/editions.rs`: one more static |
//! | which cells there are, and their paths | `form/cell_id.rs` |
//! | what a finding says (核查结果的说明) | `rules/FAMILY.rs` or `rules/FAMILY/`: the sentences stand in the declaration of the rule; words for cells and lists in them in `render.rs`; those of sums in `check/identity.rs` |
//! | what a rule (核查规则) demands, its title, severity and basis | the same declaration; a clause of the notices in `rule/basis.rs` |
//! | the long explanation of a rule and its examples, which run as tests | `rules/FAMILY.md` |
//! | how a printed cell is read as a number, a mark or a blank | `printed.rs` |
//! | why a figure is unread or a claim unused (原因) | `reason.rs`, one line a reason |
//! | what a claim (文字表述) can speak of | `claim/topic.rs` |
//! | which correction comes first, and why | `repair/rank.rs`, `repair/evidence.rs`, `repair/explain.rs` |
//! | what a profile (核查方案) can say | `profile.rs`, `selector.rs`, `points.rs`; how it is read from a file in `toolkit/src/input/profile` |
//!
//! Header words that only a reader needs, such as those by which a torn header is known, are in `documents/src/table/shape.rs` and
//! `documents/src/recognise/landmarks.rs`; everything printed on the form stands here once.
//!
//! ```
//! use ogi_core::{Case, Cell, CellId, Column, Draft, FormId, Language, Number, Profile, Row, Verdict, check};
//!
//! let mut draft = Draft::new(FormId::Official2021);
//! for cell in FormId::Official2021.form().cells(false) {
//!     draft.set(cell, Cell::Number(Number::ZERO));
//! }
//! draft.set(CellId::request(Row::NotHeld, Column::NaturalPerson), Cell::Number(Number::from(7)));
//! let checked = check(&Case::new(&draft), &Profile::default());
//! let first = checked.findings.iter().find(|finding| finding.verdict == Verdict::Broken).unwrap();
//! assert_eq!(first.rule.code, "requests/row-total");
//! assert_eq!(
//!     first.text(draft.form(), Language::Zh),
//!     "“本机关不掌握相关政府信息”一行：总计应为7（7 + 0 + 0 + 0 + 0 + 0），表中填报0，相差7"
//! );
//! ```

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
        clippy::float_arithmetic
    )
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(not(feature = "context"), allow(dead_code, reason = "rules on the context are compiled but not listed"))]

mod cell;
mod check;
mod claim;
mod compare;
mod draft;
mod fill;
mod finding;
mod fnv;
mod form;
mod language;
mod location;
mod number;
mod organ;
mod outline;
mod points;
mod printed;
mod profile;
mod prose;
mod reason;
mod render;
pub mod repair;
mod rollup;
mod rule;
mod rules;
mod selector;
mod severity;
mod span;
#[cfg(test)]
mod tests;

pub use cell::{Cell, Unreadable};
pub use check::{Case, Checked, Child};
pub use claim::{Channel, Claim, Confidence, Kind, OutcomeGroup, Scope, Topic, Unit};
pub use compare::{Difference, Growth, compare};
pub use draft::{CellSet, Draft, JointReading};
pub use fill::{ComputedTotal, fill};
pub use finding::{Arg, Finding, Summary, Term};
#[doc(hidden)]
pub use fnv::Fnv;
pub use form::{
    Block, CELL_COUNT, CellId, Column, Form, FormId, Label, Measure, Place, Remedy, Row, RowLine, Ruling, Section, SectionId,
    Subject,
};
pub use language::{Bilingual, Language};
pub use location::{Anchor, Location, Locations};
pub use number::{Number, NumberError};
pub use organ::{Coverage, Organ, OrganKind, OrganLevel, OrganName, is_same_organ};
pub use outline::{Date, LabelFact, Outline, Period, RowFact, SectionFact, Stated};
pub use points::{Cost, Points, Score};
#[doc(hidden)]
pub use printed::{is_filler, three_digits_follow};
pub use profile::{Decision, Local, Outcome, Policy, Profile, Suppression};
pub use prose::{Mentions, Prose};
pub use reason::Reason;
pub use rollup::{Share, roll_up};
pub use rule::{Basis, Family, Formula, Identity, Item, Linear, Rule};
pub use rules::{FAMILIES, check, identities, rule, rules};
pub use selector::Selector;
pub use severity::{Severity, Verdict};
pub use span::Span;
