//! A list of commands that must succeed, with what could not be tried here: what `release --dry-run` and `install-test` are made of.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What was tried so far.
pub(crate) struct Checks<'r> {
    pub(crate) root: &'r Path,
    fine: bool,
    passed: usize,
    left_out: Vec<String>,
}

impl<'r> Checks<'r> {
    pub(crate) const fn new(root: &'r Path) -> Self {
        Self { root, fine: true, passed: 0, left_out: Vec::new() }
    }

    /// Runs a command in the root of the workspace; one that is not here counts as left out.
    pub(crate) fn step(&mut self, name: &str, command: &mut Command) {
        println!("== {name}");
        let started = Instant::now();
        if command.get_current_dir().is_none() {
            command.current_dir(self.root);
        }
        match command.status() {
            Ok(status) if status.success() => {
                self.passed += 1;
                println!("{name}: passed in {} s", started.elapsed().as_secs());
            }
            Ok(_) => self.fail(&format!("{name}: FAILED")),
            Err(error) => {
                self.leave_out(&format!("{name}: {} does not start: {error}", command.get_program().to_string_lossy()));
            }
        }
    }

    /// Runs a shell script whose arguments are `$1`, `$2` …
    pub(crate) fn script(&mut self, name: &str, script: &str, arguments: &[&Path]) {
        self.step(name, Command::new("sh").args(["-euc", script, "sh"]).args(arguments));
    }

    /// What is wrong, said at once.
    pub(crate) fn fail(&mut self, why: &str) {
        println!("{why}");
        self.fine = false;
    }

    /// Counts what a check of another kind has found.
    pub(crate) const fn add(&mut self, fine: bool) {
        self.fine &= fine;
    }

    /// What cannot be tried here, and why.
    pub(crate) fn leave_out(&mut self, what: &str) {
        self.left_out.push(what.to_owned());
    }

    /// Says what came of it; whether nothing failed.
    pub(crate) fn close(self, name: &str, fine: &str, failed: &str) -> bool {
        for what in &self.left_out {
            println!("left out: {what}");
        }
        let verdict = if self.fine { fine } else { failed };
        println!("{name}: {verdict}; {} passed, {} left out", self.passed, self.left_out.len());
        self.fine
    }
}
