//! A report that is written as a file is read again with the same figures, organ, year and words, and nothing new is found.
#![cfg(feature = "files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ogi_report::{Draft, FormFile, Options, Report, SectionId, Verdict, apply, inspect, write_report};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every sample that people are shown, and a report in each kind of file.
fn sources() -> Vec<PathBuf> {
    let folders = ["examples/reports", "examples/cases", "fixtures/office"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

fn broken(report: &Report) -> BTreeSet<String> {
    let findings = report.checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
    // A figure that could not be read is printed as a question mark, a missing one as a blank, and told as such.
    let printed = ["cells/not-a-number", "cells/blank", "cells/missing"];
    let findings = findings.filter(|finding| !printed.contains(&finding.rule.code));
    findings.map(|finding| format!("{} {:?}", finding.rule.code, finding.terms)).collect()
}

fn length(draft: &Draft, section: SectionId) -> u32 {
    let lengths = draft.prose.as_ref().map(|prose| &prose.lengths);
    lengths.and_then(|all| all.iter().find(|(id, _)| *id == section)).map_or(0, |(_, length)| *length)
}

#[test]
fn what_is_written_says_what_was_read() {
    let (mut written, mut with_words, mut wrong) = (0, 0, Vec::new());
    for path in sources() {
        let source = fs::read(&path).unwrap();
        let Ok(report) = inspect(&source, &Options::default()) else { continue };
        let corrected = match &*report.repairs.list {
            [] => report,
            _ => apply(&report, 1, &Options::default()).unwrap(),
        };
        for kind in FormFile::ALL {
            let what = format!("{} as {kind:?}", path.display());
            let bytes = write_report(&corrected.draft, &source, *kind);
            let again = inspect(&bytes, &Options::default()).unwrap();
            assert_eq!(again.draft.year, corrected.draft.year, "{what}");
            assert_eq!(again.draft.organ, corrected.draft.organ, "{what}");
            for (cell, value) in corrected.draft.cells() {
                assert_eq!(again.draft.number(cell), value.number(), "{what}: {cell}");
            }
            let (before, after) = (broken(&corrected), broken(&again));
            let new: Vec<&String> = after.difference(&before).collect();
            // A source of figures alone gives a form whose parts in words are still to be written.
            if !new.is_empty() && !corrected.text.is_empty() {
                wrong.push(format!("{what}: {new:#?}"));
            }
            // The table of an example has no words; where there are, they are all there.
            for section in [SectionId::Overview, SectionId::Problems] {
                let (old, kept) = (length(&corrected.draft, section), length(&again.draft, section));
                // The signs of a heading in Markdown, and the separators of CSV, are counted and not kept.
                let is_csv = path.extension().is_some_and(|ending| ending == "csv");
                if kept + 6 < old && !is_csv {
                    wrong.push(format!("{what}: {section:?} had {old} characters and has {kept}"));
                }
                with_words += usize::from(old > 0);
            }
            written += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(written > 100 && with_words > 100, "{written} files, {with_words} parts in words");
}
