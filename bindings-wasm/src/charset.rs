//! GB18030 and Big5 by the platform's `TextDecoder`: the tables would be a third of the module.

use js_sys::{Object, Reflect};
use ogi_report::decode::Encoding;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &Object) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// The text of bytes, and whether some of them are no character; nothing where the platform has not got the encoding.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding) -> Option<(String, bool)> {
    if let Ok(text) = decoder(encoding, true)?.decode(bytes) {
        return Some((text, false));
    }
    Some((decoder(encoding, false)?.decode(bytes).ok()?, true))
}

fn decoder(encoding: Encoding, fatal: bool) -> Option<TextDecoder> {
    let options = Object::new();
    for (name, value) in [("fatal", fatal), ("ignoreBOM", true)] {
        Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_bool(value)).ok()?;
    }
    TextDecoder::new(encoding.name(), &options).ok()
}
