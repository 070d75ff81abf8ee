//! Sheets saved as text (CSV): fields parted by commas, semicolons or tabs, in quotes where they hold such a sign or a line
//! break. Nothing is copied: cells are ranges of the source.

use std::borrow::Cow;
use std::ops::Range;

use super::budget::Budget;
use super::lines::trimmed;
use super::text::within_four_gibibytes;
use crate::document::{Block, Document, Grid, GridCell, GridRow};

/// Records looked at to find out what parts the fields.
const SAMPLE: usize = 400;
/// A sheet has so many records of the same width at least, and so many fields in each.
const FEWEST_RECORDS: usize = 3;
const FEWEST_FIELDS: usize = 3;
const FEWEST_SEPARATORS: usize = FEWEST_RECORDS * (FEWEST_FIELDS - 1);
/// Fields kept of one record.
const MOST_FIELDS: usize = 4096;
/// A lone text of more characters is a paragraph, not the label of a row.
const LONGEST_LABEL: usize = 40;

/// What parts the fields of a sheet that was saved as text; `None` for other text.
///
/// Most records of a sheet are equally wide, which the sentences of a report never are.
pub(super) fn separator(source: &str) -> Option<u8> {
    if let Some(stated) = stated(source) {
        return Some(stated);
    }
    let has_quotes = source.contains("\t\"") || source.contains("\n\"");
    let candidates = [(b',', true), (b';', true), (b'\t', has_quotes)];
    let stands_often =
        |separator: u8| memchr::memchr_iter(separator, source.as_bytes()).take(FEWEST_SEPARATORS).count() == FEWEST_SEPARATORS;
    let mut possible = candidates.into_iter().filter(|(separator, may_be)| *may_be && stands_often(*separator));
    possible.find_map(|(separator, _)| {
        let mut widths: Vec<usize> = Vec::new();
        for record in Records::new(source, separator).take(SAMPLE) {
            if record.iter().any(|field| !source.get(field.clone()).unwrap_or_default().is_empty()) {
                widths.push(record.len());
            }
        }
        // Records of one table follow each other and are equally wide; tables of a file may differ.
        let in_tables: usize = widths
            .chunk_by(|one, other| one == other)
            .filter(|alike| alike.len() >= FEWEST_RECORDS && alike.first().is_some_and(|width| *width >= FEWEST_FIELDS))
            .map(<[usize]>::len)
            .sum();
        (in_tables > 0 && in_tables.saturating_mul(10) >= widths.len().saturating_mul(6)).then_some(separator)
    })
}

/// The first line `sep=;`, by which Excel is told.
fn stated(source: &str) -> Option<u8> {
    let rest = source.trim_start_matches('\u{feff}').strip_prefix("sep=")?;
    let separator = *rest.as_bytes().first()?;
    matches!(separator, b',' | b';' | b'\t').then_some(separator)
}

/// Reads a sheet saved as text.
pub(super) fn csv(source: &str, separator: u8) -> Document<'_> {
    let source = within_four_gibibytes(source);
    let mut reader =
        Reader { source, blocks: Vec::new(), rows: Vec::new(), blank: 0, budget: Budget::for_source(source.len()) };
    for record in Records::new(source, separator).skip(usize::from(stated(source).is_some())) {
        if !reader.record(record) {
            break;
        }
    }
    reader.end_grid();
    Document { text: Cow::Borrowed(source), blocks: reader.blocks, ..Document::default() }
}

/// The rows of the form that are numbered as headings are.
const NUMBERED_ROWS: [&str; 4] = ["本年新收", "上年结转", "本年度办理结果", "结转下年度"];

/// The records of a sheet: the ranges of their fields, without quotes around them and white space at their ends.
struct Records<'s> {
    source: &'s str,
    separator: u8,
    at: usize,
}

impl<'s> Records<'s> {
    fn new(source: &'s str, separator: u8) -> Self {
        let at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { source, separator, at }
    }

