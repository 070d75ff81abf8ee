//! Input that cannot be used at all, and wrong calls. What is wrong *in* a report is a finding, never an error.

use ogi_core::{CellId, FormId, Language};

/// Why an input or a call could not be used.
///
/// `Display` is English; [`Error::message`] has the sentence in either language and [`Error::code`] a stable name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no document that can be read: empty, binary, too large, or no annual report.
    #[error("{en}")]
    Unreadable {
        /// Stable name of the reason.
        code: &'static str,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// The text is not JSON.
    #[error("not JSON: {0}")]
    Json(String),
    /// The text is not TOML.
    #[error("not TOML: line {line}: {reason}")]
    Toml {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A field has a value of the wrong kind.
    #[error("field `{field}`: expected {expected_en}")]
    Field {
        /// The field.
        field: String,
        /// What belongs there, in Chinese.
        expected_zh: &'static str,
        /// What belongs there, in English.
        expected_en: &'static str,
    },
    /// A field that the object does not have.
    #[error("unknown field `{field}`; the fields are {}", legal.join(", "))]
    UnknownField {
        /// The field.
        field: String,
        /// The legal ones.
        legal: &'static [&'static str],
    },
    /// A field or cell is given twice.
    #[error("`{0}` is given twice")]
    Duplicate(String),
    /// Neither form nor year says which cells the report has.
    #[error("neither `form` nor `year` is given; one of them must say which statutory form the cells belong to")]
    NoForm,
    /// A form that does not exist.
    #[error("unknown form `{0}`; the forms are trial-2019 (reporting years 2019 and 2020) and official-2021 (from 2021)")]
    UnknownForm(String),
    /// A reporting year without a statutory form.
    #[error("no statutory form exists for the reporting year {0}; the first is for 2019")]
    NoFormForYear(u16),
    /// A path that no cell has.
    #[error("no cell has the path `{path}`; did you mean `{nearest}`?")]
    UnknownCell {
        /// The path.
        path: String,
        /// The nearest path that exists.
        nearest: CellId,
    },
    /// A cell that exists, but not on the form of the report.
    #[error("the form {} has no cell `{cell}`; {}", form.name(), reason(*form, *cell, Language::En))]
    CellNotInForm {
        /// The cell.
        cell: CellId,
        /// The form of the report.
        form: FormId,
    },
    /// Both the undivided row and the rows it stands for are filled in.
    #[error(
        "both `{0}` and the rows it is divided into hold figures; \
         state either requests.outcomes.otherwise_closed.* of one row or of its three rows"
    )]
    DividedTwice(CellId),
    /// The value of a cell is of the wrong kind.
    #[error("cell `{cell}`: {reason}")]
    BadCell {
        /// The cell.
        cell: CellId,
        /// What is wrong with it.
        reason: String,
    },
    /// A rule that does not exist.
    #[error("no rule has the code `{code}`; did you mean `{nearest}`?")]
    UnknownRule {
        /// The code.
        code: String,
        /// The nearest code that exists.
        nearest: &'static str,
    },
    /// Fewer reports than can be compared.
    #[error("a comparison needs two reports or more; {0} given")]
    TooFewReports(usize),
    /// Reports to be compared whose years do not ascend.
    #[error("reports to be compared must be in the order of their years, the oldest first: {after} comes after {before}")]
    YearsDescend {
        /// The year that stands first.
        before: u16,
        /// The year that stands after it.
        after: u16,
    },
    /// One of several reports cannot be used.
    #[error("{which}: {error}")]
    OneOf {
        /// Its name, or its place in the list.
        which: String,
        /// Why.
        error: Box<Self>,
    },
    /// More reports than can be repaired together.
    #[error("{0} organs below are more than can be repaired together; take them in groups")]
    TooManyReports(usize),
    /// A repair that was not found.
    #[error("there is no repair {number}; {all} were found")]
    NoRepair {
        /// The number asked for, from 1.
        number: usize,
        /// How many there are.
        all: usize,
    },
    /// A defect of this program, which the document lays open (程序缺陷).
    #[error(
        "the document cannot be processed because of a defect of this program; please report it together with the document"
    )]
    Internal,
}

