//! The files of a run in parts of some hundred, each written when it is done.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, anyhow};
use ogi_report::audit::{Filed, Sequence};
use ogi_report::{Auditor, Draft, Entry, Format, Language, Renderer};

use super::files::{Earlier, read_before};
use super::folder::Folder;
use super::{Arguments, Pages};
use crate::check::{Progress, When};
use crate::cores::on_all_cores;
use crate::shown::shown;
use crate::sources::{Source, sources_with_warnings};

/// So many files are a part.
const PART: usize = 256;

/// What is to be done: the files in their order.
pub(crate) struct Plan {
    sources: Vec<Source>,
    mark: String,
    language: Language,
}

impl Plan {
    pub(crate) fn new(arguments: &Arguments, folder: &Folder, language: Language) -> Self {
        let sources: Vec<Source> = sources_with_warnings(&arguments.inputs, Some(folder.root()), language).collect();
        let mut mark = DefaultHasher::new();
        let Arguments { inputs, register, last, baseline, profile, now, deadline, office, pages, .. } = arguments;
        (ogi_report::VERSION, inputs, register, last, baseline, profile, now).hash(&mut mark);
        (deadline, office, *pages as u8, language == Language::Zh).hash(&mut mark);
        let named = [register.as_deref(), baseline.as_deref(), profile.as_deref().map(Path::new)];
        for path in named.into_iter().flatten() {
            stamp(path, &mut mark);
        }
        let lasts: Vec<Source> =
            last.iter().flat_map(|last| crate::sources::sources(std::slice::from_ref(last), None, language)).collect();
        for source in sources.iter().chain(&lasts) {
            source.name().hash(&mut mark);
            if let Some(path) = source.path() {
                stamp(path, &mut mark);
            }
        }
        Self { sources, mark: format!("{:016x}", mark.finish()), language }
    }

    /// What distinguishes this run from another one over other files or with other options.
    pub(crate) fn mark(&self) -> &str {
        &self.mark
    }

    fn chunks(&self) -> impl Iterator<Item = (usize, &[Source])> {
        self.sources.chunks(PART).enumerate()
    }

    /// Every file by itself. Parts that are there stay.
    pub(crate) fn check(&mut self, auditor: &Auditor, last: &Earlier, folder: &Folder, pages: Pages, when: When) -> Result<()> {
        let mut progress = Progress::new(when);
        let total = self.sources.len() as u64;
        for (number, sources) in self.chunks() {
            let name = folder.work(&format!("part-{number:06}.jsonl"));
            if !name.exists() {
                let made: Vec<Result<String>> = on_all_cores(sources, Vec::new, |bytes, at, source| {
                    let filed = entry(auditor, source, bytes, |organ, year| last.before(organ, year, self.language));
                    write_page(&filed, number.saturating_mul(PART).saturating_add(at), auditor, folder, pages)?;
                    Ok(filed.entry.to_json())
                });
                put_lines(folder, &name, made)?;
            }
            progress.advance(number.saturating_mul(PART).saturating_add(sources.len()), || total);
        }
        progress.finish();
        Ok(())
    }

    /// Once more those whose report of the year before is among the files themselves.
    pub(crate) fn check_again(&self, auditor: &Auditor, folder: &Folder, pages: Pages) -> Result<()> {
        let mut sequence = Sequence::default();
        self.parts(folder).each(|at, entry| {
            sequence.add(at, auditor, &entry);
            Ok(())
        })?;
        let pairs = sequence.pairs();
        if pairs.is_empty() {
            return Ok(());
        }
        for (number, _) in self.chunks() {
            let name = folder.work(&format!("again-{number:06}.jsonl"));
            let mine: Vec<(usize, usize)> = pairs.iter().copied().filter(|(at, _)| at / PART == number).collect();
            if name.exists() || mine.is_empty() {
                continue;
            }
            let made: Vec<Result<String>> = on_all_cores(&mine, Vec::new, |bytes, _, (at, before)| {
                let sources = self.sources.get(*at).zip(self.sources.get(*before));
                let (source, before) = sources.ok_or_else(|| anyhow!("part {number}"))?;
                let filed = entry(auditor, source, bytes, |_, _| read_before(before, self.language));
                write_page(&filed, *at, auditor, folder, pages)?;
                Ok(format!("{at} {}", filed.entry.to_json()))
            });
            put_lines(folder, &name, made)?;
        }
        Ok(())
    }

