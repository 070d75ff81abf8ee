//! The official form redrawn: its three tables as rows of slots with row and column spans, as printed.

use ogi_core::{CellId, Column, Draft, Form, FormId, Label, Language, Remedy, Row, RowLine, Ruling, SectionId};

use crate::model::words::Words;

/// What a slot of a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A printed label.
    Label(String),
    /// A cell of the form.
    Cell(CellId),
}

/// A slot with the rows and columns that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// A label or a cell.
    pub slot: Slot,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
}

/// One table of the form (表格).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The part that it belongs to.
    pub section: SectionId,
    /// How many columns its grid has.
    pub columns: usize,
    /// Rows from top to bottom; slots covered from above are left out.
    pub rows: Vec<Vec<Place>>,
}

fn label(text: impl Into<String>, rows: usize, columns: usize) -> Place {
    Place { slot: Slot::Label(text.into()), rows, columns }
}

const fn cell(id: CellId, columns: usize) -> Place {
    Place { slot: Slot::Cell(id), rows: 1, columns }
}

/// The three tables of a report's form.
pub(crate) fn tables(draft: &Draft, language: Language) -> [Table; 3] {
    tables_of(draft.form(), draft.is_undivided(), language)
}

/// The three tables of a form.
pub(crate) fn tables_of(form: FormId, undivided: bool, language: Language) -> [Table; 3] {
    let form = form.form();
    [proactive(form, language), requests(form, undivided, language), remedies(language)]
}

/// Grid columns of the first table: names and three figures.
const PROACTIVE_COLUMNS: usize = 4;

fn proactive(form: &Form, language: Language) -> Table {
    let words = Words { language };
    let mut rows = Vec::new();
    for block in form.blocks {
        let caption = match language {
            Language::Zh => block.caption.to_owned(),
            Language::En => format!("article 20, paragraph {}", english_ordinal(block.caption)),
        };
        rows.push(vec![label(caption, 1, PROACTIVE_COLUMNS)]);
        let last = block.columns.len().saturating_sub(1);
        // A block with fewer figures lets its last column take the rest of the width.
        let width = |at: usize| if at == last { PROACTIVE_COLUMNS.saturating_sub(block.columns.len()) } else { 1 };
        let mut header = vec![label(words.get("信息内容", "content"), 1, 1)];
        for (at, (measure, printed)) in block.columns.iter().enumerate() {
            let name = if language == Language::Zh { *printed } else { measure.label(language) };
            header.push(label(name, 1, width(at)));
        }
        rows.push(header);
        for (subject, printed) in block.rows {
            let name = if language == Language::Zh { *printed } else { subject.label(language) };
            let mut row = vec![label(name, 1, 1)];
            for (at, (measure, _)) in block.columns.iter().enumerate() {
                row.push(match CellId::proactive(*subject, *measure) {
                    Some(id) => cell(id, width(at)),
                    None => label("", 1, width(at)),
                });
            }
            rows.push(row);
        }
    }
    Table { section: SectionId::Proactive, columns: PROACTIVE_COLUMNS, rows }
}

/// The number in a caption such as 第二十条第（五）项.
fn english_ordinal(caption: &str) -> &'static str {
    const ORDINALS: [(char, &str); 9] =
        [('一', "1"), ('二', "2"), ('三', "3"), ('四', "4"), ('五', "5"), ('六', "6"), ('七', "7"), ('八', "8"), ('九', "9")];
    let numeral = caption.chars().skip_while(|letter| *letter != '（').nth(1);
    ORDINALS.iter().find(|(chinese, _)| Some(*chinese) == numeral).map_or("", |(_, number)| number)
}

/// Grid columns of the applications table: three of labels, seven of figures.
const REQUEST_COLUMNS: usize = 10;

fn requests(form: &Form, undivided: bool, language: Language) -> Table {
    let words = Words { language };
    let stub = words.get(
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "(in this column, item one plus item two equals item three plus item four)",
    );
    let entities = [Column::Business, Column::Research, Column::PublicInterest, Column::LegalService, Column::Other];
    let mut rows = vec![
        vec![label(stub, 3, 3), label(words.get("申请人情况", "applicants"), 1, 7)],
        vec![
            label(Column::NaturalPerson.label(language), 2, 1),
            label(words.get("法人或其他组织", "legal persons and other organisations"), 1, entities.len()),
            label(Column::Total.label(language), 2, 1),
        ],
        entities.iter().map(|column| label(column.label(language), 1, 1)).collect(),
    ];
    let lines = lines(form, undivided);
    for (at, line) in lines.iter().enumerate() {
        let mut row = Vec::new();
        // A group's label stands beside its rows: in front of the first of them.
        for (group, height) in groups_opening_at(&lines, at) {
            row.push(label(line_name(group, language), height, 1));
        }
        let Some(figures) = line.row else { continue };
        let depth = usize::from(line.depth);
        row.push(label(line_name(line, language), 1, 3_usize.saturating_sub(depth)));
        row.extend(Column::ALL.iter().map(|column| cell(CellId::request(figures, *column), 1)));
        rows.push(row);
    }
    Table { section: SectionId::Requests, columns: REQUEST_COLUMNS, rows }
}

