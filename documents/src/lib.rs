//! Reads annual reports on open government information (政府信息公开工作年度报告) from bytes into a typed draft.
//!
//! ```text
//! bytes ─decode─▶ text ─read─▶ Document ─recognise─▶ Draft
//! ```
//!
//! | stage | from → to | room | to change |
//! | --- | --- | --- | --- |
//! | decode | bytes → text | `decode` | an encoding, what is told to be no text |
//! | read | one kind of file → [`Document`](document::Document): text, paragraphs, grids | `read`, a module a kind | what is taken from Word, PDF, a web page, CSV … |
//! | recognise | document → tokens, headings, title, period, organ | `recognise`: a `Reader` goes through the steps | how headings, years and names are found |
//! | tables | tokens → figures of the three tables; its own table of stages in `table/mod.rs` | `table` | a layout (排版) in which rows are printed: `table/layout`; what a misprint costs: `table/prices.rs` |
//! | claims | sentences → numbers and statements | `claims`, with its words in `lexicon` | a wording: a line of `lexicon/patterns` or `lexicon/words.rs` |
//! | prose | narrative → facts on dates, names, wording | `prose` | what the rules on publication judge |
//! | write, annotate | draft → the form as a file; remarks into a file | `write`, `annotate` | how the form is laid out when it is written |
//!
//! Labels, their aliases and titles are not here: they are printed on the form, which is data of `ogi-core` (`core/src/form`); a label's
//! alias (别名) is a word in the line of its row in `core/src/form/rows.rs`, and readers know it from there.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::disallowed_methods,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::float_arithmetic
    )
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "office")]
pub mod annotate;
pub mod claims;
pub mod decode;
pub mod document;
pub mod error;
mod first_chars;
mod inspect;
mod lexicon;
pub mod limits;
mod prose;
pub mod read;
mod recognise;
mod search;
mod several;
mod table;
mod text;
mod traditional;
pub mod write;

pub use inspect::{ReadError, ReadOptions, Reading, inspect, inspect_document, inspect_text, trace, wording};
pub use recognise::{Recognised, recognise};
pub use table::{Shown, Stage};
