//! Times the JSON tasks in Rust, for comparison with `ogi.report.Timing` on the JVM: `timing FILE…`.

use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let document = std::fs::read(&file)?;
        let options = ogi_report::Options { spans: ogi_report::SpanUnit::Utf16, ..ogi_report::Options::default() };
        let text = r#"{"spans":"utf16"}"#;
        println!("{file}, {} bytes", document.len());
        time("inspect, no text", || ogi_report::inspect(&document, &options).is_ok());
        time("inspectJson", || ogi_report::json::inspect(&document, text).is_ok());
    }
    Ok(())
}

/// The median of 200 batches.
fn time(name: &str, run: impl Fn() -> bool) {
    let mut batches: Vec<f64> = (0..200)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..20 {
                black_box(run());
            }
            start.elapsed().as_secs_f64() / 20.0 * 1e6
        })
        .collect();
    batches.sort_by(f64::total_cmp);
    println!("  {name}: {:.1} µs", batches.get(100).copied().unwrap_or_default());
}
