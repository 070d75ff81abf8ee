//! What kind of source this looks like.

use memchr::memchr_iter;

/// How far into a source its kind is looked for.
const HEAD: usize = 1 << 16;
/// Elements of pages that text with tables in it does not have; so many make a page.
const PAGE_TAGS: usize = 3;

/// 文档格式: the kind of a source, as its name or its sender states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

impl Kind {
    /// The kind that a file name extension states, if it is one that can be read.
    ///
    /// ```
    /// use ogi_documents::read::Kind;
    /// assert_eq!(Kind::from_extension("HTM"), Some(Kind::Html));
    /// assert_eq!(Kind::from_extension("docx"), None);
    /// ```
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" | "tsv" | "log" => Some(Self::Text),
            "md" | "markdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            _ => None,
        }
    }
}

/// How a source is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Markdown,
    TextWithTables,
    Page,
    /// A sheet saved as text, and what parts its fields.
    Sheet(u8),
}

/// Decides by the hint and by the tags near the start.
pub(super) fn look(source: &str, hint: Option<Kind>) -> Look {
    if hint == Some(Kind::Html) {
        return Look::Page;
    }
    let start = source.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let head = source.get(..source.floor_char_boundary(HEAD)).unwrap_or(source);
    let page_tags = tags(head).filter(|tag| is_page_tag(tag)).take(PAGE_TAGS).count();
    let begins = tag_at(start.as_bytes());
    let begins_as_page = match hint {
        None => begins.is_some_and(|tag| is_page_tag(tag) || is_table_tag(tag)),
        Some(_) => {
            begins.is_some_and(|tag| ["!doctype", "html", "?xml"].iter().any(|name| tag.eq_ignore_ascii_case(name.as_bytes())))
        }
    };
    if begins_as_page || (hint.is_none() && page_tags >= PAGE_TAGS) {
        return Look::Page;
    }
    if tags(source).any(is_table_tag) {
        return Look::TextWithTables;
    }
    if hint != Some(Kind::Markdown)
        && let Some(separator) = super::csv::separator(source)
    {
        return Look::Sheet(separator);
    }
    if hint == Some(Kind::Markdown) || (hint.is_none() && is_marked(head.as_bytes())) { Look::Markdown } else { Look::Text }
}

/// Whether a line begins with a mark of Markdown.
fn is_marked(head: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [b"# ", b"**", b"|--", b"| --", b"|:-"];
    let begins = |line: &[u8]| matches!(line, [b'#' | b'*' | b'|', ..]) && marks.iter().any(|mark| line.starts_with(mark));
    let mut lines = memchr_iter(b'\n', head).filter_map(|end| head.get(end.saturating_add(1)..));
    begins(head) || lines.any(|line| begins(line) || line.starts_with(b"## "))
}

/// The names of the tags in a source.
fn tags(source: &str) -> impl Iterator<Item = &[u8]> {
    let bytes = source.as_bytes();
    memchr_iter(b'<', bytes).filter_map(move |at| tag_at(bytes.get(at..)?))
}

/// The name of the start tag that the bytes begin with.
fn tag_at(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(b"<")?;
    let rest = rest.get(..12).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'!' | b'?' | b'-'));
    rest.get(..end.unwrap_or(rest.len()))
}

fn is_page_tag(tag: &[u8]) -> bool {
    is_one_of(
        tag,
        &[
            "!doctype", "html", "head", "body", "meta", "title", "?xml", "!--", "link", "style", "script", "div", "p", "span",
            "center", "font", "article", "section", "h1", "h2", "h3",
        ],
    )
}

fn is_table_tag(tag: &[u8]) -> bool {
    is_one_of(tag, &["table", "tbody", "thead", "tr", "td", "th", "br"])
}

fn is_one_of(tag: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| tag.eq_ignore_ascii_case(name.as_bytes()))
}
