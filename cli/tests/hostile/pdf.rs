//! PDF files.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("one-large-stream.pdf", |times| page(&deflate(&vec![b' '; (8 << 20) * times]), "/Filter /FlateDecode")),
    ("a-name-spelled-otherwise.pdf", |times| page(&deflate(&vec![b' '; (8 << 20) * times]), "/F#69lter /Fl#61teDecode")),
    ("a-filter-elsewhere.pdf", |times| {
        let packed = deflate(&vec![b' '; (8 << 20) * times]);
        file(&base(&packed, "/Filter 9 0 R", &[(9, b"/FlateDecode".to_vec())]))
    }),
    ("packed-again-and-again.pdf", |times| {
        let layers = 2 + times.min(8);
        let packed = (0..layers).fold(vec![b' '; (4 << 20) * times], |packed, _| deflate(&packed));
        page(&packed, &format!("/Filter [{}]", "/FlateDecode ".repeat(layers)))
    }),
    ("runs-in-a-packed-stream.pdf", |times| {
        let runs = [129, b' '].repeat((128 << 10) * times);
        page(&deflate(&runs), "/Filter [/FlateDecode /RunLengthDecode]")
    }),
    ("hexadecimal-around-a-packed-stream.pdf", |times| {
        let packed = deflate(&vec![b' '; (8 << 20) * times]);
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        page(format!("{hex}>").as_bytes(), "/Filter [/ASCIIHexDecode /FlateDecode]")
    }),
    ("rows-longer-than-the-data.pdf", |times| {
        let columns = (20_000_000 * times).min(2_147_483_647);
        let parms = format!("/Columns {columns} /Predictor 2 /Colors 15 /BitsPerComponent 16");
        page(&deflate(TEXT), &format!("/Filter /FlateDecode /DecodeParms << {parms} >>"))
    }),
    ("no-colours.pdf", |times| {
        page(&deflate(&TEXT.repeat(times)), "/Filter /FlateDecode /DecodeParms << /Colors 0 /Columns 1 /Predictor 12 >>")
    }),
    ("one-stream-many-times.pdf", |times| {
        let mut objects = base(&deflate(&vec![b' '; 1 << 20]), "/Filter /FlateDecode", &[]);
        objects[2].1 = page_object(&format!("/Contents [{}]", "4 0 R ".repeat(300 * times)));
        file(&objects)
    }),
    ("pages-of-one-stream.pdf", |times| {
        let text = [b"BT /F1 0.01 Tf 50 700 Td (".as_slice(), &b"1".repeat(30_000), b") Tj ET\n"].concat();
        let mut objects = base(&deflate(&text), "/Filter /FlateDecode", &[]);
        let numbers = 10..10 + 50 * times;
        let kids: String = numbers.clone().map(|number| format!("{number} 0 R ")).collect();
        objects[1].1 = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", 50 * times).into_bytes();
        objects.extend(numbers.map(|number| (number, page_object("/Contents 4 0 R"))));
        file(&objects)
    }),
    ("annotations.pdf", |times| {
        let look = stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
            &deflate(&b"0 0 m 9 9 l S ".repeat(100_000)),
        );
        let note = b"<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N 31 0 R >> >>".to_vec();
        let mut objects = base(TEXT, "", &[(30, note), (31, look)]);
        objects[2].1 = page_object(&format!("/Contents 4 0 R /Annots [{}]", "30 0 R ".repeat(20 * times)));
        file(&objects)
    }),
    ("forms-that-draw-forms.pdf", |times| {
        let (depth, fan) = (6, 3 + times.min(10));
        let resources = |next: usize| format!("/Resources << /XObject << /A {next} 0 R >> /Font << /F1 5 0 R >> >>");
        let form = |at: usize| {
            let (dict, content) =
                if at == depth { (String::new(), TEXT.to_vec()) } else { (resources(41 + at), b"/A Do ".repeat(fan)) };
            (40 + at, stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {dict}"), &content))
        };
        let mut objects = base(&b"/A Do ".repeat(fan), "", &(0..=depth).map(form).collect::<Vec<_>>());
        objects[2].1 =
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {} >>", resources(40)).into_bytes();
        file(&objects)
    }),
    ("glyphs-that-stand-for-long-texts.pdf", |times| {
        let map = format!(
            "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <{}> endbfchar endcmap end",
            "0041".repeat(4000 * times)
        );
        let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>".to_vec();
        let text = [b"BT /F1 1 Tf 5 7 Td (".as_slice(), &b"a".repeat(600 * times), b") Tj ET"].concat();
        let mut objects = base(&deflate(&text), "/Filter /FlateDecode", &[]);
        objects[4].1 = font;
        objects.push((6, stream("/Filter /FlateDecode", &deflate(map.as_bytes()))));
        file(&objects)
    }),
    ("one-long-text.pdf", |times| {
        page(
            &deflate(&[b"BT /F1 1 Tf (".as_slice(), &b"a".repeat(200_000 * times), b") Tj ET"].concat()),
            "/Filter /FlateDecode",
        )
    }),
    ("pictures.pdf", |times| {
        let picture = stream(
            "/Type /XObject /Subtype /Image /Width 9 /Height 9 /Filter /FlateDecode",
            &deflate(&vec![0; (8 << 20) * times]),
        );
        let mut objects = base(TEXT, "", &[(8, picture)]);
        objects[2].1 = page_object("/Contents 8 0 R");
        file(&objects)
    }),
    ("streams-without-end.pdf", |times| [b"%PDF-1.7\n".to_vec(), b"stream\n".repeat(20_000 * times)].concat()),
    ("objects-with-streams-without-end.pdf", |times| objects(times, |number| format!("{number} 0 obj<</Length 9>>stream\n"))),
    ("dictionaries-in-each-other.pdf", |times| damaged("1 0 obj\n", &"<</A ".repeat(100_000 * times))),
    ("dictionaries-without-end.pdf", |times| {
        objects(times, |number| format!("{number} 0 obj\n{}\nendobj ", "<</A ".repeat(40)))
    }),
    ("texts-without-end.pdf", |times| objects(times, |number| format!("{number} 0 obj<</A(\n"))),
    ("texts-without-end-in-closed-dictionaries.pdf", |times| damaged("", &"<</A(>>\n".repeat(10_000 * times))),
    ("arrays-without-end.pdf", |times| objects(times, |number| format!("{number} 0 obj [ 1 2\n"))),
    ("a-table-of-objects-before-itself.pdf", |times| {
        let whole = String::from_utf8(page(&TEXT.repeat(times), "")).unwrap();
        let at = whole.find("xref\n").unwrap();
        whole.replace("/Root 1 0 R >>", &format!("/Root 1 0 R /Prev {at} >>")).into_bytes()
    }),
    ("a-deep-tree-of-pages.pdf", |times| {
        let depth = 3000 * times;
        let mut objects = base(TEXT, "", &[]);
        objects[1].1 = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>".to_vec();
        objects.extend((0..depth).map(|at| {
            let kid = if at + 1 == depth { 3 } else { 11 + at };
            (10 + at, format!("<< /Type /Pages /Parent 2 0 R /Kids [{kid} 0 R] /Count 1 >>").into_bytes())
        }));
        file(&objects)
    }),
    ("a-length-that-is-itself.pdf", |times| {
        let stream = [b"<< /Length 4 0 R >>\nstream\n".as_slice(), &TEXT.repeat(1000 * times), b"\nendstream"].concat();
        let mut objects = base(TEXT, "", &[]);
        objects[3].1 = stream;
        file(&objects)
    }),
    ("glyphs-of-wide-ranges.pdf", |times| {
        let ranges = "<0000> <FFFF> <0041>\n".repeat(90);
        let ranges = format!("90 beginbfrange\n{ranges}endbfrange\n").repeat(10 * times);
        let map = format!("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {ranges} endcmap end");
        let mut objects = base(b"BT /F1 9 Tf 5 7 Td <00410042> Tj ET", "", &[]);
        objects[4].1 =
            b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>"
                .to_vec();
        objects.push((6, stream("/Filter /FlateDecode", &deflate(map.as_bytes()))));
        objects.push((7, b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".to_vec()));
        file(&objects)
    }),
    ("many-fonts.pdf", |times| {
        let fonts: String = (0..500 * times).map(|at| format!("/G{at} 5 0 R ")).collect();
        let texts: String = (0..500 * times).map(|at| format!("BT /G{at} 9 Tf 5 7 Td (1) Tj ET\n")).collect();
        let mut objects = base(texts.as_bytes(), "", &[]);
        objects[2].1 = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << {fonts} >> >> /Contents 4 0 R >>"
        )
        .into_bytes();
        file(&objects)
    }),
    ("saved-states.pdf", |times| page(&deflate(&b"q 1 0 0 1 0 0 cm ".repeat(50_000 * times)), "/Filter /FlateDecode")),
    ("a-tree-of-itself.pdf", |times| {
        let mut objects = base(TEXT, "", &[]);
        let kids = "2 0 R 3 0 R ".repeat(5000 * times);
        objects[1].1 = format!("<< /Type /Pages /Kids [{kids}] /Count 99 >>").into_bytes();
        file(&objects)
    }),
];

const TEXT: &[u8] = b"BT /F1 12 Tf 50 700 Td (1234 hello) Tj ET\n";

type Object = (usize, Vec<u8>);

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    [format!("<< {dict} /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

fn page_object(more: &str) -> Vec<u8> {
    format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> {more} >>")
        .into_bytes()
}

fn base(content: &[u8], dict: &str, more: &[Object]) -> Vec<Object> {
    let mut objects = vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec()),
        (3, page_object("/Contents 4 0 R")),
        (4, stream(dict, content)),
        (5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec()),
    ];
    objects.extend_from_slice(more);
    objects
}

fn page(content: &[u8], dict: &str) -> Vec<u8> {
    file(&base(content, dict, &[]))
}

fn file(objects: &[Object]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = vec![None; objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1)];
    for (number, content) in objects {
        places[*number] = Some(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(content);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n", places.len()).bytes());
    for place in &places {
        let entry = place.map_or_else(|| "0000000000 65535 f \n".to_owned(), |place| format!("{place:010} 00000 n \n"));
        bytes.extend(entry.bytes());
    }
    bytes.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", places.len()).bytes());
    bytes
}

/// A file without a table of its objects, so that they are looked for.
fn damaged(head: &str, body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{head}{body}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF").into_bytes()
}

fn objects(times: usize, object: impl Fn(usize) -> String) -> Vec<u8> {
    damaged("", &(1..5000 * times).map(object).collect::<String>())
}
