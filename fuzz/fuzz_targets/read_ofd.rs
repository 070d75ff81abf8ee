//! OFD files: the bytes, cut at zero bytes, are a page, a template and the main part.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::{archive, assert_file_sound};

fuzz_target!(|bytes: &[u8]| {
    let root = r#"<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"#;
    let main = r#"<Document><TemplatePage ID="1" BaseLoc="T.xml"/><Page BaseLoc="P.xml"/><Page BaseLoc="P.xml"/></Document>"#;
    assert_file_sound(&archive(bytes, &["D/P.xml", "D/T.xml"], &[("OFD.xml", root), ("D/Document.xml", main)]));
    assert_file_sound(&archive(bytes, &["D/P.xml", "D/T.xml", "D/Document.xml"], &[("OFD.xml", root)]));
});
