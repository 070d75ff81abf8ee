//! Positioned text: the bytes as JSON, and every four of them as a run on a page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_report::{Options, inspect};

/// What runs say: labels and headers of the form, figures, and what is neither.
const WORDS: [&str; 8] = ["规章", "信息内容", "本年制发件数", "第二十条第（一）项", "12", "0", "总计", "/"];

fuzz_target!(|bytes: &[u8]| {
    let _ = inspect(bytes, &Options::default());
    let runs: Vec<String> = bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|[x, y, word, sure]| {
            let (text, confidence) = (WORDS[usize::from(*word) % WORDS.len()], f32::from(*sure) / 255.0);
            let width = text.chars().count() * 10;
            format!("{{\"x\": {}, \"y\": {}, \"width\": {width}, \"height\": 10, \"text\": \"{text}\", \"confidence\": {confidence}}}", u16::from(*x) * 2, u16::from(*y) * 3)
        })
        .collect();
    let text = format!("{{\"pages\": [{{\"width\": 595, \"height\": 842, \"runs\": [{}]}}]}}", runs.join(","));
    if let Ok(report) = inspect(text.as_bytes(), &Options::default()) {
        // No figure comes from a run that the recogniser was not sure of.
        let sure = |figure: &str| runs.iter().any(|run| run.contains(&format!("\"text\": \"{figure}\"")));
        for number in report.draft.cells().filter_map(|(_, cell)| cell.number()) {
            assert!(sure("12") || sure("0"), "{number} out of nothing: {text}");
        }
    }
});
