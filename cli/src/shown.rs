//! Names and failures as they are shown on a terminal.

use std::io::{self, ErrorKind};
use std::path::Path;

use ogi_report::Language;

/// What the system says of a failure, in a language.
pub(crate) fn reason(error: &io::Error, language: Language) -> String {
    if language == Language::En {
        return error.to_string();
    }
    match error.kind() {
        ErrorKind::NotFound => "文件不存在".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::AlreadyExists => "已经存在".to_owned(),
        ErrorKind::IsADirectory => "是文件夹".to_owned(),
        ErrorKind::NotADirectory => "不是文件夹".to_owned(),
        ErrorKind::DirectoryNotEmpty => "文件夹不为空".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘空间不足".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘为只读".to_owned(),
        ErrorKind::FileTooLarge => "文件过大".to_owned(),
        ErrorKind::BrokenPipe => "管道已关闭".to_owned(),
        ErrorKind::InvalidFilename => "文件名无效".to_owned(),
        ErrorKind::InvalidInput => "参数无效".to_owned(),
        ErrorKind::InvalidData => "内容无效".to_owned(),
        ErrorKind::UnexpectedEof => "内容不完整".to_owned(),
        ErrorKind::TimedOut => "超时".to_owned(),
        ErrorKind::Interrupted => "已中断".to_owned(),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "文件正在使用".to_owned(),
        ErrorKind::Unsupported => "系统不支持".to_owned(),
        ErrorKind::OutOfMemory => "内存不足".to_owned(),
        _ => error.raw_os_error().map_or_else(|| "系统错误".to_owned(), |code| format!("系统错误{code}")),
    }
}

/// An error with what caused it, in a language; what other libraries say of a place is put into words.
pub(crate) fn reasons(error: &anyhow::Error, language: Language) -> String {
    let causes = error.chain().map(|cause| {
        let json = cause.downcast_ref::<serde_json::Error>().filter(|_| language == Language::Zh);
        match (cause.downcast_ref::<io::Error>(), json) {
            (Some(failed), _) => reason(failed, language),
            (None, Some(json)) => format!("第{}行第{}列有误", json.line(), json.column()),
            (None, None) => cause.to_string(),
        }
    });
    causes.collect::<Vec<_>>().join(if language == Language::Zh { "：" } else { ": " })
}

/// A name as it can be shown on a terminal; see [`seen`].
pub(crate) fn shown(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// A text in which what would steer a terminal is spelled out: control characters, and those that turn the direction of
/// writing. Line ends and tabs stay.
pub(crate) fn printable(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for character in text.chars() {
        let steers = character.is_control() && !matches!(character, '\n' | '\t')
            || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if steers {
            seen.extend(character.escape_default());
        } else {
            seen.push(character);
        }
    }
    seen
}
