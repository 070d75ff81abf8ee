//! The records of reports judged together.

use ogi_report::repair::{self, Relation, Suspicion};
use ogi_report::{
    Error, ExclusionReason as AsideReason, FormId, Growth, Number as Figure, Organ, Registered, Verdict, find_cell,
};

use crate::records::{Cell, Change, Finding, Note, Reason, Summary};

/// A document among several: text, Markdown, HTML, Word, Excel, PDF, or the wire object as JSON.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Document {
    /// Its bytes.
    pub content: Vec<u8>,
    /// The name of the source, repeated in the result.
    #[uniffi(default = None)]
    pub file: Option<String>,
}

/// One of several reports, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Source {
    /// The name of the source, where the caller gave one.
    pub file: Option<String>,
    /// The statutory form.
    pub form: FormId,
    /// The reporting year (报告年度).
    pub year: Option<i32>,
    /// The organ that reports (行政机关).
    pub organ: Option<String>,
}

/// How a figure changed (增减).
#[uniffi::remote(Record)]
pub struct Growth {
    /// The later less the earlier figure.
    pub absolute: Figure,
    /// In percent of the earlier figure, to one decimal; none unless that is above zero.
    pub percent: Option<Figure>,
}

/// One cell in every report (对照).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Difference {
    /// The path of the cell.
    pub cell: String,
    /// Its printed name.
    pub name: String,
    /// Whether it counts what there is at one moment, not what happened in the year (存量).
    pub stock: bool,
    /// What each report holds; none where its form has no such cell.
    pub values: Vec<Option<Cell>>,
    /// What an undivided （六）其他处理 amounts to in a report that divides it; none elsewhere.
    pub computed: Vec<Option<Figure>>,
    /// From each report to the next; none where one of the two states no number.
    pub changes: Vec<Option<Growth>>,
    /// Whether every report whose form has the cell says the same.
    pub equal: bool,
}

/// A report judged by those before it (跨年核对).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Step {
    /// The place of the earlier report in the list, from 0.
    pub from: i32,
    /// The place of the later one.
    pub to: i32,
    /// Whether the later year follows the earlier one; otherwise nothing is carried over between them.
    pub adjacent: bool,
    /// What is broken or undecided; cells and spans are those of the later report.
    pub findings: Vec<Finding>,
    /// How many instances of rules came to which verdict.
    pub summary: Summary,
    /// Where what was brought forward is not what was carried forward: the smallest repairs of both reports together.
    pub repairs: AcrossRepairs,
}

/// Reports of one organ, the oldest first, side by side (历年对照结果).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Comparison {
    /// The reports, in the order given.
    pub reports: Vec<Source>,
    /// Every cell of any of their forms, in printed order.
    pub cells: Vec<Difference>,
    /// From each report to the next.
    pub steps: Vec<Step>,
    /// What else to know: a year that is missing between two reports, or not known.
    pub notes: Vec<Note>,
}

/// An organ that should file a report (名册中的机关).
#[uniffi::remote(Record)]
pub struct Registered {
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
pub struct Below {
    /// Reports of the organs below, the office's own report among them where it is given (下级机关报告).
    pub reports: Vec<Document>,
    /// The organs that should have filed; none where there is no register (机关名册).
    #[uniffi(default = None)]
    pub register: Option<Vec<Registered>>,
    /// Whether register or reports are everybody, so that the sum can be exact (已列全).
    #[uniffi(default = false)]
    pub complete: bool,
    /// Whether the report is the very sum of those below, so that where it is not, all of them are repaired together.
    #[uniffi(default = false)]
    pub exact: bool,
}

/// An organ below (下级机关).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Member {
    /// Its name in the register, else as it reports.
    pub name: String,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
    pub is_area: bool,
    /// Its report; none where it has filed none.
    pub report: Option<Source>,
}

/// Why a report is not added.
#[uniffi::remote(Enum)]
pub enum AsideReason {
    /// A second report of one organ (重复).
    Duplicate,
    /// A report of another year, beside one of the right year (其他年度).
    OtherYear,
    /// The organ is not in the register (不在名册).
    NotRegistered,
    /// It is the report above itself (即汇总报告).
    Parent,
}

/// A report that is not added (未计入的报告).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SetAside {
    /// Why.
    pub reason: AsideReason,
    /// The name of the member that it repeats; none when it repeats none.
    pub of: Option<String>,
    /// The report.
    pub report: Source,
}

