//! Stretches between two numbers: 10至20件, 1月至12月.

use ogi_core::is_filler;

pub(super) const fn is_range(character: char) -> bool {
    matches!(character, '至' | '到' | '-' | '—' | '–' | '~' | '～' | '－')
}

/// Whether a stretch that begins behind 1月 ends with the year: 1月至12月, 一月到十二月.
pub(super) fn goes_to_december(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_filler).strip_prefix(is_range).unwrap_or_default();
    let rest = rest.trim_start_matches(is_filler);
    let last = ["12", "十二"].iter().find_map(|last| rest.strip_prefix(last)).unwrap_or_default();
    last.trim_start_matches(is_filler).starts_with('月')
}
