//! Words in a claim's own text that make it doubtful (存疑用语): what it counts is told, and no rule uses it.

use ogi_core::{CellId, Claim, Kind, Measure, Place, Reason, Topic, Unit};

use super::{Key, Keys, Shown, says};

/// Which claims a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Published,
    Denied,
    Remedies,
    /// Of licences, penalties and coercion, counted in 项.
    Powers,
    Fee,
    /// Rules, normative documents and decisions.
    Table,
}

impl Of {
    fn holds(self, claim: &Claim) -> bool {
        let what = claim.what;
        match self {
            Self::Published => what == Topic::Published,
            Self::Remedies => says_remedy(what),
            Self::Powers => claim.unit == Some(Unit::Matter) && matches!(proactive(what), Some(Measure::Decisions)),
            Self::Fee => what == Topic::InformationFee,
            Self::Denied => what == Topic::Outcomes(ogi_core::OutcomeGroup::Denied),
            Self::Table => proactive(what).is_some(),
        }
    }
}

/// A way in which the words of a claim make it doubtful.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt {
    pub(crate) of: Of,
    /// One of these keys is in the sentence; none is asked for where it is empty.
    pub(crate) keys: Keys,
    /// One of these is said; nothing is asked for where it is empty.
    pub(crate) says: &'static str,
    /// None of these is.
    pub(crate) lacks: &'static str,
    pub(crate) reason: Reason,
    #[cfg_attr(not(test), expect(dead_code, reason = "for tests alone"))]
    pub(crate) shown: Shown,
}

impl Doubt {
    const fn new(of: Of, says: &'static str, reason: Reason) -> Self {
        Self { of, keys: Keys::NONE, says, lacks: "", reason, shown: Shown::new("", "") }
    }

    const fn beside(self, keys: &[Key]) -> Self {
        Self { keys: Keys::of(keys), ..self }
    }

    const fn lacks(self, lacks: &'static str) -> Self {
        Self { lacks, ..self }
    }

    const fn shown(self, example: &'static str, unlike: &'static str) -> Self {
        Self { shown: Shown::new(example, unlike), ..self }
    }

    fn fits(&self, claim: &Claim, keys: Keys) -> bool {
        let counts = claim.kind == Kind::Count || self.of == Of::Remedies || self.of == Of::Fee && says(&claim.text, "零收费");
        let said = self.says.is_empty() || says(&claim.text, self.says);
        let beside = self.keys.is_empty() || keys.meets(self.keys);
        counts && beside && said && self.of.holds(claim) && !says(&claim.text, self.lacks)
    }
}

fn says_remedy(what: Topic) -> bool {
    matches!(what, Topic::Litigation(_) | Topic::Disputes(_))
        || matches!(what.cell().map(CellId::place), Some(Place::Remedy(..)))
}

/// What the first table counts of it.
fn proactive(what: Topic) -> Option<Measure> {
    match what.cell().map(CellId::place) {
        Some(Place::Proactive(_, measure)) => Some(measure),
        _ => None,
    }
}

/// Why the words of a claim make it doubtful; the first row that fits.
pub(crate) fn doubted(claim: &Claim, keys: Keys) -> Option<Reason> {
    DOUBTS.iter().find(|doubt| doubt.fits(claim, keys)).map(|doubt| doubt.reason)
}

pub(crate) const DOUBTS: &[Doubt] = &[
    // The organ decides on the complaints about others.
    Doubt::new(Of::Remedies, "", Reason::AsReviewer)
        .beside(&[Key::Judging])
        .shown("作为复议机关办理行政复议7件。", "因政府信息公开被申请行政复议7件。"),
    Doubt::new(Of::Powers, "", Reason::OtherMatter)
        .beside(&[Key::Powers, Key::LicenceMatter])
        .shown("公布权责清单，其中行政许可7项。", "作出行政许可7项。"),
    // 行政事业性收费1项，公开费用4.043万元: the fees of the first table.
    Doubt::new(Of::Fee, "", Reason::OtherMatter)
        .beside(&[Key::OtherFee])
        .lacks("处理费")
        .shown("主动公开行政事业性收费1项，公开费用7万元。", "行政事业性收费1项，信息处理费7元。"),
    Doubt::new(Of::Published, "每月 每季 每周 每日 每天 每半年 每旬", Reason::PartOfYear)
        .lacks("全年 共 累计 总")
        .shown("每月公示低保发放信息7条。", "每周更新栏目，全年公开信息7条。"),
    Doubt::new(Of::Published, "报送 移交 归档", Reason::OtherMatter)
        .lacks("同步 并")
        .shown("向档案馆报送主动公开信息文件7件。", "主动公开信息7件。"),
    Doubt::new(Of::Published, "发稿", Reason::OtherMatter)
        .lacks("网 微信 公众号 微博 新媒体")
        .shown("在报纸发稿7篇。", "门户网站发稿7篇。"),
    // 免于公开信息2条 is said of documents.
    Doubt::new(Of::Denied, "免于公开 免予公开", Reason::Attribute)
        .shown("（二）依申请公开。免于公开信息7条。", "（二）依申请公开。不予公开7件。"),
    // 转载主要实施的规章28部, 有关规范性文件的通知38份
    Doubt::new(
        Of::Table,
        "文件的通知 文件的公告 文件的通告 文件的解读 文件的信息 规章的通知 规章的公告 规章的解读 规章的信息",
        Reason::OtherMatter,
    )
    .shown("主动公开有关规范性文件的通知公告7份。", "主动公开规范性文件的数量为7份。"),
];