    pub(crate) fn parts(&self, folder: &Folder) -> Parts {
        let count = self.sources.len().div_ceil(PART);
        Parts { work: folder.work(""), count, held: Mutex::default() }
    }
}

/// Size and day of a file, by which a change is seen.
fn stamp(path: &Path, mark: &mut DefaultHasher) {
    if let Ok(found) = fs::metadata(path) {
        (found.len(), found.modified().ok()).hash(mark);
    }
}

fn entry(
    auditor: &Auditor,
    source: &Source,
    bytes: &mut Vec<u8>,
    last: impl FnOnce(&str, u16) -> Option<(String, Arc<Draft>)>,
) -> Filed {
    let read = source.read_into(bytes).map(|()| bytes.as_slice());
    auditor.entry(&source.name(), read, last)
}

fn put_lines(folder: &Folder, name: &Path, made: Vec<Result<String>>) -> Result<()> {
    let mut lines = String::new();
    for line in made {
        lines.push_str(&line?);
        lines.push('\n');
    }
    let below = name.strip_prefix(folder.root()).unwrap_or(name);
    folder.put(below, lines.as_bytes())
}

/// Where the page of a report stands below the folder, by its place.
pub(crate) fn page_name(at: usize) -> String {
    format!("reports/{:03}/{at:06}.html", at / 1000)
}

/// Whether a report gets a page of its own.
pub(crate) fn has_page(entry: &Entry, pages: Pages) -> bool {
    let wrong = entry.errors > 0 || entry.warnings > 0 || entry.notices > 0 || entry.undecided > 0;
    entry.error.is_none() && (pages == Pages::All || pages == Pages::Wrong && wrong)
}

fn write_page(filed: &Filed, at: usize, auditor: &Auditor, folder: &Folder, pages: Pages) -> Result<()> {
    match &filed.report {
        Some(report) if has_page(&filed.entry, pages) => {
            let page = Renderer::new(Format::Html, auditor.options().clone()).one(report);
            folder.put(Path::new(&page_name(at)), page.as_bytes())
        }
        _ => Ok(()),
    }
}

/// The entries of a run, in the order of the files.
pub(crate) struct Parts {
    work: PathBuf,
    count: usize,
    /// The part that was asked for last.
    held: Mutex<Option<(usize, Vec<Entry>)>>,
}

impl Parts {
    /// Goes through all entries with their places.
    pub(crate) fn each(&self, mut take: impl FnMut(usize, Entry) -> Result<()>) -> Result<()> {
        for number in 0..self.count {
            for (at, entry) in self.part(number)?.into_iter().enumerate() {
                take(number.saturating_mul(PART).saturating_add(at), entry)?;
            }
        }
        Ok(())
    }

    /// One entry by its place.
    pub(crate) fn entry(&self, at: usize) -> Option<Entry> {
        let number = at / PART;
        let mut held = self.held.lock().ok()?;
        if held.as_ref().is_none_or(|(known, _)| *known != number) {
            *held = Some((number, self.part(number).ok()?));
        }
        held.as_ref()?.1.get(at % PART).cloned()
    }

    fn part(&self, number: usize) -> Result<Vec<Entry>> {
        let path = self.work.join(format!("part-{number:06}.jsonl"));
        let parse = |line: &str| Entry::from_json(line).map_err(|error| anyhow!("{}: {error}", shown(&path)));
        let text = fs::read_to_string(&path).with_context(|| shown(&path))?;
        let mut entries = text.lines().map(parse).collect::<Result<Vec<_>>>()?;
        if let Ok(again) = fs::read_to_string(self.work.join(format!("again-{number:06}.jsonl"))) {
            for line in again.lines() {
                let Some((at, entry)) = line.split_once(' ') else { continue };
                let at = at.parse::<usize>().map(|at| at % PART);
                if let Some(place) = at.ok().and_then(|at| entries.get_mut(at)) {
                    *place = parse(entry)?;
                }
            }
        }
        Ok(entries)
    }
}
