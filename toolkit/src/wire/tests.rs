//! A cell on the wire.

use ogi_core::{Cell, Reason, Unreadable};
use proptest::prelude::*;

use crate::shape::text_of;

proptest! {
    /// The core's own form, by serde, is the oracle.
    #[test]
    fn a_cell_is_that_of_serde(
        text in prop_oneof!["[0-9]{1,17}", "-?[0-9]{1,6}\\.[0-9]{1,9}", "[0-9]{1,3}件", "[/—无 ]{0,2}", any::<String>()],
        readings in prop::option::of(any::<u32>()), why in prop::option::of(prop::sample::select(Reason::ALL)),
        is_unreadable in prop::bool::weighted(0.2),
    ) {
        let printed = || Cell::from_printed(&text);
        let unreadable = || Cell::Unreadable(Unreadable { printed: text.as_str().into(), readings, why });
        let cell = if is_unreadable { unreadable() } else { printed() };
        prop_assert_eq!(text_of(&cell), serde_json::to_string(&cell).unwrap());
    }
}
