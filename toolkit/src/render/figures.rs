//! The figures of a report inside what is written for people, so that it is read again as what it speaks of.
//!
//! A page of findings shows proposed figures beside printed ones, and a notice in Markdown shows no table at all: read as a
//! document, either would be another report.

use std::fmt::Write;

use ogi_core::{Checked, Language};

use super::view::is_invisible;
use crate::model::embedded::Marks;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::wire::WireReport;

/// The report without what was found in it, as JSON between two marks; nothing in it can end them.
pub(super) fn figures(report: &Report, marks: Marks, language: Language) -> String {
    let bare = Report { checked: Checked::default(), repairs: ogi_core::repair::Repairs::default(), ..report.clone() };
    let json = WireReport::new(&bare, &Options { language, ..Options::default() }).to_json();
    let mut out = String::from(marks.before);
    for character in json.trim_end().chars() {
        // Nothing ends the block, and nothing in it turns the text around it.
        if matches!(character, '<' | '>') || is_invisible(character) {
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out.push_str(marks.behind);
    out.push('\n');
    out
}

#[cfg(all(test, feature = "documents"))]
mod tests {
    use ogi_core::Language;

    use crate::render::{Format, Renderer};
    use crate::{Options, inspect};

    /// What is written for people is read again as what it is about: nothing is lost, nothing is new.
    #[test]
    fn results_are_read_again() {
        for name in ["left-over-totals.txt", "wrong-totals.txt", "blank-zeros.html", "trial-form.md", "glued.txt"] {
            let path = format!("{}/../examples/reports/{name}", env!("CARGO_MANIFEST_DIR"));
            #[expect(clippy::disallowed_methods, reason = "a test reads its own examples")]
            let bytes = std::fs::read(path).unwrap();
            let first = inspect(&bytes, &Options::default()).unwrap();
            for format in [Format::Html, Format::Markdown, Format::Json] {
                let options = Options::default();
                let written = Renderer::new(format, options.clone()).one(&first);
                let again = inspect(written.as_bytes(), &options).unwrap();
                assert_eq!((&again.draft.organ, again.draft.year), (&first.draft.organ, first.draft.year), "{name} {format:?}");
                assert!(first.draft.cells().eq(again.draft.cells()), "{name} {format:?}");
                let sentences = |report: &crate::Report| -> Vec<String> {
                    report.counted().map(|finding| finding.text(report.draft.form(), Language::Zh)).collect()
                };
                let known = sentences(&first);
                for sentence in sentences(&again) {
                    assert!(known.contains(&sentence), "{name} {format:?}: {sentence}");
                }
            }
        }
    }
}
