//! The lines of the applications table (收到和处理政府信息公开申请情况), each declared once: its place and depth, the editions that print
//! it, its number and label there, other words for it in published reports, and its name in both languages. [`Row`], its paths and
//! names, the lines of every edition and the words that readers look for all follow from here.

use super::axes::{axis, row_paths};
use super::label::Label;
use super::{FormId, RowLine};
use crate::language::Bilingual;

/// A line with the editions that print it.
struct Declared {
    line: RowLine,
    editions: &'static [FormId],
}

macro_rules! rows {
    ($(
        $(group $group_path:literal $group_depth:literal [$($group_in:ident),*] $group_number:literal $group_label:literal;)*
        $(#[$doc:meta])*
        row $member:ident $path:literal $depth:literal [$($edition:ident),*] $number:literal $printed:literal
            also [$($alias:literal),*], name $zh:literal $en:literal;
    )*) => {
        axis! {
            /// A row of the applications table (收到和处理政府信息公开申请情况) that holds figures.
            Row { $($(#[$doc])* $member $path,)* }
        }

        impl Row {
            /// The label as the form prints it, without its number.
            pub const fn printed(self) -> &'static str {
                match self { $(Self::$member => $printed,)* }
            }

            /// Other words for the row in published reports.
            pub const fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$member => &[$($alias),*],)* }
            }
        }

        impl Label for Row {
            fn names(self) -> Bilingual {
                match self { $(Self::$member => Bilingual { zh: $zh, en: $en },)* }
            }
        }

        /// The cells' paths, by rows.
        pub(super) const REQUEST_PATHS: [[&str; super::axes::COLUMNS]; Row::ALL.len()] = row_paths![$($path,)*];

        /// Every line of every edition, in printed order.
        const LINES: &[Declared] = &[$(
            $(Declared {
                line: RowLine {
                    row: None, path: $group_path, label: concat!($group_number, $group_label), depth: $group_depth,
                },
                editions: &[$(FormId::$group_in),*],
            },)*
            Declared {
                line: RowLine {
                    row: Some(Row::$member), path: $path, label: concat!($number, $printed), depth: $depth,
                },
                editions: &[$(FormId::$edition),*],
            },
        )*];
    };
}

