//! Help and refusals in one language. Every text of the command is declared as `中文 · English`; the half that is wanted is
//! chosen here, with the words that the parser of the arguments would add of its own.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use ogi_report::Language;

/// The kinds of files that `ogi check` reads, as its help lists them.
const EXAMPLES_ZH: &str = "示例：
  ogi check 年报.docx                         Word、WPS文字（docx、doc、wps、rtf、odt）
  ogi check 年报.pdf 年报.ofd                 含文字的PDF和OFD
  ogi check 年报.html 年报.mht                保存的网页
  ogi check 年报.xlsx 年报.et 年报.csv        Excel、WPS表格（xlsx、xls、et、ods、csv）
  ogi check 年报.txt 年报.md                  文本、Markdown
  ogi check 2024年/ 报送材料.zip              文件夹、压缩包
  ogi check 结果.json 扫描件.positions.json   JSON、带位置的文字
  cat 年报.txt | ogi check - --name 年报.txt  标准输入
退出码：0 没有错误；1 有错误；2 有文件无法处理。";
const EXAMPLES_EN: &str = "Examples:
  ogi check report.docx                       Word, WPS Writer (docx, doc, wps, rtf, odt)
  ogi check report.pdf report.ofd             PDF and OFD with text
  ogi check report.html report.mht            saved web pages
  ogi check report.xlsx report.et report.csv  Excel, WPS Spreadsheets (xlsx, xls, et, ods, csv)
  ogi check report.txt report.md              text, Markdown
  ogi check 2024/ reports.zip                 folders, archives
  ogi check result.json scan.positions.json   JSON, positioned text
  cat report.txt | ogi check - --name x.txt   standard input
Exit status: 0 no errors; 1 errors; 2 a file could not be used.";

/// The language of help and of refusals: that of `--lang`, else the one that the environment prefers. Results do not depend
/// on the environment.
pub(crate) fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let said = match word.strip_prefix("--lang") {
            Some("") => words.next().map(Cow::into_owned),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        match said.as_deref() {
            Some("en") => return Language::En,
            Some("zh") => return Language::Zh,
            _ => {}
        }
    }
    let prefers =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|said| !said.is_empty()));
    if prefers.is_some_and(|said| said.starts_with("en")) { Language::En } else { Language::Zh }
}

/// `ogi help COMMAND` as `ogi COMMAND --help`.
pub(crate) fn without_help_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|word| word == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// The command with its help in one language.
pub(crate) fn localised(command: Command, language: Language) -> Command {
    let examples = if language == Language::Zh { EXAMPLES_ZH } else { EXAMPLES_EN };
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version.help(said(language, "显示版本", "prints the version")).help_heading(options(language));
    let command = command.disable_version_flag(true).arg(version);
    each(command, language).after_help(examples)
}

const fn said(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

const fn options(language: Language) -> &'static str {
    said(language, "选项", "Options")
}

fn each(command: Command, language: Language) -> Command {
    let about = command.get_about().map(|text| half(text, language));
    let long = command.get_long_about().map(|text| half(text, language));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help(said(language, "显示帮助", "prints help")).help_heading(options(language));
    let mut command = command.disable_help_flag(true).disable_help_subcommand(true).arg(help);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    if language == Language::Zh {
        command = command.help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}");
        command = command.subcommand_help_heading("命令").subcommand_value_name("命令");
    }
    command.mut_args(|arg| argument(arg, language)).mut_subcommands(|sub| each(sub, language))
}

