//! One report, read, checked and told so many times over: what `cargo xtask count` counts the instructions of.
//!
//! Two runs that differ in nothing but how often the report is read tell what one reading takes.

use std::hint::black_box;

use ogi_report::{Format, Options, Renderer, inspect};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    // `cargo bench` starts every bench with no arguments.
    let [file, format, times] = arguments.as_slice() else { return };
    let bytes = std::fs::read(file).expect("a readable file");
    let format = match format.as_str() {
        "text" => Some(Format::Text),
        "json" => Some(Format::Json),
        "read" => None,
        _ => panic!("text, json or read"),
    };
    let options = Options::default();
    let renderer = format.map(|format| Renderer::new(format, options.clone()).several(true));
    for _ in 0..times.parse::<u32>().expect("a number") {
        match &renderer {
            Some(renderer) => {
                let report = inspect(black_box(&bytes), &options).expect("a report");
                black_box(renderer.report(0, &report));
            }
            None => drop(black_box(ogi_report::read(black_box(&bytes), &options).expect("a report"))),
        }
    }
}
