//! Web pages, and text with HTML tables in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_documents::read::{self, Kind};
use ogi_fuzz::{assert_sound, letters, letters_of_blocks};

fuzz_target!(|bytes: &[u8]| {
    let source = &*String::from_utf8_lossy(bytes);
    let document = read::html(source);
    assert_sound(source, &document);
    assert_eq!(letters_of_blocks(&document), letters(&document.text));
    for kind in [None, Some(Kind::Markdown)] {
        assert_sound(source, &read::document(source, kind));
    }
});
