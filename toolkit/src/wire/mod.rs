//! The one wire format: what a result looks like as JSON, the same bytes in every language. Each struct here is an object of
//! it, declared once by [`wire!`](crate::shape); the schema, the types of TypeScript, the stubs of Python and the records of the
//! mobile packages follow from the declarations (`cargo xtask generate`).

mod across;
#[cfg(feature = "documents")]
mod audit;
mod catalogue;
mod cells;
mod claim;
mod comparison;
mod decision;
mod finding;
mod layout;
mod location;
mod repair;
mod report;
mod rollup;
mod session;
#[cfg(test)]
mod tests;
mod totals;

pub use self::across::*;
#[cfg(feature = "documents")]
pub use self::audit::*;
pub use self::catalogue::*;
pub use self::cells::*;
pub use self::claim::*;
pub use self::comparison::*;
pub use self::decision::*;
pub use self::finding::*;
pub use self::layout::*;
pub use self::location::*;
pub use self::repair::*;
pub use self::report::*;
pub use self::rollup::*;
pub use self::totals::*;
