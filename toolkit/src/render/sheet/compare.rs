//! A comparison as a sheet: what each report states, how it changed.

use ogi_core::{Cell, Difference, Draft, Language, Number, Severity};

use super::{Column, Figure, Group, Line, Sheet, mark, organ, section_of, source, tally, visible_findings};
use crate::model::words::Words;
use crate::render::across::across_lines;
use crate::render::view;
use crate::task::compare::name;
use crate::task::compare::{Comparison, Step};

pub(super) fn sheet(comparison: &Comparison, language: Language) -> Sheet<'_> {
    let words = Words { language };
    let Comparison { reports, rows, steps, notes } = comparison;
    let drafts: Vec<&Draft> = reports.iter().map(|report| &report.draft).collect();
    let years: Vec<String> = drafts.iter().zip(1_usize..).map(|(draft, at)| year(draft, at, language)).collect();
    let lines: Vec<Line> = rows.iter().map(|row| line(row, comparison, &drafts, language)).collect();
    let name = reports.last().map(|report| organ(report, language)).unwrap_or_default();
    let ends = years.first().zip(years.last()).map(|(first, last)| format!("{first}—{last}")).unwrap_or_default();
    Sheet {
        title: match language {
            Language::Zh => format!("{name}{ends}年度报告对照"),
            Language::En => format!("{name}, reports for {ends} compared"),
        },
        sources: reports.iter().map(|report| source(report, language)).collect(),
        notes: notes.iter().map(|note| note.message(language).to_owned()).collect(),
        columns: columns(&years, words),
        left_out: left_out(rows, &lines, language),
        lines,
        lists: Vec::new(),
        branches: Vec::new(),
        groups: steps.iter().filter_map(|step| group(comparison, step, &years, language)).collect(),
        conclusion: conclusion(comparison, language),
        has_errors: comparison.has_errors(),
    }
}

/// The year of a report, or its place where it names none.
fn year(draft: &Draft, place: usize, language: Language) -> String {
    draft.year.map_or_else(
        || match language {
            Language::Zh => format!("第{place}份"),
            Language::En => format!("#{place}"),
        },
        |year| year.to_string(),
    )
}

/// Each year, and after it how it differs from the one before.
fn columns(years: &[String], words: Words) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, year) in years.iter().enumerate() {
        columns.push(Column::new(year.clone()));
        if at > 0 {
            for (short, name) in [
                (words.get("增减", "change"), words.get("增减", " change")),
                (words.get("百分比", "percent"), words.get("百分比", " percent")),
            ] {
                columns.push(Column { short: short.to_owned(), name: format!("{year}{name}") });
            }
        }
    }
    columns
}

fn line(row: &Difference, comparison: &Comparison, drafts: &[&Draft], language: Language) -> Line {
    let words = Words { language };
    let mut figures = Vec::new();
    let held = row.values.iter().zip(&row.computed).zip(drafts);
    for (at, ((value, computed), draft)) in held.enumerate() {
        figures.push(match (value, computed) {
            (Some(_), _) => Figure::Stated(view::shown(draft, row.cell)),
            (None, Some(sum)) => Figure::Computed(*sum),
            (None, None) => Figure::Stated("×".to_owned()),
        });
        if let Some(growth) = at.checked_sub(1).and_then(|before| row.changes.get(before)) {
            figures.push(growth.map_or(Figure::None, |growth| Figure::Difference(growth.absolute)));
            figures.push(growth.and_then(|growth| growth.percent).map_or(Figure::None, Figure::Percent));
        }
    }
    let findings = comparison.steps.iter().flat_map(|step| &step.checked.findings);
    Line {
        cell: row.cell,
        section: section_of(row.cell.place()),
        name: name(row, drafts, language),
        figures,
        remark: if row.cell.is_stock() { words.get("存量", "stock").to_owned() } else { String::new() },
        mark: mark(findings, row.cell),
        is_shown: is_shown(row),
        course: row
            .values
            .iter()
            .zip(&row.computed)
            .map(|(value, sum)| value.as_ref().and_then(Cell::number).or(*sum))
            .collect(),
        parts: Vec::new(),
    }
}