impl Error {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { code, .. } => code,
            Self::Json(_) => "input/not-json",
            Self::Toml { .. } => "input/not-toml",
            Self::Field { .. } => "input/bad-field",
            Self::UnknownField { .. } => "input/unknown-field",
            Self::Duplicate(_) => "input/duplicate",
            Self::NoForm => "input/no-form",
            Self::UnknownForm(_) => "input/unknown-form",
            Self::NoFormForYear(_) => "input/no-form-for-year",
            Self::UnknownCell { .. } => "input/unknown-cell",
            Self::CellNotInForm { .. } => "input/cell-not-in-form",
            Self::DividedTwice(_) => "input/divided-twice",
            Self::BadCell { .. } => "input/bad-cell",
            Self::UnknownRule { .. } => "input/unknown-rule",
            Self::TooFewReports(_) => "input/too-few-reports",
            Self::YearsDescend { .. } => "input/years-descend",
            Self::OneOf { error, .. } => error.code(),
            Self::TooManyReports(_) => "input/too-many-reports",
            Self::NoRepair { .. } => "input/no-repair",
            Self::Internal => "input/internal",
        }
    }

    /// The sentence for a person.
    ///
    /// ```
    /// use ogi_report::{Error, Language};
    /// let error = Error::UnknownForm("official-2020".into());
    /// assert_eq!(error.code(), "input/unknown-form");
    /// assert!(error.message(Language::Zh).contains("“official-2020”"));
    /// ```
    pub fn message(&self, language: Language) -> String {
        if language == Language::En {
            return self.to_string();
        }
        match self {
            Self::Unreadable { zh, .. } => zh.clone(),
            Self::Json(detail) => format!("不是有效的JSON：{detail}"),
            Self::Toml { line, reason } => format!("不是有效的TOML：第{line}行：{reason}"),
            Self::Field { field, expected_zh, .. } => format!("字段“{field}”应为{expected_zh}"),
            Self::UnknownField { field, legal } => format!("没有字段“{field}”；可用的字段有{}", legal.join("、")),
            Self::Duplicate(name) => format!("“{name}”重复给出"),
            Self::NoForm => "未给出form（格式）或year（报告年度），无法确定适用哪一种法定格式".to_owned(),
            Self::UnknownForm(name) => {
                format!("没有“{name}”格式；可用的格式有trial-2019（2019、2020年度）和official-2021（2021年度起）")
            }
            Self::NoFormForYear(year) => format!("{year}年度没有统一格式；统一格式自2019年度起施行"),
            Self::UnknownCell { path, nearest } => format!("没有单元格“{path}”；是否指“{nearest}”？"),
            Self::CellNotInForm { cell, form } => {
                format!("格式{}没有单元格“{cell}”：{}", form.name(), reason(*form, *cell, Language::Zh))
            }
            Self::DividedTwice(cell) => {
                format!("“{cell}”与其下三项同时填有数字；（六）其他处理要么填一行，要么填三行")
            }
            Self::BadCell { cell, reason } => format!("单元格“{cell}”：{reason}"),
            Self::UnknownRule { code, nearest } => format!("没有规则“{code}”；是否指“{nearest}”？"),
            Self::TooFewReports(given) => format!("至少需要两份报告才能对照；仅提供了{given}份"),
            Self::YearsDescend { before, after } => {
                format!("对照的报告应按年度先后排列：{after}年度的排在了{before}年度之后")
            }
            Self::OneOf { which, error } => format!("{which}：{}", error.message(language)),
            Self::TooManyReports(count) => format!("{count}个下级机关的报告过多，不能一并求更正；请分组处理"),
            Self::NoRepair { number, all } => format!("没有第{number}种更正方案；共有{all}种"),
            Self::Internal => "因程序自身缺陷，无法处理该文件；请连同文件一并反馈".to_owned(),
        }
    }
}

/// Why a form does not have a cell.
fn reason(form: FormId, cell: CellId, language: Language) -> String {
    let owner = FormId::ALL.iter().find(|other| **other != form && other.form().has_cell(cell, false));
    match (owner, language) {
        (Some(owner), Language::Zh) => format!("该单元格属于{}（{}）", owner.name(), owner.form().authority),
        (Some(owner), Language::En) => format!("that cell belongs to {} ({})", owner.name(), owner.form().authority),
        (None, Language::Zh) => "该单元格不属于这一格式".to_owned(),
        (None, Language::En) => "that cell belongs to another layout of the form".to_owned(),
    }
}

/// A field whose value is not what it must be.
pub(crate) fn wrong(field: &str, expected_zh: &'static str, expected_en: &'static str) -> Error {
    Error::Field { field: field.to_owned(), expected_zh, expected_en }
}

/// Says of an error which of several reports it is about.
pub(crate) fn one_of(which: &str, error: Error) -> Error {
    Error::OneOf { which: which.to_owned(), error: Box::new(error) }
}
