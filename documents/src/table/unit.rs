//! What stands beside a figure without being a word: units of counts and money, and signs (计量单位和增减号).

/// What follows a count in a sentence.
pub(super) const SENTENCE_UNITS: &str = "条件次起份期篇余人场家名号时批位户宗例项个多页余";

/// What may follow a figure in a cell (计量单位).
const CELL_UNITS: [&str; 14] = ["万元", "亿元", "个", "项", "件", "条", "次", "元", "笔", "宗", "份", "家", "部", "起"];

/// The length of a unit that a text starts with and that ends there, or before white space.
pub(super) fn unit_alone(raw: &str) -> Option<usize> {
    let unit = CELL_UNITS.iter().find(|unit| raw.starts_with(**unit))?;
    let rest = raw.get(unit.len()..)?;
    let is_money = unit.ends_with('元');
    (is_money || rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(unit.len())
}

/// Whether a text is a sign, perhaps behind a unit, and whether it takes away.
pub(super) fn sign_in(raw: &str) -> Option<bool> {
    match behind_unit(raw) {
        "减" | "减少" | "下降" | "-" | "－" | "−" | "—" => Some(true),
        "增" | "增加" | "上升" | "+" | "＋" => Some(false),
        _ => None,
    }
}

/// Where the sign begins, behind the unit of the figure before.
pub(super) fn sign_start(start: u32, raw: &str) -> u32 {
    let text = behind_unit(raw);
    start.saturating_add(u32::try_from(raw.len().saturating_sub(text.len())).unwrap_or_default())
}

/// What stands behind the unit that a text may start with.
fn behind_unit(raw: &str) -> &str {
    raw.trim_start_matches(['个', '项', '件', '条', '次', '元'])
}
