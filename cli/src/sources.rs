//! Where reports come from: named files, folders, standard input.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result as Outcome, bail};
use ogi_report::{Error, Language};

use crate::identity::Identity;
use crate::packed::{self, Packed, Refused, is_packed};
use crate::shown::{printable, reason, shown};

/// What a person would look for in a folder, said where there is nothing.
const KINDS: &str = "txt、md、html、docx、xlsx、pdf、doc、wps、xls、et、rtf、odt、ods、csv、mht、ofd、json";

/// A file of more bytes is refused unread: the largest report seen is below one megabyte.
pub(crate) const MOST_BYTES: u64 = 64 << 20;

/// One thing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input, by the name that results give it.
    Standard(String),
    /// A file.
    File(PathBuf),
    /// A file in an archive.
    Packed(Packed),
    /// A name that leads to nothing usable, with the reason in Chinese and in English.
    Unusable(Box<Unusable>),
}

/// A name that leads to nothing usable, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unusable {
    name: String,
    zh: String,
    en: String,
}

impl Source {
    /// One report: a file, or standard input where its name is `-`.
    pub(crate) fn one(name: &str) -> Self {
        if name == "-" { Self::Standard(name.to_owned()) } else { Self::File(PathBuf::from(name)) }
    }

    /// The name shown in results.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Packed(packed) => packed.name(),
            Self::Standard(name) => name.clone(),
            Self::Unusable(unusable) => unusable.name.clone(),
        }
    }

    /// The file that it is read from, where it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Packed(packed) => Some(packed.archive()),
            Self::Standard(_) | Self::Unusable(..) => None,
        }
    }

    /// The name shown on a terminal.
    pub(crate) fn shown(&self) -> String {
        printable(&self.name())
    }

    /// The bytes of the source.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.read_into(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads the source into a buffer that held another one.
    pub(crate) fn read_into(&self, bytes: &mut Vec<u8>) -> Result<(), Error> {
        bytes.clear();
        let refuse = |error: &std::io::Error| {
            let (zh, en) = (reason(error, Language::Zh), reason(error, Language::En));
            unusable("input/cannot-open", &format!("无法打开：{zh}"), &format!("cannot be opened: {en}"))
        };
        let limit = MOST_BYTES.saturating_add(1);
        match self {
            Self::Standard(_) => {
                std::io::stdin().lock().take(limit).read_to_end(bytes).map_err(|error| refuse(&error))?;
                if bytes.len() as u64 > MOST_BYTES { Err(too_large(None)) } else { Ok(()) }
            }
            Self::File(path) => {
                let file = File::open(path).map_err(|error| refuse(&error))?;
                let size = file.metadata().map_err(|error| refuse(&error))?.len();
                if size > MOST_BYTES {
                    return Err(too_large(Some(size)));
                }
                // One byte more, so that the end is seen without growing.
                bytes.reserve(usize::try_from(size).unwrap_or_default().saturating_add(1));
                (&file).take(limit).read_to_end(bytes).map_err(|error| refuse(&error))?;
                if bytes.len() as u64 > MOST_BYTES { Err(too_large(None)) } else { Ok(()) }
            }
            Self::Packed(packed) => packed.read_into(bytes, MOST_BYTES).map_err(|refused| match refused {
                Refused::Encrypted => unusable(
                    "input/encrypted",
                    "压缩包已加密；请取消密码后再打包",
                    "the archive is encrypted; pack it without a password",
                ),
                Refused::TooLarge(limit) => unusable(
                    "input/unpacks-too-large",
                    &format!("解压后超过上限{limit}字节，不像是一份年度报告"),
                    &format!("it unpacks to more than the limit of {limit} bytes and is no annual report"),
                ),
                Refused::Damaged => {
                    unusable("input/broken-file", "压缩包已损坏；请重新打包", "the archive is damaged; pack it anew")
                }
            }),
            Self::Unusable(name) => {
                let Unusable { zh, en, .. } = &**name;
                Err(unusable("input/cannot-open", &format!("无法处理：{zh}"), &format!("cannot be opened: {en}")))
            }
        }
    }
}

fn unusable(code: &'static str, zh: &str, en: &str) -> Error {
    Error::Unreadable { code, zh: zh.to_owned(), en: en.to_owned() }
}

fn too_large(size: Option<u64>) -> Error {
    let most = MOST_BYTES >> 20;
    let size = size.map(|size| size >> 20);
    let zh = size.map_or_else(String::new, |size| format!("{size} MB，"));
    let en = size.map_or_else(String::new, |size| format!("{size} MB, "));
    unusable(
        "input/too-large",
        &format!("文件过大（{zh}上限{most} MB），不像是一份年度报告"),
        &format!("the file is too large ({en}the limit is {most} MB) to be an annual report"),
    )
}

