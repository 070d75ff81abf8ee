//! How long the steps took here the last time, for the next plan.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Seconds by step.
pub(super) struct Times(BTreeMap<String, u64>);

fn file(root: &Path) -> PathBuf {
    root.join("target/test-times.json")
}

impl Times {
    /// What is known of earlier runs; nothing in a clean clone.
    pub(super) fn read(root: &Path) -> Self {
        let kept = fs::read_to_string(file(root)).ok().and_then(|text| serde_json::from_str(&text).ok());
        Self(kept.unwrap_or_default())
    }

    /// Whether anything is known.
    pub(super) fn is_known(&self) -> bool {
        !self.0.is_empty()
    }

    /// Seconds that a step took.
    pub(super) fn of(&self, step: &str) -> Option<u64> {
        self.0.get(step).copied()
    }

    /// Remembers what a step took.
    pub(super) fn keep(&mut self, step: &str, took: Duration) {
        self.0.insert(step.to_owned(), took.as_secs().max(1));
    }

    /// Writes it for the next run, which does without where it cannot be written.
    pub(super) fn write(&self, root: &Path) {
        if let Ok(text) = serde_json::to_string_pretty(&self.0) {
            let _ = fs::write(file(root), text + "\n");
        }
    }
}
