//! OpenDocument: the bytes are the content, flat and packed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::{archive, assert_file_sound};

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    assert_file_sound(&archive(bytes, &["content.xml", "styles.xml"], &[("mimetype", "application/vnd.oasis.opendocument.text")]));
});
