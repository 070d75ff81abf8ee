//! Excel files of before 2007: the bytes as they are, and put into a whole container.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::{assert_file_sound, compound};

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    assert_file_sound(&compound(bytes, &["Workbook"]));
});
