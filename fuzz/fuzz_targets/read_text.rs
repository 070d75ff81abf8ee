//! Plain text and Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_documents::read;
use ogi_fuzz::{assert_sound, letters, letters_of_blocks};

fuzz_target!(|bytes: &[u8]| {
    let source = &*String::from_utf8_lossy(bytes);
    for document in [read::text(source), read::markdown(source)] {
        assert_sound(source, &document);
        assert!(document.segments.is_empty() && *document.text == *source);
    }
    assert_eq!(letters_of_blocks(&read::text(source)), letters(source));
    assert_sound(source, &read::document(source, None));
});
