//! Where the figures stand inside a result that is written for people.

/// What stands before the figures, and behind them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    pub(crate) before: &'static str,
    pub(crate) behind: &'static str,
}

/// The words of every mark that few other texts have.
#[cfg(feature = "documents")]
pub(crate) const NAME: &str = "ogi-figures";

/// In a web page.
pub(crate) const IN_HTML: Marks =
    Marks { before: "<script type=\"application/json\" class=\"ogi-figures\">", behind: "</script>" };
/// In Markdown.
pub(crate) const IN_MARKDOWN: Marks = Marks { before: "<!-- ogi-figures ", behind: " -->" };
