//! Word and Excel files of before 2007: streams in a compound file.

use ogi_testkit::compound;

use super::Named;

pub(super) const CLASSES: &[Named] = &[
    ("a-chain-in-a-circle.doc", |times| {
        let mut file = letter(&b"1\r".repeat(2000 * times), &[], &[], &[]);
        circle(&mut file);
        file
    }),
    ("long-changes-of-paragraphs.doc", |times| {
        let changes = [0x16, 0x24, 1].repeat(21_000);
        let length = u16::try_from(changes.len()).unwrap().to_le_bytes();
        letter(&b"\r".repeat(20_000 * times), &[], &ELSEWHERE, &[&length[..], &changes].concat())
    }),
    ("pieces-of-one-long-change.doc", |times| {
        let changes = [0x16, 0x24, 1].repeat(21_000);
        letter(&b"1".repeat(9000 * times), &changes, &[], &[])
    }),
    ("rows-of-many-cells.doc", |times| {
        let mut cells = vec![0x16, 0x24, 1, 0x17, 0x24, 1, 0x08, 0xD6];
        let edges: Vec<u8> = (0..255_u16).flat_map(|at| (at * 100).to_le_bytes()).collect();
        cells.extend(u16::try_from(edges.len() + 2).unwrap().to_le_bytes());
        cells.push(254);
        cells.extend(edges);
        let length = u16::try_from(cells.len()).unwrap().to_le_bytes();
        letter(&b"\x07".repeat(20_000 * times), &[], &ELSEWHERE, &[&length[..], &cells].concat())
    }),
    ("cells.doc", |times| letter(&b"1\x07".repeat(60_000 * times), &[], &[0x16, 0x24, 1], &[])),
    ("sectors-that-lead-nowhere.xls", |times| {
        let mut file = compound(&[("Workbook", &vec![0; 9000 * times])]);
        file[512..1024].fill(0xAB);
        file
    }),
    ("blank-cells-again-and-again.xls", |times| {
        let blanks = record(0x00BE, &[&[0, 0, 0, 0][..], &[0, 0].repeat(2), &255_u16.to_le_bytes()].concat());
        book(&blanks.repeat(10_000 * times), &[], 16)
    }),
    ("sheets-in-one-place.xls", |times| {
        let cells: Vec<u8> = (0..5000 * times)
            .flat_map(|at| {
                let row = u16::try_from(at / 8 % 65_536).unwrap().to_le_bytes();
                let column = u16::try_from(at % 8).unwrap().to_le_bytes();
                record(0x0203, &[&row[..], &column, &[0, 0], &1e300_f64.to_le_bytes()].concat())
            })
            .collect();
        book(&cells, &[], 200)
    }),
    ("one-shared-text.xls", |times| {
        let text = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &8000_u16.to_le_bytes(), &[0], &b"a".repeat(8000)].concat();
        let cells: Vec<u8> = (0..3000 * times)
            .flat_map(|at| record(0x00FD, &[&u16::try_from(at % 65_536).unwrap().to_le_bytes()[..], &[0; 8]].concat()))
            .collect();
        book(&cells, &record(0x00FC, &text), 1)
    }),
    ("continued-without-end.xls", |times| {
        let text = [&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &65_535_u16.to_le_bytes(), &[1]].concat();
        let more = record(0x003C, &[]).repeat(30_000 * times);
        book(&[], &[record(0x00FC, &text), more].concat(), 1)
    }),
    ("merged-cells.xls", |times| {
        let ranges: Vec<u8> = (0..1000_u16)
            .flat_map(|at| [[at, 0].map(u16::to_le_bytes).concat(), [u16::MAX, 255].map(u16::to_le_bytes).concat()].concat())
            .collect();
        let merged = record(0x00E5, &[&1000_u16.to_le_bytes()[..], &ranges].concat());
        let cells: Vec<u8> = (0..2000 * times)
            .flat_map(|at| {
                record(0x0203, &[&u16::try_from(at % 65_536).unwrap().to_le_bytes()[..], &[200, 0, 0, 0], &[0; 8]].concat())
            })
            .collect();
        book(&[merged.repeat(5 * times), cells].concat(), &[], 1)
    }),
    ("formats.xls", |times| {
        let code = format!("0.{}", "0".repeat(4000));
        let body = [&[0xAA, 0][..], &u16::try_from(code.len()).unwrap().to_le_bytes(), &[0], code.as_bytes()].concat();
        let formats = record(0x041E, &body).repeat(10 * times);
        let style = record(0x00E0, &[0, 0, 0xAA, 0]);
        let cells: Vec<u8> = (0..5000 * times)
            .flat_map(|at| {
                record(
                    0x0203,
                    &[&u16::try_from(at % 65_536).unwrap().to_le_bytes()[..], &[0; 4], &1e-300_f64.to_le_bytes()].concat(),
                )
            })
            .collect();
        book(&cells, &[formats, style].concat(), 1)
    }),
];

