//! The register of organs (机关名册), a CSV file with a line of headings.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use csv::{ReaderBuilder, StringRecord, Trim};
use encoding_rs::GB18030;
use ogi_report::Enrolled;
use ogi_report::{Date, Language, Organ, OrganKind, OrganLevel, RegisterEntry};

use crate::shown::shown;
use crate::sources::read_beside;

/// A register of more bytes is refused.
const MOST_BYTES: u64 = 64 << 20;
/// A register of more organs is refused: the whole country has some two hundred thousand.
const MOST_ORGANS: usize = 400_000;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    File,
    Kind,
    Level,
    IsArea,
    Host,
    Above,
    Published,
    Submitted,
}

impl Column {
    const ALL: [(Self, &'static [&'static str]); 9] = [
        (Self::Name, &["name", "名称", "机关", "机关名称", "单位", "单位名称"]),
        (Self::File, &["file", "文件", "文件名"]),
        (Self::Kind, &["kind", "类别", "类型"]),
        (Self::Level, &["level", "层级", "级别"]),
        (Self::IsArea, &["is_area", "下级政府", "是否下级政府"]),
        (Self::Host, &["host", "网站域名", "域名", "网址"]),
        (Self::Above, &["above", "上级机关", "汇总机关", "上级"]),
        (Self::Published, &["published", "公布日期", "发布日期"]),
        (Self::Submitted, &["submitted", "报送日期"]),
    ];

    fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim_start_matches('\u{FEFF}').to_lowercase();
        Self::ALL.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column)
    }
}

/// Reads the register.
pub(crate) fn read_register(path: &Path, language: Language) -> Result<Vec<Enrolled>> {
    let bytes = read_beside(path, MOST_BYTES, language)?;
    parse(&bytes, language).with_context(|| shown(path))
}

fn parse(bytes: &[u8], language: Language) -> Result<Vec<Enrolled>> {
    // Spreadsheets on Chinese systems save CSV as GB18030.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => GB18030.decode(bytes).0,
    };
    let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(text.as_bytes());
    let columns = columns(reader.headers()?, language)?;
    let mut register = Vec::new();
    // Many stand below one organ: its name is kept once.
    let mut names: HashSet<Arc<str>> = HashSet::new();
    for record in reader.records() {
        let record = record?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if register.len() == MOST_ORGANS {
            bail!(match language {
                Language::Zh => format!("名册中的机关超过{MOST_ORGANS}个；请分成几份名册"),
                Language::En => format!("the register names more than {MOST_ORGANS} organs; divide it"),
            });
        }
        let line = record.position().map_or(0, csv::Position::line);
        let mut enrolled = organ(&columns, &record, language).with_context(|| match language {
            Language::Zh => format!("第{line}行"),
            Language::En => format!("line {line}"),
        })?;
        if let Some(above) = &mut enrolled.above {
            match names.get(above) {
                Some(known) => *above = Arc::clone(known),
                None => drop(names.insert(Arc::clone(above))),
            }
        }
        register.push(enrolled);
    }
    if register.is_empty() {
        bail!(match language {
            Language::Zh => "名册中没有机关",
            Language::En => "the register names no organ",
        });
    }
    Ok(register)
}

