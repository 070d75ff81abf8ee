//! `bench`: the benches of the crates, and `ogi check` on synthetic reports with its peak memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use ogi_testkit::reports;

use crate::step::cargo;

/// Times the benches, then runs over a folder of reports and over a quarter of it.
pub(crate) fn run(root: &Path, count: usize) -> Result<()> {
    ensure!(cargo(root, &["bench", "--workspace", "--benches"])?, "the benches do not run");
    ensure!(cargo(root, &["build", "--release", "-p", "ogi"])?, "ogi does not build");
    for count in [count / 4, count] {
        let folder = root.join("target/bench-reports").join(count.to_string());
        if !folder.is_dir() {
            reports::write(count, &folder)?;
        }
        let bytes: u64 =
            fs::read_dir(&folder)?.flatten().filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum();
        for format in ["text", "json"] {
            let (seconds, peak) = timed(root, &folder, format)?;
            println!(
                "{count} reports, {:.1} MB, {format}: {seconds:.2} s, {:.0} reports/s, {:.1} MB/s, peak memory {peak} kB",
                megabytes(bytes),
                per_second(count, seconds),
                megabytes(bytes) / seconds,
            );
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn per_second(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Seconds and peak memory in kB of one run.
fn timed(root: &Path, folder: &Path, format: &str) -> Result<(f64, u64)> {
    let started = Instant::now();
    let mut child = Command::new(root.join("target/release/ogi"))
        .args(["check", "--format", format])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("ogi does not start")?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = fs::read_to_string(&status).ok().and_then(|text| peak_of(&text)).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok((started.elapsed().as_secs_f64(), peak))
}

fn peak_of(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
