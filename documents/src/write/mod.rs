//! Writing a report as a document (生成): the official form in the layouts that reports are published in.
//!
//! What is written here is read again by [`crate::read`] and [`crate::recognise`]; the tests hold both to it.

#[cfg(feature = "office")]
mod archive;
#[cfg(feature = "office")]
mod book;
#[cfg(feature = "office")]
mod docx;
mod file;
#[cfg(feature = "office")]
mod list;
#[cfg(feature = "office")]
mod pieces;
#[cfg(feature = "office")]
mod placed;
mod rows;
mod wording;
#[cfg(feature = "office")]
mod xlsx;

use std::fmt::Write as _;

use ogi_core::{Draft, SectionId};

#[cfg(feature = "office")]
pub use book::{Sheet, book};
pub use file::{FormFile, file, report_file};
#[cfg(feature = "office")]
pub use list::{Letter, ListFile, ListFrame, letter, list_file, list_row};

pub use wording::Wording;

use rows::Line;

/// How tables are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Tabs between cells, merged labels as empty fields (制表符).
    Tabs,
    /// Bars behind cells, no fields for merged labels.
    Bars,
    /// A Markdown table.
    Markdown,
    /// One cell a line (一格一行).
    Lines,
    /// Columns set with spaces, as from a printed page.
    Columns,
    /// All cells run together without any separator (粘连).
    Glued,
    /// A web page with row and column spans.
    Html,
}

impl Layout {
    /// All layouts.
    pub const ALL: &'static [Self] =
        &[Self::Tabs, Self::Bars, Self::Markdown, Self::Lines, Self::Columns, Self::Glued, Self::Html];
}

/// Writes a report: title, period, six parts, three tables.
///
/// Missing cells are left out: a row without any cell is not written.
///
/// ```
/// use ogi_core::{Cell, Draft, FormId, Number};
/// use ogi_documents::{ReadOptions, inspect_text, write::{Layout, write}};
/// let mut draft = Draft::new(FormId::Official2021);
/// draft.year = Some(2024);
/// for cell in FormId::Official2021.form().cells(false) {
///     draft.set(cell, Cell::Number(Number::ZERO));
/// }
/// let text = write(&draft, Layout::Lines);
/// let again = inspect_text(&text, &ReadOptions::default())?.draft;
/// assert!(draft.cells().zip(again.cells()).all(|(first, second)| first == second));
/// # Ok::<(), ogi_documents::ReadError>(())
/// ```
pub fn write(draft: &Draft, layout: Layout) -> String {
    write_with(draft, layout, Words::Sample)
}

/// The numerals of the six parts.
const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// What stands in the parts that are in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words<'w> {
    /// Sentences as a report has them, and an invented organ where none is known.
    Sample,
    /// Those of a report; nothing where it has none: the organ writes them.
    Of(&'w Wording),
}

/// The title of a report.
fn title(draft: &Draft, words: Words<'_>) -> String {
    let sample = if words == Words::Sample { "示例市人民政府办公室" } else { "" };
    let organ = on_one_line(draft.organ.as_deref().unwrap_or(sample));
    match year(draft, words) {
        Some(year) => format!("{organ}{year}年政府信息公开工作年度报告"),
        None => format!("{organ}政府信息公开工作年度报告"),
    }
}

/// A name as it can stand in a title: no line ends, and nothing that turns the direction of writing.
fn on_one_line(name: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|letter| !turns(*letter)).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn year(draft: &Draft, words: Words<'_>) -> Option<u16> {
    draft.year.or((words == Words::Sample).then_some(draft.form().form().from_year))
}

