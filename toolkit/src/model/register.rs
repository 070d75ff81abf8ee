//! The register of organs (机关名册).

use std::sync::Arc;

use ogi_core::{Date, Organ, OrganKind, OrganLevel};

/// An organ that should file a report (名册中的机关).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterEntry {
    /// Its name (名称).
    pub name: String,
    /// The name of its report's source, where that is known (文件).
    pub file: Option<String>,
    /// What is known of it (机关概况).
    pub organ: Organ,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up; where it is not said,
    /// a government of a county or above is (下级政府).
    pub is_area: Option<bool>,
}

/// A line of a register as an audit needs it (名册条目): the organ, who sums it up, and when its report came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Enrolled {
    /// The organ.
    pub organ: RegisterEntry,
    /// The organ in whose roll-up it stands, by its name (上级机关): many stand below one.
    pub above: Option<Arc<str>>,
    /// The day on which its report was published, where that is known (公布日期).
    pub published: Option<Date>,
    /// The day on which it was handed in (报送日期).
    pub submitted: Option<Date>,
}

impl AsRef<RegisterEntry> for RegisterEntry {
    fn as_ref(&self) -> &RegisterEntry {
        self
    }
}

impl AsRef<RegisterEntry> for Enrolled {
    fn as_ref(&self) -> &RegisterEntry {
        &self.organ
    }
}

impl RegisterEntry {
    /// Whether its figures may or may not be part of the roll-up.
    pub(crate) fn is_area(&self) -> bool {
        let by_level = || match (self.organ.kind, self.organ.level) {
            (Some(OrganKind::Department | OrganKind::Party), _) | (_, Some(OrganLevel::Township)) => Some(false),
            (Some(OrganKind::Government), Some(_)) => Some(true),
            _ => None,
        };
        self.is_area.or_else(by_level).unwrap_or_else(|| is_area_by_name(&self.name))
    }
}

/// Whether a name is that of a government of a county or above: townships are summed up like departments.
pub(crate) fn is_area_by_name(name: &str) -> bool {
    let Some(place) = name.trim().strip_suffix("人民政府") else { return false };
    !place.ends_with(['镇', '乡'])
}
