//! Sheets saved as text, with each sign that may part their fields.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_documents::{ReadOptions, inspect, read};
use ogi_fuzz::assert_sound;

fuzz_target!(|bytes: &[u8]| {
    for separator in [",", ";", "\t"] {
        let source = format!("sep={separator}\n{}", String::from_utf8_lossy(bytes));
        assert_sound(&source, &read::document(&source, None));
        let _ = inspect(source.as_bytes(), &ReadOptions::default());
    }
});
