//! How values of the wire are read again.

use ogi_core::{Number, Reason, Topic, Unit};

use crate::jsontext::Node;

/// A value of the wire that is read again; `None` where it is not understood.
pub(crate) trait Read: Sized {
    fn read(node: &Node) -> Option<Self>;

    /// What stands for one that is left out; `None` where it must be given.
    fn left_out() -> Option<Self> {
        None
    }

    /// A member of an object.
    fn member(object: &Node, name: &str) -> Option<Self> {
        object.get(name).map_or_else(Self::left_out, Self::read)
    }
}

/// Values that are read by a function, and what stands for one that may be left out.
macro_rules! read {
    ($($type:ty: $read:expr $(, or $left_out:expr)?;)*) => {
        $(impl Read for $type {
            fn read(node: &Node) -> Option<Self> {
                let read: fn(&Node) -> Option<Self> = $read;
                read(node)
            }

            $(fn left_out() -> Option<Self> {
                Some($left_out)
            })?
        })*
    };
}

read! {
    bool: |node| node.as_bool(), or false;
    u8: |node| u8::try_from(node.as_count()?).ok(), or 0;
    u16: |node| u16::try_from(node.as_count()?).ok(), or 0;
    u32: |node| node.as_count(), or 0;
    String: |node| node.as_str().map(str::to_owned), or Self::new();
    Number: |node| node.as_number();
    Topic: |node| Topic::from_path(node.as_str()?);
    Reason: |node| Reason::from_code(node.as_str()?);
    Unit: |node| Unit::ALL.iter().copied().find(|unit| node.as_str() == Some(unit.printed()));
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node) -> Option<Self> {
        node.optional(T::read)
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node) -> Option<Self> {
        node.as_list()?.iter().map(T::read).collect()
    }

    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}

/// A word of the field with its names on the wire, for readers.
pub(crate) trait Named: Copy + 'static {
    /// Every name with what it stands for.
    const NAMES: &'static [(&'static str, Self)];

    /// What a name stands for.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}
