//! The form as pieces, for files that are written piece by piece (段落、表格).

use ogi_core::{Draft, SectionId};

use super::rows::{self, Line};
use super::{Wording, Words};

/// A paragraph, heading or table of the form, in order.
pub(super) enum Piece {
    Title(String),
    Paragraph(String),
    Heading(String),
    Table(Vec<Line>),
    /// Where the organ writes a part in words.
    Space,
}

/// The pieces of a report.
pub(super) fn pieces(draft: &Draft, words: &Wording) -> Vec<Piece> {
    let paragraphs = |lines: &[String]| lines.iter().cloned().map(Piece::Paragraph).collect::<Vec<_>>();
    let mut pieces = vec![Piece::Title(super::title(draft, Words::Of(words)))];
    pieces.extend(Some(words.remark()).filter(|remark| !remark.is_empty()).map(|remark| Piece::Paragraph(remark.to_owned())));
    pieces.extend(super::preface(draft, Words::Of(words)).map(Piece::Paragraph));
    pieces.extend(paragraphs(words.preface()));
    for (number, section) in super::NUMERALS.iter().zip(draft.form().form().sections) {
        pieces.push(Piece::Heading(format!("{number}、{}", section.title)));
        let own = words.of(section.id);
        pieces.extend(paragraphs(own));
        match section.id {
            SectionId::Proactive => pieces.push(Piece::Table(rows::proactive(draft))),
            SectionId::Requests => pieces.push(Piece::Table(rows::requests(draft))),
            SectionId::Remedies => pieces.push(Piece::Table(rows::remedies(draft))),
            SectionId::Overview | SectionId::Problems | SectionId::OtherMatters if own.is_empty() => pieces.push(Piece::Space),
            SectionId::Overview | SectionId::Problems | SectionId::OtherMatters => {}
        }
    }
    pieces
}
