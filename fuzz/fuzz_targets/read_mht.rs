//! Web pages saved as one file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::assert_file_sound;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(&[b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n", bytes].concat());
});
