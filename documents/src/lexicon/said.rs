//! Lists of words as one string, parted by blanks, and what a text says of them.

/// A sentence that shows a row, and one that looks alike and is none; kept for tests alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    #[cfg(test)]
    pub(crate) example: &'static str,
    #[cfg(test)]
    pub(crate) unlike: &'static str,
}

impl Shown {
    pub(crate) const fn new(example: &'static str, unlike: &'static str) -> Self {
        let _ = (example, unlike);
        Self {
            #[cfg(test)]
            example,
            #[cfg(test)]
            unlike,
        }
    }
}

/// Whether one of the words stands in a text.
pub(crate) fn says(text: &str, words: &str) -> bool {
    each(words, |word| text.contains(word))
}

/// Whether a text begins with one of the words.
pub(crate) fn begins(text: &str, words: &str) -> bool {
    each(words, |word| text.starts_with(word))
}

/// Whether it is one of the words.
pub(crate) fn is_one_of(text: &str, words: &str) -> bool {
    each(words, |word| text == word)
}

fn each(words: &str, mut fits: impl FnMut(&str) -> bool) -> bool {
    words.split(' ').any(|word| !word.is_empty() && fits(word))
}

/// The longest of the words that a text begins with.
pub(crate) fn longest<'w>(text: &str, words: &'w str) -> Option<&'w str> {
    let mut found: Option<&str> = None;
    for word in words.split(' ') {
        if text.starts_with(word) && word.len() > found.map_or(0, str::len) {
            found = Some(word);
        }
    }
    found
}

/// Whether a text is made of the words and of nothing else.
pub(crate) fn is_made_of(text: &str, words: &str) -> bool {
    let mut rest = text.trim();
    while let Some(word) = longest(rest, words) {
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
    rest.is_empty()
}
