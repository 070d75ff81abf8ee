//! `test`: says what it will do, does it step by step with times, and closes with what passed, failed and was skipped.

mod room;
mod times;

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::step::{Outcome, may_install};
use crate::steps::{STEPS, Step};
use crate::wasm::toolchain::can_install;
use times::Times;

/// What is run.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Leaves the packages for Python, JavaScript, Kotlin, Java and Swift out
    #[arg(long)]
    rust: bool,
    /// Installs system packages that steps need, with apt-get as root or with rustup; without it those steps are skipped
    #[arg(long)]
    pub(crate) install: bool,
    /// Only prints what would be done
    #[arg(long)]
    plan: bool,
    /// Runs these steps alone, by name, separated by commas
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// A sign of life after so long without a new step.
const PULSE: Duration = Duration::from_secs(30);

/// Runs the steps; whether none failed.
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    for name in &options.only {
        ensure!(
            STEPS.iter().any(|step| step.name == name),
            "no step is called {name}; the steps are: {}",
            STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(", ")
        );
    }
    let is_wanted = |step: &&Step| options.only.is_empty() || options.only.iter().any(|name| name == step.name);
    let steps: Vec<&Step> = STEPS.iter().filter(is_wanted).collect();
    let mut times = Times::read(root);
    let plan: Vec<Option<String>> = steps.iter().map(|step| left_out(step, options, root)).collect();
    announce(&steps, &plan, &times);
    if options.plan {
        return Ok(true);
    }
    let begun = Instant::now();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    let mut lines = Vec::new();
    for (at, (step, left_out)) in steps.iter().zip(plan).enumerate() {
        let head = format!("[{}/{}] {}", at + 1, steps.len(), step.name);
        let started = Instant::now();
        let outcome = if let Some(why) = left_out {
            Outcome::Skipped(why)
        } else {
            println!("\n{head}");
            alive(&head, || (step.run)(root)).unwrap_or_else(|error| {
                println!("{error:#}");
                Outcome::Failed
            })
        };
        let took = started.elapsed();
        room::clear(root);
        // Whoever asks for single steps runs them again.
        if options.only.is_empty() {
            room::clear_programs(root);
        }
        let line = match outcome {
            Outcome::Passed => {
                passed += 1;
                times.keep(step.name, took);
                format!("passed   {} in {}", step.name, spoken(took))
            }
            Outcome::Failed => {
                failed += 1;
                format!("FAILED   {} after {}", step.name, spoken(took))
            }
            Outcome::Skipped(why) => {
                skipped += 1;
                format!("skipped  {}: {why}", step.name)
            }
        };
        println!("{head}: {}", line.split_whitespace().next().unwrap_or_default());
        lines.push(line);
    }
    times.write(root);
    println!("\n{}", lines.join("\n"));
    println!("{passed} passed, {failed} failed, {skipped} skipped in {}", spoken(begun.elapsed()));
    Ok(failed == 0)
}

/// Why a step will not run: asked not to, or something is missing.
fn left_out(step: &Step, options: &Options, root: &Path) -> Option<String> {
    if options.rust && step.is_package {
        return Some("left out by --rust".to_owned());
    }
    // What can be installed is looked for when the step runs.
    if may_install() { None } else { (step.missing)(root) }
}

/// What will be done: steps, minutes, room on the disk, what is fetched, what is missing.
fn announce(steps: &[&Step], plan: &[Option<String>], times: &Times) {
    let seconds = |step: &Step| times.of(step.name).unwrap_or(step.seconds);
    let run = || steps.iter().zip(plan).filter(|(_, left_out)| left_out.is_none());
    let all: u64 = run().map(|(step, _)| seconds(step)).sum();
    println!(
        "{} of {} steps, about {}{}; up to 6 GB in target/; crates, and for the packages of other languages what their tests need from PyPI, npm and Maven Central, are downloaded.",
        run().count(),
        steps.len(),
        spoken(Duration::from_secs(all)),
        if times.is_known() { " as in the last run here" } else { " on two quiet cores" },
    );
    for (at, (step, left_out)) in steps.iter().zip(plan).enumerate() {
        match left_out {
            None => println!("  {:>2}  {:<26} {}", at + 1, step.name, spoken(Duration::from_secs(seconds(step)))),
            Some(why) => println!("  {:>2}  {:<26} skipped: {why}", at + 1, step.name),
        }
    }
    println!(
        "{}",
        if may_install() && can_install() {
            "Missing system packages are installed (--install)."
        } else if may_install() {
            "--install needs root and apt-get for system packages: steps that lack one are skipped. Only rustup is asked."
        } else {
            "Nothing is installed outside target/ and the caches of the package managers; --install installs system packages that are missing."
        }
    );
}

/// Runs a step; where it takes long, a line now and then says that it still does.
fn alive(head: &str, step: impl FnOnce() -> Result<Outcome>) -> Result<Outcome> {
    let started = Instant::now();
    let (done, wait) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while let Err(RecvTimeoutError::Timeout) = wait.recv_timeout(PULSE) {
                println!("{head}: {} so far", spoken(started.elapsed()));
            }
        });
        let outcome = step();
        drop(done);
        outcome
    })
}

/// A time for people.
fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spoken_in_minutes() {
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn names_of_steps_differ_and_have_no_comma() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        assert!(names.iter().all(|name| !name.contains(',')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
