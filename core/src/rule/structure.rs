//! How a report is built (报告结构): parts, tables, form, year, period, labels.

use super::Check;
use crate::check;

super::family! {
    "structure" { zh: "报告结构", en: "structure", prose: "structure.md" }

    /// The title lacks the organ, the year or the name of the report.
    TITLE "title" {
        zh: "标题应含年份和“政府信息公开工作年度报告”", en: "the title names the year and the annual report",
        severity: Notice,
        basis: [ARTICLE_49, ARTICLE_50],
        check: Check::Judge(check::title),
    }
    /// A part of the report is not there at all.
    SECTION_MISSING "section-missing" {
        zh: "六个部分应齐全", en: "all six parts are present",
        severity: Error,
        basis: [ARTICLE_50, CONTENTS, FORM_2019],
        check: Check::Judge(check::section_missing),
    }
    /// The content of a part is there, but its heading is lost.
    HEADING_MISSING "heading-missing" {
        zh: "各部分应有标题", en: "every part has its heading",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::heading_missing),
    }
    /// Parts are out of order or numbered wrongly.
    SECTION_ORDER "section-order" {
        zh: "六个部分应按顺序编排", en: "the six parts are in order",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::section_order),
    }
    /// The heading of a part is not that of the form.
    SECTION_TITLE "section-title" {
        zh: "各部分标题应与格式一致", en: "headings are those of the form",
        severity: Info,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::section_title),
    }
    /// A part that must hold a table has none.
    TABLE_MISSING "table-missing" {
        zh: "第二、三、四部分应有表格", en: "parts two, three and four have their tables",
        severity: Error,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::table_missing),
    }
    /// The tables are those of another edition of the form.
    WRONG_FORM "wrong-form" {
        zh: "应使用报告年度对应的格式", en: "the form is the one of the reporting year",
        severity: Error,
        basis: [WHICH_2021, WHICH_2019],
        check: Check::Judge(check::wrong_form),
    }
    /// Title and period name different years.
    YEAR_MISMATCH "year-mismatch" {
        zh: "标题年份与统计期限应一致", en: "title and period name the same year",
        severity: Error,
        basis: [ARTICLE_49],
        check: Check::Judge(check::year_mismatch),
    }
    /// The period is not the calendar year.
    PERIOD "period" {
        zh: "统计期限应为1月1日至12月31日", en: "the period is the calendar year",
        severity: Warning,
        basis: [ARTICLE_49, PROACTIVE],
        check: Check::Judge(check::period),
    }
    /// A label is misprinted.
    LABEL_MISPRINT "label-misprint" {
        zh: "表格项目名称应与格式一致", en: "labels are those of the form",
        severity: Info,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::label_misprint),
    }
    /// A row has more or fewer figures than the form has cells.
    ROW_INCOMPLETE "row-incomplete" {
        zh: "每行的格数应与格式一致", en: "every row has the form's number of cells",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::row_incomplete),
    }
    /// Rows of figures that the form does not have.
    STRAY_ROW "stray-row" {
        zh: "表格不应有格式以外的数据行", en: "the tables have no rows besides the form's",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::stray_row),
    }
    /// The notice that prescribes the form is cited by an old or mixed number.
    BASIS_OUTDATED "basis-outdated" {
        zh: "引用的格式文件应现行有效", en: "the form that is cited is the one in force",
        severity: Warning,
        basis: [WHICH_2021],
        check: Check::Judge(check::basis_outdated),
    }
}
