//! Linear identities (勾稽关系) as data.

use crate::form::{Column, Row, Ruling};

/// An identity: the sum of what is computed equals the sum of what is stated.
///
/// The type of its terms is its axis: a formula over columns is bound in each row, one over rows in each column,
/// so that one of the wrong scope does not compile.
#[derive(Debug)]
pub struct Formula<T: 'static> {
    /// The parts.
    pub computed: &'static [T],
    /// The whole, or the other side.
    pub stated: &'static [T],
}

/// A formula with the axis along which it is bound.
#[derive(Debug)]
pub enum Linear {
    /// A formula over columns, in each row of the applications table.
    EachRow(Formula<Column>),
    /// A formula over rows, in each column of the applications table.
    EachColumn(Formula<Row>),
    /// A formula over rulings, in each group of the remedies table.
    EachRemedy(Formula<Ruling>),
}
