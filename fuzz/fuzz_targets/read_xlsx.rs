//! Excel files: the bytes, cut at zero bytes, are the sheet, the shared texts and the styles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_fuzz::{archive, assert_file_sound};

const BOOK: &str = r#"<workbook><sheets><sheet name="年报" id="r1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    assert_file_sound(bytes);
    let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
    assert_file_sound(&archive(bytes, &names, &[("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", LINKS)]));
});