/// Changes of a paragraph that stand at the start of the stream of data.
const ELSEWHERE: [u8; 6] = [0x46, 0x66, 0, 0, 0, 0];
/// Where the text of a letter begins: behind the header and one page of properties.
const TEXT: usize = 0x800;

/// A letter: its text, the changes that each of its pieces makes, those of its paragraphs, and the stream of data.
fn letter(text: &[u8], of_pieces: &[u8], of_paragraphs: &[u8], data: &[u8]) -> Vec<u8> {
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let mut main = vec![0_u8; TEXT];
    main[..2].copy_from_slice(&0xA5EC_u16.to_le_bytes());
    main[2..4].copy_from_slice(&0x00C1_u16.to_le_bytes());
    main[10..12].copy_from_slice(&0x0200_u16.to_le_bytes());
    main[0x4C..0x50].copy_from_slice(&long(text.len()));
    // Page 3 of the stream: one run, which is the whole text.
    let page = &mut main[0x600..0x800];
    page[..4].copy_from_slice(&long(TEXT));
    page[4..8].copy_from_slice(&long(TEXT + text.len()));
    page[8] = 128;
    let words = u8::try_from(of_paragraphs.len() / 2 + 2).unwrap();
    page[256] = words;
    page[259..259 + of_paragraphs.len()].copy_from_slice(of_paragraphs);
    page[511] = 1;
    main.extend(text);
    let mut pieces = Vec::new();
    if !of_pieces.is_empty() {
        pieces.push(1);
        pieces.extend(u16::try_from(of_pieces.len()).unwrap().to_le_bytes());
        pieces.extend(of_pieces);
    }
    let count = if of_pieces.is_empty() { 1 } else { text.len() };
    pieces.push(2);
    pieces.extend(long(count * 12 + 4));
    (0..=count).for_each(|at| pieces.extend(long(if count == 1 { at * text.len() } else { at })));
    for at in 0..count {
        pieces.extend([0, 0]);
        pieces.extend((0x4000_0000 | u32::try_from((TEXT + at) * 2).unwrap()).to_le_bytes());
        pieces.extend([u8::from(!of_pieces.is_empty()), 0]);
    }
    let runs = [long(TEXT), long(TEXT + text.len()), long(3)].concat();
    main[0x01A2..0x01A6].copy_from_slice(&long(0));
    main[0x01A6..0x01AA].copy_from_slice(&long(pieces.len()));
    main[0x0102..0x0106].copy_from_slice(&long(pieces.len()));
    main[0x0106..0x010A].copy_from_slice(&long(runs.len()));
    compound(&[("WordDocument", &main), ("1Table", &[pieces, runs].concat()), ("Data", data)])
}

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(body.len()).unwrap().to_le_bytes(), body].concat()
}

/// A workbook whose sheets are all the same one.
fn book(cells: &[u8], globals: &[u8], sheets: usize) -> Vec<u8> {
    let begin = record(0x0809, &[0, 6, 5, 0]);
    let end = record(0x000A, &[]);
    let sheet = |at: usize| record(0x0085, &[&u32::try_from(at).unwrap().to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let place = begin.len() + globals.len() + sheet(0).len() * sheets + end.len();
    let all = [&begin[..], globals, &sheet(place).repeat(sheets), &end, &begin, cells, &end].concat();
    compound(&[("Workbook", &all)])
}

/// Lets the second stream follow itself without end.
fn circle(file: &mut [u8]) {
    let tables = usize::try_from(u32::from_le_bytes(file[44..48].try_into().unwrap())).unwrap();
    let directory = 512 + tables * 512;
    let start = u32::from_le_bytes(file[directory + 128 + 116..directory + 128 + 120].try_into().unwrap());
    let at = 512 + 4 * usize::try_from(start + 8).unwrap();
    file[at..at + 4].copy_from_slice(&start.to_le_bytes());
    file[directory + 128 + 120..directory + 128 + 124].fill(0xF0);
}
