//! Values (数据): what tasks take and give, without a word about JSON.

pub(crate) mod assessment;
pub(crate) mod baseline;
pub(crate) mod context;
pub(crate) mod embedded;
pub(crate) mod error;
pub(crate) mod extent;
pub(crate) mod grid;
pub(crate) mod layout;
pub(crate) mod line;
pub(crate) mod marks;
pub(crate) mod nearest;
pub(crate) mod note;
pub(crate) mod options;
pub(crate) mod phrases;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod timestamp;
pub(crate) mod units;
pub(crate) mod words;
