//! The second door: the tasks on JSON values (`serde_json::Value`).
//!
//! Options are an object `{"language": "zh" | "en", "spans": "bytes" | "utf16" | "code_points", "profile": …, "file": …,
//! "last_year": …, "organ_profile": …, "published": …}`
//! or `null`. A profile is an object, or the name of a shipped one (see [`crate::profile`]); `baseline` is an earlier
//! result or an array of them, `now` the moment of the check.

use ogi_core::Language;
use serde_json::Value;

use crate::input::Input;
use crate::model::error::Error;
use crate::model::options::Options;
use crate::model::register::RegisterEntry;
use crate::model::reports::Reports;
use crate::shape::{Wire, text_of};
use crate::task::{apply_input, wire_objects};
use crate::wire::{WireAcross, WireCatalogue, WireComparison, WireExplanation, WireReport, WireRollup, WireTotals};

/// Reads and checks a document; see [`crate::inspect`].
///
/// # Errors
/// When the document or the options cannot be used.
#[cfg(feature = "documents")]
pub fn inspect(bytes: &[u8], options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    value_of(&WireReport::new(&crate::inspect(bytes, &options)?, &options))
}

/// Checks a report given as the wire object; see [`crate::check`].
///
/// ```
/// use serde_json::{Value, json};
/// let report = json!({"year": 2024, "cells": {"requests.received.total": "/"}});
/// let result = ogi_report::value::check(&report, &Value::Null)?;
/// assert_eq!(result["form"], "official-2021");
/// assert_eq!(result["cells"]["requests.received.total"], "/");
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the object or the options cannot be used.
pub fn check(report: &Value, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    value_of(&WireReport::new(&crate::check_input(Input::from_value(report)?, &options), &options))
}

/// Makes one of the repairs of a report given as the wire object, counted from 1, best first; the result is that of a
/// check of the corrected report. See [`crate::apply`].
///
/// ```
/// use serde_json::{Value, json};
/// let report = json!({"year": 2024, "cells": {"remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0,
///     "remedies.direct_suit.other": 1, "remedies.direct_suit.pending": 0, "remedies.direct_suit.total": 0}});
/// let repaired = ogi_report::value::apply(&report, 1, &Value::Null)?;
/// assert_eq!(repaired["cells"]["remedies.direct_suit.total"], 3);
/// assert_eq!(repaired["repairs"], json!([]));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When the object or the options cannot be used, or there is no repair of that number.
pub fn apply(report: &Value, number: usize, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    value_of(&WireReport::new(&apply_input(Input::from_value(report)?, number, &options)?, &options))
}

/// Repairs several reports together; see [`crate::across`] and [`crate::Reports::from_json`].
///
/// ```
/// use serde_json::{Value, json};
/// let reports = json!({
///     "report": {"year": 2024, "cells": {"requests.brought_forward.total": 2}},
///     "last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 3}},
///     "fixed": ["last_year"],
/// });
/// let found = ogi_report::value::across(&reports, &Value::Null)?;
/// assert_eq!(found["reports"][0]["suspicion"], "certain");
/// assert_eq!(found["repairs"][0]["parts"][0]["changes"][0]["to"], 3);
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When an object or the options cannot be used.
pub fn across(reports: &Value, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    let (reports, wanted) = Reports::from_value(reports)?;
    WireAcross::of(&reports, wanted, &options, value_of)?
}

/// Works out the totals of a report given as the wire object; see [`crate::fill`].
///
/// # Errors
/// When the object cannot be used.
pub fn fill(report: &Value) -> Result<Value, Error> {
    let input = Input::from_value(report)?;
    value_of(&WireTotals::new(input.file.as_deref(), &input.draft))
}

/// The organs that should have filed (机关名册), from an array of objects as in [`roll_up`]; `null` is no register.
///
/// # Errors
/// When the value is not such an array.
pub fn register(value: &Value) -> Result<Option<Vec<RegisterEntry>>, Error> {
    crate::input::register::register(&value.into())
}

/// Compares reports given as an array of wire objects, the oldest first; see [`crate::compare`].
///
/// ```
/// use serde_json::{Value, json};
/// let report = |year, received| json!({"year": year, "cells": {"requests.received.total": received}});
/// let result = ogi_report::value::compare(&json!([report(2023, 8), report(2024, 13)]), &Value::Null)?;
/// let row = result["cells"].as_array().unwrap().iter().find(|row| row["cell"] == "requests.received.total").unwrap();
/// assert_eq!(row["changes"], json!([{"absolute": 5, "percent": 62.5}]));
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When a report or the options cannot be used, there are fewer than two, or their years do not ascend.
pub fn compare(reports: &Value, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    let reports = wire_objects::reports("reports", &reports.into(), &options)?;
    value_of(&WireComparison::new(&crate::compare(reports, &options)?, &options))
}

/// Compares a report with the sum of those below, given as `{"parent": REPORT, "children": [REPORT, …],
/// "register": [{"name": …, "file": …, "is_area": …, "level": …, "kind": …}, …], "complete": true,
/// "exact": true}`, of which register, complete and exact may be left out; see [`crate::roll_up`]. `exact` says that the
/// report is the very sum of those below, so that where it is not, all of them are repaired together; see
/// [`crate::Rollup::repair`].
///
/// ```
/// use serde_json::{Value, json};
/// let report = |organ, received| json!({"year": 2024, "organ": organ, "cells": {"requests.received.total": received}});
/// let below = json!({"parent": report("示例县人民政府", 5), "children": [report("示例县商务局", 4)],
///     "register": [{"name": "商务局"}, {"name": "教育局"}]});
/// let result = ogi_report::value::roll_up(&below, &Value::Null)?;
/// assert_eq!(result["findings"][0]["rule"], "aggregation/not-filed");
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When a report, the register or the options cannot be used.
pub fn roll_up(below: &Value, options: &Value) -> Result<Value, Error> {
    let options = Options::from_value(options)?;
    value_of(&WireRollup::new(&wire_objects::rolled_up(&below.into(), &options)?, &options))
}

/// The rules; see [`crate::FAMILIES`].
pub fn catalogue(language: Language) -> Value {
    value_of(&WireCatalogue::new(language)).unwrap_or_default()
}

/// Explains a rule; see [`crate::explain`].
///
/// # Errors
/// When no rule has the code.
pub fn explain(code: &str, language: Language) -> Result<Value, Error> {
    value_of(&WireExplanation::new(&crate::explain(crate::find_rule(code)?, language)))
}

/// A result as a JSON value: its text, read again.
fn value_of(value: &impl Wire) -> Result<Value, Error> {
    serde_json::from_str(&text_of(value)).map_err(|error| Error::Json(error.to_string()))
}
