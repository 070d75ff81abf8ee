//! `ogi profile`: profiles (核查口径) by name or from a file.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, anyhow};
use clap::Subcommand;
use ogi_report::profile::{SHIPPED, named, parse, to_value};
use ogi_report::{Language, Profile};

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// 列出一种口径的全部内容（JSON） · writes out all that a profile says, as JSON
    Show {
        /// statutory、thorough或文件 · a name or a file
        profile: String,
    },
    /// 检验口径文件 · says whether a file is a profile
    Validate {
        /// TOML或JSON文件 · the file, TOML or JSON
        file: String,
    },
}

pub(crate) fn run(task: &Task, language: Language) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    match task {
        Task::Show { profile } => {
            writeln!(out, "{}", serde_json::to_string_pretty(&to_value(&read(profile, language)?))?)?;
        }
        Task::Validate { file } => {
            let profile = from_file(file, language)?;
            let name = profile.name.as_deref().unwrap_or("-");
            match language {
                Language::Zh => writeln!(out, "{file}：口径「{name}」有效，豁免{}项", profile.suppressions.len())?,
                Language::En => {
                    writeln!(out, "{file}: profile `{name}` is valid, with {} suppressions", profile.suppressions.len())?;
                }
            }
        }
    }
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
    let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
    let text = fs::read_to_string(file)
        .with_context(|| format!("{file}: neither a file that can be read nor one of {}", names.join(", ")))?;
    parse(&text).map_err(|error| anyhow!("{file}: {}", error.message(language)))
}
