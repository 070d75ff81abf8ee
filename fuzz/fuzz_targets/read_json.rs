//! JSON text as callers give it: what is no JSON is refused, and a report that is taken gives a result that is taken again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_report::{Input, Options, json};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
    match Input::from_json(text) {
        Ok(_) => {
            assert!(is_json, "taken, though it is no JSON: {text}");
            let result = json::check(text, "").unwrap();
            assert!(serde_json::from_str::<serde_json::Value>(&result).is_ok(), "{result}");
            let again = json::check(&result, "").unwrap();
            assert_eq!(json::check(&again, "").unwrap(), again);
        }
        Err(error) => assert!(!error.to_string().contains('\n')),
    }
    // The same text as options: an error in one sentence, or options.
    if let Err(error) = Options::from_json(text) {
        assert!(!error.to_string().contains('\n'));
    }
});
