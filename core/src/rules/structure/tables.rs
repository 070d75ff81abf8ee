//! Tables, form, year and period (表格、格式、年度).

use super::{EachSection, Excerpt, unstated, where_tables};
use crate::check::say;
use crate::check::{Case, Sink};
use crate::finding::{Arg, Finding};
use crate::form::FormId;
use crate::outline::Stated;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "structure"

    /// A part that must hold a table has none.
    TABLE_MISSING "table-missing" {
        zh: "第二、三、四部分应有表格", en: "parts two, three and four have their tables",
        severity: Error,
        basis: [FORM_2021, FORM_2019],
        shape: EachSection {
            of: |section| section.has_table,
            lacks: |outline, id| !outline.tables.contains(&id),
            excerpt: Excerpt::OpenEach,
            message: |_, _| say!("“{section}”部分缺少表格", "no table was found in the part on {section}"),
        },
    }
    /// The tables are those of another edition of the form.
    WRONG_FORM "wrong-form" {
        zh: "应使用报告年度对应的格式", en: "the form is the one of the reporting year",
        severity: Error,
        basis: [WHICH_2021, WHICH_2019],
        check: wrong_form,
    }
    /// Title and period name different years.
    YEAR_MISMATCH "year-mismatch" {
        zh: "标题年份与统计期限应一致", en: "title and period name the same year",
        severity: Error,
        basis: [ARTICLE_49],
        check: year_mismatch,
    }
    /// The period is not the calendar year.
    PERIOD "period" {
        zh: "统计期限应为1月1日至12月31日", en: "the period is the calendar year",
        severity: Warning,
        basis: [ARTICLE_49, PROACTIVE],
        check: period,
    }
    /// A label is misprinted.
    LABEL_MISPRINT "label-misprint" {
        zh: "表格项目名称应与格式一致", en: "labels are those of the form",
        severity: Info,
        basis: [FORM_2021, FORM_2019],
        check: label_misprint,
    }
    /// A row has more or fewer figures than the form has cells.
    ROW_INCOMPLETE "row-incomplete" {
        zh: "每行的格数应与格式一致", en: "every row has the form's number of cells",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: row_incomplete,
    }
    /// Rows of figures that the form does not have.
    STRAY_ROW "stray-row" {
        zh: "表格不应有格式以外的数据行", en: "the tables have no rows besides the form's",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: stray_row,
    }
    /// The notice that prescribes the form is cited by an old or mixed number.
    BASIS_OUTDATED "basis-outdated" {
        zh: "引用的格式文件应现行有效", en: "the form that is cited is the one in force",
        severity: Warning,
        basis: [WHICH_2021],
        check: basis_outdated,
    }
}

pub(crate) fn wrong_form(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let (Some(year), used) = (case.draft.year, case.draft.form()) else { return sink.count(Verdict::Undecided) };
    // Labels of both editions: whose table it is was a guess of the reader's.
    let mixed = case.draft.outline.as_ref().is_some_and(|outline| outline.mixed_forms);
    match FormId::for_year(year) {
        None => sink.count(Verdict::NotApplicable),
        Some(due) if due == used => sink.count(Verdict::Holds),
        Some(_) if mixed => sink.count(Verdict::Undecided),
        Some(due) => {
            let message = say!(
                "{year}年度报告应使用{due}规定的格式，所用表格为{used}的格式",
                "a report for {year} must use the form of {due}, but its tables are those of {used}"
            );
            let finding = Finding::new(rule, Verdict::Broken, message)
                .arg("year", Arg::Year(year))
                .arg("due", Arg::Text(due.form().authority.into()))
                .arg("used", Arg::Text(used.form().authority.into()));
            sink.report(finding.at(case.draft.outline.as_ref().and_then(|outline| outline.title_year).map(|year| year.span)));
        }
    }
}

pub(crate) fn year_mismatch(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let (Some(title), Some(period)) = (outline.title_year, outline.period) else { return sink.count(unstated(case)) };
    if title.value == period.value.to.year {
        return sink.count(Verdict::Holds);
    }
    let message = say!("标题为{title}年度，统计期限至{to}", "the title is for {title}, but the period ends on {to}");
    let finding =
        Finding::new(rule, Verdict::Broken, message).arg("title", Arg::Year(title.value)).arg("to", Arg::Date(period.value.to));
    sink.report(finding.at(Some(period.span)));
}

pub(crate) fn period(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let Some(period) = outline.period else { return sink.count(unstated(case)) };
    let (from, to) = (period.value.from, period.value.to);
    if (from.month, from.day, to.month, to.day) == (1, 1, 12, 31) && from.year == to.year {
        return sink.count(Verdict::Holds);
    }
    let message = say!(
        "统计期限为{from}至{to}，应为当年1月1日至12月31日；年内新设机构请注明",
        "the period runs from {from} to {to}; it should be 1 January to 31 December (say so where the organ was set up during the year)"
    );
    sink.report(
        Finding::new(rule, Verdict::Broken, message)
            .arg("from", Arg::Date(from))
            .arg("to", Arg::Date(to))
            .at(Some(period.span)),
    );
}