    /// The field that begins here, and where it ends.
    fn field(&self) -> (Range<usize>, usize) {
        let bytes = self.source.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.separator || *byte == b'\n' || *byte == b'\r';
        if rest.first() == Some(&b'"')
            && let Some(inside) = closing_quote(rest)
        {
            let start = self.at.saturating_add(1);
            let after = self.at.saturating_add(inside).saturating_add(1);
            let behind = bytes.get(after..).unwrap_or_default();
            // What stands behind the quotes up to the separator belongs to nothing.
            let end = behind.iter().position(ends).map_or(bytes.len(), |at| after.saturating_add(at));
            return (self.trim(start..self.at.saturating_add(inside)), end);
        }
        let end = rest.iter().position(ends).map_or(bytes.len(), |at| self.at.saturating_add(at));
        (self.trim(self.at..end), end)
    }

    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let inside = trimmed(text);
        let before = if inside.len() == text.len() { 0 } else { text.len().saturating_sub(text.trim_start().len()) };
        let start = range.start.saturating_add(before);
        start..start.saturating_add(inside.len())
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<Range<usize>>;

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.source.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let (field, end) = self.field();
            if fields.len() < MOST_FIELDS {
                fields.push(field);
            }
            self.at = end.saturating_add(1);
            match bytes.get(end) {
                Some(byte) if *byte == self.separator => {}
                Some(b'\r') if bytes.get(self.at) == Some(&b'\n') => {
                    self.at = self.at.saturating_add(1);
                    return Some(fields);
                }
                _ => return Some(fields),
            }
        }
    }
}

/// Where the quotes that begin here end; nothing where they do not, since a lone quote is a character.
fn closing_quote(rest: &[u8]) -> Option<usize> {
    let mut at = 1_usize;
    loop {
        let next = at.checked_add(memchr::memchr(b'"', rest.get(at..)?)?)?;
        if rest.get(next.checked_add(1)?) == Some(&b'"') {
            at = next.checked_add(2)?;
        } else {
            return Some(next);
        }
    }
}

struct Reader<'s> {
    source: &'s str,
    blocks: Vec<Block>,
    /// The records of the open table.
    rows: Vec<Vec<Range<usize>>>,
    /// Blank records since the last one.
    blank: usize,
    budget: Budget,
}

