//! What a single cell must look like (单元格填写).

use crate::cell::Cell;
use crate::check::say;
use crate::check::{Case, Shape, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Place};
use crate::language::Bilingual;
use crate::number::Number;
use crate::reason::Reason;
use crate::rule::Rule;
use crate::severity::Verdict;
use crate::span::Span;

crate::check::family! {
    "cells" { zh: "单元格填写", en: "cells", prose: "cells.md" }

    /// A cell holds words instead of a number.
    NOT_A_NUMBER "not-a-number" {
        zh: "单元格应填报数字", en: "a cell must hold a number",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        shape: EachCell {
            wanted: |_, cell| matches!(cell, Cell::Text(_)),
            message: say!("{cell}填报{printed}，不是数字；请填报数字，没有数据的填0", "{cell} holds {printed}, which is not a number; state a number, 0 for none"),
        },
    }
    /// A count below zero; only 本年增/减 of the trial form may be.
    NEGATIVE "negative" {
        zh: "数量不能为负数", en: "a count must not be negative",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        shape: EachCell {
            wanted: |id, cell| !id.is_signed() && cell.number().is_some_and(Number::is_negative),
            message: say!("{cell}填报{printed}，数量不能为负数", "{cell} states {printed}; a count cannot be negative"),
        },
    }
    /// A count with decimals.
    NOT_WHOLE "not-whole" {
        zh: "件数应为整数", en: "a count must be a whole number",
        severity: Error,
        basis: [FORM_2021, FORM_2019, ACCURACY],
        shape: EachCell {
            wanted: |id, cell| !id.is_money() && cell.number().is_some_and(|number| !number.is_whole()),
            message: say!("{cell}填报{printed}，件数应为整数", "{cell} states {printed}; a count must be a whole number"),
        },
    }
    /// An empty cell.
    BLANK "blank" {
        zh: "没有数据的应填0，不留空白", en: "zero should be printed as 0, not left blank",
        severity: Warning,
        basis: [PRACTICE],
        shape: EachTable {
            wanted: |_, cell| matches!(cell, Cell::Blank),
            message: say!("{count}个单元格空白：{cells}；没有数据的应填0", "{count} cells are blank: {cells}; zero should be printed as 0"),
        },
    }
    /// `/`, `-`, 无 instead of a figure.
    PLACEHOLDER "placeholder" {
        zh: "没有数据的应填0，不用“/”“-”“无”代替", en: "zero should be printed as 0, not as a mark",
        severity: Warning,
        basis: [PRACTICE],
        shape: EachTable {
            wanted: |_, cell| matches!(cell, Cell::Placeholder(_)),
            message: say!("{count}个单元格用符号代替数字：{cells}；没有数据的应填0", "{count} cells hold a mark instead of a number: {cells}; zero should be printed as 0"),
        },
    }
    /// A unit or a remark beside the figure, or digits of another kind.
    NOTED "unit-in-cell" {
        zh: "单元格内只填数字，不带单位和说明", en: "a cell should hold digits only, without unit or remark",
        severity: Notice,
        basis: [FORM_2021, FORM_2019, PRACTICE],
        check: noted,
    }
    /// Cells of the form that the document does not have.
    MISSING "missing" {
        zh: "表格应完整，不缺行缺格", en: "the tables must be complete",
        severity: Warning,
        basis: [FORM_2021, FORM_2019, ARTICLE_50],
        check: missing,
    }
    /// Cells whose figures could not be decided.
    UNREADABLE "unreadable" {
        zh: "单元格的数字应能确定", en: "the figures of a cell must be decidable",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: unreadable,
    }
}

/// The cells of the form that `wanted` picks, in printed order.
fn pick(draft: &Draft, wanted: fn(CellId, &Cell) -> bool) -> Vec<CellId> {
    let cells = draft.form().form().cells(draft.is_undivided());
    cells.filter(|id| wanted(*id, draft.cell(*id))).collect()
}

fn span_of(draft: &Draft, cells: &[CellId]) -> Option<Span> {
    cells.iter().find_map(|cell| draft.span(*cell))
}

/// Nothing is wrong with any cell that was read: the rule holds, unless some could not be read.
fn unless_unreadable(draft: &Draft) -> Verdict {
    let unread = pick(draft, |_, cell| matches!(cell, Cell::Unreadable(_)));
    if unread.is_empty() { Verdict::Holds } else { Verdict::Undecided }
}

/// One finding a cell, with what is printed there.
fn each(
    rule: &'static Rule,
    case: &Case<'_>,
    sink: &mut Sink<'_>,
    message: &dyn Fn(CellId, &Cell) -> &'static Bilingual,
    wanted: fn(CellId, &Cell) -> bool,
) {
    if sink.is_plain {
        return sink.count(Verdict::Holds);
    }
    let cells = pick(case.draft, wanted);
    if cells.is_empty() {
        sink.count(unless_unreadable(case.draft));
    }
    for id in cells {
        let cell = case.draft.cell(id);
        let printed = cell.number().filter(|_| cell.printed().is_none());
        let mut finding = Finding::new(rule, Verdict::Broken, message(id, cell))
            .arg("cell", Arg::Cell(id))
            .arg("printed", printed.map_or_else(|| Arg::Text(cell.printed().unwrap_or_default().into()), Arg::Number))
            .concerning([id])
            .at(case.draft.span(id));
        finding.actual = cell.number();
        if let Some(number) = cell.number() {
            finding = finding.arg("number", Arg::Number(number));
        }
        sink.report(finding);
    }
}

