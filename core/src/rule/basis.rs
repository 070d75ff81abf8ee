//! What a rule rests on (依据): articles of the regulations and clauses of the forms.

use serde::Serialize;

use crate::language::Bilingual;

/// An article, clause or instruction that a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Basis(pub Bilingual);

macro_rules! bases {
    ($($(#[$doc:meta])* $name:ident $zh:literal $en:literal;)*) => {
        $($(#[$doc])* pub(crate) const $name: Basis = Basis(Bilingual { zh: $zh, en: $en });)*
    };
}

bases! {
    /// The identity printed in the stub of the applications table of both forms.
    STUB_NOTE "国办公开办函〔2021〕30号附件第三部分表头注：第一项加第二项之和，等于第三项加第四项之和"
        "Form of 2021, part three, note in the stub: item one plus item two equals item three plus item four";
    FORM_REQUESTS "国办公开办函〔2021〕30号附件第三部分" "Form of 2021, part three";
    FORM_REMEDIES "国办公开办函〔2021〕30号附件第四部分" "Form of 2021, part four";
    FORM_PROACTIVE "国办公开办函〔2021〕30号附件第二部分" "Form of 2021, part two";
    FORM_2021 "国办公开办函〔2021〕30号" "Notice 国办公开办函〔2021〕30号";
    FORM_2019 "国办公开办函〔2019〕60号（试行）" "Notice 国办公开办函〔2019〕60号 (trial)";
    ARTICLE_33 "《政府信息公开条例》第三十三条" "Regulations on Open Government Information, article 33";
    ARTICLE_49 "《政府信息公开条例》第四十九条" "Regulations on Open Government Information, article 49";
    ARTICLE_50 "《政府信息公开条例》第五十条" "Regulations on Open Government Information, article 50";
    LEGISLATION_LAW "《立法法》关于规章制定权的规定" "Legislation Law, on who may make rules";
    FEE_RULE "国办函〔2020〕109号《政府信息公开信息处理费管理办法》" "Notice 国办函〔2020〕109号 on fees for processing information";
    CO_DEFENDANT "国办公开办函〔2016〕201号：复议机关作共同被告的，只由原行为机关统计" "Notice 国办公开办函〔2016〕201号: a case with a co-defendant is counted by the original actor alone";
}