impl Reader<'_> {
    /// Reads one record; false when the budget does not reach.
    fn record(&mut self, fields: Vec<Range<usize>>) -> bool {
        let mut filled = fields.iter().filter(|field| !field.is_empty());
        let (first, more) = (filled.next().cloned(), filled.next().is_some());
        let Some(first) = first else {
            self.blank = self.blank.saturating_add(1);
            return true;
        };
        if std::mem::take(&mut self.blank) > 1 {
            self.end_grid();
        }
        if more || (!self.rows.is_empty() && self.is_label(&first)) {
            if !self.budget.take(fields.len().saturating_add(2)) {
                return false;
            }
            self.rows.push(fields);
            return true;
        }
        self.end_grid();
        let mut start = first.start;
        for line in self.source.get(first).unwrap_or_default().split('\n') {
            let text = line.trim();
            let from = start.saturating_add(line.len().saturating_sub(line.trim_start().len()));
            start = start.saturating_add(line.len()).saturating_add(1);
            if !text.is_empty() {
                if !self.budget.take(1) {
                    return false;
                }
                self.blocks.push(Block::Paragraph(offsets(&(from..from.saturating_add(text.len())))));
            }
        }
        true
    }

    /// Whether a text alone in its record may be the label of a row that was left blank.
    fn is_label(&self, field: &Range<usize>) -> bool {
        let text = self.source.get(field.clone()).unwrap_or_default();
        let bare = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        let is_row = NUMBERED_ROWS.iter().any(|row| bare.get('、'.len_utf8()..).is_some_and(|name| name.starts_with(row)));
        let is_heading = bare.len() < text.len() && bare.starts_with('、') && !is_row;
        !is_heading && text.chars().take(LONGEST_LABEL).count() < LONGEST_LABEL
    }

    /// Writes the records collected as one table.
    fn end_grid(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let mut grid = Grid::default();
        let edge = rows.iter().filter_map(|row| row.iter().position(|field| !field.is_empty())).min().unwrap_or_default();
        let mut rest = rows.as_slice();
        while !rest.is_empty() {
            let next =
                (1..rest.len()).find(|at| self.begins_section(rest.get(*at..).unwrap_or_default(), edge)).unwrap_or(rest.len());
            let (section, behind) = rest.split_at(next);
            self.section(section, &mut grid);
            rest = behind;
        }
        if !grid.rows.is_empty() {
            self.blocks.push(Block::Grid(grid));
        }
    }

    /// Whether a table goes on with a title of its own and a row of headers below it, whose columns may be others: both begin at the
    /// edge of the table, where a row without figures has the name of a group or nothing.
    fn begins_section(&self, rows: &[Vec<Range<usize>>], edge: usize) -> bool {
        let [title, header, ..] = rows else { return false };
        let filled = |row: &[Range<usize>]| row.iter().filter(|field| !field.is_empty()).count();
        let has_figure =
            |row: &[Range<usize>]| row.iter().any(|field| is_figure(self.source.get(field.clone()).unwrap_or_default()));
        let at_edge = |row: &[Range<usize>]| {
            let text = row.get(edge).and_then(|field| self.source.get(field.clone())).unwrap_or_default();
            !text.is_empty() && !NUMBERED_ROWS.iter().any(|name| text.contains(name))
        };
        // A row of strokes has no figure either, and is no header.
        let has_words = |row: &[Range<usize>]| {
            row.iter().filter(|field| has_word(self.source.get((*field).clone()).unwrap_or_default())).count() > 1
        };
        let are_bare = !has_figure(title) && !has_figure(header) && at_edge(title) && at_edge(header);
        filled(title) == 1 && has_words(header) && are_bare
    }

    /// Writes records with the same columns, without those that are empty on either side.
    fn section(&self, rows: &[Vec<Range<usize>>], grid: &mut Grid) {
        let filled = |row: &Vec<Range<usize>>| {
            let first = row.iter().position(|field| !field.is_empty());
            first.map(|first| (first, row.iter().rposition(|field| !field.is_empty()).unwrap_or(first)))
        };
        let bounds = rows.iter().filter_map(filled).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let Some((first, last)) = bounds else { return };
        // A column in which nothing stands belongs to the merged cell on its left.
        let has_text = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|field| self.is_written(field)));
        let columns: Vec<usize> = (first..=last).filter(has_text).collect();
        let text = |row: &Vec<Range<usize>>, column: usize| {
            row.get(column).and_then(|field| self.source.get(field.clone())).unwrap_or_default()
        };
        let first_figures = columns.iter().position(|column| rows.iter().any(|row| is_figure(text(row, *column))));
        // For each column whether the words above it are those of the column on its left: one merged cell, written once for
        // each column that it covers.
        let mut alike = vec![true; columns.len()];
        for row in rows {
            let words: Vec<&str> = columns.iter().map(|column| text(row, *column)).collect();
            let is_one = words.iter().all(|word| Some(word) == words.first()) && words.iter().all(|word| has_word(word));
            if is_one {
                alike.fill(true);
            }
            let mut cells: Vec<GridCell> = Vec::new();
            let mut before = "";
            for (at, (column, word)) in columns.iter().zip(&words).enumerate() {
                let Some(field) = row.get(*column) else { break };
                let is_same = at > 0 && !word.is_empty() && *word == before;
                let is_label = has_word(word) && first_figures.is_none_or(|first| at < first);
                if let Some(alike) = alike.get_mut(at).filter(|_| has_word(word)) {
                    *alike &= is_same;
                }
                match cells.last_mut() {
                    Some(left) if is_same && (is_label || alike.get(at) == Some(&true)) => {
                        left.column_span = left.column_span.saturating_add(1);
                    }
                    _ => {
                        let column = u16::try_from(at).unwrap_or(u16::MAX);
                        cells.push(GridCell { range: offsets(field), row_span: 1, column_span: 1, column });
                    }
                }
                before = word;
            }
            if !cells.is_empty() {
                grid.rows.push(GridRow { cells });
            }
        }
    }

    /// Whether something is written in a field, if only a space.
    fn is_written(&self, field: &Range<usize>) -> bool {
        let before = field.start.checked_sub(1).and_then(|at| self.source.as_bytes().get(at));
        !field.is_empty() || before.is_some_and(|byte| *byte == b' ' || *byte == 0xA0)
    }
}

