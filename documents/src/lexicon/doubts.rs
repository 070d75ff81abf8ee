//! Words in a claim's own text that make it doubtful (存疑用语): what it counts is told, and no rule uses it.

use ogi_core::{Claim, Kind, Reason, Topic};

/// Which claims a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Published,
    Denied,
    /// Rules, normative documents and decisions.
    Table,
}

impl Of {
    fn holds(self, claim: &Claim) -> bool {
        let what = claim.what;
        match self {
            Self::Published => what == Topic::Published,
            Self::Denied => what == Topic::Outcomes(ogi_core::OutcomeGroup::Denied),
            Self::Table => matches!(what.cell().map(ogi_core::CellId::place), Some(ogi_core::Place::Proactive(..))),
        }
    }
}

/// A way in which the words of a claim make it doubtful.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt {
    pub(crate) of: Of,
    /// One of these is said.
    pub(crate) says: &'static str,
    /// None of these is.
    pub(crate) lacks: &'static str,
    pub(crate) reason: Reason,
    #[cfg(test)]
    pub(crate) example: &'static str,
    #[cfg(test)]
    pub(crate) unlike: &'static str,
}

impl Doubt {
    const fn new(of: Of, says: &'static str, reason: Reason) -> Self {
        Self {
            of,
            says,
            lacks: "",
            reason,
            #[cfg(test)]
            example: "",
            #[cfg(test)]
            unlike: "",
        }
    }

    const fn lacks(self, lacks: &'static str) -> Self {
        Self { lacks, ..self }
    }

    const fn shown(self, example: &'static str, unlike: &'static str) -> Self {
        let _ = (example, unlike);
        #[cfg(test)]
        let shown = Self { example, unlike, ..self };
        #[cfg(not(test))]
        let shown = self;
        shown
    }

    fn fits(&self, claim: &Claim) -> bool {
        let says = |words: &str| words.split(' ').any(|word| !word.is_empty() && claim.text.contains(word));
        claim.kind == Kind::Count && self.of.holds(claim) && says(self.says) && !says(self.lacks)
    }
}

/// Why the words of a claim make it doubtful; the first row that fits.
pub(crate) fn doubted(claim: &Claim) -> Option<Reason> {
    DOUBTS.iter().find(|doubt| doubt.fits(claim)).map(|doubt| doubt.reason)
}

pub(crate) const DOUBTS: &[Doubt] = &[
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