/// Whether a person should see how a cell changed: zero, printed or not, is no change.
fn is_shown(row: &Difference) -> bool {
    let says_something = |cell: &Cell| match cell {
        Cell::Number(number) | Cell::Annotated { number, .. } => *number != Number::ZERO,
        Cell::Missing | Cell::Blank | Cell::Placeholder(_) => false,
        Cell::Text(_) | Cell::Unreadable(_) => true,
    };
    let computed = row.computed.iter().flatten().any(|number| *number != Number::ZERO);
    !row.is_equal() && row.is_comparable() && (computed || row.values.iter().flatten().any(says_something))
}

/// What the table of differences does not show.
fn left_out(rows: &[Difference], lines: &[Line], language: Language) -> Vec<String> {
    let equal = rows.iter().filter(|row| row.is_equal() && row.is_comparable()).count();
    let zero = rows.iter().filter(|row| !row.is_equal() && row.is_comparable() && !is_shown(row)).count();
    let alone = rows.iter().filter(|row| !row.is_comparable()).count();
    let shown = || lines.iter().filter(|line| line.is_shown).flat_map(|line| &line.figures);
    let has = |sign: &str| shown().any(|figure| matches!(figure, Figure::Stated(text) if text == sign));
    let mut out = Vec::new();
    match language {
        Language::Zh => {
            out.push(format!("各年数值相同的{equal}格从略。"));
            if zero > 0 {
                out.push(format!("另有{zero}格仅有0与空白、占位符或缺失之别，从略。"));
            }
            if alone > 0 {
                out.push(format!("仅一份报告的格式所有的{alone}格从略。"));
            }
        }
        Language::En => {
            out.push(format!("{equal} cells that are the same every year are left out."));
            if zero > 0 {
                out.push(format!("{zero} cells that are 0 in one report and empty or missing in another are left out."));
            }
            if alone > 0 {
                out.push(format!("{alone} cells that only one report's form has are left out."));
            }
        }
    }
    let words = Words { language };
    let signs = [
        (has("□"), words.get("□表示空白。", "□ is an empty cell.")),
        (has("·"), words.get("·表示文中无此格。", "· is a cell that is not in the document.")),
        (has("?"), words.get("?表示无法确定。", "? is a figure that cannot be decided.")),
        (has("×"), words.get("×表示当年格式无此格。", "× is a cell that the form of that year does not have.")),
        (
            shown().any(|figure| matches!(figure, Figure::Computed(_))),
            words.get("=表示由三个分项相加得出。", "= is the sum of three rows."),
        ),
    ];
    out.extend(signs.into_iter().filter(|(is_used, _)| *is_used).map(|(_, sentence)| sentence.to_owned()));
    out
}

fn group<'a>(comparison: &'a Comparison, step: &'a Step, years: &[String], language: Language) -> Option<Group<'a>> {
    let report = comparison.reports.get(step.to)?;
    let (before, now) = years.get(step.from).zip(years.get(step.to))?;
    let held = step.checked.summary.holds;
    let nothing = match (step.is_adjacent, language) {
        (true, Language::Zh) => format!("跨年核对{held}项，未发现问题。"),
        (true, Language::En) => format!("{held} relations between the years hold; nothing found."),
        (false, Language::Zh) => "年度不相邻，未核对结转；未发现雷同。".to_owned(),
        (false, Language::En) => "not adjacent years: nothing is carried over; nothing was found repeated.".to_owned(),
    };
    let case = comparison.case(step);
    let repairs = case.map(|case| across_lines(&case, &step.repairs, language)).unwrap_or_default();
    Some(Group {
        title: format!("{before} → {now}"),
        report,
        findings: visible_findings(&step.checked.findings),
        nothing,
        repairs,
    })
}

fn conclusion(comparison: &Comparison, language: Language) -> String {
    let reports = comparison.reports.len();
    let differing = comparison.rows.iter().filter(|row| is_shown(row)).count();
    let found = tally(|severity: Severity| comparison.count(severity), language);
    match language {
        Language::Zh => format!("对照{reports}份报告，{differing}格有变化；跨年核对：{found}。"),
        Language::En => format!("{reports} reports compared, {differing} cells changed; between the years: {found}"),
    }
}
