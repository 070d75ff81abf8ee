//! Texts of documents and callers within a line of ours.

/// A text without line ends and other control characters.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|character| if character.is_control() { ' ' } else { character })
}

/// Enough of a text to recognise it in a message, which stays one line.
pub(crate) fn clip(text: &str) -> String {
    plain(text).take(80).collect()
}

/// At most so many characters of a text, on one line, without control characters.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut line: String = plain(text).take(limit).collect();
    if text.chars().nth(limit).is_some() {
        line.push('…');
    }
    line
}
