//! Publishing and writing the report (发布与撰写).

use super::Check;
use crate::check;

super::family! {
    "publication" { zh: "发布与撰写", en: "publication and writing", prose: "publication.md" }

    /// Departments publish by 31 January.
    DEPARTMENT_DEADLINE "department-deadline" {
        zh: "政府部门的报告应在1月31日前公布", en: "a department publishes by 31 January",
        severity: Error,
        basis: [ARTICLE_49, WHO_REPORTS],
        check: Check::Judge(check::department_deadline),
    }
    /// Townships publish by 31 January, by reference to the rule for departments.
    TOWNSHIP_DEADLINE "township-deadline" {
        zh: "乡镇、街道的报告参照部门，应在1月31日前公布", en: "a township publishes by 31 January, like a department",
        severity: Warning,
        basis: [WHO_REPORTS],
        check: Check::Judge(check::township_deadline),
    }
    /// The report of a whole vertically led system is out by 31 March.
    SYSTEM_DEADLINE "system-deadline" {
        zh: "垂直领导部门的全系统报告应在3月31日前公布", en: "the report of a whole vertically led system is out by 31 March",
        severity: Error,
        basis: [SYSTEM_DAY],
        check: Check::Judge(check::system_deadline),
    }
    /// Governments publish by 31 March at the latest.
    GOVERNMENT_DEADLINE "government-deadline" {
        zh: "县级以上政府的报告最迟应在3月31日前公布", en: "a government publishes by 31 March at the latest",
        severity: Error,
        basis: [ARTICLE_49],
        check: Check::Judge(check::government_deadline),
    }
    /// Counties by 20 February, prefectures by 10 March.
    SUMMARY_DEADLINE "summary-deadline" {
        zh: "县级政府的报告应在2月20日前、市级政府的报告应在3月10日前完成", en: "a county reports by 20 February, a prefecture by 10 March",
        severity: Warning,
        basis: [SUMMARY_DAYS],
        check: Check::Judge(check::summary_deadline),
    }
    /// Handed in late to the office in charge.
    HANDED_IN "handed-in" {
        zh: "报告应按期报送主管部门", en: "the report is submitted to the supervising office on time",
        severity: Error,
        basis: [ARTICLE_49, WHO_REPORTS, SUMMARY_DAYS],
        check: Check::Judge(check::handed_in),
    }
    /// Later than the days that the place has set.
    LOCAL_DEADLINE "local-deadline" {
        zh: "本地规定了报送、公布日期的，应按期完成", en: "where a place has set days, the report keeps them",
        severity: Warning,
        basis: [LOCAL],
        check: Check::Judge(check::local_deadline),
    }
    /// Published before the year was over.
    BEFORE_PERIOD_END "before-period-end" {
        zh: "公布日期不应早于统计期限结束", en: "a report is not published before its period is over",
        severity: Notice,
        basis: [ARTICLE_49],
        check: Check::Judge(check::before_period_end),
    }
    /// The date under the report lies before its end, or before a day of which it speaks.
    SIGNED_EARLY "signed-early" {
        zh: "落款日期不应早于统计期限结束和正文提到的日期", en: "the date under the report is not before its period ends or the days it speaks of",
        severity: Warning,
        basis: [ARTICLE_49, ACCURACY],
        check: Check::Judge(check::signed_early),
    }
    /// A day that no calendar has.
    IMPOSSIBLE_DATE "impossible-date" {
        zh: "日期应真实存在", en: "dates are days that exist",
        severity: Warning,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::impossible_date),
    }
    /// Part one names last year, but never its own.
    YEAR_MENTION "year-mention" {
        zh: "第一部分应写本报告年度", en: "part one is about the year of the report",
        severity: Warning,
        basis: [OVERVIEW, TRIAL_OVERVIEW],
        check: Check::Judge(check::year_mention),
    }
    /// Text of a template that nobody replaced.
    TEMPLATE_TEXT "template-text" {
        zh: "不应留有范本文字", en: "no text of a template is left",
        severity: Warning,
        basis: [FORM_2021, FORM_2019],
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
    /// The text speaks of the same organ of another place.
    OTHER_ORGAN "other-organ" {
        zh: "正文不应出现其他地方的同类机关", en: "the text does not speak of the same organ of another place",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::other_organ_named),
    }
    /// The Regulations are cited by a name that they do not have.
    MISNAMED_LAW "misnamed-law" {
        zh: "引用条例名称应准确", en: "the Regulations are cited by their name",
        severity: Notice,
        basis: [REGULATIONS],
        check: Check::Judge(check::misnamed_law),
    }
    /// A paragraph stands in the text twice.
    REPEATED_PARAGRAPH "repeated-paragraph" {
        zh: "正文段落不应重复", en: "no paragraph occurs twice",
        severity: Notice,
        basis: [ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::repeated_paragraph),
    }
    /// Part five says next to nothing.
    PROBLEMS_EMPTY "problems-empty" {
        zh: "第五部分应写明问题和改进情况", en: "part five names problems and improvements",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        check: Check::Judge(check::problems_empty),
    }
    /// Part five names no matter in which something is wrong.
    PROBLEMS_VAGUE "problems-vague" {
        zh: "第五部分应明确具体，不笼统模糊", en: "part five is specific, not vague",
        severity: Notice,
        basis: [PROBLEMS, ARTICLE_50],
        check: Check::Judge(check::problems_vague),
    }
    /// Problems without measures.
    MEASURES_MISSING "measures-missing" {
        zh: "第五部分应写改进情况", en: "part five says what is done about the problems",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        check: Check::Judge(check::measures_missing),
    }
    /// Measures without problems.
    PROBLEMS_MISSING "problems-missing" {
        zh: "第五部分应写存在的主要问题", en: "part five names the main problems",
        severity: Warning,
        basis: [ARTICLE_50, PROBLEMS],
        check: Check::Judge(check::problems_missing),
    }
    /// A government's report without appraisal, review, accountability.
    GOVERNMENT_ITEMS "government-items" {
        zh: "政府报告应包括工作考核、社会评议、责任追究", en: "a government's report covers appraisal, social review and accountability",
        severity: Warning,
        basis: [ARTICLE_50_4, OVERVIEW],
        check: Check::Judge(check::government_items),
    }
    /// One of the five aspects of part one was not found.
    FIVE_ASPECTS "five-aspects" {
        zh: "第一部分应包括五个方面", en: "part one covers its five aspects",
        severity: Info,
        basis: [OVERVIEW, TRIAL_OVERVIEW],
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
        basis: [FORM_2021, FORM_2019],
        check: Check::Judge(check::parts_announced),
    }
    /// Nobody can be reached.
    CONTACT "contact" {
        zh: "宜写明联系方式", en: "the report says how to get in touch",
        severity: Info,
        basis: [ARTICLE_50],
        check: Check::Judge(check::contact),
    }
    /// Part one is longer than a thousand characters.
    OVERVIEW_LENGTH "overview-length" {
        zh: "第一部分篇幅原则上不超过一千字", en: "part one has in principle no more than a thousand characters",
        severity: Notice,
        basis: [THOUSAND],
        check: Check::Judge(check::overview_length),
    }
    /// A bracket without its partner.
    BRACKETS "brackets" {
        zh: "括号应成对", en: "brackets come in pairs",
        severity: Info,
        basis: [PRACTICE],
        check: Check::Judge(check::brackets),
    }
}
