//! Bytes of any kind: an error in one sentence, or text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_documents::decode::decode;

fuzz_target!(|bytes: &[u8]| match decode(bytes) {
    Ok(decoded) => {
        assert!(!decoded.text.trim().is_empty());
        assert!(decoded.text.len() <= bytes.len() * 3);
        if decoded.loss.is_some() {
            assert!(decoded.text.contains(char::REPLACEMENT_CHARACTER));
        }
    }
    Err(error) => {
        assert!(!error.to_string().contains('\n') && !error.message_zh().contains('\n'));
        assert!(error.code().starts_with("input/"));
    }
});
