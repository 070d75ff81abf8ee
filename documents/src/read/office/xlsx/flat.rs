//! Excel workbooks of 2003 as one XML file: the visible cells of the visible sheets, as shown.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::MOST_SHEETS;
use crate::decode::decode_as_text;
use crate::document::Document;
use crate::error::{DecodeError, Fault, FileKind};
use crate::limits::Limits;
use crate::read::budget::Allowance;
use crate::read::compose::Composer;
use crate::read::sheet::{Formats, LAST, LONGEST_CELL, MOST_CELLS, MOST_MERGES, Sheet, Shown, shown, write};
use crate::read::xml::{Element, Events, Node};

/// Styles at most; a workbook of Excel has at most four thousand.
const MOST_STYLES: usize = 10_000;
/// Cells from above that are passed to find where the next one goes; a workbook has some thousands.
const MOST_PASSED: usize = 1 << 21;

/// The cell that is being read.
#[derive(Debug)]
struct Open {
    style: Option<usize>,
    kind: String,
    text: String,
    has_data: bool,
    has_formula: bool,
}

/// Where the reader is.
#[derive(Debug, Default)]
struct Reader {
    sheets: Vec<(String, Sheet<'static>)>,
    /// Whether the open sheet is hidden.
    is_hidden: bool,
    row: u32,
    column: u32,
    /// Columns of the row that the cell before covers too.
    covered: u32,
    stated_column: u32,
    /// Cells merged with those below: by the first column, the last row and the last column.
    hanging: BTreeMap<u32, (u32, u32)>,
    passed: usize,
    open: Option<Open>,
    styles: HashMap<String, usize>,
    shown: Vec<Shown>,
}

/// Reads such a workbook.
pub(in crate::read) fn read(bytes: &[u8], limits: Limits) -> Result<Document<'static>, DecodeError> {
    let decoded = decode_as_text(bytes)?;
    let text = decoded.text.trim_start_matches('\u{feff}');
    let mut allowance = Allowance::within(limits);
    let mut reader = Reader::default();
    let mut events = Events::new(text, FileKind::ExcelXml, "");
    let mut names: Vec<&'static str> = Vec::new();
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                let name = known(element.name());
                names.push(name);
                if !names.contains(&"Comment") {
                    reader.start(name, &element);
                }
            }
            Node::Text(text) if names.contains(&"Comment") => drop(text),
            Node::Text(text) => match (names.last(), &mut reader.open) {
                (Some(&"Visible"), _) => reader.is_hidden |= text.trim() != "SheetVisible",
                (_, Some(cell)) if names.contains(&"Data") => cell.text.push_str(&text),
                _ => {}
            },
            Node::End => match names.pop() {
                Some("Cell") => {
                    if let Some(cell) = reader.open.take() {
                        reader.close(cell, &mut allowance)?;
                    }
                }
                Some("Worksheet") if reader.is_hidden => drop(reader.sheets.pop()),
                _ => {}
            },
        }
    }
    let mut composer = Composer::for_source(bytes.len());
    for (name, mut sheet) in reader.sheets.into_iter().take(MOST_SHEETS) {
        sheet.sort_columns();
        composer.part(&name);
        write(&sheet, &mut composer);
    }
    Ok(composer.finish())
}

