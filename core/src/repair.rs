//! The smallest corrections that make every identity of a report hold.

pub mod solver;
