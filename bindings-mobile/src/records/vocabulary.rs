//! Words of the field that the toolkit has as enums, exact figures, and what is known of an organ.

use ogi_report::profile::BaselineMatch;
use ogi_report::{
    Confidence, Coverage, FormId, Format, Kind as ClaimKind, Language, ListFile, Number as Figure, Organ, OrganKind,
    OrganLevel, Outcome, Scope, Severity, Verdict,
};

uniffi::custom_type!(
    /// An exact decimal: counts and money.
    Figure,
    String,
    {
        remote,
        lower: |figure| figure.to_string(),
        try_lift: |text| Ok(text.parse()?),
    }
);

/// A language of messages.
#[uniffi::remote(Enum)]
pub enum Language {
    /// 简体中文
    Zh,
    /// English
    En,
}

/// How grave a finding is (严重程度).
#[uniffi::remote(Enum)]
pub enum Severity {
    /// 提示: for information.
    Info,
    /// 存疑: lawful but unlikely; a person should look.
    Notice,
    /// 警告: breaks an instruction or an implied identity.
    Warning,
    /// 错误: breaks a printed identity or a statutory duty.
    Error,
}

/// The outcome of a rule (结论).
#[uniffi::remote(Enum)]
pub enum Verdict {
    /// 成立
    Holds,
    /// 不成立
    Broken,
    /// 无法判断: the cells that it needs could not be read.
    Undecided,
    /// 不适用
    NotApplicable,
}

/// A statutory form (格式).
#[uniffi::remote(Enum)]
pub enum FormId {
    /// 国办公开办函〔2019〕60号（试行）, reporting years 2019 and 2020.
    Trial2019,
    /// 国办公开办函〔2021〕30号, reporting years from 2021.
    Official2021,
}

/// A kind of file that the list of problems is written as (问题清单).
#[uniffi::remote(Enum)]
pub enum ListFile {
    /// A Word document with one table (docx).
    Docx,
    /// An Excel workbook of two sheets (xlsx).
    Xlsx,
}

/// A form that results can be written in.
#[uniffi::remote(Enum)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// The wire object.
    Json,
    /// One self-contained page with the form redrawn and wrong cells marked.
    Html,
    /// Markdown.
    Markdown,
    /// SARIF 2.1.0, the exchange format of static analysis.
    Sarif,
    /// A table of findings.
    Csv,
    /// The validation report of the European Statistical System (ESS).
    Ess,
}

/// What sort of claim it is (说法的种类).
#[uniffi::remote(Enum)]
pub enum ClaimKind {
    /// A count or an amount of money.
    Count,
    /// A share in percent (占比).
    Share,
    /// A change against another year, in percent (同比增减).
    Growth,
    /// A change against another year in pieces (较上年增减).
    Change,
    /// There was none (未收到、未发生、未收取).
    None,
    /// All were answered or finished (均已办结).
    AllAnswered,
    /// All were upheld (均获维持).
    AllUpheld,
    /// None was corrected or lost (无败诉、未被纠错).
    NoneCorrected,
}

/// Whose number a claim is (统计口径).
#[uniffi::remote(Enum)]
pub enum Scope {
    /// The sentence does not say.
    Unstated,
    /// The organ itself (本机关、本级).
    Own,
    /// The whole area or system (全市、全系统).
    Whole,
    /// Somebody else (下属单位、各镇).
    Others,
}

/// How sure the pattern of a claim is (识别把握).
#[uniffi::remote(Enum)]
pub enum Confidence {
    /// Subject or scope is in doubt: nothing is judged by it.
    Unclear,
    /// The subject was taken over from a clause before.
    Likely,
    /// Verb, object and number stand in one clause.
    Certain,
}

/// How a finding stands to an earlier result (与基线相比).
#[uniffi::remote(Enum)]
pub enum BaselineMatch {
    /// It was not there (新出现).
    New,
    /// It was there, with another verdict or other figures (有变化).
    Changed,
    /// It was there and said the same (此前已知).
    Same,
}

/// What becomes of a report (处理意见).
#[uniffi::remote(Enum)]
pub enum Outcome {
    /// 审核通过
    Accept,
    /// 退回修改: returned to the organ for correction.
    Return,
    /// 不予接收: not taken as a report at all.
    Reject,
}

/// The level of an organ (层级).
#[uniffi::remote(Enum)]
pub enum OrganLevel {
    /// 乡镇、街道
    Township,
    /// 县、区
    County,
    /// 设区的市、自治州
    City,
    /// 省、自治区、直辖市
    Province,
    /// 国务院及其部门
    Central,
}

/// Whether an organ is a government, a department or an organ of the Party (类别).
#[uniffi::remote(Enum)]
pub enum OrganKind {
    /// 人民政府
    Government,
    /// 政府部门
    Department,
    /// 党的工作机关加挂行政机关牌子的单位: the notice on the form is followed by reference only.
    Party,
}

/// Whose figures a report holds (统计口径).
#[uniffi::remote(Enum)]
pub enum Coverage {
    /// The organ's own figures (本机关).
    Own,
    /// The organ and everybody below it (汇总).
    Whole,
}

/// What is known of an organ beside its report (机关概况).
#[uniffi::remote(Record)]
pub struct Organ {
    /// Its level (层级).
    #[uniffi(default = None)]
    pub level: Option<OrganLevel>,
    /// Whether it is a government or a department (类别).
    #[uniffi(default = None)]
    pub kind: Option<OrganKind>,
    /// Whether the figures are its own or those of everybody below it too (统计口径).
    #[uniffi(default = None)]
    pub coverage: Option<Coverage>,
    /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
    #[uniffi(default = None)]
    pub host: Option<String>,
    /// Whether it has powers of licence, penalty or coercion (执法权).
    #[uniffi(default = None)]
    pub enforces: Option<bool>,
}