impl Reader {
    fn start(&mut self, name: &str, element: &Element<'_>) {
        let is_hidden = || element.attribute("Hidden").as_deref() == Some("1");
        match name {
            "Style" if self.shown.len() < MOST_STYLES => {
                self.styles.insert(element.attribute("ID").unwrap_or_default(), self.shown.len());
                self.shown.push(Shown::General);
            }
            "NumberFormat" => {
                if let Some(last) = self.shown.last_mut() {
                    *last = format(&element.attribute("Format").unwrap_or_default());
                }
            }
            "Worksheet" => {
                (self.is_hidden, self.row, self.stated_column) = (false, 0, 0);
                self.hanging.clear();
                self.sheets.push((element.attribute("Name").unwrap_or_default(), Sheet::default()));
            }
            "Column" => {
                let first = element.number("Index").unwrap_or_else(|| self.stated_column.saturating_add(1)).min(LAST.1);
                self.stated_column = first.saturating_add(element.number("Span").unwrap_or_default()).min(LAST.1);
                if let Some((_, sheet)) = self.sheets.last_mut()
                    && is_hidden()
                    && sheet.hidden_columns.len() < 1024
                {
                    sheet.hidden_columns.push((first, self.stated_column));
                }
            }
            "Row" => {
                self.row = element.number("Index").unwrap_or_else(|| self.row.saturating_add(1)).min(LAST.0);
                (self.column, self.covered) = (0, 0);
                let first = self.row;
                if let Some((_, sheet)) = self.sheets.last_mut()
                    && is_hidden()
                    && sheet.hidden_rows.len() < MOST_CELLS
                {
                    sheet.hidden_rows.insert(first);
                }
                // Rows that are alike are written once; they have no cells.
                self.row = first.saturating_add(element.number("Span").unwrap_or_default());
                if self.row != first {
                    self.column = LAST.1;
                }
            }
            "Cell" => self.cell(element),
            "Data" => {
                if let Some(cell) = &mut self.open {
                    cell.has_data = true;
                    cell.kind = element.attribute("Type").unwrap_or_default();
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self, element: &Element<'_>) {
        let next = self.column.saturating_add(self.covered).saturating_add(1);
        self.column = match element.number("Index") {
            Some(column) => column,
            None => self.free(next),
        };
        let across: u32 = element.number("MergeAcross").unwrap_or_default();
        let down: u32 = element.number("MergeDown").unwrap_or_default();
        self.covered = across;
        let first = (self.row, self.column);
        if first.0 == 0 || first.1 == 0 || first.0 > LAST.0 || first.1 > LAST.1 {
            return;
        }
        if let Some((_, sheet)) = self.sheets.last_mut()
            && (across > 0 || down > 0)
            && sheet.merges.len() < MOST_MERGES
        {
            if down > 0 {
                self.hanging.insert(first.1, (first.0.saturating_add(down), first.1.saturating_add(across)));
            }
            sheet.merges.insert(first, (first.0.saturating_add(down).min(LAST.0), first.1.saturating_add(across).min(LAST.1)));
        }
        let style = element.attribute("StyleID").map(|id| self.styles.get(&id).copied().unwrap_or(usize::MAX));
        let has_formula = element.attribute("Formula").is_some();
        self.open = Some(Open { style, kind: String::new(), text: String::new(), has_data: false, has_formula });
    }

    /// The first column from here on that no cell above covers: not every program states where cells go on beside such.
    fn free(&mut self, mut column: u32) -> u32 {
        while let Some((_, (row, last))) = self.hanging.range(..=column).next_back() {
            if *row < self.row || *last < column || self.passed >= MOST_PASSED {
                break;
            }
            self.passed = self.passed.saturating_add(1);
            column = last.saturating_add(1);
        }
        column
    }

    fn close(&mut self, cell: Open, allowance: &mut Allowance) -> Result<(), DecodeError> {
        // One without a look and without content is written to state the width of the sheet.
        let is_there = cell.has_data || cell.style.is_some() || cell.has_formula;
        let address = (self.row, self.column);
        let Some((_, sheet)) = self.sheets.last_mut().filter(|(_, sheet)| is_there && sheet.cells.len() < MOST_CELLS) else {
            return Ok(());
        };
        let text = cell.shown(&self.shown);
        if text.chars().nth(LONGEST_CELL).is_some() {
            return Err(DecodeError::Broken { kind: FileKind::ExcelXml, part: String::new(), fault: Fault::LongCell });
        }
        allowance.compose(text.len(), "Data")?;
        sheet.cells.insert(address, Cow::Owned(text));
        Ok(())
    }
}

impl Open {
    fn shown(self, styles: &[Shown]) -> String {
        if self.has_formula && !self.has_data {
            // What it comes to is not in the file: neither blank nor zero.
            return "公式未计算".to_owned();
        }
        match self.kind.as_str() {
            "Number" => {
                let shown = self.style.and_then(|style| styles.get(style)).copied().unwrap_or_default();
                Formats::new(vec![shown], false).show(&self.text, 0)
            }
            "DateTime" => day(&self.text).unwrap_or(self.text),
            "Boolean" => if self.text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ => self.text,
        }
    }
}

/// A format by its name or its code.
fn format(code: &str) -> Shown {
    match code {
        "Fixed" | "Standard" | "Currency" | "Euro Currency" => Shown::Decimals(2),
        code if code.ends_with("Date") => Shown::Day,
        code => shown(code),
    }
}

/// `2024-01-01T00:00:00.000` as `2024年1月1日`.
fn day(text: &str) -> Option<String> {
    let mut parts = text.trim().split('T').next()?.split('-');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    Some(format!("{year}年{month}月{day}日"))
}

/// The names that matter, so that they can be kept.
fn known(name: &str) -> &'static str {
    let names = ["Style", "NumberFormat", "Worksheet", "Column", "Row", "Cell", "Data", "Comment", "Visible"];
    names.into_iter().find(|known| *known == name).unwrap_or("")
}