/// One cell of a roll-up (汇总项).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Share {
    /// The path of the cell.
    pub cell: String,
    /// Its printed name.
    pub name: String,
    /// What the report above states; of a row of applications without a total, the sum of its applicants.
    pub stated: Option<Figure>,
    /// What the organs below add up to; none when none of them has a figure.
    pub sum: Option<Figure>,
    /// How much of that is from governments below; none when none of it.
    pub of_areas: Option<Figure>,
    /// How many organs below have a figure.
    pub read: i32,
    /// The names of those that have none.
    pub without: Vec<String>,
    /// `stated` less `sum`: what is left over for the office itself and for those that are missing.
    pub remainder: Option<Figure>,
    /// Whether the report can be the sum; not applicable to cells that are not added up.
    pub verdict: Verdict,
}

/// A report beside the sum of those below (汇总核对结果).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Rollup {
    /// The report that should be the sum.
    pub parent: Source,
    /// The organs below: those of the register in its order, or those that have filed in the order given.
    pub members: Vec<Member>,
    /// Reports that are not added, and why.
    pub set_aside: Vec<SetAside>,
    /// Whether the members are said to be everybody.
    pub complete: bool,
    /// Every cell of the form, in printed order.
    pub cells: Vec<Share>,
    /// What is broken; cells and spans are those of the report above.
    pub findings: Vec<Finding>,
    /// How many instances of rules came to which verdict.
    pub summary: Summary,
    /// Where the report is said to be exactly the sum: the smallest repairs of all reports together.
    pub repairs: AcrossRepairs,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// One of several reports that belong together (其中一份报告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WhichReport {
    /// The report that is judged (本报告).
    This,
    /// Last year's report (上年报告).
    LastYear,
    /// The report of an organ below, by its place among the children, from 0 (下级机关报告).
    Child {
        /// The place.
        at: i32,
    },
}

impl From<WhichReport> for repair::Member {
    fn from(which: WhichReport) -> Self {
        match which {
            WhichReport::This => Self::This,
            WhichReport::LastYear => Self::LastYear,
            // A place that no child has is no report's.
            WhichReport::Child { at } => Self::Child(usize::try_from(at).unwrap_or(usize::MAX)),
        }
    }
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
    Below,
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

/// How far a report is in doubt (存疑程度).
#[uniffi::remote(Enum)]
pub enum Suspicion {
    /// No smallest repair changes it.
    Clear,
    /// Some smallest repairs change it.
    Possible,
    /// The best repair changes it, and much more speaks for it than for any that does not.
    Likely,
    /// Every smallest repair changes it.
    Certain,
}

/// How far a report is in doubt, and why.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Suspect {
    /// The report.
    pub report: WhichReport,
    /// The organ that reports; none when it is not known.
    pub organ: Option<String>,
    /// The reporting year.
    pub year: Option<i32>,
    /// How far.
    pub suspicion: Suspicion,
    /// How many of its own identities are broken as printed.
    pub broken: i32,
    /// Whether it was taken as right: because the caller says so, or, of more reports than can be solved together, because
    /// it agrees with itself.
    pub assumed: bool,
    /// The sentence for a person.
    pub message: String,
}

/// What to change in one report.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Part {
    /// The report.
    pub report: WhichReport,
    /// What it is called in sentences.
    pub name: String,
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// What they have in common, and what speaks for or against this report being wrong.
    pub diagnosis: Vec<Reason>,
}

/// A smallest repair of several reports: with its changes applied no identity of any of them is broken.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AcrossRepair {
    /// The reports to change.
    pub parts: Vec<Part>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the ranking goes by.
    pub score: i64,
}

/// The smallest repairs of several reports together, best first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AcrossRepairs {
    /// Every report taken into account, with how far it is in doubt.
    pub reports: Vec<Suspect>,
    /// The repairs; empty where nothing is broken.
    pub list: Vec<AcrossRepair>,
    /// The number of cells that each changes, all reports together.
    pub cost: i64,
    /// How many smallest repairs there are, or at least.
    pub count: i64,
    /// Whether there are exactly so many.
    pub exact: bool,
    /// Whether none is smaller.
    pub proved: bool,
    /// What every repair costs at least, where it is not proved that none is smaller.
    pub at_least: Option<i64>,
}
