//! Reads annual reports on open government information (政府信息公开工作年度报告) from bytes into a typed draft.
//!
//! ```text
//! bytes ─decode─▶ text ─read─▶ Document ─recognise─▶ Draft
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
mod heads;
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
