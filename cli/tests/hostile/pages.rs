//! Pages with places: OFD, and positioned text.

use std::fmt::Write as _;

use super::Named;
use super::office::{archive, noise};

pub(super) const CLASSES: &[Named] = &[
    ("templates-that-name-themselves.ofd", |times| {
        let template = format!("<Page><Template TemplateID=\"1\"/>{}</Page>", text_object("甲"));
        let page = format!("<Page>{}{}</Page>", "<Template TemplateID=\"1\"/>".repeat(1000 * times), text_object("1"));
        ofd(&page, &template, 10 * times)
    }),
    ("one-page-many-times.ofd", |times| {
        ofd(&format!("<Page>{}</Page>", text_object(&"1".repeat(5000))), "<Page/>", 190 * times)
    }),
    ("a-template-on-every-page.ofd", |times| {
        let template = format!("<Page>{}{}</Page>", noise(times), text_object(&"甲".repeat(9000 * times)));
        ofd(&format!("<Page><Template TemplateID=\"1\"/>{}</Page>", text_object("1")), &template, 150 * times)
    }),
    ("steps-between-characters.ofd", |times| {
        let code = r#"<TextObject Boundary="0 0 99 99" Size="4"><TextCode X="1" Y="1" DeltaX="g 100000 1" DeltaY="g 100000 1">1</TextCode></TextObject>"#;
        ofd(&format!("<Page>{}{}</Page>", noise(times), code.repeat(3000 * times)), "<Page/>", 1)
    }),
    ("one-document-many-times.ofd", |times| {
        let page = format!("<Page>{}</Page>", text_object("1"));
        let roots = "<DocRoot>Doc_0/Document.xml</DocRoot>".repeat(1000 * times);
        archive(&[
            ("OFD.xml", &format!("<OFD><DocBody>{roots}</DocBody></OFD>")),
            ("Doc_0/Document.xml", &document(2)),
            ("Doc_0/Page.xml", &page),
            ("Doc_0/Template.xml", "<Page/>"),
        ])
    }),
    ("crossing-lines.ofd", |times| {
        let lines = (0..290 * times.min(2)).fold(String::new(), |mut lines, at| {
            let (whole, rest) = (at / 4 + 2, at % 4 * 25);
            let _ =
                write!(lines, "M 1 {whole}.{rest:02} L 200 {whole}.{rest:02} M {whole}.{rest:02} 1 L {whole}.{rest:02} 200 ");
            lines
        });
        let path = format!(r#"<PathObject Boundary="0 0 210 297"><AbbreviatedData>{lines}</AbbreviatedData></PathObject>"#);
        ofd(&format!("<Page>{path}{}</Page>", text_object("1")), "<Page/>", 8 * times)
    }),
    ("paths-without-end.ofd", |times| {
        let path = format!("{}M 1 1 L 2 2", "1 ".repeat(200_000 * times));
        ofd(
            &format!(
                r#"<Page><PathObject Boundary="0 0 9 9"><AbbreviatedData>{path}</AbbreviatedData></PathObject>{}</Page>"#,
                text_object("1")
            ),
            "<Page/>",
            1,
        )
    }),
    ("numbers-out-of-all-bounds.positions.json", |_| {
        let runs: Vec<String> = ["1e308", "-1e308", "1e-308", "0", "9999999999999999999999", "-0.0"]
            .iter()
            .map(|number| {
                format!(r#"{{"x": {number}, "y": {number}, "width": {number}, "height": {number}, "text": "1", "confidence": {number}}}"#)
            })
            .collect();
        format!(
            r#"{{"pages": [{{"width": 1e308, "height": 1e308, "runs": [{}], "lines": [[1e308, -1e308, 1e308, 0]]}}]}}"#,
            runs.join(",")
        )
        .into_bytes()
    }),
    ("no-numbers.positions.json", |_| {
        br#"{"pages": [{"width": NaN, "height": Infinity, "runs": [{"x": NaN, "y": 0, "width": 1, "height": 1, "text": "1"}]}]}"#.to_vec()
    }),
    ("long-runs.positions.json", |times| {
        let run = format!(r#"{{"x": 1, "y": 1, "width": 500, "height": 10, "text": "{}"}}"#, "1".repeat(4000));
        positions(&vec![run; 250 * times].join(","), "")
    }),
    ("runs.positions.json", |times| {
        let runs: Vec<String> = (0..5000 * times)
            .map(|at| {
                let (x, y) = (at % 500, at / 500 % 800);
                format!(r#"{{"x": {x}, "y": {y}, "width": 9, "height": 9, "text": "1"}}"#)
            })
            .collect();
        positions(&runs.join(","), "")
    }),
    ("runs-in-one-place.positions.json", |times| {
        positions(&vec![r#"{"x": 9, "y": 9, "width": 9, "height": 9, "text": "1"}"#; 10_000 * times].join(","), "")
    }),
    ("lines.positions.json", |times| {
        let lines: Vec<String> = (0..590).flat_map(|at| [format!("[1, {at}, 580, 0]"), format!("[{at}, 1, 0, 800]")]).collect();
        let page = page(r#"{"x": 9, "y": 9, "width": 9, "height": 9, "text": "1"}"#, &lines.join(","));
        format!(r#"{{"pages": [{}]}}"#, vec![page; 3 * times].join(",")).into_bytes()
    }),
    ("pages.positions.json", |times| {
        let page = page(r#"{"x": 9, "y": 9, "width": 9, "height": 9, "text": "1"}"#, "");
        format!(r#"{{"pages": [{}]}}"#, vec![page; 1500 * times].join(",")).into_bytes()
    }),
];

fn text_object(text: &str) -> String {
    format!(r#"<TextObject Boundary="0 0 99 99" Size="4"><TextCode X="1" Y="4">{text}</TextCode></TextObject>"#)
}

fn document(pages: usize) -> String {
    let pages = r#"<Page ID="2" BaseLoc="Page.xml"/>"#.repeat(pages);
    format!(
        r#"<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><TemplatePage ID="1" BaseLoc="Template.xml"/></CommonData><Pages>{pages}</Pages></Document>"#
    )
}

fn ofd(page: &str, template: &str, pages: usize) -> Vec<u8> {
    archive(&[
        ("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
        ("Doc_0/Document.xml", &document(pages)),
        ("Doc_0/Page.xml", page),
        ("Doc_0/Template.xml", template),
    ])
}

fn page(runs: &str, lines: &str) -> String {
    format!(r#"{{"width": 595, "height": 842, "runs": [{runs}], "lines": [{lines}]}}"#)
}

fn positions(runs: &str, lines: &str) -> Vec<u8> {
    format!(r#"{{"pages": [{}]}}"#, page(runs, lines)).into_bytes()
}