/// One finding a table, with all its cells; `none_found` where no cell is as `wanted`.
fn per_table(
    rule: &'static Rule,
    case: &Case<'_>,
    sink: &mut Sink<'_>,
    (verdict, none_found): (Verdict, Verdict),
    message: &'static Bilingual,
    wanted: fn(CellId, &Cell) -> bool,
) {
    if sink.is_plain {
        return sink.count(none_found);
    }
    let cells = pick(case.draft, wanted);
    if cells.is_empty() {
        sink.count(none_found);
    }
    let table_of = |cell: &CellId| match cell.place() {
        Place::Proactive(..) => "proactive",
        Place::Request(..) => "requests",
        Place::Remedy(..) => "remedies",
    };
    for table in ["proactive", "requests", "remedies"] {
        let cells: Vec<CellId> = cells.iter().copied().filter(|cell| table_of(cell) == table).collect();
        if cells.is_empty() {
            continue;
        }
        let finding = Finding::new(rule, verdict, message)
            .arg("count", Arg::Count(u32::try_from(cells.len()).unwrap_or(u32::MAX)))
            .at(span_of(case.draft, &cells))
            .about(table)
            .concerning(cells.iter().copied())
            .arg("cells", Arg::Cells(cells));
        sink.report(finding);
    }
}

pub(crate) fn noted(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "{cell}填报{printed}，单元格内只填数字{number}即可",
        "{cell} holds {printed}; the figure {number} alone belongs there"
    );
    let in_yuan = say!(
        "{cell}填报{printed}，该格以万元为单位；请换算成万元，只填数字",
        "{cell} holds {printed}, but counts in ten thousand yuan; convert the amount and state the figure alone"
    );
    let message = |id: CellId, cell: &Cell| if is_in_yuan(id, cell) { in_yuan } else { message };
    each(rule, case, sink, &message, |id, cell| match cell {
        // 本年增/减 may say that it is an increase.
        Cell::Annotated { printed, .. } => !(id.is_signed() && printed.trim_start().starts_with(['+', '＋'])),
        // Read from a document, an amount in yuan is left open.
        Cell::Unreadable(unreadable) => unreadable.why == Some(Reason::OtherUnit) && is_in_yuan(id, cell),
        _ => false,
    });
}

/// Whether a cell that counts in ten thousands of yuan states an amount in yuan; nothing is nothing in either.
fn is_in_yuan(id: CellId, cell: &Cell) -> bool {
    cell.number() != Some(Number::ZERO) && cell.printed().is_some_and(|printed| id.is_in_yuan(printed))
}

pub(crate) fn missing(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "缺{count}个单元格：{cells}；请核对表格是否缺行缺格",
        "{count} cells were not found: {cells}; see whether rows or cells of the table are lost"
    );
    #[cfg(feature = "context")]
    if super::structure::is_before_forms(case) {
        return sink.count(Verdict::NotApplicable);
    }
    // A row with fewer figures than cells has lost one: which one is not known.
    let outline = case.draft.outline.as_ref();
    let short = outline.is_some_and(|outline| outline.rows.iter().any(|row| row.found < row.expected));
    let otherwise = if short { Verdict::Undecided } else { Verdict::Holds };
    per_table(rule, case, sink, (Verdict::Broken, otherwise), message, |_, cell| matches!(cell, Cell::Missing));
}

pub(crate) fn unreadable(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let message = say!(
        "{count}个单元格的数字无法确定：{cells}；请对照原文",
        "the figures of {count} cells cannot be decided: {cells}; look at the source"
    );
    let verdicts = (Verdict::Undecided, Verdict::Holds);
    per_table(rule, case, sink, verdicts, message, |_, cell| matches!(cell, Cell::Unreadable(_)));
}

/// A finding for each cell that is not as it should be.
#[derive(Debug)]
struct EachCell {
    wanted: fn(CellId, &Cell) -> bool,
    message: &'static Bilingual,
}

impl Shape for EachCell {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        each(rule, case, sink, &|_, _| self.message, self.wanted);
    }
}

/// A finding for each table with cells that hold nothing.
#[derive(Debug)]
struct EachTable {
    wanted: fn(CellId, &Cell) -> bool,
    message: &'static Bilingual,
}

impl Shape for EachTable {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let otherwise = if sink.is_plain { Verdict::Holds } else { unless_unreadable(case.draft) };
        per_table(rule, case, sink, (Verdict::Broken, otherwise), self.message, self.wanted);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cell, CellId, Draft, FormId, Language, Reason, Unreadable};

    /// What is said of a fee as printed.
    fn said(printed: &str) -> Option<String> {
        said_of(Cell::from_printed(printed))
    }

    /// What is said of the cell of fees.
    fn said_of(cell: Cell) -> Option<String> {
        let mut draft = Draft::new(FormId::Official2021);
        draft.set(CellId::from_path("proactive.fees.amount").unwrap(), cell);
        let case = crate::Case::new(&draft);
        let report = crate::check(&case, &crate::Profile::default());
        let finding = report.findings.iter().find(|finding| finding.rule.code == "cells/unit-in-cell")?;
        Some(finding.text(draft.form(), Language::Zh))
    }

    #[test]
    fn an_amount_in_yuan_is_to_be_converted() {
        assert!(said("35000元").unwrap().contains("换算成万元"));
        assert!(said("3.5万元").unwrap().contains("只填数字3.5即可"));
        assert!(said("0元").unwrap().contains("只填数字0即可"));
        assert_eq!(said("3.5"), None);
        // Read from a document, it is left open.
        let open = |why| Cell::Unreadable(Unreadable { printed: "125000元".into(), readings: None, why: Some(why) });
        assert!(said_of(open(Reason::OtherUnit)).unwrap().contains("换算成万元"));
        assert_eq!(said_of(open(Reason::SpoiledFigure)), None);
    }
}
