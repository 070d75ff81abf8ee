//! The statutory tables as the cheapest explanation of a document as a print of the form; believed where every explanation
//! within a margin of it agrees.
//!
//! | stage | from → to | file |
//! | --- | --- | --- |
//! | shape | form → rows, cells, labels, header words | `shape` |
//! | lines | tokens → runs of figures with the words around them | `cutter`, `line` |
//! | columns, years | columns and tables that are not the form's or not of the year are left out | `columns`, `years` |
//! | positions | grid columns, places in lined-up text → rows with empty cells | `position` |
//! | labels | words × labels → what it costs to take one for the other | `label` |
//! | layouts | run × row → ways in which the run may print the row | `layout` |
//! | edges | runs × rows → what may be what, and what it costs | `edge`, `labelling` |
//! | alignment | runs × rows → candidates within the margin | `align` |
//! | settlement | candidates × identities → what is still open | `settle`, `choice`, `narrow` |
//! | another cut | glued digits that the columns ask to be cut otherwise are not believed | `recut` |
//! | exact | runs that are the rows one by one, whole labels and exact counts: no alignment | `exact` |
//! | near readings | settlement, and what the whole document shows → what is not ruled out | `near`, `doubt` |
//! | explanation | hypotheses → one, and what all near ones agree on | `explain` |
//! | declaration | explanation → draft and facts | `declare` |

mod align;
mod choice;
mod columns;
mod cutter;
mod declare;
mod doubt;
mod edge;
mod exact;
mod explain;
mod explanation;
mod label;
mod labelling;
mod layout;
mod line;
mod map;
mod narrow;
mod near;
mod ordinal;
mod position;
mod prices;
mod recut;
mod settle;
mod shape;
mod trail;
mod unit;
mod years;

pub(crate) use declare::{read, trace};
pub use trail::{Shown, Stage};
