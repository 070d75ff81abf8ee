//! The words of the field as they stand on the wire, each table for writing and for reading alike.

use ogi_core::repair::Suspicion;
use ogi_core::{Confidence, Coverage, FormId, Kind, Language, Organ, OrganKind, OrganLevel, Outcome, Scope, Severity, Verdict};

use super::{choice, wire};
use crate::model::units::SpanUnit;

choice! {
    /// A language of messages.
    Language as "Language" { "zh" = Zh: "简体中文", "en" = En: "English", }
}
choice! {
    /// The unit that places in a text are counted in.
    SpanUnit as "SpanUnit" {
        "utf16" = Utf16: "Code units of UTF-16, as JavaScript, Java and C# count.",
        "bytes" = Bytes: "Bytes of UTF-8, as Rust and Go count.",
        "code_points" = CodePoints: "Unicode code points, as Python counts.",
    }
}
choice! {
    /// A statutory form (格式).
    FormId as "FormName" {
        "trial-2019" = Trial2019: "国办公开办函〔2019〕60号（试行）, reporting years 2019 and 2020.",
        "official-2021" = Official2021: "国办公开办函〔2021〕30号, reporting years from 2021.",
    }
}
choice! {
    /// How grave a finding is (严重程度).
    Severity as "Severity" {
        "info" = Info: "提示: for information.",
        "notice" = Notice: "存疑: lawful but unlikely; a person should look.",
        "warning" = Warning: "警告: breaks an instruction or an implied identity.",
        "error" = Error: "错误: breaks a printed identity or a statutory duty.",
    }
}
choice! {
    /// The outcome of a rule (结论).
    Verdict as "Verdict" {
        "holds" = Holds: "成立",
        "broken" = Broken: "不成立",
        "undecided" = Undecided: "无法判断: the cells that it needs could not be read.",
        "not_applicable" = NotApplicable: "不适用",
    }
}
choice! {
    /// What becomes of a report (处理意见).
    Outcome as "Outcome" {
        "accept" = Accept: "审核通过",
        "return" = Return: "退回修改: returned to the organ for correction.",
        "reject" = Reject: "不予接收: not taken as a report at all.",
    }
}
choice! {
    /// How far a report is in doubt (存疑程度).
    Suspicion as "Suspicion" {
        "clear" = Clear: "No smallest repair changes it.",
        "possible" = Possible: "Some smallest repairs change it.",
        "likely" = Likely: "The best repair changes it, and much more speaks for it than for any that does not.",
        "certain" = Certain: "Every smallest repair changes it.",
    }
}
choice! {
    /// What sort of claim it is (说法的种类).
    Kind as "ClaimKind" {
        "count" = Count: "A count or an amount of money.",
        "share" = Share: "A share in percent (占比).",
        "growth" = Growth: "A change against another year, in percent (同比增减).",
        "change" = Change: "A change against another year in pieces (较上年增减).",
        "none" = None: "There was none (未收到、未发生、未收取).",
        "all_answered" = AllAnswered: "All were answered or finished (均已办结).",
        "all_upheld" = AllUpheld: "All were upheld (均获维持).",
        "none_corrected" = NoneCorrected: "None was corrected or lost (无败诉、未被纠错).",
    }
    absent Count
}
choice! {
    /// Whose number a claim is (统计口径).
    Scope as "Scope" {
        "unstated" = Unstated: "The sentence does not say.",
        "own" = Own: "The organ itself (本机关、本级).",
        "whole" = Whole: "The whole area or system (全市、全系统).",
        "others" = Others: "Somebody else (下属单位、各镇).",
    }
    absent Unstated
}
choice! {
    /// How sure the pattern of a claim is (识别把握).
    Confidence as "Confidence" {
        "unclear" = Unclear: "Subject or scope is in doubt: nothing is judged by it.",
        "likely" = Likely: "The subject was taken over from a clause before.",
        "certain" = Certain: "Verb, object and number stand in one clause.",
    }
    absent Certain
}
choice! {
    /// The level of an organ (层级).
    OrganLevel as "OrganLevel" {
        "township" = Township: "乡镇、街道",
        "county" = County: "县、区",
        "city" = City: "设区的市、自治州",
        "province" = Province: "省、自治区、直辖市",
        "central" = Central: "国务院及其部门",
    }
}
choice! {
    /// Whether an organ is a government, a department or an organ of the Party (类别).
    OrganKind as "OrganKind" {
        "government" = Government: "人民政府",
        "department" = Department: "政府部门",
        "party" = Party: "党的工作机关加挂行政机关牌子的单位: the notice on the form is followed by reference only.",
    }
}
choice! {
    /// Whose figures a report holds (统计口径).
    Coverage as "Coverage" {
        "own" = Own: "The organ's own figures (本机关).",
        "whole" = Whole: "The organ and everybody below it (汇总).",
    }
}

wire! {
    /// What is known of an organ beside its report (机关概况).
    pub struct WireOrgan<'a> as "OrganProfile" {
        /// Its level (层级).
        level: Option<OrganLevel> = organ.level,
        /// Whether it is a government or a department (类别).
        kind: Option<OrganKind> = organ.kind,
        /// Whether the figures are its own or those of everybody below it too (统计口径).
        coverage: Option<Coverage> = organ.coverage,
        /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
        host: Option<&'a str> = organ.host.as_deref(),
        /// Whether it has powers of licence, penalty or coercion (执法权).
        enforces: Option<bool> = organ.enforces,
    }
    from (organ: &'a Organ)
}
