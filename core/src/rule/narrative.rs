//! The text against the tables and in itself (文字与表格).

use super::Check;
use crate::check;

super::family! {
    "narrative" { zh: "正文与表格", en: "text and tables", prose: "narrative.md" }

    /// 未收到申请 although the table has applications.
    NONE_RECEIVED "none-received" {
        zh: "称未收到申请的，表中新收应为0", en: "where the text says that none was received, the table has none",
        severity: Error,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::none_received),
    }
    /// The applications table is all zero although the text counts applications.
    ZERO_TABLE "zero-table" {
        zh: "正文表述有申请的，申请办理表不应全部为0", en: "where the text counts applications, the table is not all zero",
        severity: Error,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::zero_table),
    }
    /// 未发生复议、诉讼 although the table has cases.
    NO_REMEDIES "no-remedies" {
        zh: "称没有复议、诉讼的，表中应为0", en: "where the text says that there was no reconsideration or suit, the table has none",
        severity: Error,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        check: Check::Judge(check::no_remedies),
    }
    /// 收到、受理、应办 n 件.
    RECEIVED "received" {
        zh: "正文中的收到件数应与表格一致", en: "applications received in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::received),
    }
    /// 办结、答复 n 件.
    ANSWERED "answered" {
        zh: "正文中的办结件数应与表格一致", en: "applications answered in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::answered),
    }
    /// 上年结转、结转下年 n 件.
    CARRIED "carried" {
        zh: "正文中的结转件数应与表格一致", en: "applications brought and carried forward in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::carried),
    }
    /// 予以公开、不予公开 … n 件.
    OUTCOMES "outcomes" {
        zh: "正文中的各类办理结果应与表格一致", en: "outcomes in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::outcomes),
    }
    /// 自然人 n 件、法人 m 件.
    APPLICANTS "applicants" {
        zh: "正文中的申请人构成应与表格一致", en: "applicants in the text are those of the table",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::applicants),
    }
    /// 当面、信函、网络 … against what was received.
    CHANNELS "channels" {
        zh: "各渠道申请之和应等于收到件数", en: "applications by channel add up to those received",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::channels),
    }
    /// 行政复议、行政诉讼 n 件.
    REMEDIES "remedies" {
        zh: "正文中的复议、诉讼件数应与表格一致", en: "reconsideration and suits in the text are those of the table",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        check: Check::Judge(check::remedies),
    }
    /// 规章、规范性文件制发、废止、现行有效 n 件.
    DOCUMENTS "documents" {
        zh: "正文中的规章、规范性文件数量应与表格一致", en: "rules and normative documents in the text are those of the table",
        severity: Warning,
        basis: [PROACTIVE, ACCOUNTABILITY, TRIAL_PROACTIVE],
        check: Check::Judge(check::documents),
    }
    /// 行政许可、处罚、强制决定 n 件.
    DECISIONS "decisions" {
        zh: "正文中的许可、处罚、强制数量应与表格一致", en: "licences, penalties and coercive measures in the text are those of the table",
        severity: Warning,
        basis: [ALL_DECISIONS, ACCOUNTABILITY, TRIAL_PROACTIVE],
        check: Check::Judge(check::decisions),
    }
    /// 占 x %.
    PERCENTAGE "percentage" {
        zh: "正文中的占比应与件数相符", en: "shares in the text follow from their numbers",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::percentage),
    }
    /// 同比增长 x %, 较上年增加 n 件.
    GROWTH "growth" {
        zh: "正文中的同比增减应与上年数字相符", en: "changes in the text follow from last year's numbers",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::growth),
    }
    /// 均获维持 although cases are pending or were corrected.
    ALL_UPHELD "all-upheld" {
        zh: "称复议、诉讼均维持的，表中应没有其他结果和未审结", en: "where the text says that all were upheld, none is pending, corrected or otherwise ended",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        check: Check::Judge(check::all_upheld),
    }
    /// 无败诉、未被纠错 although some were corrected.
    NONE_CORRECTED "none-corrected" {
        zh: "称没有被纠错、败诉的，表中结果纠正应为0", en: "where the text says that none was lost, none was corrected",
        severity: Warning,
        basis: [REMEDIES, ACCOUNTABILITY, TRIAL_REMEDIES],
        check: Check::Judge(check::none_corrected),
    }
    /// 全部办结 although some are carried forward.
    ALL_ANSWERED "all-answered" {
        zh: "称全部办结的，不应有结转下年度", en: "where the text says that all were finished, none is carried forward",
        severity: Notice,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: Check::Judge(check::all_answered),
    }
    /// 其中 … against the whole.
    PARTS "parts" {
        zh: "正文中的分项之和应等于总数", en: "parts in the text add up to their whole",
        severity: Notice,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: Check::Judge(check::parts),
    }
}
