//! Positioned text (带位置的文字): what a recogniser (OCR), a PDF viewer or a publishing system gives of pages, run by run.
//! Figures that were recognised with little confidence are not taken for read.

use super::page::{Character, MOST_CHARACTERS, Priced, Sheet, Units, usual};
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};

/// A run with less confidence, in thousandths, holds no figure that counts.
pub const LEAST_CONFIDENCE: u16 = 800;
/// Pages and runs of a document; a report has ten pages of some hundred runs.
const MOST_PAGES: usize = 2000;
const MOST_RUNS: usize = 1 << 20;
/// Characters of one run.
const LONGEST_RUN: usize = 4096;
/// Bytes of text of all runs; a report has some hundred thousand.
const MOST_TEXT: usize = 4 << 20;
/// The short and the long edge of a page of A4, which every page is scaled to.
const SHORT_EDGE: i64 = 59_500;
const LONG_EDGE: i64 = 84_200;

/// A page (页). Lengths are in thousandths of any unit that is the same over the page, from the upper left corner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PositionedPage {
    /// How wide the page is.
    pub width: i64,
    /// How high the page is.
    pub height: i64,
    /// The text.
    pub runs: Vec<PositionedRun>,
    /// Ruling lines (框线), where they are known, as thin rectangles: left, top, width, height.
    pub lines: Vec<[i64; 4]>,
}

/// A run of text on one line (文字段): a word, the text of a cell, a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PositionedRun {
    /// The left edge.
    pub x: i64,
    /// The upper edge.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// The text.
    pub text: String,
    /// How sure the recogniser is, in thousandths; `None` where the text was not recognised but is known.
    pub confidence: Option<u16>,
}

impl PositionedRun {
    fn is_unsure(&self) -> bool {
        self.confidence.is_some_and(|confidence| confidence < LEAST_CONFIDENCE)
    }
}

/// A document, and how many figures were left unread because they were recognised with little confidence.
#[derive(Debug, Clone, Default)]
pub struct Positioned {
    /// The document.
    pub document: Document<'static>,
    /// Figures that are not taken for read; U+FFFD stands for each of their digits.
    pub unsure: usize,
    /// A tenth of the runs or more were recognised with little confidence: what seems to be missing may be there.
    pub is_poor: bool,
}

/// Puts positioned text together: lines to paragraphs, tables by their ruling lines or by the gaps in their lines.
///
/// # Errors
/// When there are no pages, a page has no size, or there are far more pages or runs than a report has.
///
/// ```
/// use ogi_documents::read::{PositionedPage, PositionedRun, positions};
///
/// let run = |x, text: &str, confidence| PositionedRun {
///     x, y: 100_000, width: 40_000, height: 12_000, text: text.to_owned(), confidence: Some(confidence),
/// };
/// let page = PositionedPage {
///     width: 595_000, height: 842_000, runs: vec![run(72_000, "规章", 990), run(300_000, "12", 550)], ..PositionedPage::default()
/// };
/// let read = positions(&[page])?;
/// assert_eq!((read.document.text.trim(), read.unsure), ("规章   \u{FFFD}\u{FFFD}", 1));
/// # Ok::<(), ogi_documents::error::DecodeError>(())
/// ```
pub fn positions(pages: &[PositionedPage]) -> Result<Positioned, DecodeError> {
    let broken = |fault| DecodeError::Broken { kind: FileKind::Positions, part: String::new(), fault };
    let runs: usize = pages.iter().map(|page| page.runs.len()).sum();
    if pages.len() > MOST_PAGES {
        return Err(broken(Fault::TooManyPages));
    }
    if runs > MOST_RUNS || pages.is_empty() || pages.iter().any(|page| page.width <= 0 || page.height <= 0) {
        return Err(broken(Fault::Records));
    }
    let length = |run: &PositionedRun| run.text.len().min(LONGEST_RUN);
    if pages.iter().flat_map(|page| &page.runs).map(length).fold(0, usize::saturating_add) > MOST_TEXT {
        return Err(broken(Fault::TooManyItems));
    }
    if runs == 0 {
        return Err(DecodeError::Empty);
    }
    let mut unsure = 0_usize;
    let poor = pages.iter().flat_map(|page| &page.runs).filter(|run| run.is_unsure()).count();
    let bytes = runs.saturating_mul(size_of::<PositionedRun>());
    let mut composed = Priced::default();
    for page in pages {
        composed.add(sheet(page, &mut unsure)).ok_or_else(|| broken(Fault::Records))?;
    }
    let document = composed.compose(bytes);
    Ok(Positioned { document, unsure, is_poor: poor.saturating_mul(10) >= runs })
}

/// How a page is scaled.
struct Scale {
    edge: i64,
    width: i64,
}

impl Scale {
    fn units(&self, length: i64) -> Option<Units> {
        Units::try_from(length.checked_mul(self.edge)?.checked_div(self.width)?).ok()
    }
}

fn sheet(page: &PositionedPage, unsure: &mut usize) -> Sheet {
    let edge = if page.width > page.height { LONG_EDGE } else { SHORT_EDGE };
    let scale = Scale { edge, width: page.width };
    let mut sheet = Sheet { height: scale.units(page.height).unwrap_or(84_200), ..Sheet::default() };
    for run in &page.runs {
        let is_unsure = run.is_unsure();
        let has_figure = run.text.contains(char::is_numeric);
        *unsure = unsure.saturating_add(usize::from(is_unsure && has_figure));
        if sheet.characters.len() < MOST_CHARACTERS {
            place(run, is_unsure, &scale, &mut sheet.characters);
        }
    }
    for [left, top, width, height] in &page.lines {
        let place = |x: i64, y: i64| Some((scale.units(x)?, scale.units(y)?));
        let corners = (place(*left, *top), place(left.saturating_add(*width), top.saturating_add(*height)));
        if let (Some(first), Some(second)) = corners {
            sheet.line(first, second);
        }
    }
    sheet
}

