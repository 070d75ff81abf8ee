//! Errors as JavaScript expects them: `Error` objects with a `code`.

use js_sys::{Error as JsError, Reflect};
use wasm_bindgen::JsValue;

/// An error of the toolkit in one language.
#[cfg(feature = "documents")]
pub(crate) fn thrown(error: &ogi_report::Error, language: ogi_report::Language) -> JsValue {
    object(error.code(), &error.message(language))
}

/// An error with its code and sentence.
pub(crate) fn object(code: &str, message: &str) -> JsValue {
    let object = JsError::new(message);
    object.set_name("OgiError");
    // Setting a property of an object of our own cannot fail.
    let _ = Reflect::set(&object, &JsValue::from_str("code"), &JsValue::from_str(code));
    object.into()
}