rows! {
    /// 一、本年新收政府信息公开申请数量
    row Received "requests.received" 0 [Trial2019, Official2021] "一、" "本年新收政府信息公开申请数量"
        also ["本年新收政府信息公开申请", "本年度新收政府信息公开申请数量"], name "本年新收政府信息公开申请数量" "applications received";
    /// 二、上年结转政府信息公开申请数量
    row BroughtForward "requests.brought_forward" 0 [Trial2019, Official2021] "二、" "上年结转政府信息公开申请数量"
        also ["上年结转政府信息公开申请", "上年度结转政府信息公开申请数量"], name "上年结转政府信息公开申请数量" "applications brought forward";
    group "requests.outcomes" 0 [Trial2019, Official2021] "三、" "本年度办理结果";
    /// 三（一）予以公开
    row Granted "requests.outcomes.granted" 1 [Trial2019, Official2021] "（一）" "予以公开"
        also [], name "予以公开" "granted";
    /// 三（二）部分公开
    row GrantedInPart "requests.outcomes.granted_in_part" 1 [Trial2019, Official2021] "（二）" "部分公开（区分处理的，只计这一情形，不计其他情形）"
        also ["部分公开"], name "部分公开" "granted in part";
    group "requests.outcomes.denied" 1 [Trial2019, Official2021] "（三）" "不予公开";
    /// 三（三）1.属于国家秘密
    row StateSecret "requests.outcomes.denied.state_secret" 2 [Trial2019, Official2021] "1." "属于国家秘密"
        also [], name "属于国家秘密" "denied: state secret";
    /// 三（三）2.其他法律行政法规禁止公开
    row ProhibitedByLaw "requests.outcomes.denied.prohibited_by_law" 2 [Trial2019, Official2021] "2." "其他法律行政法规禁止公开"
        also ["其他法律法规禁止公开"], name "其他法律行政法规禁止公开" "denied: prohibited by law";
    /// 三（三）3.危及“三安全一稳定”
    row SecurityAndStability "requests.outcomes.denied.security_and_stability" 2 [Trial2019, Official2021] "3." "危及“三安全一稳定”"
        also [], name "危及“三安全一稳定”" "denied: security and stability";
    /// 三（三）4.保护第三方合法权益
    row ThirdPartyRights "requests.outcomes.denied.third_party_rights" 2 [Trial2019, Official2021] "4." "保护第三方合法权益"
        also [], name "保护第三方合法权益" "denied: third-party rights";
    /// 三（三）5.属于三类内部事务信息
    row InternalAffairs "requests.outcomes.denied.internal_affairs" 2 [Trial2019, Official2021] "5." "属于三类内部事务信息"
        also [], name "属于三类内部事务信息" "denied: internal affairs";
    /// 三（三）6.属于四类过程性信息
    row Deliberative "requests.outcomes.denied.deliberative" 2 [Trial2019, Official2021] "6." "属于四类过程性信息"
        also [], name "属于四类过程性信息" "denied: deliberative";
    /// 三（三）7.属于行政执法案卷
    row EnforcementFile "requests.outcomes.denied.enforcement_file" 2 [Trial2019, Official2021] "7." "属于行政执法案卷"
        also [], name "属于行政执法案卷" "denied: enforcement file";
    /// 三（三）8.属于行政查询事项
    row AdministrativeInquiry "requests.outcomes.denied.administrative_inquiry" 2 [Trial2019, Official2021] "8." "属于行政查询事项"
        also [], name "属于行政查询事项" "denied: administrative inquiry";
    group "requests.outcomes.unavailable" 1 [Trial2019, Official2021] "（四）" "无法提供";
    /// 三（四）1.本机关不掌握相关政府信息
    row NotHeld "requests.outcomes.unavailable.not_held" 2 [Trial2019, Official2021] "1." "本机关不掌握相关政府信息"
        also [], name "本机关不掌握相关政府信息" "unavailable: not held";
    /// 三（四）2.没有现成信息需要另行制作
    row NeedsCreation "requests.outcomes.unavailable.needs_creation" 2 [Trial2019, Official2021] "2." "没有现成信息需要另行制作"
        also [], name "没有现成信息需要另行制作" "unavailable: needs creation";
    /// 三（四）3.补正后申请内容仍不明确
    row StillUnclear "requests.outcomes.unavailable.still_unclear" 2 [Trial2019, Official2021] "3." "补正后申请内容仍不明确"
        also [], name "补正后申请内容仍不明确" "unavailable: still unclear after correction";
    group "requests.outcomes.not_processed" 1 [Trial2019, Official2021] "（五）" "不予处理";
    /// 三（五）1.信访举报投诉类申请
    row Petition "requests.outcomes.not_processed.petition" 2 [Trial2019, Official2021] "1." "信访举报投诉类申请"
        also [], name "信访举报投诉类申请" "not processed: petition";
    /// 三（五）2.重复申请
    row Duplicate "requests.outcomes.not_processed.duplicate" 2 [Trial2019, Official2021] "2." "重复申请"
        also [], name "重复申请" "not processed: duplicate";
    /// 三（五）3.要求提供公开出版物
    row Publication "requests.outcomes.not_processed.publication" 2 [Trial2019, Official2021] "3." "要求提供公开出版物"
        also [], name "要求提供公开出版物" "not processed: publication";
    /// 三（五）4.无正当理由大量反复申请
    row Vexatious "requests.outcomes.not_processed.vexatious" 2 [Trial2019, Official2021] "4." "无正当理由大量反复申请"
        also [], name "无正当理由大量反复申请" "not processed: vexatious";
    /// 三（五）5.要求行政机关确认或重新出具已获取信息
    row Reissue "requests.outcomes.not_processed.reissue" 2 [Trial2019, Official2021] "5." "要求行政机关确认或重新出具已获取信息"
        also [], name "要求行政机关确认或重新出具已获取信息" "not processed: confirmation or reissue";
    /// 三（六）其他处理, undivided (trial form, and some reports on the 2021 form)
    row OtherwiseClosed "requests.outcomes.otherwise_closed" 1 [Trial2019] "（六）" "其他处理"
        also [], name "其他处理" "otherwise closed";
    group "requests.outcomes.otherwise_closed" 1 [Official2021] "（六）" "其他处理";
    /// 三（六）1.申请人无正当理由逾期不补正
    row CorrectionLapsed "requests.outcomes.otherwise_closed.correction_lapsed" 2 [Official2021] "1." "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        also ["申请人无正当理由逾期不补正"], name "申请人无正当理由逾期不补正" "otherwise closed: correction lapsed";
    /// 三（六）2.申请人逾期未按收费通知要求缴纳费用
    row FeeLapsed "requests.outcomes.otherwise_closed.fee_lapsed" 2 [Official2021] "2." "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        also ["申请人逾期未按收费通知要求缴纳费用"], name "申请人逾期未按收费通知要求缴纳费用" "otherwise closed: fee lapsed";
    /// 三（六）3.其他
    row OtherwiseClosedOther "requests.outcomes.otherwise_closed.other" 2 [Official2021] "3." "其他"
        also [], name "其他处理中的‘其他’" "otherwise closed: other";
    /// 三（七）总计
    row OutcomesTotal "requests.outcomes.total" 1 [Trial2019, Official2021] "（七）" "总计"
        also ["合计"], name "本年度办理结果总计" "outcomes, total";
    /// 四、结转下年度继续办理
    row CarriedForward "requests.carried_forward" 0 [Trial2019, Official2021] "四、" "结转下年度继续办理"
        also ["转结下年度继续办理", "结转下一年度继续办理", "结转下年继续办理"], name "结转下年度继续办理" "applications carried forward";
}

/// Whether an edition prints a line.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn prints(declared: &Declared, edition: FormId) -> bool {
    let mut at = 0;
    while at < declared.editions.len() {
        if declared.editions[at] as u8 == edition as u8 {
            return true;
        }
        at += 1;
    }
    false
}

/// How many lines an edition prints.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
pub(super) const fn count_of(edition: FormId) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < LINES.len() {
        if prints(&LINES[at], edition) {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The lines that an edition prints, in order.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
pub(super) const fn lines_of<const COUNT: usize>(edition: FormId) -> [RowLine; COUNT] {
    let mut lines = [LINES[0].line; COUNT];
    let (mut at, mut count) = (0, 0);
    while at < LINES.len() {
        if prints(&LINES[at], edition) {
            lines[count] = LINES[at].line;
            count += 1;
        }
        at += 1;
    }
    lines
}
