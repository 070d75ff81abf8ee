//! What people, tools and networks do to a report's text (损坏): what it states is known, and nothing else may be read.

use super::{Layout, Random, Synthetic};

/// What happens to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Ends of lines become blanks.
    LinesJoined,
    /// White space within lines is lost.
    BlanksLost,
    /// An empty line between any two.
    LinesApart,
    /// Tabs become blanks.
    TabsToBlanks,
    /// A line is printed twice.
    LineTwice,
    /// Two lines that follow each other change places.
    LinesSwapped,
    /// A line is lost.
    LineLost,
    /// An ideograph in fifty is another, or lost.
    Misprints,
    /// Page numbers between lines.
    PageNumbers,
    /// A field with its separator is lost.
    CellLost,
    /// The text ends early.
    CutOff,
}

impl Damage {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::LinesJoined,
        Self::BlanksLost,
        Self::LinesApart,
        Self::TabsToBlanks,
        Self::LineTwice,
        Self::LinesSwapped,
        Self::LineLost,
        Self::Misprints,
        Self::PageNumbers,
        Self::CellLost,
        Self::CutOff,
    ];

    /// The text of a report after it, the same for the same seed.
    pub fn done_to(self, report: &Synthetic, seed: u64) -> String {
        let mut random = Random::new(seed);
        let text = report.text.as_str();
        let mut lines: Vec<&str> = text.lines().collect();
        let mut any = |bound: usize| random.below(u32::try_from(bound.max(1)).unwrap_or(u32::MAX)) as usize;
        match self {
            Self::LinesJoined => return lines.join(" "),
            Self::BlanksLost => {
                return lines.iter().map(|line| line.split_whitespace().collect::<String>() + "\n").collect();
            }
            Self::LinesApart => return lines.join("\n\n"),
            Self::TabsToBlanks => return text.replace('\t', "  "),
            Self::LineTwice => {
                let at = any(lines.len());
                lines.insert(at, lines[at]);
            }
            Self::LinesSwapped => {
                let at = any(lines.len().saturating_sub(1));
                if at + 1 < lines.len() {
                    lines.swap(at, at + 1);
                }
            }
            Self::LineLost => {
                lines.remove(any(lines.len()));
            }
            Self::Misprints => return misprinted(text, 50, &mut random),
            Self::PageNumbers => {
                let mut page = 0;
                let mut out = String::new();
                for (at, line) in lines.iter().enumerate() {
                    out.push_str(line);
                    out.push('\n');
                    if at % 20 == 19 {
                        page += 1;
                        out.extend(["— ", &page.to_string(), " —\n"]);
                    }
                }
                return out;
            }
            Self::CellLost => {
                let separator = if report.layout == Layout::Bars { '|' } else { '\t' };
                let places: Vec<usize> = text.match_indices(separator).map(|(at, _)| at).collect();
                let Some(pair) = places.get(any(places.len())..).filter(|rest| rest.len() > 1) else { return text.to_owned() };
                return format!("{}{}", &text[..pair[0]], &text[pair[1]..]);
            }
            Self::CutOff => {
                let end = text.floor_char_boundary(any(text.len()));
                return text[..end].to_owned();
            }
        }
        lines.join("\n")
    }
}

/// A text in which one ideograph in so many is another, or lost.
pub fn misprinted(text: &str, one_in: u32, random: &mut Random) -> String {
    const WRONG: [char; 12] = ['的', '是', '不', '人', '中', '上', '国', '要', '他', '生', '到', '地'];
    let mut out = String::new();
    for letter in text.chars() {
        if !('\u{4E00}'..='\u{9FFF}').contains(&letter) || !random.one_in(one_in) {
            out.push(letter);
        } else if !random.one_in(3) {
            out.push(WRONG[random.below(12) as usize]);
        }
    }
    out
}