fn columns(headings: &StringRecord, language: Language) -> Result<Vec<Column>> {
    let legal = || Column::ALL.map(|(_, names)| names[..2].join("/")).join(", ");
    let mut columns = Vec::new();
    for heading in headings {
        let column = Column::of(heading).ok_or_else(|| match language {
            Language::Zh => anyhow!("没有列“{heading}”；可用的列有{}", legal()),
            Language::En => anyhow!("unknown column `{heading}`; the columns are {}", legal()),
        })?;
        if columns.contains(&column) {
            bail!(match language {
                Language::Zh => format!("列“{heading}”重复"),
                Language::En => format!("column `{heading}` is given twice"),
            });
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Name) {
        bail!(match language {
            Language::Zh => "缺少“名称”列",
            Language::En => "there is no column `name`",
        });
    }
    Ok(columns)
}

fn organ(columns: &[Column], record: &StringRecord, language: Language) -> Result<Enrolled> {
    let text = |wanted: Column| {
        let found = columns.iter().zip(record).find(|(column, _)| **column == wanted);
        found.map(|(_, text)| text).filter(|text| !text.is_empty())
    };
    let Some(name) = text(Column::Name) else {
        bail!(match language {
            Language::Zh => "没有机关名称",
            Language::En => "the organ has no name",
        });
    };
    let organ = Organ {
        kind: choice(text(Column::Kind), &KINDS, language)?,
        level: choice(text(Column::Level), &LEVELS, language)?,
        host: text(Column::Host).map(str::to_owned),
        ..Organ::default()
    };
    let is_area = choice(text(Column::IsArea), &ANSWERS, language)?;
    Ok(Enrolled {
        organ: RegisterEntry { name: name.to_owned(), file: text(Column::File).map(str::to_owned), organ, is_area },
        above: text(Column::Above).map(Into::into),
        published: day(text(Column::Published), language)?,
        submitted: day(text(Column::Submitted), language)?,
    })
}

/// A day such as 2026-01-20; an empty field says nothing.
fn day(text: Option<&str>, language: Language) -> Result<Option<Date>> {
    let parsed = text.map(|text| Date::try_from(text.replace(['/', '.'], "-")).map_err(|_| text));
    parsed.transpose().map_err(|text| match language {
        Language::Zh => anyhow!("“{text}”应为日期，如2026-01-20"),
        Language::En => anyhow!("`{text}`: expected a day such as 2026-01-20"),
    })
}

const KINDS: [(&str, OrganKind); 9] = [
    ("government", OrganKind::Government),
    ("人民政府", OrganKind::Government),
    ("政府", OrganKind::Government),
    ("department", OrganKind::Department),
    ("政府部门", OrganKind::Department),
    ("部门", OrganKind::Department),
    ("工作部门", OrganKind::Department),
    ("party", OrganKind::Party),
    ("党的工作机关", OrganKind::Party),
];

const LEVELS: [(&str, OrganLevel); 19] = [
    ("township", OrganLevel::Township),
    ("乡镇", OrganLevel::Township),
    ("乡", OrganLevel::Township),
    ("镇", OrganLevel::Township),
    ("街道", OrganLevel::Township),
    ("county", OrganLevel::County),
    ("县级", OrganLevel::County),
    ("县", OrganLevel::County),
    ("区", OrganLevel::County),
    ("县区", OrganLevel::County),
    ("city", OrganLevel::City),
    ("市级", OrganLevel::City),
    ("市", OrganLevel::City),
    ("province", OrganLevel::Province),
    ("省级", OrganLevel::Province),
    ("省", OrganLevel::Province),
    ("central", OrganLevel::Central),
    ("中央", OrganLevel::Central),
    ("国务院", OrganLevel::Central),
];

const ANSWERS: [(&str, bool); 10] = [
    ("true", true),
    ("yes", true),
    ("1", true),
    ("是", true),
    ("√", true),
    ("false", false),
    ("no", false),
    ("0", false),
    ("否", false),
    ("×", false),
];

/// One of several words; an empty field says nothing.
fn choice<T: Copy>(text: Option<&str>, choices: &[(&str, T)], language: Language) -> Result<Option<T>> {
    let Some(text) = text else { return Ok(None) };
    let found = choices.iter().find(|(word, _)| *word == text.to_lowercase());
    let words = || choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    found.map(|(_, choice)| Some(*choice)).ok_or_else(|| match language {
        Language::Zh => anyhow!("“{text}”应为{}之一", words()),
        Language::En => anyhow!("`{text}`: expected one of {}", words()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        format!("{:#}", parse(text.as_bytes(), Language::En).unwrap_err())
    }

    #[test]
    fn headings_are_english_or_chinese_in_any_order() {
        let english =
            parse(b"name,file,kind,level,is_area,host\n Bureau ,b.txt,department,county,no,b.example.gov.cn\n", Language::En);
        let organ = Organ {
            kind: Some(OrganKind::Department),
            level: Some(OrganLevel::County),
            host: Some("b.example.gov.cn".into()),
            ..Organ::default()
        };
        let expected = RegisterEntry { name: "Bureau".into(), file: Some("b.txt".into()), organ, is_area: Some(false) };
        let expected = Enrolled { organ: expected, ..Enrolled::default() };
        assert_eq!(english.unwrap(), [expected]);
        let chinese = "\u{FEFF}层级,名称,下级政府\r\n县,\"甲县人民政府\",是\r\n,,\r\n,商务局\r\n";
        let register = parse(chinese.as_bytes(), Language::Zh).unwrap();
        assert_eq!(register.len(), 2);
        assert_eq!((register[0].organ.organ.level, register[0].organ.is_area), (Some(OrganLevel::County), Some(true)));
        assert_eq!(register[1].organ, RegisterEntry { name: "商务局".into(), ..RegisterEntry::default() });
        let (encoded, ..) = GB18030.encode(chinese);
        assert_eq!(parse(&encoded, Language::Zh).unwrap(), register);
    }

    #[test]
    fn what_is_not_understood_is_refused_in_one_sentence() {
        assert!(message("name,phone\na,1\n").contains("unknown column `phone`; the columns are name/名称, file/文件"));
        assert!(message("name,名称\na,b\n").contains("given twice"));
        assert!(message("file\na\n").contains("no column `name`"));
        assert!(message("name,level\na,village\n").contains("line 2: `village`: expected one of township"));
        assert!(message("name,level\n,县\n").contains("line 2: the organ has no name"));
        assert!(message("name\n").contains("names no organ"));
    }
}