/// Whether the arguments stand for several sources: more than one name, or a folder.
pub(crate) fn are_several(names: &[String]) -> bool {
    match names {
        [name] => name != "-" && (Path::new(name).is_dir() || is_packed(Path::new(name))),
        _ => true,
    }
}

/// Reads a file that stands beside the reports, such as a profile, of at most so many bytes.
pub(crate) fn read_beside(path: &Path, most: u64, language: Language) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes));
    read.with_context(|| match language {
        Language::Zh => format!("无法读取{}", shown(path)),
        Language::En => format!("cannot read {}", shown(path)),
    })?;
    if bytes.len() as u64 > most {
        bail!(match language {
            Language::Zh => format!("{}过大：上限{} KB", shown(path), most >> 10),
            Language::En => format!("{} is too large: the limit is {} kB", shown(path), most >> 10),
        });
    }
    Ok(bytes)
}

/// As [`read_beside`], for a file that is text.
pub(crate) fn text_beside(path: &Path, most: u64, language: Language) -> Outcome<String> {
    String::from_utf8(read_beside(path, most, language)?).with_context(|| match language {
        Language::Zh => format!("{}不是UTF-8文本", shown(path)),
        Language::En => format!("{} is not UTF-8 text", shown(path)),
    })
}

/// The sources that the arguments stand for, in the order given, folders walked in the order of their names.
/// Folders are read one at a time, as the walk comes to them; the output is left out where it stands in one.
pub(crate) fn sources(names: &[String], output: Option<&Path>, language: Language) -> impl Iterator<Item = Source> {
    walked(names, output, false, language)
}

/// As [`sources`]; what is no file is named on standard error.
pub(crate) fn sources_with_warnings(
    names: &[String],
    output: Option<&Path>,
    language: Language,
) -> impl Iterator<Item = Source> {
    walked(names, output, true, language)
}

fn walked(names: &[String], output: Option<&Path>, tells: bool, language: Language) -> impl Iterator<Item = Source> {
    let leave_out = output.and_then(Identity::of);
    let mut names = names.iter().cloned();
    let mut walk: Option<Walk> = None;
    let mut unpacked = Vec::new().into_iter();
    std::iter::from_fn(move || {
        loop {
            if let Some(packed) = unpacked.next() {
                return Some(Source::Packed(packed));
            }
            if let Some(source) = walk.as_mut().and_then(Walk::next) {
                return Some(source);
            }
            if let Some(done) = walk.take()
                && done.found == 0
            {
                let zh = format!("文件夹中没有可核查的文件（支持{KINDS}）");
                let en = format!("the folder has no file to check ({})", KINDS.replace('、', ", "));
                return Some(Source::Unusable(Box::new(Unusable { name: done.root, zh, en })));
            }
            let name = names.next()?;
            let path = PathBuf::from(&name);
            if name == "-" {
                return Some(Source::Standard(name));
            } else if path.is_dir() {
                walk = Some(Walk::new(name, &path, leave_out.clone(), tells.then_some(language)));
            } else if is_packed(&path) {
                let files = packed::files(&path, is_wanted);
                if files.is_empty() {
                    return Some(Source::File(path));
                }
                unpacked = files.into_iter();
            } else {
                return Some(Source::File(path));
            }
        }
    })
}

/// How many sources there are, for the progress bar; counts without keeping the names.
pub(crate) fn count(names: &[String], output: Option<&Path>, language: Language) -> u64 {
    sources(names, output, language).count() as u64
}

/// A walk through a folder, depth first, names in order. Every file is a source, whatever it is called: one that cannot be
/// read is told of. Hidden and temporary files are left out, and the pictures and scripts of a saved web page. Links to
/// folders are not followed, so that it ends; pipes and devices are left out, as reading them may never end.
struct Walk {
    root: String,
    found: usize,
    /// What is left to do, last first.
    stack: Vec<Entry>,
    failed: Option<Source>,
    /// What an archive in the folder holds, last first.
    unpacked: Vec<Packed>,
    /// A file or folder that is no source: the output of the run.
    leave_out: Option<Identity>,
    /// In which language what is left out is named, if at all.
    tells: Option<Language>,
}

/// One entry of a folder.
struct Entry {
    path: PathBuf,
    kind: EntryKind,
}

/// What an entry of a folder is, as the folder itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    Folder,
    File,
    Link,
    /// A pipe, a socket or a device.
    Other,
}

impl EntryKind {
    fn of(kind: &std::io::Result<fs::FileType>) -> Self {
        match kind {
            Ok(kind) if kind.is_dir() => Self::Folder,
            Ok(kind) if kind.is_symlink() => Self::Link,
            Ok(kind) if !kind.is_file() => Self::Other,
            // What cannot be told is tried.
            _ => Self::File,
        }
    }

