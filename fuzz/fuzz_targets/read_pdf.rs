//! PDF files, and the drawing of one page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::assert_file_sound;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    let head = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
        /Resources << /Font << /F1 4 0 R >> >> >>\nendobj\n\
        4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n5 0 obj\n";
    let length = format!("<< /Length {} >>\nstream\n", bytes.len());
    let tail = b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n";
    assert_file_sound(&[head.as_slice(), length.as_bytes(), bytes, tail].concat());
});
