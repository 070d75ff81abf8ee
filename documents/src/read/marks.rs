//! The marks of Markdown around a line or a cell.

use std::ops::Range;

/// Rules, underlines and fences: lines that are all mark.
pub(super) fn is_mark_only(line: &str) -> bool {
    let text = line.trim();
    let marks = text.bytes().filter(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=')).count();
    let first = text.bytes().next();
    let rule = marks >= 3 && text.bytes().all(|byte| Some(byte) == first || byte == b' ');
    rule || text.starts_with("```") || text.starts_with("~~~")
}

/// The line without the marks of headings, quotes and emphasis, as a range within it.
pub(super) fn without_marks(line: &str) -> Range<usize> {
    let mut start = 0;
    loop {
        let rest = line.get(start..).unwrap_or_default();
        let text = rest.trim_start();
        let indent = rest.len() - text.len();
        if let Some(quoted) = text.strip_prefix("> ") {
            start = line.len() - quoted.len();
        } else if let Some(heading) = heading(text) {
            let start = line.len() - heading.len();
            let text = heading.trim_end().trim_end_matches('#').trim_end();
            return without_emphasis(line, start..start + text.len());
        } else {
            // Indented text is left as it stands, unless a mark follows.
            let marked = without_emphasis(line, start + indent..start + rest.trim_end().len());
            return if marked.start > start + indent { marked } else { start..line.len() };
        }
    }
}

/// What follows `# ` to `###### `.
fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if (1..=6).contains(&level) && rest.starts_with([' ', '\t']) { Some(rest.trim_start()) } else { None }
}

/// The range without `**`, `__`, `*` or backquotes around it.
pub(super) fn without_emphasis(line: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    for mark in ["**", "__", "*", "`"] {
        let text = line.get(range.clone()).unwrap_or_default();
        let Some(inner) = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark)) else { continue };
        let text = inner.trim();
        if !text.is_empty() && !inner.contains(mark) {
            let start = range.start + mark.len() + (inner.len() - inner.trim_start().len());
            range = start..start + text.len();
        }
    }
    range
}
