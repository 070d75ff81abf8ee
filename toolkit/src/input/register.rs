//! The register of organs (机关名册) as callers give it.

use ogi_core::{Coverage, OrganKind, OrganLevel};

use super::context::{date, organ_of};
use super::fields::{OPTIONAL_TEXT, flag, known, optional_text};
use crate::jsontext::Node;
use crate::model::error::{Error, wrong};
use crate::model::register::{Enrolled, RegisterEntry};
use crate::shape::{Shape, Wire, input};

input! {
    /// An organ that should file a report.
    LINE as "RegisterEntry", names LINE_FIELDS {
        /// Its name (名称).
        name required: &Shape::Text,
        /// The name of its report's source, where that is known.
        file: OPTIONAL_TEXT,
        /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
        is_area: <Option<bool>>::SHAPE,
        /// Its level (层级).
        level: <Option<OrganLevel>>::SHAPE,
        /// Whether it is a government or a department (类别).
        kind: <Option<OrganKind>>::SHAPE,
        /// Whether the figures are its own or those of everybody below it too (统计口径).
        coverage: <Option<Coverage>>::SHAPE,
        /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
        host: OPTIONAL_TEXT,
        /// Whether it has powers of licence, penalty or coercion (执法权).
        enforces: <Option<bool>>::SHAPE,
        /// The organ in whose roll-up it stands, by its name (上级机关).
        above: OPTIONAL_TEXT,
        /// The day on which its report was published, `YYYY-MM-DD` (公布日期).
        published: OPTIONAL_TEXT,
        /// The day on which it was handed in, `YYYY-MM-DD` (报送日期).
        submitted: OPTIONAL_TEXT,
    }
}

/// The organs of a register, from an array of objects with `name` and what else is known.
pub(crate) fn register(value: &Node) -> Result<Option<Vec<RegisterEntry>>, Error> {
    Ok(enrolled(value)?.map(|lines| lines.into_iter().map(|line| line.organ).collect()))
}

/// The register as an audit needs it.
pub(crate) fn enrolled(value: &Node) -> Result<Option<Vec<Enrolled>>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    let lines = value.as_list().ok_or_else(|| wrong("register", "数组", "an array"))?;
    lines.iter().map(line).collect::<Result<_, _>>().map(Some)
}

fn line(value: &Node) -> Result<Enrolled, Error> {
    let members = value.as_object().ok_or_else(|| wrong("register", "对象的数组", "an array of objects"))?;
    known(members, "register", LINE_FIELDS)?;
    let field = |name: &str| members.field(name);
    let name = field("name").as_str().map(str::trim).filter(|name| !name.is_empty());
    Ok(Enrolled {
        organ: RegisterEntry {
            name: name.ok_or_else(|| wrong("register.name", "机关名称", "the name of an organ"))?.to_owned(),
            file: optional_text("register.file", field("file"))?,
            organ: organ_of(members)?,
            is_area: flag("register.is_area", field("is_area"))?,
        },
        above: optional_text("register.above", field("above"))?.map(Into::into),
        published: date("register.published", field("published"))?,
        submitted: date("register.submitted", field("submitted"))?,
    })
}