pub(crate) fn label_misprint(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.labels.is_empty() {
        return sink.count(where_tables(outline));
    }
    let message = say!("项目名称印作{printed}，格式为“{expected}”", "a label reads {printed}; the form has {expected}");
    for label in &outline.labels {
        let finding = Finding::new(rule, Verdict::Broken, message)
            .arg("printed", Arg::Text(label.printed.clone()))
            .arg("expected", Arg::Words(crate::Bilingual { zh: label.expected, en: label.expected }));
        sink.report(finding.at(Some(label.span)).about(label.expected));
    }
}

pub(crate) fn row_incomplete(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.rows.is_empty() {
        return sink.count(where_tables(outline));
    }
    for fact in &outline.rows {
        let message = if fact.row.is_some() {
            say!(
                "“{row}”一行有{found}个数，格式为{expected}格，无法确定各数所属的列",
                "the row {row} has {found} figures where the form has {expected} cells; which column each belongs to cannot be decided"
            )
        } else {
            say!(
                "复议诉讼表的数据行有{found}个数，格式为{expected}格，无法确定各数所属的列",
                "the row of the remedies table has {found} figures where the form has {expected} cells; which column each belongs to cannot be decided"
            )
        };
        let mut finding = Finding::new(rule, Verdict::Broken, message)
            .arg("found", Arg::Count(u32::from(fact.found)))
            .arg("expected", Arg::Count(u32::from(fact.expected)))
            .at(Some(fact.span));
        if let Some(row) = fact.row {
            finding = finding.arg("row", Arg::Row(row)).about(row.path());
        }
        sink.report(finding);
    }
}

pub(crate) fn stray_row(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    if outline.stray_rows.is_empty() {
        return sink.count(where_tables(outline));
    }
    let message = say!("表格中有一行数据不属于格式的任何项目", "a row of figures belongs to no line of the form");
    for span in &outline.stray_rows {
        sink.report(Finding::new(rule, Verdict::Broken, message).at(Some(*span)));
    }
}

pub(crate) fn basis_outdated(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = outline!(case, sink);
    let lapsed = case.draft.prose.as_ref().map_or(&[][..], |prose| &prose.lapsed);
    if outline.citations.is_empty() && lapsed.is_empty() {
        return sink.count(Verdict::NotApplicable);
    }
    let Some(year) = case.draft.year else { return sink.count(Verdict::Undecided) };
    // 此前有关政府信息公开的各类报告和统计口径，随原条例的失效而失效.
    let of_old_law = |fact: &&Stated<Box<str>>| ["492", "2014"].iter().any(|mark| fact.value.contains(mark));
    let is_trial = |fact: &&Stated<Box<str>>| !of_old_law(fact);
    let before = say!(
        "{year}年度报告引用了{printed}，该文件已随原条例失效",
        "the report for {year} cites {printed}, which lapsed with the former Regulations"
    );
    let old: Vec<_> = lapsed.iter().filter(of_old_law).filter(|_| year >= 2019).collect();
    for citation in &old {
        sink.report(outdated(rule, year, citation, before).about(&citation.value));
    }
    if year < 2021 {
        if old.is_empty() {
            sink.count(Verdict::NotApplicable);
        }
        return;
    }
    let by_number = outline.citations.iter().find(|citation| citation.value.contains("2019") && citation.value.contains("60"));
    // 原国办公开办函〔2019〕60号同时废止: named beside the one in force, it need not be what was followed.
    let in_force = outline.citations.iter().any(|citation| citation.value.contains("2021") && citation.value.contains("30"));
    let mixed = outline.citations.iter().find(|citation| is_mixed(&citation.value));
    match by_number.or_else(|| lapsed.iter().find(is_trial)) {
        None if mixed.is_some() => {
            let message = say!(
                "引用的{printed}文号有误，{year}年度报告的格式文件为国办公开办函〔2021〕30号",
                "there is no {printed}; the form for {year} is that of 国办公开办函〔2021〕30号"
            );
            let found = mixed.map(|citation| outdated(rule, year, citation, message));
            found.into_iter().for_each(|finding| sink.report(finding.at_most(Severity::Notice)));
        }
        None if old.is_empty() => sink.count(Verdict::Holds),
        None => {}
        Some(_) if in_force => sink.count(Verdict::Undecided),
        Some(citation) => {
            let message = say!(
                "{year}年度报告引用了{printed}，该试行格式已由国办公开办函〔2021〕30号替代",
                "the report for {year} cites {printed}; that trial form was replaced by 国办公开办函〔2021〕30号"
            );
            sink.report(outdated(rule, year, citation, message));
        }
    }
}

/// The number of one notice on the form with the year of the other: 国办公开办函〔2019〕30号.
fn is_mixed(citation: &str) -> bool {
    let mut numbers = citation.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    match (numbers.next(), numbers.next()) {
        (Some(year), Some(number)) if year.len() == 4 => number == "30" && year != "2021" || number == "60" && year != "2019",
        _ => false,
    }
}

fn outdated(rule: &'static Rule, year: u16, citation: &Stated<Box<str>>, message: &'static crate::Bilingual) -> Finding {
    let finding = Finding::new(rule, Verdict::Broken, message)
        .arg("year", Arg::Year(year))
        .arg("printed", Arg::Text(citation.value.clone()));
    finding.at(Some(citation.span))
}
