//! Word and Excel files that are one XML document: the bytes as they are, and as what stands in a body, lists or a sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::assert_file_sound;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    let word = |inside: &[u8], name: &str| {
        [format!("<w:wordDocument><w:{name}>").as_bytes(), inside, format!("</w:{name}><w:body><w:p/></w:body>").as_bytes()].concat()
    };
    assert_file_sound(&[b"<w:wordDocument><w:body>", bytes, b"</w:body></w:wordDocument>"].concat());
    assert_file_sound(&word(bytes, "lists"));
    assert_file_sound(&word(bytes, "styles"));
    let book: &[u8] = b"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
    assert_file_sound(&[book, b"<Worksheet><Table>", bytes, b"</Table></Worksheet></Workbook>"].concat());
    assert_file_sound(&[book, bytes, b"</Workbook>"].concat());
});
