//! The lines of the three tables, labels and figures, as on the form.

use ogi_core::{Cell, CellId, Column, Draft, FormId, Label as _, Remedy, Row, Ruling};

/// A label cell of a line.
#[derive(Debug, Clone)]
pub(super) enum Label {
    /// A label of its own, over so many rows and columns.
    Own { words: String, rows: usize, columns: usize },
    /// Covered by the label above or to the left.
    Covered,
}

impl Label {
    fn new(words: impl Into<String>, rows: usize, columns: usize) -> Self {
        Self::Own { words: words.into(), rows, columns }
    }

    pub(super) fn own(&self) -> Option<&str> {
        match self {
            Self::Own { words, .. } => Some(words),
            Self::Covered => None,
        }
    }

    /// Span attributes of HTML.
    pub(super) fn spans(&self) -> String {
        let Self::Own { rows, columns, .. } = self else { return String::new() };
        let attribute = |name: &str, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
        format!("{}{}", attribute("rowspan", *rows), attribute("colspan", *columns))
    }
}

/// One line of a table.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) labels: Vec<Label>,
    pub(super) values: Vec<String>,
    /// How many columns each value covers.
    pub(super) value_columns: usize,
}

impl Line {
    fn words(labels: Vec<Label>) -> Self {
        Self { labels, values: Vec::new(), value_columns: 1 }
    }

    pub(super) fn width(&self) -> usize {
        self.labels.len().saturating_add(self.values.len())
    }

    pub(super) fn value_spans(&self) -> String {
        if self.value_columns > 1 { format!(" colspan=\"{}\"", self.value_columns) } else { String::new() }
    }
}

/// A cell as printed; `None` when it is missing.
fn printed(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Missing => None,
        Cell::Number(number) => Some(number.to_string()),
        other => Some(other.printed().unwrap_or_default().to_owned()),
    }
}

/// The printed cells of a line; `None` when the whole line is missing.
fn values(draft: &Draft, cells: impl Iterator<Item = CellId>) -> Option<Vec<String>> {
    let values: Vec<Option<String>> = cells.map(|cell| printed(draft.cell(cell))).collect();
    values.iter().any(Option::is_some).then(|| values.into_iter().flatten().collect())
}

pub(super) fn proactive(draft: &Draft) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in draft.form().form().blocks {
        let columns = block.columns.len();
        let width = if columns == 1 { 3 } else { 1 };
        lines.push(Line::words(vec![Label::new(block.caption, 1, 4)]));
        let headers = block.columns.iter().map(|(_, header)| Label::new(*header, 1, width));
        lines.push(Line::words(std::iter::once(Label::new("信息内容", 1, 1)).chain(headers).collect()));
        for (subject, label) in block.rows {
            let cells = block.columns.iter().filter_map(|(measure, _)| CellId::proactive(*subject, *measure));
            if let Some(values) = values(draft, cells) {
                lines.push(Line { labels: vec![Label::new(*label, 1, 1)], values, value_columns: width });
            }
        }
    }
    lines
}

pub(super) fn requests(draft: &Draft) -> Vec<Line> {
    let form = draft.form().form();
    let mut lines = vec![
        Line::words(vec![
            Label::new("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            Label::new("申请人情况", 1, 7),
        ]),
        Line::words(vec![Label::new("自然人", 2, 1), Label::new("法人或其他组织", 1, 5), Label::new("总计", 2, 1)]),
        Line::words(vec![
            Label::new("商业企业", 1, 1),
            Label::new("科研机构", 1, 1),
            Label::new("社会公益组织", 1, 1),
            Label::new("法律服务机构", 1, 1),
            Label::new("其他", 1, 1),
        ]),
    ];
    let printed_rows: Vec<(Row, Vec<String>)> = form
        .request_rows(draft.is_undivided())
        .filter_map(|row| Some((row, values(draft, Column::ALL.iter().map(|column| CellId::request(row, *column)))?)))
        .collect();
    let outcomes = |row: Row| Row::Granted <= row && row <= Row::OutcomesTotal;
    let mut last_group = "";
    let mut in_outcomes = false;
    for (row, values) in &printed_rows {
        let label = if *row == Row::OtherwiseClosed { FormId::Trial2019.form().row_label(*row) } else { form.row_label(*row) };
        let mut labels = Vec::new();
        if outcomes(*row) {
            let count = printed_rows.iter().filter(|(row, _)| outcomes(*row)).count();
            labels.push(if in_outcomes { Label::Covered } else { Label::new("三、本年度办理结果", count, 1) });
            in_outcomes = true;
            match group(form, *row) {
                Some((path, heading)) => {
                    let count =
                        printed_rows.iter().filter(|(row, _)| group(form, *row).is_some_and(|known| known.0 == path)).count();
                    labels.push(if last_group == path { Label::Covered } else { Label::new(heading, count, 1) });
                    last_group = path;
                    labels.push(Label::new(label, 1, 1));
                }
                None => labels.push(Label::new(label, 1, 2)),
            }
        } else {
            labels.push(Label::new(label, 1, 3));
        }
        lines.push(Line { labels, values: values.clone(), value_columns: 1 });
    }
    lines
}

/// The heading that a numbered item stands under: its path and its label.
fn group(form: &'static ogi_core::Form, row: Row) -> Option<(&'static str, &'static str)> {
    let line = form.rows.iter().find(|line| line.row == Some(row)).filter(|line| line.depth == 2)?;
    let (path, _) = line.path.rsplit_once('.')?;
    form.rows.iter().find(|line| line.path == path).map(|line| (line.path, line.label))
}

pub(super) fn remedies(draft: &Draft) -> Vec<Line> {
    let rulings = || Ruling::ALL.iter().map(|ruling| Label::new(ruling.names().zh, 1, 1));
    let mut lines = vec![
        Line::words(vec![Label::new("行政复议", 1, 5), Label::new("行政诉讼", 1, 10)]),
        Line::words(
            Ruling::ALL
                .iter()
                .map(|ruling| Label::new(ruling.names().zh, 2, 1))
                .chain([Label::new("未经复议直接起诉", 1, 5), Label::new("复议后起诉", 1, 5)])
                .collect(),
        ),
        Line::words(rulings().chain(rulings()).collect()),
    ];
    let cells = Remedy::ALL.iter().flat_map(|group| Ruling::ALL.iter().map(move |ruling| CellId::remedy(*group, *ruling)));
    if let Some(values) = values(draft, cells) {
        lines.push(Line { labels: Vec::new(), values, value_columns: 1 });
    }
    lines
}
