//! What an explanation costs. Small whole numbers: what matters is their order, not their size.
//!
//! An exact fit costs nothing; a layout that the document shows elsewhere costs nothing either; a label that is nearly
//! right costs less than one printed behind its figures; a broken sum costs less than a lost cell, because reports are
//! wrong more often than tools lose a cell, and more than a lost gap, because tools lose gaps all the time.

/// A price, or a sum of prices.
pub(super) type Cost = i32;

/// More than any explanation costs.
pub(super) const NEVER: Cost = 1 << 20;

/// An explanation within so much of the cheapest is not ruled out. A larger margin is not safer: explanations that nothing
/// can test come within it.
pub(super) const MARGIN: Cost = 2;

/// A label of which up to 8, 22, 40 and 55 in 100 letters are missing or misprinted.
pub(super) const LABEL_NEAR: Cost = 1;
pub(super) const LABEL_FAIR: Cost = 3;
pub(super) const LABEL_POOR: Cost = 5;
/// No label at all.
pub(super) const LABEL_ABSENT: Cost = 7;
/// The first letters of a label, cut off by the end of a page or field; fewer than eight of them, and at least that many.
pub(super) const LABEL_CUT: [Cost; 2] = [2, 1];
/// A row of a grid without words of its own: its label stands elsewhere.
pub(super) const LABEL_ELSEWHERE: Cost = 3;
/// A label that stands around its figures, cut in two by them.
pub(super) const LABEL_AROUND: Cost = 1;
/// A label behind its figures, where the labels of the document stand before them.
pub(super) const LABEL_AFTER: Cost = 5;
/// A label on the other side of a row of a grid that has no words of its own.
pub(super) const LABEL_ACROSS: Cost = 2;
/// A label that is not whole, with the ordinal of another row.
pub(super) const ORDINAL_OTHER: Cost = 3;
/// Another row's label fits the same words better.
pub(super) const RIVAL: Cost = 3;
/// Each letter left over between the figures of one row.
pub(super) const STRAY_LETTER: Cost = 1;
/// Figures of one row from several runs, each run more.
pub(super) const JOIN: Cost = 1;

/// A row of the form that the document does not have: with sums that would miss it, and without.
pub(super) const ROW_LEFT_OUT: Cost = 4;
pub(super) const ROW_LEFT_OUT_SOFT: Cost = 3;
/// A run of figures that belongs to no row: one or two figures, up to five, more.
pub(super) const RUN_LEFT_OVER: [Cost; 3] = [1, 3, 5];
/// A run that looks like a row and stands behind a whole label.
pub(super) const ROW_LEFT_OVER: Cost = 9;
/// A run of digits in a document whose digits run together.
pub(super) const GLUED_LEFT_OVER: Cost = 4;

/// Digits of several cells run together, where the document shows it elsewhere; in one run; in some runs of several.
pub(super) const GLUED_SEEN: Cost = 0;
pub(super) const GLUED_ONCE: Cost = 4;
pub(super) const GLUED_MIXED: Cost = 3;
/// More than once in one row whose cells stand apart.
pub(super) const GLUED_APART: Cost = 7;
/// Blank cells left no trace, where the document is taken to drop them; where it is not; where the digits are exactly
/// as many as the cells.
pub(super) const BLANKS_DROPPED_SEEN: Cost = 1;
pub(super) const BLANKS_DROPPED: Cost = 7;
pub(super) const BLANKS_DROPPED_EXACT: Cost = 10;
/// One cell of a row whose cells stand apart is lost: as likely as that two of them run together.
pub(super) const ONE_CELL_LOST: Cost = 3;
/// Taking the document to drop its blank cells, or to print labels behind figures.
pub(super) const DROPS_BLANKS: Cost = 4;
pub(super) const LABELS_BEHIND: Cost = 8;
/// An edition that is not the plain one: an undivided row, the other edition's first table.
pub(super) const VARIANT: Cost = 1;
/// A header word of the first table that is missing; at most so many count.
pub(super) const HEADER_MISSING: Cost = 2;
pub(super) const HEADERS_MISSING: Cost = 6;
/// A figure that starts with zeros.
pub(super) const LEADING_ZERO: Cost = 8;
/// Empty fields around a row.
pub(super) const PADDING: Cost = 1;
/// A last field that is empty because another was lost.
pub(super) const CELL_LOST: Cost = 1;
/// The number of a page among the figures.
pub(super) const PAGE_INSIDE: Cost = 4;
/// More figures than cells.
pub(super) const TOO_MANY: Cost = 6;
/// A merged cell printed once a column.
pub(super) const REPEATED: Cost = 1;
/// Several rows in one block, their labels before it; the first column apart from the others; column by column.
pub(super) const BLOCK: Cost = 2;
/// A block whose labels are lost, whose rows add up.
pub(super) const BLOCK_WITHOUT_LABELS: Cost = 8;
pub(super) const FIRST_COLUMN_APART: Cost = 1;
pub(super) const BY_COLUMNS: Cost = 2;
/// A decimal or negative figure where the form counts.
pub(super) const NOT_A_COUNT: Cost = 6;

/// A broken sum of a row, of a remedies group, of a column; so many columns count at most.
pub(super) const ROW_BROKEN: Cost = 4;
/// At most so much for the three groups of the remedies table together: errors are not explained away.
pub(super) const REMEDIES_BROKEN: Cost = 6;
pub(super) const COLUMN_BROKEN: Cost = 3;
pub(super) const COLUMNS_BROKEN: Cost = 4;
/// Parts without the blanks already above their whole.
pub(super) const BOUND_BROKEN: Cost = 1;
