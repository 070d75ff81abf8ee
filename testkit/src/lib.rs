//! What tests, benches, fuzz targets and the task runner share (测试工具): synthetic reports, damaged tables with their smallest repairs, golden
//! vectors, and what must hold of every repair.

#![allow(clippy::missing_panics_doc, reason = "in tests, what is not as it should be ends them")]

mod compound;
pub mod repair_cases;
pub mod repair_set;
pub mod repaired;
pub mod reports;
#[cfg(feature = "vectors")]
pub mod vectors;

pub use compound::compound;
