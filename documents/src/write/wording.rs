//! The words of a report part by part (正文), so that a corrected copy keeps them.

use std::borrow::Cow;

use ogi_core::{Anchor, Outline, Prose, SectionId, Span};

use crate::claims::is_remark;
use crate::document::{Block, Document};

/// The words of a report, paragraph by paragraph (正文): what stands before part one, and in each of the six parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    remark: String,
    preface: Vec<String>,
    parts: [Vec<String>; 6],
}

impl Wording {
    /// What was corrected (更正说明), said under the title for whoever is given the file.
    pub fn remark(&self) -> &str {
        &self.remark
    }

    /// The same words with a remark on what was corrected. It is no sentence of the report: what begins with `已更正N格：`,
    /// `已补齐N格：` or their English is not read again.
    #[must_use]
    pub fn with_remark(self, remark: &str) -> Self {
        Self { remark: on_one_line(remark).into_owned(), ..self }
    }

    /// The paragraphs before part one.
    pub fn preface(&self) -> &[String] {
        &self.preface
    }

    /// The paragraphs of a part.
    pub fn of(&self, section: SectionId) -> &[String] {
        self.parts.get(section as usize).map_or(&[], Vec::as_slice)
    }

    /// The words of a document, by the headings that were found in it; none where no heading was.
    pub(crate) fn of_document(document: &Document<'_>, outline: &Outline, prose: Option<&Prose>) -> Self {
        let mut taker = Taker { outline, words: Self::default(), part: None, is_open: outline.title.is_none() };
        if outline.sections.is_empty() {
            return taker.words;
        }
        for block in &document.blocks {
            if let Block::Paragraph(range) = block {
                let span = document.source_span(range);
                let is_line =
                    document.locations.at(span.start).is_some_and(|location| matches!(location.spot, Anchor::Line(_)));
                taker.paragraph(document.slice(range), span, is_line);
            }
        }
        taker.words.trim_end(prose);
        taker.words
    }

    /// What a page has below a report is no part of it: behind the last sentence only a signature and its day stay.
    fn trim_end(&mut self, prose: Option<&Prose>) {
        let Some(last) = self.parts.last_mut() else { return };
        let signed = prose.and_then(|prose| prose.signature.as_ref()).map(|organ| without_space(&organ.value));
        let stays = |line: &String| {
            let bare = without_space(line);
            is_sentence(line)
                || bare.ends_with('。')
                || signed.as_ref().is_some_and(|organ| bare.contains(organ.as_ref()))
                || is_day(&bare)
        };
        let end = last.iter().rposition(stays).map_or(0, |at| at.saturating_add(1));
        last.truncate(end);
    }
}

/// Takes the paragraphs of a document one after the other.
struct Taker<'o> {
    outline: &'o Outline,
    words: Wording,
    /// The part that is being read; `None` before part one.
    part: Option<SectionId>,
    /// Whether the title has been passed: what a page has above it is no part of the report.
    is_open: bool,
}

impl Taker<'_> {
    fn paragraph(&mut self, text: &str, span: Span, is_line: bool) {
        let mut rest = text;
        let inside = |place: Span| place.start >= span.start && place.start < span.end;
        for heading in self.outline.sections.iter().filter(|heading| inside(heading.span)) {
            let (before, behind) = rest.split_once(&*heading.printed).unwrap_or((rest, ""));
            // What stands before a heading in its own line is its number; where all is run together, the part before it as well.
            let before =
                before.trim_end_matches(['、', '.', '．', '，', ' ']).trim_end_matches(['一', '二', '三', '四', '五', '六']);
            if is_sentence(before) {
                self.put(before, is_line);
            }
            self.part = Some(heading.id);
            self.is_open = true;
            rest = behind.trim_start_matches([':', '：', '。']);
        }
        if let Some(title) = self.outline.title.as_ref().filter(|_| !self.is_open) {
            self.is_open = inside(title.span) || title.span.start < span.start;
            if inside(title.span) {
                return;
            }
        }
        self.put(rest, is_line);
    }

    fn put(&mut self, text: &str, is_line: bool) {
        let text = on_one_line(text);
        if text.is_empty() || !self.is_open || is_remark(&text) {
            return;
        }
        let index = self.part.map(|part| part as usize);
        let lines = match index {
            None => Some(&mut self.words.preface),
            Some(index) => self.words.parts.get_mut(index),
        };
        let Some(lines) = lines else { return };
        if let Some(last) = lines.last_mut().filter(|last| is_line && is_cut(last)) {
            last.push_str(&text);
            return;
        }
        // Beside a table, and before part one, only sentences are words: all else is a label, a figure, or of the page.
        let has_table = matches!(self.part, None | Some(SectionId::Proactive | SectionId::Requests | SectionId::Remedies));
        if !has_table || is_sentence(&text) || (is_line && text.chars().count() >= FULL_LINE) {
            lines.push(text.into_owned());
        }
    }
}

/// A line of a page that has so many characters goes on in the next.
const FULL_LINE: usize = 24;

/// Whether a line of a page ends in the middle of a sentence.
fn is_cut(line: &str) -> bool {
    line.chars().count() >= FULL_LINE && !line.ends_with(['。', '；', '：', '！', '？', '.', ';', ':'])
}

/// Whether a text is a sentence, and not a label that ends like one.
fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(['。', '；', '！', '：', '”', '）']) && text.chars().count() > 12 && text.contains(['，', '。', '；', '：'])
}

/// Whether a line is a day and nothing else: 2025年1月20日.
fn is_day(bare: &str) -> bool {
    bare.ends_with('日') && bare.contains('年') && bare.contains('月') && bare.chars().count() <= 12
}

fn without_space(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.chars().filter(|letter| !letter.is_whitespace()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// A paragraph without the signs of a heading in Markdown, and without the line breaks inside it.
fn on_one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim().trim_start_matches('#').trim();
    if text.contains(char::is_control) {
        Cow::Owned(text.chars().filter(|letter| !letter.is_control()).collect())
    } else {
        Cow::Borrowed(text)
    }
}
