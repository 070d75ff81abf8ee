//! Speed of decoding and reading, in bytes of source per second: `cargo bench -p ogi-documents`.

use std::fmt::Write as _;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use ogi_documents::{decode, read};

fn main() {
    divan::main();
}

/// Reports in one source, so that it is large enough to time.
const REPORTS: usize = 40;

const LABELS: [&str; 8] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
];

fn prose() -> String {
    "本机关2024年认真落实政府信息公开条例，主动公开政府信息1203条，受理依申请公开57件，均在法定期限内答复。".repeat(20)
}

/// A report as plain text: tables with tabs.
fn text_report() -> String {
    let mut text = "某某市数据局2024年政府信息公开工作年度报告\n\n".to_owned();
    for section in ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    {
        let _ = writeln!(text, "{section}\n\n    {}\n", prose());
        for label in LABELS.iter().cycle().take(32) {
            let _ = writeln!(text, "{label}\t\t13\t0\t0\t2\t0\t0\t15");
        }
    }
    text
}

/// The same as a saved page: styles on every cell.
fn page_report() -> String {
    let mut page =
        "<html><head><title>年度报告</title><style>td{padding:0}</style></head><body><div class=\"main\">".to_owned();
    for section in ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    {
        let _ = write!(page, "<p style=\"text-indent: 2em;\"><span>{section}</span></p>\n<p>{}</p>\n", prose());
        page.push_str("<table border=\"1\" cellspacing=\"0\"><tbody>");
        for label in LABELS.iter().cycle().take(32) {
            let _ = write!(
                page,
                "<tr><td width=\"324\" valign=\"center\" colspan=\"3\" style=\"border: 1px solid black;\"><p>{label}</p></td>"
            );
            for value in ["13", "0", "0", "2", "&nbsp;", "0", "15"] {
                let _ = write!(
                    page,
                    "<td width=\"31\" valign=\"center\" style=\"border-width: 1px; border-style: solid;\"><p>{value}</p></td>"
                );
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody></table>");
    }
    page.push_str("</div></body></html>");
    page
}

#[divan::bench]
fn decode_utf8(bencher: Bencher) {
    let source = text_report().repeat(REPORTS);
    bencher.counter(BytesCount::of_str(&source)).bench(|| decode::decode(black_box(source.as_bytes())).map(drop));
}

#[divan::bench]
fn decode_gb18030(bencher: Bencher) {
    let source = encoding_rs::GB18030.encode(&text_report().repeat(REPORTS)).0.into_owned();
    bencher.counter(BytesCount::of_slice(&source)).bench(|| decode::decode(black_box(&source)).map(drop));
}

#[divan::bench]
fn read_text(bencher: Bencher) {
    let source = text_report().repeat(REPORTS);
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::text(black_box(&source)));
}

#[divan::bench]
fn read_text_one_report(bencher: Bencher) {
    let source = text_report();
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::text(black_box(&source)));
}

#[divan::bench]
fn read_bars(bencher: Bencher) {
    let source = text_report().repeat(REPORTS).replace('\t', " | ");
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::markdown(black_box(&source)));
}

#[divan::bench]
fn read_html(bencher: Bencher) {
    let source = page_report().repeat(REPORTS);
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::html(black_box(&source)));
}

#[divan::bench]
fn read_html_one_report(bencher: Bencher) {
    let source = page_report();
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::html(black_box(&source)));
}

/// A page of nothing but short tags, the worst case for the page reader.
#[divan::bench]
fn read_html_tags_only(bencher: Bencher) {
    let source = "<td>0".repeat(1 << 18);
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::html(black_box(&source)));
}

/// Any source is first looked at to tell its kind.
#[divan::bench]
fn tell_kind_and_read(bencher: Bencher) {
    let source = text_report().repeat(REPORTS);
    bencher.counter(BytesCount::of_str(&source)).bench(|| read::document(black_box(&source), None));
}
