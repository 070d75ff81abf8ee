//! This year's report against last year's (跨年核对).

mod chain;
mod figures;
mod text;

crate::check::family! {
    table "continuity" { zh: "跨年核对", en: "year to year", prose: "../continuity.md" }

    figures::BROUGHT_FORWARD,
    figures::STOCK,
    figures::REPEALED,
    figures::ITEMS,
    figures::PENDING,
    figures::SUITS,
    figures::JUMP,
    figures::FEE_UNIT,
    figures::IDENTICAL,
    figures::STALE_TOTAL,
    text::COPIED,
    text::REPETITION,
    text::PROBLEMS_COPIED,
    text::STATED,
    chain::OTHER_YEAR,
    chain::OTHER_ORGAN,
    chain::REPEATED,
    chain::STOCK_IS_FLOW,
}