/// An argument with its help in one language, its default and what may be said there.
fn argument(arg: Arg, language: Language) -> Arg {
    if matches!(arg.get_id().as_str(), "help" | "version") {
        return arg;
    }
    let heading = if arg.is_positional() { said(language, "参数", "Arguments") } else { options(language) };
    let mut help = arg.get_help().map(|text| half(text, language)).unwrap_or_default();
    let mut long = arg.get_long_help().map(|text| half(text, language));
    if arg.get_action().takes_values() {
        let possible: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let defaults: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
        let mut more = String::new();
        let comma = said(language, "、", ", ");
        for (lead, list) in
            [(said(language, "；可选", "; one of "), possible), (said(language, "；默认", "; default "), defaults)]
        {
            if !list.is_empty() {
                more.push_str(lead);
                more.push_str(&list.join(comma));
            }
        }
        help += &more;
        long = long.map(|long| long + &more);
    }
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(help).help_heading(heading).hide_possible_values(takes_values).hide_default_value(takes_values);
    match long {
        Some(long) => arg.long_help(long),
        None => arg,
    }
}

/// The half of a text in a language, paragraph by paragraph.
fn half(text: &StyledStr, language: Language) -> String {
    let text = text.to_string();
    let paragraphs = text.split("\n\n").map(|paragraph| match (paragraph.split_once(" · "), language) {
        (Some((zh, _)), Language::Zh) => zh,
        (Some((_, en)), Language::En) => en,
        (None, _) => paragraph,
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// What the parser of the arguments has to say, in a language: help as it stands, a refusal in a sentence.
pub(crate) fn refusal(error: &clap::Error, language: Language, color: bool) -> String {
    let printed = if color { error.render().ansi().to_string() } else { error.render().to_string() };
    if language == Language::En {
        return printed;
    }
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_help {
        return in_chinese(&printed);
    }
    let usage = error.render().to_string();
    let usage = usage.lines().find_map(|line| line.strip_prefix("Usage: ").map(|usage| format!("\n用法：{usage}")));
    let usage = in_chinese(&usage.unwrap_or_default());
    format!("ogi: {}\n{usage}\n详见：ogi --help\n", sentence(error))
}

/// The words that the parser puts into help of its own.
fn in_chinese(text: &str) -> String {
    let mut text = text.to_owned();
    for (theirs, ours) in [
        ("[OPTIONS]", "[选项]"),
        ("<COMMAND>", "<命令>"),
        ("[COMMAND]", "[命令]"),
        ("命令:", "命令："),
        ("参数:", "参数："),
        ("选项:", "选项："),
        ("Usage: ", "用法："),
    ] {
        text = text.replace(theirs, ours);
    }
    text
}

fn sentence(error: &clap::Error) -> String {
    let said = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(several) => several.join("、"),
            other => other.to_string(),
        })
    };
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    let meant = |kind: ContextKind| said(kind).filter(|meant| !meant.is_empty());
    let hint = |kind: ContextKind| meant(kind).map(|meant| format!("；是否指{meant}？")).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("没有选项{argument}{}", hint(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let name = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有命令“{name}”{}", hint(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("选项{argument}缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let legal = meant(ContextKind::ValidValue).map(|legal| format!("；可选{legal}")).unwrap_or_default();
            format!("选项{argument}的值“{value}”无效{legal}{}", hint(ContextKind::SuggestedValue))
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            if other.is_empty() || other == argument {
                format!("选项{argument}只能给出一次")
            } else {
                format!("选项{argument}不能与{other}同时使用")
            }
        }
        ErrorKind::TooManyValues => format!("选项{argument}的值过多"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("参数{argument}的个数不足"),
        ErrorKind::InvalidUtf8 => "参数不是UTF-8文本".to_owned(),
        _ => "参数有误".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{language, without_help_command};
    use ogi_report::Language;
    use std::ffi::OsString;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_language_asked_for_wins() {
        assert_eq!(language(&words("ogi --lang en check")), Language::En);
        assert_eq!(language(&words("ogi check --lang=zh x --format json")), Language::Zh);
    }

    #[test]
    fn help_is_a_flag_too() {
        assert_eq!(without_help_command(words("ogi help check")), words("ogi check --help"));
        assert_eq!(without_help_command(words("ogi check help")), words("ogi check help"));
    }
}
