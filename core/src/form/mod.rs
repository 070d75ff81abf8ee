//! The statutory forms (法定格式) as data: sections, tables, rows, columns, printed labels.

mod axes;
mod cell_id;
mod cell_label;
mod cells;
mod editions;
mod label;
mod rows;

pub use axes::{Column, Measure, Remedy, Ruling, Subject};
pub use cell_id::{CELL_COUNT, CellId, Place};
pub use label::Label;
pub use rows::Row;

use cells::{Listed, Otherwise};

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// Which statutory form (格式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormId {
    /// 国办公开办函〔2019〕60号（试行）, reporting years 2019 and 2020.
    #[serde(rename = "trial-2019")]
    Trial2019,
    /// 国办公开办函〔2021〕30号, reporting years from 2021.
    #[serde(rename = "official-2021")]
    Official2021,
}

impl FormId {
    /// All forms, oldest first.
    pub const ALL: &'static [Self] = &[Self::Trial2019, Self::Official2021];

    /// The form as data.
    pub const fn form(self) -> &'static Form {
        match self {
            Self::Trial2019 => &editions::TRIAL_2019,
            Self::Official2021 => &editions::OFFICIAL_2021,
        }
    }

    /// The stable name, as in the wire format.
    pub const fn name(self) -> &'static str {
        self.form().name
    }

    /// The form with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.name() == name)
    }

    /// The form that a reporting year must use.
    pub fn for_year(year: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|id| {
            let form = id.form();
            year >= form.from_year && form.to_year.is_none_or(|last| year <= last)
        })
    }
}

/// A statutory form: everything that distinguishes one edition from another.
#[derive(Debug)]
pub struct Form {
    /// Which one.
    pub id: FormId,
    /// Stable name in the wire format.
    pub name: &'static str,
    /// The document that prescribes it (文号).
    pub authority: &'static str,
    /// First reporting year.
    pub from_year: u16,
    /// Last reporting year; `None` while it is in force.
    pub to_year: Option<u16>,
    /// The six parts, in order.
    pub sections: &'static [Section],
    /// The blocks of the first table (表二), in order.
    pub blocks: &'static [Block],
    /// The lines of the applications table (表三), headers of groups included, in order.
    pub rows: &'static [RowLine],
}

/// One of the six parts of a report (部分).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionId {
    /// 一、总体情况
    Overview,
    /// 二、主动公开政府信息情况
    Proactive,
    /// 三、收到和处理政府信息公开申请情况
    Requests,
    /// 四、政府信息公开行政复议、行政诉讼情况
    Remedies,
    /// 五、存在的主要问题及改进情况
    Problems,
    /// 六、其他需要报告的事项
    OtherMatters,
}

impl SectionId {
    /// All parts, in order.
    pub const ALL: &'static [Self] =
        &[Self::Overview, Self::Proactive, Self::Requests, Self::Remedies, Self::Problems, Self::OtherMatters];

    /// The number of the part on the form (序号), from 1.
    ///
    /// ```
    /// use ogi_core::SectionId;
    /// assert_eq!(SectionId::Remedies.number(), 4);
    /// assert_eq!(SectionId::from_number(4), Some(SectionId::Remedies));
    /// ```
    pub const fn number(self) -> u8 {
        match self {
            Self::Overview => 1,
            Self::Proactive => 2,
            Self::Requests => 3,
            Self::Remedies => 4,
            Self::Problems => 5,
            Self::OtherMatters => 6,
        }
    }

    /// The part with a number, where there is one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.iter().find(|id| id.number() == number).copied()
    }
}

/// A part of the form with its printed title.
#[derive(Debug)]
pub struct Section {
    /// Which part.
    pub id: SectionId,
    /// The printed title without its ordinal.
    pub title: &'static str,
    /// The same part in the words of the notice itself, official as well; `None` where they are those of the annex.
    pub in_notice: Option<&'static str>,
    /// Titles seen in published reports that mean the same.
    pub aliases: &'static [&'static str],
    /// English name.
    pub english: &'static str,
    /// Whether the part holds a statutory table.
    pub has_table: bool,
}

/// A block of the first table: the items of one paragraph of article 20.
#[derive(Debug)]
pub struct Block {
    /// Printed caption, such as 第二十条第（一）项.
    pub caption: &'static str,
    /// The columns: what each measures, and its printed header.
    pub columns: &'static [(Measure, &'static str)],
    /// The rows: subject and printed label.
    pub rows: &'static [(Subject, &'static str)],
}

/// A line of the applications table.
#[derive(Debug, Clone, Copy)]
pub struct RowLine {
    /// The row of figures; `None` for the heading of a group (合并表头).
    pub row: Option<Row>,
    /// Stable path.
    pub path: &'static str,
    /// Printed label with its ordinal.
    pub label: &'static str,
    /// 0 for 一 to 四, 1 for （一） to （七）, 2 for numbered items.
    pub depth: u8,
}

impl Form {
    /// The cells of the first table, in printed order.
    pub fn proactive_cells(&self) -> impl ExactSizeIterator<Item = CellId> + Clone + use<> {
        self.listed(Otherwise::Divided).proactive().iter().copied()
    }

    /// The rows of the applications table that hold figures, in printed order. With `undivided`, （六）其他处理
    /// is one row instead of three.
    pub fn request_rows(&self, undivided: bool) -> impl ExactSizeIterator<Item = Row> + Clone + use<> {
        self.listed(Otherwise::of(undivided)).rows().iter().copied()
    }

    /// Every cell of the form, in printed order.
    pub fn cells(&self, undivided: bool) -> impl ExactSizeIterator<Item = CellId> + Clone + use<> {
        self.listed(Otherwise::of(undivided)).cells().iter().copied()
    }

    /// Every cell in printed order, with `undivided` the undivided row beside the rows that divide it.
    pub(crate) fn listed_cells(&self, undivided: bool) -> impl ExactSizeIterator<Item = CellId> + Clone + use<> {
        self.listed(if undivided { Otherwise::Both } else { Otherwise::Divided }).cells().iter().copied()
    }

    fn listed(&self, otherwise: Otherwise) -> &'static Listed {
        let [divided, undivided, both] = match self.id {
            FormId::Trial2019 => &editions::TRIAL_2019_LISTED,
            FormId::Official2021 => &editions::OFFICIAL_2021_LISTED,
        };
        match otherwise {
            Otherwise::Divided => divided,
            Otherwise::Undivided => undivided,
            Otherwise::Both => both,
        }
    }

    /// Whether the form has this cell.
    pub fn has_cell(&self, cell: CellId, undivided: bool) -> bool {
        match cell.place() {
            Place::Remedy(..) => true,
            Place::Request(row, _) => self.listed(Otherwise::of(undivided)).rows().contains(&row),
            Place::Proactive(..) => self.listed(Otherwise::Divided).proactive().contains(&cell),
        }
    }

    /// The part with this id.
    pub fn section(&self, id: SectionId) -> Option<&'static Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The printed label of a row of the applications table, with its ordinal.
    pub fn row_label(&self, row: Row) -> &'static str {
        self.rows
            .iter()
            .find(|line| line.row == Some(row) || (line.row.is_none() && line.path == row.path()))
            .map_or(row.path(), |line| line.label)
    }

    /// The printed name of a cell in a language: row and column as on the form.
    pub fn cell_label(&self, cell: CellId, language: Language) -> String {
        cell_label::cell_label(self, cell, language)
    }
}