/// Whether a text has a digit and no word.
fn is_figure(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// Whether a text has a word, and is no figure or mark for nothing.
fn has_word(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

fn offsets(range: &Range<usize>) -> Range<u32> {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

#[cfg(test)]
mod tests {
    use super::{csv, separator};
    use crate::document::Block;

    fn blocks(source: &str) -> Vec<String> {
        let document = csv(source, separator(source).unwrap());
        let block = |block: &Block| match block {
            Block::Paragraph(range) => vec![document.slice(range).to_owned()],
            Block::Grid(grid) => {
                let row = |row: &crate::document::GridRow| {
                    row.cells.iter().map(|cell| document.slice(&cell.range)).collect::<Vec<_>>().join("|")
                };
                grid.rows.iter().map(row).collect()
            }
        };
        document.blocks.iter().flat_map(block).collect()
    }

    const SHEET: &str = "二、主动公开政府信息情况,,,\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,12\n\"行政\n规范性文件\",\"1\",,3\n第二十条第（五）项,,,\n信息内容,本年处理决定数量,,\n行政许可,5,,\n";

    #[test]
    fn every_dialect_is_found() {
        let expected = [
            "二、主动公开政府信息情况",
            "信息内容|本年制发件数|本年废止件数|现行有效件数",
            "规章|0|0|12",
            "行政\n规范性文件|1||3",
            "第二十条第（五）项|",
            "信息内容|本年处理决定数量",
            "行政许可|5",
        ];
        assert_eq!(blocks(SHEET), expected);
        for separator in [";", "\t"] {
            let sheet = SHEET.replace(',', separator).replace('\n', "\r\n").replace("行政\r\n规范", "行政\n规范");
            assert_eq!(blocks(&sheet), expected);
            assert_eq!(blocks(&format!("\u{feff}{sheet}")), expected);
        }
        assert_eq!(blocks("sep=;\na;b\n1;2\n"), ["a|b", "1|2"]);
    }

    #[test]
    fn what_is_no_sheet_is_left_alone() {
        for text in [
            "",
            "[1, 2, 3]\n",
            "一、总体情况\n全年受理1,234件, 办结1,200件, 结转34件。\n二、主动公开\n公开, 1,234件\n",
            "规章\t0\t0\n规章\t0\t0\n规章\t0\t0\n规章\t0\t0\n",
            "a, b, c\n",
        ] {
            assert_eq!(separator(text), None, "{text}");
        }
    }

    #[test]
    fn merged_cells_are_put_together_however_they_are_written() {
        let left_empty = "信息内容,,本年处理决定数量,\n行政许可,,315,\n行政处罚,,35,\n行政强制,,,\n";
        assert_eq!(blocks(left_empty), ["信息内容|本年处理决定数量", "行政许可|315", "行政处罚|35", "行政强制|"]);
        let repeated = "信息内容,本年处理决定数量,本年处理决定数量\n行政许可,315,315\n行政处罚,35,35\n行政强制,0,0\n";
        assert_eq!(blocks(repeated), ["信息内容|本年处理决定数量", "行政许可|315", "行政处罚|35", "行政强制|0"]);
        let equal = "信息内容,制发,废止\n规章,3,3\n行政规范性文件,0,0\n其他,1,2\n";
        assert_eq!(blocks(equal), ["信息内容|制发|废止", "规章|3|3", "行政规范性文件|0|0", "其他|1|2"]);
        let strokes = "三、本年度办理结果,自然人,商业企业,总计\n（三）不予公开,,,\n1.属于国家秘密,—,—,—\n2.其他,—,7,7\n";
        let expected = ["三、本年度办理结果|自然人|商业企业|总计", "（三）不予公开|||", "1.属于国家秘密|—|—|—", "2.其他|—|7|7"];
        assert_eq!(blocks(strokes), expected);
        let remedies = "维持,纠正,总计,维持,纠正,总计\n—,—,—,—,6,6\n";
        assert_eq!(blocks(remedies.repeat(2).as_str())[1], "—|—|—|—|6|6");
        let none = "信息内容,制发,废止\n规章,无,无\n行政规范性文件,0,0\n其他,1,2\n";
        assert_eq!(blocks(none), ["信息内容|制发|废止", "规章|无|无", "行政规范性文件|0|0", "其他|1|2"]);
    }

    #[test]
    fn a_blank_row_of_the_form_is_no_heading() {
        let sheet = "一、本年新收政府信息公开申请数量,,4,1,5\n二、上年结转政府信息公开申请数量,,,,\n三、本年度办理结果,（一）予以公开,3,1,4\n四、结转下年度继续办理,,,,\n四、行政复议、行政诉讼情况,,,,\n";
        assert_eq!(blocks(sheet).len(), 5);
        assert!(matches!(&csv(sheet, b',').blocks[..], [Block::Grid(_), Block::Paragraph(_)]));
    }

    #[test]
    fn a_quote_that_does_not_end_is_a_character() {
        assert_eq!(blocks("a,b,c\n\"d,e,f\n1,2,3\n4,5,6\n"), ["a|b|c", "\"d|e|f", "1|2|3", "4|5|6"]);
    }
}
