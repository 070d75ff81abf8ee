//! Tests of decoding.

use std::borrow::Cow;

use super::*;

const REPORT: &str = "某某市统计局2024年政府信息公开工作年度报告\n一、总体情况\n规章\t0\t0\t12\n";

#[cfg(feature = "encodings")]
fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, read: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(read).collect()
}

#[test]
fn utf8_is_borrowed() {
    let decoded = decode(REPORT.as_bytes()).unwrap();
    assert!(matches!(decoded.text, Cow::Borrowed(text) if text == REPORT));
    assert_eq!((decoded.encoding, decoded.loss), (Encoding::Utf8, None));
    let marked = format!("\u{feff}{REPORT}");
    let decoded = decode(marked.as_bytes()).unwrap();
    assert!(matches!(decoded.text, Cow::Borrowed(text) if text == marked));
}

#[test]
fn utf16_with_and_without_mark() {
    for (encoding, write) in
        [(Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]), (Encoding::Utf16Be, u16::to_be_bytes)]
    {
        for text in [REPORT.to_owned(), format!("\u{feff}{REPORT}"), "政府信息公开工作年度报告".repeat(3)] {
            let bytes = utf16(&text, write);
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.text, text.trim_start_matches('\u{feff}'));
            assert_eq!((decoded.encoding, decoded.loss), (encoding, None));
        }
        let mut cut = utf16(REPORT, write);
        cut.pop();
        let decoded = decode(&cut).unwrap();
        assert_eq!((decoded.encoding, decoded.loss), (encoding, Some(Loss::CutAtEnd)));
    }
}

#[cfg(feature = "encodings")]
#[test]
fn gb18030_undeclared_and_declared() {
    let bytes = gb(REPORT);
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.text.as_ref(), decoded.encoding, decoded.loss), (REPORT, Encoding::Gb18030, None));
    let page = format!("<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head>{REPORT}");
    let bytes = gb(&page);
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.text.as_ref(), decoded.encoding), (page.as_str(), Encoding::Gb18030));
    let mut cut = gb(REPORT.trim_end());
    cut.extend(gb("〇").iter().take(1));
    assert_eq!(decode(&cut).unwrap().loss, Some(Loss::CutAtEnd));
}

#[test]
fn a_declaration_does_not_override_valid_utf8() {
    let page = format!("<meta charset=gb2312>{REPORT}");
    assert_eq!(decode(page.as_bytes()).unwrap().encoding, Encoding::Utf8);
}

#[cfg(feature = "encodings")]
#[test]
fn big5_of_traditional_pages() {
    let text = "臺北市政府資訊公開年度報告，本府一百一十三年度受理申請如下。";
    let bytes = encoding_rs::BIG5.encode(text).0.into_owned();
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, Encoding::Big5));
    let declared = [b"<meta charset='big5'>".as_slice(), &bytes].concat();
    assert_eq!(decode(&declared).unwrap().encoding, Encoding::Big5);
}

#[test]
fn cut_and_damaged_utf8_is_read() {
    let bytes = "一、总体情况".as_bytes();
    let decoded = decode(bytes.get(..bytes.len() - 1).unwrap()).unwrap();
    assert_eq!((decoded.text.as_ref(), decoded.loss), ("一、总体情\u{fffd}", Some(Loss::CutAtEnd)));
    let mut bytes = REPORT.repeat(20).into_bytes();
    bytes[100] = 0xff;
    let decoded = decode(&bytes).unwrap();
    assert_eq!(decoded.encoding, Encoding::Utf8);
    assert!(matches!(decoded.loss, Some(Loss::Replaced(_))));
}

#[test]
fn what_is_not_text_is_named() {
    let cases: [(&[u8], FileKind); 9] = [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileKind::Pdf),
        (b"\n\n%PDF-1.4", FileKind::Pdf),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", FileKind::Docx),
        (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", FileKind::Xlsx),
        (b"PK\x03\x04\x14\0\0\0notes.txt", FileKind::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", FileKind::OldOffice),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Picture),
        (b"{\\rtf1\\ansi", FileKind::RichText),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0", FileKind::Binary),
    ];
    for (bytes, kind) in cases {
        assert_eq!(decode(bytes), Err(DecodeError::NotText(kind)), "{kind:?}");
    }
}

#[test]
fn empty_files_and_noise() {
    for bytes in [b"".as_slice(), b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"] {
        assert_eq!(decode(bytes), Err(DecodeError::Empty));
    }
    let noise: Vec<u8> = (0..4000_u32).map(|n| 0x80 | n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    assert!(matches!(decode(&noise), Err(DecodeError::UnknownEncoding { offset: 0 })), "{:?}", decode(&noise));
}

#[test]
fn two_hundred_megabytes_are_refused_unread() {
    // Zeroed pages that are never touched cost nothing.
    let bytes = vec![0_u8; 200 << 20];
    let error = decode(&bytes).unwrap_err();
    assert_eq!(error, DecodeError::TooLarge { size: 200 << 20, limit: 64 << 20 });
    assert_eq!(error.code(), "input/too-large");
    assert!(decode_within(REPORT.as_bytes(), &Limits { bytes: 1 << 30 }).is_ok());
}

#[test]
fn errors_speak_both_languages() {
    let error = decode(b"%PDF-1.7").unwrap_err();
    assert_eq!(error.to_string(), "the file is a PDF; convert it to text, Markdown or HTML first");
    assert_eq!(error.message_zh(), "这是PDF文件；请先转换为文本、Markdown或网页（HTML）");
}

#[test]
fn a_zero_byte_in_text_is_said_where() {
    let report = "甲局2024年政府信息公开工作年度报告\n一、总体情况\n".repeat(20);
    let at = report.find("总体").unwrap();
    let (mut bytes, wanted) = (report.clone().into_bytes(), DecodeError::ZeroByte { line: 2, offset: at as u64 });
    bytes.insert(at, 0);
    assert_eq!(decode(&bytes), Err(wanted.clone()));
    assert_eq!(wanted.code(), "input/not-text");
    let sentence = format!("{wanted}");
    assert!(sentence.starts_with(&format!("line 2 of the file holds a zero byte (byte {} of the file)", at + 1)), "{sentence}");
    assert!(wanted.message_zh().contains("第2行有空字符"), "{}", wanted.message_zh());
    // Many of them, or other signs that no text has, make no text.
    for binary in [b"a12\0\0".repeat(400), [bytes.clone(), b"\x01\x02\x7f".to_vec()].concat()] {
        assert_eq!(decode(&binary), Err(DecodeError::NotText(FileKind::Binary)));
    }
}
