//! What a rule rests on (依据): articles of the regulations and clauses of the notices.

use serde::Serialize;

use crate::form::FormId;
use crate::language::Bilingual;

/// An article, clause or instruction that a rule rests on, and the form whose reports it binds; `None` where it binds
/// all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Basis(pub Bilingual, #[serde(skip)] pub Option<FormId>);

impl Basis {
    /// Whether a report on this form is bound by it: a notice says nothing of reports older than itself.
    ///
    /// ```
    /// use ogi_core::{FormId, rule};
    /// let rule = rule("requests/balance").unwrap();
    /// let of_trial: Vec<&str> = rule.basis_for(FormId::Trial2019).map(|basis| basis.0.zh).collect();
    /// assert!(of_trial.iter().all(|zh| !zh.contains("2021")));
    /// ```
    pub fn binds(&self, form: FormId) -> bool {
        self.1.is_none_or(|own| own == form)
    }
}

macro_rules! bases {
    ($($of:ident { $($(#[$doc:meta])* $name:ident $zh:literal $en:literal;)* })*) => {
        $($($(#[$doc])* pub(crate) const $name: Basis = Basis(Bilingual { zh: $zh, en: $en }, bases!(@ $of));)*)*
    };
    (@ Always) => { None };
    (@ $form:ident) => { Some(FormId::$form) };
}

bases! {
    Always {
        ARTICLE_33 "《政府信息公开条例》第三十三条" "Regulations on Open Government Information, article 33";
        ARTICLE_47 "《政府信息公开条例》第四十七条" "Regulations on Open Government Information, article 47";
        ARTICLE_49 "《政府信息公开条例》第四十九条" "Regulations on Open Government Information, article 49";
        ARTICLE_50 "《政府信息公开条例》第五十条" "Regulations on Open Government Information, article 50";
        ARTICLE_50_4 "《政府信息公开条例》第五十条第（四）项：各级人民政府还应当包括工作考核、社会评议和责任追究结果情况"
            "Regulations on Open Government Information, article 50(4): people's governments at every level also report on appraisal, social review and accountability";
        LEGISLATION_LAW "《立法法》关于规章制定权的规定" "Legislation Law, on who may make rules";
        FEE_RULE "国办函〔2020〕109号《政府信息公开信息处理费管理办法》" "Notice 国办函〔2020〕109号 on fees for processing information";
        /// No notice says it; those who train the people who fill in the form do.
        PRACTICE "填报惯例（两份格式通知均未明文规定）" "practice of filling in the form; neither notice on the form says so";
        REGULATIONS "《中华人民共和国政府信息公开条例》（国务院令第711号）" "Regulations on Open Government Information (State Council Order 711)";
        /// What a place has set in its profile.
        LOCAL "本地规定（由核查方案给出）" "local provisions (given by the profile)";
        /// The two notices themselves, for the rules on which of them is followed.
        WHICH_2021 "国办公开办函〔2021〕30号（2021年度起）" "Notice 国办公开办函〔2021〕30号 (from reporting year 2021)";
        WHICH_2019 "国办公开办函〔2019〕60号（2019、2020年度，试行）" "Notice 国办公开办函〔2019〕60号 (reporting years 2019 and 2020, trial)";
    }
    Official2021 {
        /// The identity printed in the stub of the applications table.
        STUB_NOTE "国办公开办函〔2021〕30号附件第三部分表头注：第一项加第二项之和，等于第三项加第四项之和"
            "Form of 2021, part three, note in the stub: item one plus item two equals item three plus item four";
        FORM_2021 "国办公开办函〔2021〕30号附件（格式）" "Form of 2021 (annex of notice 国办公开办函〔2021〕30号)";
        FORM_PROACTIVE "国办公开办函〔2021〕30号附件第二部分" "Form of 2021, part two";
        FORM_REQUESTS "国办公开办函〔2021〕30号附件第三部分" "Form of 2021, part three";
        FORM_REMEDIES "国办公开办函〔2021〕30号附件第四部分" "Form of 2021, part four";
        CONTENTS "国办公开办函〔2021〕30号一：严格按照条例第五十条的规定确定，不能遗漏，也不宜泛化"
            "Notice 国办公开办函〔2021〕30号, one: contents as article 50 says, nothing left out and nothing generalised";
        OVERVIEW "国办公开办函〔2021〕30号一（一）" "Notice 国办公开办函〔2021〕30号, one (1)";
        THOUSAND "国办公开办函〔2021〕30号一（一）：篇幅原则上不超过一千字"
            "Notice 国办公开办函〔2021〕30号, one (1): in principle no more than a thousand characters";
        PROACTIVE "国办公开办函〔2021〕30号一（二）" "Notice 国办公开办函〔2021〕30号, one (2)";
        ALL_DECISIONS "国办公开办函〔2021〕30号一（二）：包括已公开和依法未公开的全部处理决定"
            "Notice 国办公开办函〔2021〕30号, one (2): all decisions, published or lawfully not published";
        REQUESTS "国办公开办函〔2021〕30号一（三）：重在数据准确、要素齐备"
            "Notice 国办公开办函〔2021〕30号, one (3): what counts is that figures are right and complete";
        CO_DEFENDANT "国办公开办函〔2021〕30号一（四）：行政复议机关作为共同被告的行政诉讼案件，只计算原行为主体的案件数量"
            "Notice 国办公开办函〔2021〕30号, one (4): a suit with the reconsideration organ as co-defendant is counted by the original actor alone";
        REMEDIES "国办公开办函〔2021〕30号一（四）" "Notice 国办公开办函〔2021〕30号, one (4)";
        PROBLEMS "国办公开办函〔2021〕30号一（五）：实事求是、明确具体，避免笼统模糊、泛泛而谈，不得敷衍了事甚至年年雷同"
            "Notice 国办公开办函〔2021〕30号, one (5): factual and specific, neither vague nor perfunctory nor the same every year";
        FEES_HERE "国办公开办函〔2021〕30号一（六）：收取信息处理费的情况，在此处专门报告"
            "Notice 国办公开办函〔2021〕30号, one (6): fees charged for processing information are reported there";
        WHO_REPORTS "国办公开办函〔2021〕30号二（一）" "Notice 国办公开办函〔2021〕30号, two (1)";
        SUMMARY "国办公开办函〔2021〕30号二（二）：应当逐级汇总" "Notice 国办公开办函〔2021〕30号, two (2): summed up level by level";
        SUMMARY_DAYS "国办公开办函〔2021〕30号二（二）：县级政府2月20日前，市级政府3月10日前"
            "Notice 国办公开办函〔2021〕30号, two (2): counties by 20 February, prefectures by 10 March";
        SYSTEM_DAY "国办公开办函〔2021〕30号二（二）：垂直领导部门的全系统报告3月31日前"
            "Notice 国办公开办函〔2021〕30号, two (2): the report of a whole vertically led system by 31 March";
        ACCURACY "国办公开办函〔2021〕30号三（三）：统得出、报得准、可核查"
            "Notice 国办公开办函〔2021〕30号, three (3): figures that can be counted, are right and can be verified";
        ACCOUNTABILITY "国办公开办函〔2021〕30号三（四）：不按时发布、发布内容不准确不全面或者内容雷同、敷衍塞责，造成恶劣影响的，依条例第四十七条追究"
            "Notice 国办公开办函〔2021〕30号, three (4): reports that are late, wrong, incomplete, identical or perfunctory are pursued under article 47";
    }
    Trial2019 {
        TRIAL_STUB_NOTE "国办公开办函〔2019〕60号附件第三部分表头注：第一项加第二项之和，等于第三项加第四项之和"
            "Trial form of 2019, part three, note in the stub: item one plus item two equals item three plus item four";
        FORM_2019 "国办公开办函〔2019〕60号附件（格式（试行））" "Trial form of 2019 (annex of notice 国办公开办函〔2019〕60号)";
        TRIAL_PROACTIVE "国办公开办函〔2019〕60号附件第二部分" "Trial form of 2019, part two";
        TRIAL_REQUESTS "国办公开办函〔2019〕60号附件第三部分" "Trial form of 2019, part three";
        TRIAL_REMEDIES "国办公开办函〔2019〕60号附件第四部分" "Trial form of 2019, part four";
        TRIAL_OVERVIEW "国办公开办函〔2019〕60号一（一）" "Notice 国办公开办函〔2019〕60号, one (1)";
        TRIAL_ITEMS "国办公开办函〔2019〕60号一（二）" "Notice 国办公开办函〔2019〕60号, one (2)";
        TRIAL_RESIDUAL "国办公开办函〔2019〕60号一（三）：对“其他处理”数量偏高的行政机关，要了解情况"
            "Notice 国办公开办函〔2019〕60号, one (3): where 其他处理 is high, the office in charge looks into it";
    }
}