/// The lines of the form as the report prints them: with an undivided （六）, one row in place of three.
fn lines(form: &Form, undivided: bool) -> Vec<RowLine> {
    let mut lines = Vec::new();
    for line in form.rows {
        let copy = RowLine { row: line.row, path: line.path, label: line.label, depth: line.depth };
        match line.row {
            Some(Row::CorrectionLapsed | Row::FeeLapsed | Row::OtherwiseClosedOther) if undivided => {}
            None if undivided && line.path == Row::OtherwiseClosed.path() => {
                lines.push(RowLine { row: Some(Row::OtherwiseClosed), ..copy });
            }
            _ => lines.push(copy),
        }
    }
    lines
}

/// The groups whose first row of figures is the line at a position, outermost first, with the rows they cover.
fn groups_opening_at(lines: &[RowLine], at: usize) -> Vec<(&RowLine, usize)> {
    let is_figures = lines.get(at).is_some_and(|line| line.row.is_some());
    if !is_figures {
        return Vec::new();
    }
    let before = lines.get(..at).unwrap_or_default();
    let headers = before.iter().rev().take_while(|line| line.row.is_none()).count();
    let first = at.saturating_sub(headers);
    let headings = lines.get(first..at).unwrap_or_default();
    headings
        .iter()
        .enumerate()
        .map(|(offset, group)| {
            let after = lines.get(first.saturating_add(offset).saturating_add(1)..).unwrap_or_default();
            let inside = after.iter().take_while(|line| line.depth > group.depth);
            (group, inside.filter(|line| line.row.is_some()).count())
        })
        .collect()
}

fn line_name(line: &RowLine, language: Language) -> String {
    if language == Language::Zh {
        return line.label.to_owned();
    }
    match (line.row, line.path) {
        (Some(row), _) => row.label(language).to_owned(),
        (None, "requests.outcomes") => "outcomes".to_owned(),
        (None, path) => last_segment(path),
    }
}

/// The last segment of a path as words.
fn last_segment(path: &str) -> String {
    path.chars().fold(String::new(), |mut words, letter| {
        match letter {
            '.' => words.clear(),
            '_' => words.push(' '),
            other => words.push(other),
        }
        words
    })
}

/// Grid columns of the remedies table: three groups of five.
const REMEDY_COLUMNS: usize = 15;

fn remedies(language: Language) -> Table {
    let words = Words { language };
    let each = Ruling::ALL.len();
    let (mut names, mut figures) = (Vec::new(), Vec::new());
    for group in Remedy::ALL {
        for ruling in Ruling::ALL {
            names.push(label(ruling.label(language), 1, 1));
            figures.push(cell(CellId::remedy(*group, *ruling), 1));
        }
    }
    let rows = vec![
        vec![
            label(words.get("行政复议", "administrative reconsideration"), 2, each),
            label(words.get("行政诉讼", "litigation"), 1, each.saturating_mul(2)),
        ],
        vec![
            label(words.get("未经复议直接起诉", "direct suit"), 1, each),
            label(words.get("复议后起诉", "after reconsideration"), 1, each),
        ],
        names,
        figures,
    ];
    Table { section: SectionId::Remedies, columns: REMEDY_COLUMNS, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lays the spans out and counts how often each place of the grid is covered.
    fn coverage(table: &Table) -> Vec<Vec<u8>> {
        let mut grid = vec![vec![0_u8; table.columns]; table.rows.len()];
        for (top, row) in table.rows.iter().enumerate() {
            let mut left = 0;
            for place in row {
                while left < table.columns && grid[top][left] > 0 {
                    left += 1;
                }
                for line in grid.iter_mut().skip(top).take(place.rows) {
                    for slot in line.iter_mut().skip(left).take(place.columns) {
                        *slot += 1;
                    }
                }
                left += place.columns;
            }
        }
        grid
    }

    #[test]
    fn spans_cover_every_place_once_and_every_cell_stands_once() {
        for (form, undivided) in [(FormId::Official2021, false), (FormId::Official2021, true), (FormId::Trial2019, false)] {
            let mut draft = Draft::new(form);
            draft.set_undivided(undivided);
            let tables = tables(&draft, Language::Zh);
            for table in &tables {
                for (at, row) in coverage(table).iter().enumerate() {
                    assert!(row.iter().all(|count| *count == 1), "{form:?} {:?} row {at}: {row:?}", table.section);
                }
            }
            let drawn: Vec<CellId> = tables
                .iter()
                .flat_map(|table| table.rows.iter().flatten())
                .filter_map(|place| match place.slot {
                    Slot::Cell(id) => Some(id),
                    Slot::Label(_) => None,
                })
                .collect();
            assert_eq!(drawn, form.form().cells(undivided).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_outcomes_span_all_their_rows() {
        let table = tables(&Draft::new(FormId::Official2021), Language::Zh)[1].clone();
        let outcomes =
            table.rows.iter().flatten().find(|place| place.slot == Slot::Label("三、本年度办理结果".into())).unwrap();
        assert_eq!((outcomes.rows, outcomes.columns), (22, 1));
    }
}
