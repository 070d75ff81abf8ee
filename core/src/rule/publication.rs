//! Publishing and writing the report (发布与撰写).

use super::Check;
use crate::check;

super::family! {
    "publication" { zh: "发布与撰写", en: "publication and writing", prose: "publication.md" }

    /// Departments publish by 31 January.
    DEPARTMENT_DEADLINE "department-deadline" {
        zh: "部门报告应在1月31日前公布", en: "a department publishes by 31 January",
        severity: Error,
        basis: [ARTICLE_49],
        check: Check::Judge(check::department_deadline),
    }
    /// Governments publish by 31 March.
    GOVERNMENT_DEADLINE "government-deadline" {
        zh: "政府报告应在3月31日前公布", en: "a government publishes by 31 March",
        severity: Error,
        basis: [ARTICLE_49],
        check: Check::Judge(check::government_deadline),
    }
    /// Published before the year was over.
    BEFORE_PERIOD_END "before-period-end" {
        zh: "公布日期不应早于统计期限结束", en: "a report is not published before its period is over",
        severity: Notice,
        basis: [ARTICLE_49],
        check: Check::Judge(check::before_period_end),
    }
    /// Part one names last year, but never its own.
    YEAR_MENTION "year-mention" {
        zh: "第一部分应写本报告年度", en: "part one is about the year of the report",
        severity: Warning,
        basis: [FORM_2021],
        check: Check::Judge(check::year_mention),
    }
    /// Text of a template that nobody replaced.
    TEMPLATE_TEXT "template-text" {
        zh: "不应留有范本文字", en: "no text of a template is left",
        severity: Warning,
        basis: [FORM_2021],
        check: Check::Judge(check::template_text),
    }
    /// Signed by another organ than the title names.
    SIGNATURE "signature" {
        zh: "落款与标题的机关名称应一致", en: "title and signature name the same organ",
        severity: Warning,
        basis: [ARTICLE_50],
        check: Check::Judge(check::signature),
    }
    /// A link to another organ's site.
    FOREIGN_HOST "foreign-host" {
        zh: "链接应指向本机关网站", en: "links lead to the organ's own site",
        severity: Warning,
        basis: [ARTICLE_50],
        check: Check::Judge(check::foreign_host),
    }
    /// Part five says next to nothing.
    PROBLEMS_EMPTY "problems-empty" {
        zh: "第五部分应写明问题和改进情况", en: "part five names problems and improvements",
        severity: Warning,
        basis: [ARTICLE_50],
        check: Check::Judge(check::problems_empty),
    }
    /// A government's report without appraisal, review, accountability.
    GOVERNMENT_ITEMS "government-items" {
        zh: "政府报告应包括工作考核、社会评议、责任追究", en: "a government's report covers appraisal, social review and accountability",
        severity: Warning,
        basis: [ARTICLE_50],
        check: Check::Judge(check::government_items),
    }
    /// One of the five aspects of part one was not found.
    FIVE_ASPECTS "five-aspects" {
        zh: "第一部分应包括五个方面", en: "part one covers its five aspects",
        severity: Notice,
        basis: [FORM_2021],
        check: Check::Judge(check::five_aspects),
    }
    /// Dates or document numbers lack characters.
    LOST_CHARACTERS "lost-characters" {
        zh: "日期、文号不应缺字", en: "dates and document numbers are complete",
        severity: Notice,
        basis: [ARTICLE_50],
        check: Check::Judge(check::lost_characters),
    }
    /// The introduction announces other parts than follow.
    PARTS_ANNOUNCED "parts-announced" {
        zh: "前言所列部分应与正文一致", en: "the introduction announces the parts that follow",
        severity: Info,
        basis: [FORM_2021],
        check: Check::Judge(check::parts_announced),
    }
    /// Nobody can be reached.
    CONTACT "contact" {
        zh: "宜写明联系方式", en: "the report says how to get in touch",
        severity: Info,
        basis: [ARTICLE_50],
        check: Check::Judge(check::contact),
    }
    /// Part one is very long.
    OVERVIEW_LENGTH "overview-length" {
        zh: "第一部分宜在一千字左右", en: "part one has about a thousand characters",
        severity: Info,
        basis: [FORM_2021],
        check: Check::Judge(check::overview_length),
    }
    /// A bracket without its partner.
    BRACKETS "brackets" {
        zh: "括号应成对", en: "brackets come in pairs",
        severity: Info,
        basis: [FORM_2021],
        check: Check::Judge(check::brackets),
    }
}
