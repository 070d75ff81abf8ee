//! From the values of the wire to those of the records, one by one; the records themselves follow in `generated.rs`.

use std::borrow::Cow;

use ogi_report::repair::Member;
use ogi_report::wire::Cells;
use ogi_report::{CellId, Date, Number, Reason, Topic, Unit};

use crate::records::{Cell, CellState, WhichReport};

/// A value that a record holds, from the same value on the wire.
pub(crate) trait Mirror {
    /// What stands in the record.
    type Record;

    fn mirror(self) -> Self::Record;
}

/// Values that records hold as the toolkit does, or that go over by a conversion.
macro_rules! mirrors {
    ($($from:ty => $to:ty: $convert:expr;)*) => {
        $(impl Mirror for $from {
            type Record = $to;

            fn mirror(self) -> $to {
                let convert: fn(Self) -> $to = $convert;
                convert(self)
            }
        })*
    };
}

// Counts and positions stay far below the limit: a document has at most some dozens of megabytes.
mirrors! {
    bool => bool: |flag| flag;
    i8 => i32: i32::from;
    u8 => i32: i32::from;
    u16 => i32: i32::from;
    u32 => i32: |count| i32::try_from(count).unwrap_or(i32::MAX);
    usize => i32: |count| i32::try_from(count).unwrap_or(i32::MAX);
    u64 => i64: |count| i64::try_from(count).unwrap_or(i64::MAX);
    i64 => i64: |number| number;
    Number => Number: |number| number;
    &str => String: str::to_owned;
    String => String: |text| text;
    Cow<'_, str> => String: Cow::into_owned;
    CellId => String: |cell| cell.path().to_owned();
    Topic => String: |topic| topic.path().to_owned();
    Unit => String: |unit| unit.printed().to_owned();
    Reason => String: |reason| reason.code().to_owned();
    Date => String: |day| day.to_string();
    Member => WhichReport: |member| match member {
        Member::This => WhichReport::This,
        Member::LastYear => WhichReport::LastYear,
        Member::Child(at) => WhichReport::Child { at: at.mirror() },
    };
    // Which cell it is stands beside it.
    &ogi_report::Cell => Cell: |held| cell(String::new(), held);
    Cells<'_> => Vec<Cell>: |cells| cells.0.listed_cells().map(|id| cell(id.mirror(), cells.0.cell(id))).collect();
}

impl<T: Mirror> Mirror for Option<T> {
    type Record = Option<T::Record>;

    fn mirror(self) -> Self::Record {
        self.map(T::mirror)
    }
}

impl<T: Mirror> Mirror for Vec<T> {
    type Record = Vec<T::Record>;

    fn mirror(self) -> Self::Record {
        self.into_iter().map(T::mirror).collect()
    }
}

impl<T: Mirror + Clone> Mirror for &[T] {
    type Record = Vec<T::Record>;

    fn mirror(self) -> Self::Record {
        self.to_vec().mirror()
    }
}

/// A text that the wire leaves out where it is empty.
pub(crate) fn present(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

pub(crate) fn cell(path: String, held: &ogi_report::Cell) -> Cell {
    use ogi_report::Cell as Held;
    let (state, unreadable) = match held {
        Held::Missing => (CellState::Missing, None),
        Held::Number(_) | Held::Annotated { number: _, printed: _ } => (CellState::Number, None),
        Held::Blank => (CellState::Blank, None),
        Held::Placeholder(_) => (CellState::Placeholder, None),
        Held::Text(_) => (CellState::Text, None),
        Held::Unreadable(unreadable) => (CellState::Unreadable, Some(unreadable)),
    };
    let printed = held.printed().map(str::to_owned);
    let (readings, why) = match unreadable {
        Some(ogi_report::Unreadable { printed: _, readings, why }) => (readings.mirror(), why.mirror()),
        None => (None, None),
    };
    Cell { path, state, number: held.number(), printed, readings, why }
}
