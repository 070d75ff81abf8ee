//! `ogi profile`: profiles (核查方案) by name or from a file.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Result, anyhow};
use clap::Subcommand;
use ogi_report::profile::{SHIPPED, named, parse, to_value};
use ogi_report::{Language, Profile};

use crate::output::{print, unless_closed};
use crate::shown::printable;
use crate::sources::text_beside;

/// A profile of more bytes is refused.
const MOST_OF_A_PROFILE: u64 = 1 << 20;

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// 列出核查方案的全部内容（JSON） · prints a whole profile as JSON
    Show {
        /// statutory、thorough或文件 · a name or a file
        profile: String,
    },
    /// 检验核查方案文件 · validates a profile
    Validate {
        /// TOML或JSON文件 · a TOML or JSON file
        file: String,
    },
}

pub(crate) fn run(task: &Task, language: Language) -> Result<u8> {
    let told = match task {
        Task::Show { profile } => serde_json::to_string_pretty(&to_value(&read(profile, language)?))?,
        Task::Validate { file } => {
            let profile = from_file(file, language)?;
            let name = profile.name.as_deref().unwrap_or("-");
            printable(&match language {
                Language::Zh => format!("{file}：核查方案“{name}”有效，豁免{}项", profile.suppressions.len()),
                Language::En => format!("{file}: profile `{name}` is valid, with {} suppressions", profile.suppressions.len()),
            })
        }
    };
    unless_closed(print(&format!("{told}\n"), language))?;
    Ok(0)
}

/// A shipped profile by its name, else the one in the file.
pub(crate) fn read(name: &str, language: Language) -> Result<Profile> {
    if SHIPPED.iter().any(|(known, _)| *known == name) {
        return named(name).map_err(|error| anyhow!(error.message(language)));
    }
    from_file(name, language)
}

fn from_file(file: &str, language: Language) -> Result<Profile> {
    let text = text_beside(Path::new(file), MOST_OF_A_PROFILE, language).map_err(|error| {
        let missing = |error: &std::io::Error| error.kind() == ErrorKind::NotFound;
        if !error.downcast_ref::<std::io::Error>().is_some_and(missing) {
            return error;
        }
        let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
        error.context(match language {
            Language::Zh => format!("{}：既没有这个文件，也不是{}", printable(file), names.join("、")),
            Language::En => format!("{}: neither a file that can be read nor one of {}", printable(file), names.join(", ")),
        })
    })?;
    parse(&text).map_err(|error| anyhow!("{}: {}", printable(file), error.message(language)))
}
