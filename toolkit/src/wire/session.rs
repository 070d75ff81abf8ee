//! A session as JSON text.

use super::finding::findings_text;
use super::repair::WireRepair;
use super::report::{WireInput, WireReport};
use crate::model::report::Report;
use crate::shape::text_of;
use crate::task::session::Session;

impl Session {
    /// The result as the wire object, repairs included.
    pub fn to_json(&self) -> String {
        let report = Report { repairs: self.repairs(), ..self.report().clone() };
        WireReport::new(&report, self.options()).to_json()
    }

    /// The findings of [`Session::findings`] as in the wire object.
    pub fn findings_json(&self) -> String {
        findings_text(self.report(), self.findings(), self.options())
    }

    /// The smallest repairs of what stands there now, as in the wire object.
    pub fn repairs_json(&self) -> String {
        let draft = &self.report().draft;
        let repairs = self.repairs().list;
        let wire: Vec<WireRepair> = repairs.iter().map(|repair| WireRepair::new(repair, draft, self.options())).collect();
        text_of(&wire)
    }

    /// The figures as an input of the tasks: form, year, organ and cells.
    pub fn value_json(&self) -> String {
        text_of(&WireInput::new(&self.report().draft))
    }
}
