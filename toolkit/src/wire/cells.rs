//! The cells of a report on the wire: more than two hundred, most of them small counts.

use ogi_core::{Cell, CellId, Draft, Reason, Unreadable};

use crate::jsontext::Writer;
use crate::shape::{Shape, Union, Wire, wire};

/// Every cell of the form, in printed order.
#[derive(Debug)]
pub struct Cells<'a>(pub &'a Draft);

impl Wire for Cells<'_> {
    const SHAPE: &'static Shape = &Shape::Map(Cell::SHAPE);

    fn write(&self, json: &mut Writer) {
        json.open('{');
        for id in self.0.listed_cells() {
            json.plain_key(id.path());
            self.0.cell(id).write(json);
        }
        json.close('}');
    }
}

/// What is printed in cells that hold more than their number.
#[derive(Debug)]
pub struct Printed<'a>(pub &'a Draft);

impl<'a> Printed<'a> {
    fn entries(&self) -> impl Iterator<Item = (CellId, &'a str)> {
        let noted = self.0.cells().filter(|(_, cell)| matches!(cell, Cell::Annotated { .. }));
        noted.filter_map(|(id, cell)| cell.printed().map(|printed| (id, printed)))
    }
}

impl Wire for Printed<'_> {
    const SHAPE: &'static Shape = &Shape::Map(&Shape::Text);

    fn write(&self, json: &mut Writer) {
        json.open('{');
        for (id, printed) in self.entries() {
            json.plain_key(id.path());
            json.text(printed);
        }
        json.close('}');
    }

    fn is_absent(&self) -> bool {
        self.entries().next().is_none()
    }
}

wire! {
    /// A figure that cannot be decided.
    pub struct WireUnreadable<'a> as "Unreadable" {
        /// The text that the figure is part of.
        unreadable: &'a str,
        /// In how many ways it can be read; null when that is not known.
        readings: Option<u32>,
        /// Why it cannot be decided, such as `unread/cell-lost`.
        why: Option<Reason> => omit,
    }
}

impl Wire for Cell {
    const SHAPE: &'static Shape = &Shape::Union(&Union {
        name: "Cell",
        doc: "What a cell holds.",
        shapes: &[
            (Some(&Shape::Number), "The figure."),
            (Some(&Shape::Text), "The printed text where it is no number; `\"\"` is blank."),
            (Some(WireUnreadable::SHAPE), "A figure that cannot be decided."),
            (None, "The cell is not in the document."),
        ],
    });

    fn write(&self, json: &mut Writer) {
        match self {
            Self::Missing => json.raw("null"),
            Self::Number(number) | Self::Annotated { number, .. } => json.number(*number),
            Self::Blank => json.text(""),
            Self::Placeholder(text) | Self::Text(text) => json.text(text),
            Self::Unreadable(Unreadable { printed, readings, why }) => {
                WireUnreadable { unreadable: printed, readings: *readings, why: *why }.write(json);
            }
        }
    }
}

/// What one of several reports holds in a cell; null too where its form has no such cell.
impl Wire for Option<&Cell> {
    const SHAPE: &'static Shape = Cell::SHAPE;

    fn write(&self, json: &mut Writer) {
        self.unwrap_or(&Cell::Missing).write(json);
    }
}