/// What stands before part one.
fn preface(draft: &Draft, words: Words<'_>) -> Option<String> {
    if matches!(words, Words::Of(words) if !words.preface().is_empty()) {
        return None;
    }
    let year = year(draft, words)?;
    Some(format!(
        "本报告依照《中华人民共和国政府信息公开条例》第五十条编制。所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    ))
}

fn write_with(draft: &Draft, layout: Layout, words: Words<'_>) -> String {
    let mut page = Page { text: String::with_capacity(16 << 10), layout };
    page.start();
    page.paragraph(&title(draft, words));
    if let Words::Of(words) = words
        && !words.remark().is_empty()
    {
        page.paragraph(words.remark());
    }
    if let Some(preface) = preface(draft, words) {
        page.paragraph(&preface);
    }
    page.words(words, None);
    for (number, section) in NUMERALS.iter().zip(draft.form().form().sections) {
        page.heading(&format!("{number}、{}", section.title));
        page.words(words, Some(section.id));
        match section.id {
            SectionId::Proactive => page.table(&rows::proactive(draft)),
            SectionId::Requests => page.table(&rows::requests(draft)),
            SectionId::Remedies => page.table(&rows::remedies(draft)),
            SectionId::Overview | SectionId::Problems | SectionId::OtherMatters => {}
        }
    }
    page.end();
    page.text
}

struct Page {
    text: String,
    layout: Layout,
}

impl Page {
    fn start(&mut self) {
        if self.layout == Layout::Html {
            self.text.push_str("<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"></head><body>\n");
        }
    }

    fn end(&mut self) {
        if self.layout == Layout::Html {
            self.text.push_str("</body></html>\n");
        }
    }

    fn paragraph(&mut self, words: &str) {
        // Writing to a string cannot fail.
        let _ = match self.layout {
            Layout::Glued => write!(self.text, "{words}"),
            Layout::Html => writeln!(self.text, "<p>{}</p>", escape(words)),
            Layout::Markdown => write!(self.text, "{}\n\n", escape_marks(words)),
            _ => write!(self.text, "{words}\n\n"),
        };
    }

    /// The words of a part, or of what stands before part one.
    fn words(&mut self, words: Words<'_>, section: Option<SectionId>) {
        match words {
            Words::Sample => match section {
                Some(SectionId::Overview) => self.paragraph("本机关按照要求推进政府信息公开工作，各项制度运行平稳。"),
                Some(SectionId::Problems) => self.paragraph("主动公开的深度有待加强，下一步将改进栏目设置并加强培训。"),
                Some(SectionId::OtherMatters) => self.paragraph("本年度未收取信息处理费。"),
                None | Some(SectionId::Proactive | SectionId::Requests | SectionId::Remedies) => {}
            },
            Words::Of(words) => {
                let paragraphs = section.map_or(words.preface(), |section| words.of(section));
                paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph));
                // Where the organ is to write a part in words.
                let has_table =
                    matches!(section, None | Some(SectionId::Proactive | SectionId::Requests | SectionId::Remedies));
                if paragraphs.is_empty() && !has_table {
                    self.paragraph("");
                }
            }
        }
    }

    fn heading(&mut self, words: &str) {
        match self.layout {
            Layout::Html => {
                let _ = writeln!(self.text, "<h2>{}</h2>", escape(words));
            }
            _ => self.paragraph(words),
        }
    }

    fn table(&mut self, lines: &[Line]) {
        match self.layout {
            Layout::Html => self.html_table(lines),
            Layout::Markdown => self.markdown_table(lines),
            Layout::Columns => self.columns_table(lines),
            Layout::Tabs | Layout::Bars | Layout::Lines | Layout::Glued => {
                for line in lines {
                    self.text_row(line);
                }
                if self.layout != Layout::Glued {
                    self.text.push('\n');
                }
            }
        }
    }

    fn text_row(&mut self, line: &Line) {
        let own = line.labels.iter().filter_map(|label| label.own());
        match self.layout {
            Layout::Tabs => {
                let labels = line.labels.iter().map(|label| label.own().unwrap_or_default());
                let fields: Vec<&str> = labels.chain(line.values.iter().map(String::as_str)).collect();
                self.text.push_str(&fields.join("\t"));
                self.text.push('\n');
            }
            Layout::Bars => {
                for field in own.chain(line.values.iter().map(String::as_str)) {
                    let _ = write!(self.text, "{field} | ");
                }
                self.text.push('\n');
            }
            Layout::Lines => own.chain(line.values.iter().map(String::as_str)).for_each(|cell| {
                self.text.push_str(cell);
                self.text.push_str("\n\n");
            }),
            _ => own.chain(line.values.iter().map(String::as_str)).for_each(|cell| self.text.push_str(cell)),
        }
    }

    fn markdown_table(&mut self, lines: &[Line]) {
        let width = lines.iter().map(Line::width).max().unwrap_or_default();
        for (at, line) in lines.iter().enumerate() {
            let labels = line.labels.iter().map(|label| label.own().unwrap_or_default());
            for field in labels.chain(line.values.iter().map(String::as_str)) {
                let _ = write!(self.text, "| {} ", escape_marks(field));
            }
            self.text.push_str("|\n");
            if at == 0 {
                self.text.push_str(&"|---".repeat(width));
                self.text.push_str("|\n");
            }
        }
        self.text.push('\n');
    }

    fn columns_table(&mut self, lines: &[Line]) {
        for line in lines {
            let own: Vec<&str> = line.labels.iter().filter_map(|label| label.own()).collect();
            // The label of a merged cell stands on a line of its own.
            let (merged, last) = own.split_at(own.len().saturating_sub(1));
            for label in merged {
                let _ = writeln!(self.text, "  {label}");
            }
            let _ = write!(self.text, "    {:<24}", last.first().copied().unwrap_or_default());
            for value in &line.values {
                let _ = write!(self.text, "{value:>8}");
            }
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    fn html_table(&mut self, lines: &[Line]) {
        self.text.push_str("<table border=\"1\">\n");
        for line in lines {
            self.text.push_str("<tr>");
            for label in &line.labels {
                if let Some(words) = label.own() {
                    let _ = write!(self.text, "<td{}>{}</td>", label.spans(), escape(words));
                }
            }
            for value in &line.values {
                let _ = write!(self.text, "<td{}>{}</td>", line.value_spans(), escape(value));
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</table>\n");
    }
}

/// A text with what Markdown and HTML take for markup escaped.
fn escape_marks(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A text with the signs of HTML escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
