//! Readers: each turns one kind of source into a [`Document`](crate::document::Document).

mod budget;
mod lines;
#[cfg(test)]
mod tests;
mod text;

pub use text::text;