    /// What a link leads to, in place of the link; a link to nothing counts as a file, so that it is reported.
    fn through_links(self, path: &Path) -> Self {
        match self {
            Self::Link => fs::metadata(path).map_or(Self::File, |found| Self::of(&Ok(found.file_type()))),
            kind => kind,
        }
    }
}

impl Walk {
    fn new(root: String, folder: &Path, leave_out: Option<Identity>, tells: Option<Language>) -> Self {
        let mut walk = Self { root, found: 0, stack: Vec::new(), failed: None, unpacked: Vec::new(), leave_out, tells };
        walk.push_folder(folder);
        walk
    }

    fn push_folder(&mut self, folder: &Path) {
        match fs::read_dir(folder) {
            Ok(entries) => {
                let mut named: Vec<_> = entries.flatten().map(|entry| (entry.file_name(), entry.file_type())).collect();
                let names: Vec<String> = named.iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
                let mut keeps = names.iter().map(|name| !is_aside(name) && !is_about(name) && !is_part_of_page(name, &names));
                named.retain(|_| keeps.next().unwrap_or(true));
                named.sort_unstable_by(|(left, _), (right, _)| right.cmp(left));
                let entry = |(name, kind)| Entry { path: folder.join(name), kind: EntryKind::of(&kind) };
                self.stack.extend(named.into_iter().map(entry));
            }
            Err(error) => {
                self.found = self.found.saturating_add(1);
                let (zh, en) = (reason(&error, Language::Zh), reason(&error, Language::En));
                let unusable = Unusable { name: folder.display().to_string(), zh, en };
                self.failed = Some(Source::Unusable(Box::new(unusable)));
            }
        }
    }

    fn next(&mut self) -> Option<Source> {
        loop {
            if let Some(failed) = self.failed.take() {
                return Some(failed);
            }
            if let Some(packed) = self.unpacked.pop() {
                return Some(Source::Packed(packed));
            }
            let Entry { path, kind } = self.stack.pop()?;
            if self.is_left_out(&path) {
                continue;
            }
            if kind == EntryKind::Folder {
                self.push_folder(&path);
            } else {
                match kind.through_links(&path) {
                    EntryKind::File => {
                        self.found = self.found.saturating_add(1);
                        if is_zip(&path) && is_packed(&path) {
                            self.unpacked = packed::files(&path, is_wanted);
                            self.unpacked.reverse();
                        }
                        // An archive without files is told of as what it is.
                        if self.unpacked.is_empty() {
                            return Some(Source::File(path));
                        }
                    }
                    EntryKind::Other => self.tell(&path),
                    EntryKind::Folder | EntryKind::Link => {}
                }
            }
        }
    }

    fn is_left_out(&self, path: &Path) -> bool {
        self.leave_out.as_ref().is_some_and(|left_out| Identity::of(path).as_ref() == Some(left_out))
    }

    fn tell(&self, path: &Path) {
        match self.tells {
            Some(Language::Zh) => eprintln!("{}：不是普通文件，已跳过", shown(path)),
            Some(Language::En) => eprintln!("{}: skipped, as it is no regular file", shown(path)),
            None => {}
        }
    }
}

/// Files that stand beside reports and speak of them, by the start of their name.
const ABOUT: [&str; 12] = [
    "readme",
    "license",
    "licence",
    "changelog",
    "contributing",
    "copying",
    "notice",
    "说明",
    "使用说明",
    "自述",
    "目录",
    "填报说明",
];

/// Whether a name is that of a file that speaks of reports and is none: README.md, 填报说明.docx
fn is_about(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    ABOUT.contains(&stem.as_str())
}

/// Whether a file of an archive is a source.
fn is_wanted(path: &Path) -> bool {
    let is_about = path.file_name().is_some_and(|name| is_about(&name.to_string_lossy()));
    !is_about && !path.iter().any(|part| is_aside(&part.to_string_lossy()))
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// Whether a name is that of a hidden or temporary file, or of one that a system keeps for itself.
fn is_aside(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let temporary = [".tmp", ".temp", ".swp", ".part", ".crdownload", ".lock", "~"];
    name.starts_with('.')
        || name.starts_with("~$")
        || temporary.iter().any(|end| lower.ends_with(end))
        || ["thumbs.db", "desktop.ini", "__macosx"].contains(&lower.as_str())
}

/// Whether a folder holds the pictures and scripts of a page that was saved beside it: `年报_files` beside `年报.html`.
fn is_part_of_page(name: &str, beside: &[String]) -> bool {
    let page = ["_files", ".files"].iter().find_map(|end| name.strip_suffix(end));
    page.is_some_and(|page| beside.iter().any(|other| other == &format!("{page}.html") || other == &format!("{page}.htm")))
}
