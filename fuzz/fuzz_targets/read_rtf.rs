//! Rich text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::assert_file_sound;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(&[b"{\\rtf1\\ansicpg936 ", bytes].concat());
});
