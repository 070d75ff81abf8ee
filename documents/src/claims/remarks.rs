//! Remarks of this project in a form that it has corrected (更正说明): they speak of figures, but are no sentences of the organ.

use std::ops::Range;

/// How a remark begins, and what stands behind its number.
const BEGINNINGS: [(&str, &str); 4] =
    [("已更正", "格："), ("已补齐", "格："), ("corrected ", " cell"), ("filled in ", " cell")];

/// A range of a text without the lines that are remarks; the whole range where there are none.
pub(super) fn left_out(text: &str, range: Range<u32>) -> Vec<Range<u32>> {
    let mut kept = Vec::new();
    let (mut start, mut at) = (range.start, range.start);
    for line in text.split_inclusive('\n') {
        let end = at.saturating_add(u32::try_from(line.len()).unwrap_or(u32::MAX));
        if is_remark(line) {
            kept.push(start..at);
            start = end;
        }
        at = end;
    }
    kept.push(start..range.end);
    kept.retain(|part| part.start < part.end || range.is_empty());
    kept
}

/// Whether a line is such a remark.
pub(crate) fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    BEGINNINGS.iter().any(|(beginning, unit)| {
        let Some(rest) = line.strip_prefix(beginning) else { return false };
        let number = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        number.len() < rest.len() && number.starts_with(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_left_out_and_nothing_else() {
        let text = "前文。\n已更正2格：总计由1改为0\n后文。";
        let parts: Vec<&str> = left_out(text, 0..u32::try_from(text.len()).unwrap())
            .into_iter()
            .filter_map(|part| text.get(part.start as usize..part.end as usize))
            .collect();
        assert_eq!(parts, ["前文。\n", "后文。"]);
        for kept in ["已更正信息2条，收到申请3件", "已更正不准确信息2件", "corrected figures"] {
            assert!(!is_remark(kept), "{kept}");
        }
        assert!(is_remark("  filled in 3 cells: total 4"));
    }

    #[test]
    fn a_text_without_remarks_is_one_range() {
        assert_eq!(left_out("收到申请3件。", 7..26).as_slice(), std::slice::from_ref(&(7..26)));
        assert_eq!(left_out("", 7..7).as_slice(), std::slice::from_ref(&(7..7)));
    }
}
