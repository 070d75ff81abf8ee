//! The records of reports judged together.

use ogi_report::repair::{self, Relation};
use ogi_report::{Error, Organ, RegisterEntry, find_cell};

use crate::records::WhichReport;

/// A document among several: text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Document {
    /// Its bytes.
    pub content: Vec<u8>,
    /// The name of the source, repeated in the result.
    #[uniffi(default = None)]
    pub file: Option<String>,
}

/// An organ that should file a report (名册中的机关).
#[uniffi::remote(Record)]
pub struct RegisterEntry {
    /// Its name (名称).
    pub name: String,
    /// The name of its report's source, where that is known (文件).
    #[uniffi(default = None)]
    pub file: Option<String>,
    /// What is known of it (机关概况).
    #[uniffi(default)]
    pub organ: Organ,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up; where it is not said,
    /// a government of a county or above is (下级政府).
    #[uniffi(default = None)]
    pub is_area: Option<bool>,
}

/// What a report is the sum of (汇总范围).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Subordinates {
    /// Reports of the organs below, the office's own report among them where it is given (下级机关报告).
    pub reports: Vec<Document>,
    /// The organs that should have filed; none where there is no register (机关名册).
    #[uniffi(default = None)]
    pub register: Option<Vec<RegisterEntry>>,
    /// Whether register or reports are everybody, so that the sum can be exact (已列全).
    #[uniffi(default = false)]
    pub complete: bool,
    /// Whether the report is the very sum of those below, so that where it is not, all of them are repaired together.
    #[uniffi(default = false)]
    pub exact: bool,
}

/// A relation between reports, each stated by a rule (报告之间的关系).
#[uniffi::remote(Enum)]
pub enum Relation {
    /// 上年结转 is last year's 结转下年度.
    BroughtForward,
    /// 现行有效 is last year's, with 制发 and without 废止.
    Stock,
    /// 上一年项目数量 follows from last year's report (trial form).
    Items,
    /// A roll-up is the sum of all organs below.
    RollUp,
    /// A roll-up is no less than the departments and townships that were given.
    AtLeastChildren,
}

/// An organ below the one whose report is judged (下级机关).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Child {
    /// Its name.
    pub name: String,
    /// Its report: a document, or the wire object as JSON; none where it has filed none.
    #[uniffi(default = None)]
    pub report: Option<Vec<u8>>,
    /// Whether it is a government of its own (下级政府).
    #[uniffi(default = false)]
    pub is_area: bool,
}

/// A cell of one of several reports.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CellOf {
    /// The report.
    pub report: WhichReport,
    /// The path of the cell.
    pub cell: String,
}

/// Reports that belong together (相互关联的报告); each is a document, or the wire object as JSON.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reports {
    /// The report that is judged (本报告).
    pub report: Vec<u8>,
    /// Last year's report of the same organ (上年报告).
    #[uniffi(default = None)]
    pub last_year: Option<Vec<u8>>,
    /// The organs below (下级机关).
    #[uniffi(default)]
    pub children: Vec<Child>,
    /// Whether the organs below are all there are (下级机关已列全).
    #[uniffi(default = false)]
    pub complete: bool,
    /// Relations that are known to hold in this case; they bind as identities do.
    #[uniffi(default)]
    pub confirmed: Vec<Relation>,
    /// Reports known to be right, which no repair changes.
    #[uniffi(default)]
    pub fixed: Vec<WhichReport>,
    /// Cells known to be right, which no repair changes.
    #[uniffi(default)]
    pub pinned: Vec<CellOf>,
}

impl Reports {
    pub(super) fn read(&self, options: &ogi_report::Options) -> Result<ogi_report::Reports, Error> {
        let read = |name: &str, bytes: &[u8]| Ok(ogi_report::read_one_of(name, bytes, 0, options)?.draft);
        let children = self.children.iter().map(|Child { name, report, is_area }| {
            let report = report.as_deref().map(|bytes| read(name, bytes)).transpose()?;
            Ok(ogi_report::ChildReport { name: name.clone(), report, is_area: *is_area })
        });
        Ok(ogi_report::Reports {
            report: read("report", &self.report)?,
            last_year: self.last_year.as_deref().map(|bytes| read("last_year", bytes)).transpose()?,
            children: children.collect::<Result<_, Error>>()?,
            complete: self.complete,
        })
    }

    pub(super) fn wanted(&self) -> Result<repair::AcrossOptions, Error> {
        let pin = |CellOf { report, cell }: &CellOf| Ok(((*report).into(), find_cell(cell)?));
        Ok(repair::AcrossOptions {
            confirmed: self.confirmed.clone(),
            fixed: self.fixed.iter().map(|report| (*report).into()).collect(),
            pinned: self.pinned.iter().map(pin).collect::<Result<_, Error>>()?,
            ..repair::AcrossOptions::default()
        })
    }
}
