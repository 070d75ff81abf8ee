//! Word files: the bytes, cut at zero bytes, are the main part, the lists and the styles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::{archive, assert_file_sound};

const LINKS: &str = r#"<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="b" Type="x/styles" Target="styles.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml"];
    assert_file_sound(&archive(bytes, &names, &[("word/_rels/document.xml.rels", LINKS)]));
});
