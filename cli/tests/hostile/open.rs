//! Files of `OpenDocument`: texts and sheets, packed or as one XML file.

use super::Named;
use super::office::{archive, noise};

pub(super) const CLASSES: &[Named] = &[
    ("a-billion-cells.ods", |_| {
        sheet(
            r#"<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>1</text:p></table:table-cell></table:table-row>"#,
        )
    }),
    ("blank-cells-repeated.ods", |times| {
        let cell = r#"<c:table-cell c:number-columns-repeated="64"><p/></c:table-cell>"#.repeat(5000 * times);
        sheet(&format!(r#"{}<c:table-row c:number-rows-repeated="64">{cell}</c:table-row>"#, noise(times)))
    }),
    ("cells-repeated-with-text.ods", |times| {
        let cell = format!(r#"<c:table-cell c:number-columns-repeated="64"><p>{}</p></c:table-cell>"#, "1".repeat(200));
        sheet(&format!(r#"<c:table-row c:number-rows-repeated="64">{}</c:table-row>"#, cell.repeat(100 * times)))
    }),
    ("hidden-rows-repeated.ods", |times| {
        let row = r#"<c:table-row c:visibility="collapse" c:number-rows-repeated="999"/>"#;
        sheet(&format!("{}{}", noise(times), row.repeat(20_000 * times)))
    }),
    ("rows-and-cells-repeated.odt", |times| {
        let cell = r#"<c:table-cell c:number-columns-repeated="64"/>"#.repeat(60);
        let row = format!(r#"<c:table-row c:number-rows-repeated="64">{cell}</c:table-row>"#);
        letter("", &format!("{}<c:table>{}</c:table>", noise(times), row.repeat(100 * times)))
    }),
    ("tables-repeated-in-each-other.odt", |times| {
        let open = r#"<c:table><c:table-row c:number-rows-repeated="64"><c:table-cell c:number-columns-repeated="64">"#;
        let close = "</c:table-cell></c:table-row></c:table>";
        let depth = (20 * times).min(60);
        letter("", &format!("{}<p>1</p>{}", open.repeat(depth), close.repeat(depth)))
    }),
    ("cells-that-go-on-below.odt", |times| {
        let first = r#"<c:table-cell c:number-rows-spanned="65535"/>"#.repeat(3000 * times);
        let rows = "<c:table-row><c:table-cell/></c:table-row>".repeat(5000 * times);
        letter("", &format!("{}<c:table><c:table-row>{first}</c:table-row>{rows}</c:table>", noise(times)))
    }),
    ("lists-of-a-long-name.odt", |times| {
        let name = "n".repeat(300_000 * times);
        let inner = "<list><list-item/></list>".repeat(5000 * times);
        letter("", &format!(r#"{}<list style-name="{name}"><list-item>{inner}</list-item></list>"#, noise(times)))
    }),
    ("styles-of-a-long-name.odt", |times| {
        let name = "n".repeat(300_000 * times);
        let hidden = r#"<text-properties display="none"/>"#.repeat(5000 * times);
        letter(&format!(r#"<s:style s:name="{name}">{hidden}</s:style>"#), &format!("{}<p>1</p>", noise(times)))
    }),
    ("changes-of-a-long-name.odt", |times| {
        let name = "n".repeat(300_000 * times);
        let deletions = "<deletion/>".repeat(10_000 * times);
        let changes = format!(r#"<tracked-changes><changed-region id="{name}">{deletions}</changed-region></tracked-changes>"#);
        letter("", &format!("{}{changes}<p>1</p>", noise(times)))
    }),
    ("spaces.odt", |times| letter("", &format!("{}<p>{}1</p>", noise(times), r#"<s c="1000000000"/>"#.repeat(20_000 * times)))),
    ("boxes-in-each-other.odt", |times| {
        let depth = (60 * times).min(120);
        letter("", &format!("<p>{}1{}</p>", "<frame><text-box><p>".repeat(depth), "</p></text-box></frame>".repeat(depth)))
    }),
    ("cells-repeated.fods", |times| {
        let cell = r#"<table:table-cell table:number-columns-repeated="64"><text:p>1</text:p></table:table-cell>"#;
        let row = format!(r#"<table:table-row table:number-rows-repeated="64">{}</table:table-row>"#, cell.repeat(50));
        format!(
            r#"<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table>{}</table:table></office:spreadsheet></office:body></office:document>"#,
            row.repeat(20 * times)
        )
        .into_bytes()
    }),
];

fn letter(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<o:document-content><o:automatic-styles>{styles}</o:automatic-styles><o:body><o:text>{body}</o:text></o:body></o:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn sheet(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<o:document-content><o:body><o:spreadsheet><c:table c:name="a">{rows}</c:table></o:spreadsheet></o:body></o:document-content>"#
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}
