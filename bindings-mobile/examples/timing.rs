//! Times the calls of the border in Rust, as lines `TASK<TAB>MICROSECONDS` for `ogi.report.Timing`, which times the same calls
//! from the JVM: `timing FILE…`; see `bindings-mobile/timing.sh`.

use std::hint::black_box;
use std::time::Instant;

use ogi_report_mobile::{Figures, Options, Session, inspect, inspect_json, version};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    time("version", || version().len());
    for file in std::env::args().skip(1) {
        let document = std::fs::read(&file)?;
        let text = r#"{"spans":"utf16"}"#;
        time(&format!("inspectJson {file}"), || inspect_json(document.clone(), text).map_or(0, |json| json.len()));
        time(&format!("inspect {file}"), || inspect(document.clone(), Options::default()).map_or(0, |it| it.cells.len()));
    }
    let figures = Figures { year: Some(2024), ..Figures::default() };
    let session = Session::from_figures(figures, Options::default())?;
    let mut figure = 0_u32;
    time("Session.set", || {
        figure = (figure + 1) % 100;
        usize::from(session.set("requests.received.total", &figure.to_string()).unwrap_or_default())
    });
    Ok(())
}

/// The median of 200 batches after as many to warm up.
fn time(name: &str, mut run: impl FnMut() -> usize) {
    let mut batches: Vec<f64> = (0..400)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..20 {
                black_box(run());
            }
            start.elapsed().as_secs_f64() / 20.0 * 1e6
        })
        .skip(200)
        .collect();
    batches.sort_by(f64::total_cmp);
    println!("{name}\t{:.3}", batches.get(100).copied().unwrap_or_default());
}
