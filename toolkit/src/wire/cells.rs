//! The cells of a report on the wire. A report has more than two hundred, most of them small counts: as JSON text they
//! are written by hand, at a third of what it takes to pass each through serde.

use std::sync::LazyLock;

use ogi_core::{CELL_COUNT, CellId, Draft, Number};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::text::{push_whole, text_of};

/// Serialises every cell of the form, in printed order.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    draft: &'a Draft,
    /// Whether the text is written elsewhere; then only its place is marked.
    taken: bool,
}

/// A path with its quotation marks and the comma before it, by the place of its cell.
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut keys = vec![String::new(); CELL_COUNT];
    for cell in CellId::all() {
        if let Some(key) = keys.get_mut(cell.index()) {
            *key = format!(",\"{}\":", cell.path());
        }
    }
    keys
});

impl<'a> Cells<'a> {
    pub(super) const fn of(draft: &'a Draft) -> Self {
        Self { draft, taken: false }
    }

    /// Leaves the cells to [`push_cells`], which [`super::text`] calls in their place.
    pub(super) fn take(&mut self) -> &'a Draft {
        self.taken = true;
        self.draft
    }
}

/// Adds the cells as JSON text.
pub(super) fn push_cells(draft: &Draft, text: &mut String) {
    text.push('{');
    // The first one has no comma before it.
    let mut comma = 1;
    for id in draft.listed_cells() {
        text.push_str(KEYS.get(id.index()).and_then(|key| key.get(comma..)).unwrap_or_default());
        comma = 0;
        let cell = draft.cell(id);
        let count = cell.number().and_then(Number::as_integer).and_then(|value| u64::try_from(value).ok());
        match count {
            Some(count) => push_whole(count, text),
            None if cell.is_missing() => text.push_str("null"),
            None => text.push_str(&text_of(cell).unwrap_or_default()),
        }
    }
    text.push('}');
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.taken {
            return serializer.serialize_u128(0);
        }
        let mut map = serializer.serialize_map(None)?;
        for cell in self.draft.listed_cells() {
            map.serialize_entry(cell.path(), self.draft.cell(cell))?;
        }
        map.end()
    }
}

/// Serialises what is printed in cells that hold more than their number.
#[derive(Debug)]
pub(super) struct Printed<'a>(&'a Draft);

impl<'a> Printed<'a> {
    pub(super) const fn of(draft: &'a Draft) -> Self {
        Self(draft)
    }

    fn entries(&self) -> impl Iterator<Item = (CellId, &'a str)> {
        let draft = self.0;
        let noted = draft.cells().filter(|(_, cell)| cell.number().is_some());
        noted.filter_map(|(id, cell)| cell.printed().map(|printed| (id, printed)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }
}

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries().map(|(id, printed)| (id.path(), printed)))
    }
}

#[cfg(test)]
mod tests {
    use ogi_core::{Cell, CellId, Draft, FormId, Number};

    use crate::{Options, WireReport, check};

    #[test]
    fn the_text_is_that_of_serde() {
        for form in FormId::ALL {
            let mut draft = Draft::new(*form);
            draft.set_undivided(true);
            draft.organ = Some("示例\"市\n局".to_owned());
            let printed = [
                "0",
                "9",
                "10",
                "-3",
                "12.5",
                "123456789012345",
                "",
                "—",
                "见“附\\件”",
                "22（其中修订16件）",
                "1234567890123456",
            ];
            for (cell, printed) in CellId::all().zip(printed.iter().cycle()) {
                draft.set(cell, Cell::from_printed(printed));
            }
            draft.set(CellId::all().nth(40).unwrap(), Cell::Number(Number::from(7)));
            for draft in [draft, Draft::new(*form)] {
                let options = Options::default();
                let report = check(draft, &options);
                let wire = || WireReport::new(&report, &options);
                assert_eq!(wire().to_json().unwrap(), serde_json::to_string(&wire()).unwrap());
            }
        }
    }
}
