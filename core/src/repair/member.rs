//! Which report of a case (其中一份报告).

use crate::check::Case;
use crate::draft::Draft;
use crate::language::Language;

/// One of the reports of a case (其中一份报告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// The report that is judged (本年报告、汇总报告).
    This,
    /// Last year's report (上年报告).
    LastYear,
    /// The report of an organ below, by its place among the children (下级机关报告).
    Child(usize),
}

impl Member {
    /// What it is called in sentences: the organ below by its name.
    pub fn label(self, case: &Case<'_>, language: Language) -> String {
        match (self, language) {
            (Self::This, Language::Zh) => "本报告".to_owned(),
            (Self::This, Language::En) => "this report".to_owned(),
            (Self::LastYear, Language::Zh) => "上年报告".to_owned(),
            (Self::LastYear, Language::En) => "last year's report".to_owned(),
            (Self::Child(at), _) => {
                let name = case.children.get(at).map_or("", |child| child.name);
                match language {
                    Language::Zh => format!("{name}的报告"),
                    Language::En => format!("the report of `{name}`"),
                }
            }
        }
    }

    /// The report itself.
    pub fn draft<'a>(self, case: &Case<'a>) -> Option<&'a Draft> {
        match self {
            Self::This => Some(case.draft),
            Self::LastYear => case.last_year,
            Self::Child(at) => case.children.get(at)?.draft,
        }
    }
}
