//! The toolkit for browsers and Node: [`Session`] for forms and, with the feature `documents`, the functions on JSON
//! text. The JavaScript beside it (`npm/`) parses and writes the JSON; nothing is decided here.
//!
//! Without `documents` no JSON is parsed in here, which keeps the build for forms small.

#[cfg(feature = "entries")]
mod audit;
#[cfg(feature = "documents")]
mod charset;
#[cfg(feature = "documents")]
mod documents;
mod error;
#[cfg(feature = "office")]
mod files;
#[cfg(feature = "more")]
mod more;
mod session;

use ogi_report::shape::Wire;
use ogi_report::wire::WireLayout;
use ogi_report::{FormId, Language};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "entries")]
pub use audit::Entries;
#[cfg(feature = "audit")]
pub use audit::{Folder, NoticeFiles};
#[cfg(any(feature = "more", feature = "office"))]
pub use documents::inspect_as;
#[cfg(feature = "documents")]
pub use documents::{check, fill, inspect};
#[cfg(feature = "office")]
pub use files::{Problems, annotate};
#[cfg(feature = "more")]
pub use more::{across, catalogue, compare, explain, render, roll_up};
pub use session::Session;

/// What is done once when the module is loaded.
#[cfg(feature = "documents")]
#[wasm_bindgen(start)]
pub fn start() {
    ogi_report::decode::use_decoder(charset::decode);
}

/// A form as printed, in English or Chinese.
///
/// # Errors
/// An `Error` object with `code` when there is no such form.
#[wasm_bindgen]
pub fn layout(name: &str, undivided: bool, english: bool) -> Result<String, JsValue> {
    let language = language(english);
    Ok(WireLayout::new(&ogi_report::layout(form(name)?, undivided, language), language).to_json())
}

/// The version of ogi-report.
#[wasm_bindgen]
pub fn version() -> String {
    ogi_report::VERSION.to_owned()
}

const fn language(english: bool) -> Language {
    if english { Language::En } else { Language::Zh }
}

/// The form with a name. The sentence stands here because the table of all sentences would weigh down the small build.
fn form(name: &str) -> Result<FormId, JsValue> {
    let unknown = || {
        let mut text = String::from("unknown form `");
        text.extend(name.chars().take(80));
        text.push_str("`; the forms are trial-2019 and official-2021");
        text
    };
    FormId::from_name(name).ok_or_else(|| error::object("input/unknown-form", &unknown()))
}