/// Places the characters of a run, each as wide as its kind.
fn place(run: &PositionedRun, is_unsure: bool, scale: &Scale, characters: &mut Vec<Character>) {
    let letters: Vec<char> = run.text.chars().filter(|letter| !letter.is_control()).take(LONGEST_RUN).collect();
    let half = |letter: char| if letter.is_ascii() { 1_i64 } else { 2 };
    let all: i64 = letters.iter().map(|letter| half(*letter)).sum();
    let (Some(left), Some(top), Some(width), Some(height)) =
        (scale.units(run.x), scale.units(run.y), scale.units(run.width), scale.units(run.height))
    else {
        return;
    };
    if all == 0 || width <= 0 || height <= 0 {
        return;
    }
    // A label that is set from top to bottom.
    let count = i64::try_from(letters.len()).unwrap_or(i64::MAX);
    let is_upright = letters.len() > 1 && height > width.saturating_mul(2);
    let share = |whole: Units, part: i64, of: i64| {
        i64::from(whole)
            .checked_mul(part)
            .and_then(|product| product.checked_div(of))
            .and_then(|part| Units::try_from(part).ok())
    };
    // The box of a recogniser is higher than the letters, that of a viewer is not.
    let em = share(width, 2, all).unwrap_or(height);
    let size = if is_upright { width } else { height.min(em.saturating_mul(3) / 2).max(height / 3) };
    let mut before = 0_i64;
    for (at, letter) in (0_i64..).zip(letters) {
        let letter_at = |part: i64| share(width, part, all).unwrap_or_default().saturating_add(left);
        let (from, to) = (letter_at(before), letter_at(before.saturating_add(half(letter))));
        before = before.saturating_add(half(letter));
        let text = if is_unsure && letter.is_numeric() { char::REPLACEMENT_CHARACTER } else { usual(letter) };
        let (left, right, base) = if is_upright {
            let bottom = share(height, at.saturating_add(1), count).unwrap_or_default();
            (left, left.saturating_add(width), top.saturating_add(bottom))
        } else {
            (from, to, top.saturating_add(height.saturating_mul(85) / 100))
        };
        characters.push(Character { text: text.to_string(), left, right, base, size });
    }
}

#[cfg(test)]
mod tests {
    use super::{PositionedPage, PositionedRun, positions};
    use crate::document::Block;

    fn run(x: i64, y: i64, text: &str, confidence: Option<u16>) -> PositionedRun {
        let halves: i64 = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        let [x, y, width] = [x, y, halves * 5].map(|length| length * 1000);
        PositionedRun { x, y, width, height: 10_000, text: text.to_owned(), confidence }
    }

    fn page(runs: Vec<PositionedRun>, lines: Vec<[i64; 4]>) -> PositionedPage {
        PositionedPage { width: 595_000, height: 842_000, runs, lines }
    }

    #[test]
    fn lines_and_gaps_come_back_at_any_scale() {
        let runs = vec![run(60, 100, "规章", None), run(200, 101, "0", Some(990)), run(260, 99, "12", Some(950))];
        let mut large = page(runs, Vec::new());
        let small = positions(&[large.clone()]).unwrap();
        (large.width, large.height) = (large.width * 4, large.height * 4);
        for run in &mut large.runs {
            [run.x, run.y, run.width, run.height] = [run.x, run.y, run.width, run.height].map(|length| length * 4);
        }
        let large = positions(&[large]).unwrap();
        assert_eq!(small.document.text, "规章   0   12\n");
        assert_eq!((large.document.text, large.unsure), (small.document.text, 0));
    }

    #[test]
    fn ruling_lines_make_cells() {
        let line = |x: i64, y: i64, width: i64, height: i64| [x, y, width, height].map(|length| length * 1000);
        let lines =
            vec![line(50, 90, 200, 0), line(50, 130, 200, 0), line(50, 90, 0, 40), line(150, 90, 0, 40), line(250, 90, 0, 40)];
        let runs = vec![run(60, 95, "行政规范", None), run(60, 110, "性文件", None), run(190, 103, "5", Some(999))];
        let read = positions(&[page(runs, lines)]).unwrap().document;
        assert!(matches!(&read.blocks[..], [Block::Grid(_)]), "{:?}", read.blocks);
        assert_eq!(read.text, "行政规范\n性文件\t5\n");
    }

    #[test]
    fn what_cannot_be_pages_is_refused() {
        assert_eq!(positions(&[]).unwrap_err().code(), "input/broken-file");
        assert_eq!(positions(&[PositionedPage::default()]).unwrap_err().code(), "input/broken-file");
        assert_eq!(positions(&[page(Vec::new(), Vec::new())]).unwrap_err().code(), "input/empty");
        let far = PositionedRun { x: i64::MAX, y: i64::MIN, width: -1, height: i64::MAX, ..run(0, 0, "1", None) };
        assert_eq!(positions(&[page(vec![far], vec![[i64::MAX; 4]])]).unwrap().document.text, "");
    }
}
