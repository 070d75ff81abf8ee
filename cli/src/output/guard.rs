//! What a run reads is never what it writes.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Result, bail};
use ogi_report::Language;

use crate::identity::Identity;
use crate::shown::shown;
use crate::sources::{Source, sources};

/// Refuses an output that is one of the files read: a source, or one that stands `beside` them, such as last year's
/// report. What an earlier run wrote into a folder of sources is no source, and is left out of the walk.
pub(crate) fn refuse_what_is_read(
    output: Option<&Path>,
    names: &[String],
    beside: &[Option<&Path>],
    language: Language,
) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    let Some(identity) = Identity::of(output).filter(|_| fs::metadata(output).is_ok_and(|found| found.is_file())) else {
        return Ok(());
    };
    let is_output = |path: &Path| Identity::of(path).as_ref() == Some(&identity);
    let (folders, files): (Vec<_>, Vec<_>) = names.iter().cloned().partition(|name| Path::new(name).is_dir());
    let is_read = files.iter().map(Path::new).chain(beside.iter().flatten().copied()).any(is_output);
    let in_folder = || sources(&folders, None, language).any(|source| matches!(source, Source::File(path) if is_output(&path)));
    if is_read || (!folders.is_empty() && in_folder() && !is_earlier_result(output)) {
        bail!(match language {
            Language::Zh => format!("{}是要读取的文件，不能写入；请另起文件名", shown(output)),
            Language::En =>
                format!("{} is one of the files to be read and is not written over; name another file", shown(output)),
        });
    }
    Ok(())
}

/// Whether a file is what this command wrote before, or holds nothing: only such a one among the files of a folder may be
/// written over.
fn is_earlier_result(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1 << 16).read_to_end(&mut start));
    let text = String::from_utf8_lossy(&start);
    let text = text.trim_start_matches('\u{FEFF}');
    // No report is an array; figures made by hand hold no findings.
    let is_json = || {
        let found = [r#""findings":"#, r#""error":{"#].iter().any(|member| text.contains(member));
        text.starts_with('[') || text.starts_with('{') && found
    };
    // The name of the form in the wire format, which every other result tells and no report does.
    let is_told = || !text.starts_with('{') && ["official-2021", "trial-2019"].iter().any(|form| text.contains(form));
    read.is_ok() && (text.trim().is_empty() || is_json() || is_told())
}
