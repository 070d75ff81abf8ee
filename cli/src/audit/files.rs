//! Last year's reports, found by their organs and read when they are wanted.

use std::collections::HashMap;
use std::sync::Arc;

use ogi_report::{Auditor, Draft, Language, Options, read};

use crate::cores::on_all_cores;
use crate::shown::printable;
use crate::sources::{Source, sources_with_warnings};

/// Reports by organ and year.
#[derive(Debug, Default)]
pub(crate) struct Earlier(HashMap<(String, u16), Source>);

impl Earlier {
    pub(crate) fn from_pairs(pairs: impl Iterator<Item = ((String, u16), Source)>) -> Self {
        let mut earlier = Self::default();
        for (key, source) in pairs {
            earlier.0.entry(key).or_insert(source);
        }
        earlier
    }

    /// The report of the year before, read.
    pub(crate) fn before(&self, organ: &str, year: u16, language: Language) -> Option<(String, Arc<Draft>)> {
        read_before(self.0.get(&(organ.to_owned(), year.checked_sub(1)?))?, language)
    }
}

/// A report of the year before with its name; `None` where it cannot be read.
pub(crate) fn read_before(source: &Source, language: Language) -> Option<(String, Arc<Draft>)> {
    let options = Options { language, ..Options::default() };
    let report = source.read().and_then(|bytes| read(&bytes, &options)).ok()?;
    Some((source.name(), Arc::new(report.draft)))
}

/// The reports of the folder of last year; what cannot be read there is named on standard error.
pub(crate) fn last_years(folder: Option<&str>, auditor: &Auditor, language: Language) -> Earlier {
    let Some(folder) = folder else { return Earlier::default() };
    let names = [folder.to_owned()];
    let all: Vec<Source> = sources_with_warnings(&names, None, language).collect();
    let keys = on_all_cores(
        &all,
        || (),
        |(), _, source| {
            let options = Options { language, file: Some(source.name()), ..Options::default() };
            match source.read().and_then(|bytes| read(&bytes, &options)) {
                Ok(report) => Some((auditor.organ_key(&report)?, report.draft.year?)),
                Err(error) => {
                    eprintln!("{}: {}", source.shown(), printable(&error.message(language)));
                    None
                }
            }
        },
    );
    Earlier::from_pairs(keys.into_iter().zip(all).filter_map(|(key, source)| Some((key?, source))))
}
