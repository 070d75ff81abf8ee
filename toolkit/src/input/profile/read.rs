//! Reading a profile: every field and every code is known, or refused.

use ogi_core::{CellId, Date, FAMILIES, Number, Outcome, Points, Policy, Profile, Selector, Severity, Suppression, rule};

use super::named;
use crate::input::fields::{self, known};
use crate::jsontext::{Members, Node};
use crate::model::error::Error;
use crate::model::error::wrong;
use crate::model::line::clip;
use crate::model::nearest::{nearest_cell, nearest_rule, nearest_selector};
use crate::shape::{Shape, Wire, input};

const MONTH_AND_DAY: &Shape = &Shape::Pattern("^[0-9]{2}-[0-9]{2}$");

const GROUPS: &Shape = &Shape::List(&Shape::Named("Group"));

input! {
    /// Which rules are on and how grave, what is excused, what becomes of a report (核查方案).
    PROFILE as "Profile", names FIELDS {
        /// Its name, for people.
        name: &Shape::Pattern(r"\S"),
        /// The shipped profile that it starts from. One that has a name or lists outcomes starts from `statutory`; one that
        /// has neither decides nothing.
        extends: super::SHAPE,
        /// Rules that are given another severity.
        severities: &Shape::ByRule(Severity::SHAPE),
        /// Rules that are switched off.
        off: &Shape::List(&Shape::Named("RuleCode")),
        /// Findings that are excused.
        suppressions: &Shape::List(&Shape::Object(SUPPRESSION)),
        /// Severities, families and rules that lead to 审核通过 (accepted); a rule outweighs its family, and that a severity.
        accept: GROUPS,
        /// Severities, families and rules that lead to 退回修改 (returned for correction), likewise.
        return: GROUPS,
        /// Severities, families and rules that lead to 不予接收 (rejected), likewise.
        reject: GROUPS,
        /// What the place has set (本地规定).
        local: &Shape::Object(LOCAL),
        /// How a report is scored (评分办法).
        points: &Shape::Object(POINTS),
    }
}

input! {
    /// What the place has set (本地规定).
    LOCAL as "Local", names LOCAL_FIELDS {
        /// The most characters of part one (第一部分字数上限).
        overview: &Shape::Whole { least: Some(1), wide: false },
        /// The most of the text that may be last year's, in percent (重复率上限).
        repetition: &Shape::Whole { least: Some(0), wide: false },
        /// The last day of handing in (报送期限), as month and day of the next year: `01-26`.
        submit: MONTH_AND_DAY,
        /// The last day of publication (公布期限), as month and day of the next year: `01-26`.
        publish: MONTH_AND_DAY,
        /// Text of the place's own template that must not be left in (自有范本文字).
        placeholders: &Shape::List(&Shape::Text),
        /// Names of other places and organs that must not stand in the text (不应出现的名称).
        names: &Shape::List(&Shape::Text),
    }
}

input! {
    /// How a report is scored (评分办法).
    POINTS as "Points", names POINTS_FIELDS {
        /// What a report without findings has; 100 when left out (起评分).
        start: &Shape::Number,
        /// Points off for a finding of a severity, a family or a rule; a rule outweighs its family, and that a severity (扣分).
        off required: &Shape::Map(&Shape::Number),
        /// The most that the findings of a family cost together (单类扣分上限).
        ceilings: &Shape::Map(&Shape::Number),
    }
}

input! {
    /// Findings that are excused, with the reason (豁免); all conditions given must be met.
    SUPPRESSION as "Suppression", names SUPPRESSION_FIELDS {
        /// The rule.
        rule required: &Shape::Named("RuleCode"),
        /// Only in reports of this organ (行政机关).
        organ: &Shape::Pattern(r"\S"),
        /// Only in reports for this year (报告年度).
        year: &Shape::Whole { least: Some(1900), wide: false },
        /// Only findings that name this cell, by its path.
        cell: &Shape::Text,
        /// Only the finding with this fingerprint.
        fingerprint: &Shape::Pattern("^[0-9a-fA-F]{16}$"),
        /// Why (豁免理由).
        reason required: &Shape::Pattern(r"\S"),
        /// The last day on which it applies, `YYYY-MM-DD`; for ever when left out.
        expires: &Shape::Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    }
}

/// The outcomes by the fields that list what leads to them.
pub(super) const OUTCOMES: &[(&str, Outcome)] =
    &[("accept", Outcome::Accept), ("return", Outcome::Return), ("reject", Outcome::Reject)];

/// A profile from its object; `null` stands for the default, which decides nothing.
pub(super) fn read(value: &Node) -> Result<Profile, Error> {
    if value.is_null() {
        return Ok(Profile::default());
    }
    let object = object(value)?;
    extended(object, base(object)?)
}

/// A profile that comes with the library: one that names nothing that it extends stands on its own.
pub(super) fn shipped(value: &Node) -> Result<Profile, Error> {
    let object = object(value)?;
    let mut alone = Profile::default();
    alone.policy = Some(Policy::default());
    extended(object, if object.get("extends").is_some() { base(object)? } else { alone })
}

fn object<'v, 'a>(value: &'v Node<'a>) -> Result<&'v Members<'a>, Error> {
    value.as_object().ok_or_else(|| wrong("profile", "对象", "an object"))
}

fn extended(object: &Members, mut profile: Profile) -> Result<Profile, Error> {
    known(object, "profile", FIELDS)?;
    profile.name = optional_text(object, "name")?;
    if let Some(severities) = object.get("severities") {
        let severities = severities.as_object().ok_or_else(|| wrong("severities", "对象", "an object"))?;
        for (code, severity) in severities.all() {
            let severity = severity.as_str().and_then(severity_named);
            let severity = severity
                .ok_or_else(|| wrong("severities", "error、warning、notice或info", "error, warning, notice or info"))?;
            if let Some(code) = known_code(code)? {
                profile.set_severity(code, severity);
            }
        }
    }
    for code in texts(object, "off", "规则代码的数组", "an array of rule codes")? {
        if let Some(code) = known_code(code)? {
            profile.switch_off(code);
        }
    }
    for value in list(object, "suppressions", "豁免的数组", "an array of suppressions")? {
        profile.suppressions.extend(suppression(value)?);
    }
    policy(object, &mut profile)?;
    if let Some(value) = object.get("local") {
        local(value, &mut profile)?;
    }
    if let Some(value) = object.get("points") {
        profile.points = Some(points(value)?);
    }
    Ok(profile)
}

/// Limits, days and words that a place has set.
fn local(value: &Node, profile: &mut Profile) -> Result<(), Error> {
    let object = fields::object("local", value, LOCAL_FIELDS)?;
    let count = |least: u32, most: u32| {
        move |value: &Node<'_>| {
            let count = value.as_count();
            count.filter(|count| (least..=most).contains(count))
        }
    };
    let local = &mut profile.local;
    let characters = Member { zh: "1至100000的整数", en: "a whole number from 1 to 100000" };
    let percent = Member { zh: "0至100的整数", en: "a whole number from 0 to 100" };
    local.overview_limit = member(object, "overview", characters, count(1, 100_000))?.or(local.overview_limit);
    local.repetition_limit = member(object, "repetition", percent, count(0, 100))?.or(local.repetition_limit);
    let day = Member { zh: "月-日，如01-26", en: "month and day such as 01-26" };
    local.submit_by = member(object, "submit", day, month_and_day)?.or(local.submit_by);
    local.publish_by = member(object, "publish", day, month_and_day)?.or(local.publish_by);
    for (field, words) in [("placeholders", &mut profile.placeholders), ("names", &mut profile.names)] {
        let said = texts(object, field, "字符串的数组", "an array of strings")?;
        words.extend(said.into_iter().map(str::trim).filter(|word| word.chars().count() >= 2).map(Box::from));
    }
    Ok(())
}

fn month_and_day(value: &Node<'_>) -> Option<(u8, u8)> {
    let (month, day) = value.as_str()?.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A day that every year has.
    Date::new(2023, month, day).map(|date| (date.month, date.day))
}

/// What a report starts from, and what findings cost.
fn points(value: &Node) -> Result<Points, Error> {
    let object = fields::object("points", value, POINTS_FIELDS)?;
    if object.get("off").is_none() {
        return Err(wrong("points.off", "扣分标准", "what findings cost"));
    }
    let number = Member { zh: "不小于0的数", en: "a number of at least zero" };
    let amount = |value: &Node<'_>| value.as_number().filter(|number| *number >= Number::ZERO);
    let start = member(object, "start", number, amount)?.unwrap_or(Number::from(100));
    let mut points = Points::from_start(start);
    for (name, value) in costs(object, "off")? {
        let cost = amount(value).ok_or_else(|| wrong("points.off", number.zh, number.en))?;
        if let Some(selector) = selector(name)? {
            points.set(selector, cost);
        }
    }
    for (name, value) in costs(object, "ceilings")? {
        let most = amount(value).ok_or_else(|| wrong("points.ceilings", number.zh, number.en))?;
        let family = FAMILIES.iter().find(|family| family.name == name);
        match family {
            Some(family) => points.set_ceiling(family.name, most),
            None if cfg!(feature = "context") => {
                return Err(wrong("points.ceilings", "规则类别", "the name of a family of rules"));
            }
            None => {}
        }
    }
    Ok(points)
}

/// The members of an object of costs; none where it is left out.
fn costs<'v>(object: &'v Members<'v>, field: &str) -> Result<Vec<(&'v str, &'v Node<'v>)>, Error> {
    let Some(value) = object.get(field) else { return Ok(Vec::new()) };
    let members = value.as_object().ok_or_else(|| wrong(&format!("points.{field}"), "对象", "an object"))?;
    Ok(members.all().iter().map(|(name, value)| (&**name, value)).collect())
}

/// What a profile starts from. One that says nothing of outcomes decides nothing, so that it can be a mere filter.
fn base(object: &Members) -> Result<Profile, Error> {
    let expected = || wrong("extends", "\"statutory\"或\"thorough\"", "\"statutory\" or \"thorough\"");
    match object.get("extends") {
        Some(Node::Text(name)) => named(name).map_err(|_| expected()),
        Some(_) => Err(expected()),
        None if ["name", "accept", "return", "reject"].iter().any(|field| object.get(field).is_some()) => named("statutory"),
        None => Ok(Profile::default()),
    }
}

fn policy(object: &Members, profile: &mut Profile) -> Result<(), Error> {
    let mut seen: Vec<&str> = Vec::new();
    for (field, outcome) in OUTCOMES {
        for text in
            texts(object, field, "严重程度、规则类别或规则代码的数组", "an array of severities, families or rule codes")?
        {
            if seen.contains(&text) {
                return Err(Error::Duplicate(clip(text)));
            }
            seen.push(text);
            if let Some(selector) = selector(text)? {
                profile.policy.get_or_insert_default().set(selector, *outcome);
            }
        }
    }
    Ok(())
}

fn selector(text: &str) -> Result<Option<Selector>, Error> {
    if let Some(severity) = severity_named(text) {
        return Ok(Some(Selector::Severity(severity)));
    }
    if let Some(family) = FAMILIES.iter().find(|family| family.name == text) {
        return Ok(Some(Selector::Family(family.name)));
    }
    match known_code(text) {
        Err(Error::UnknownRule { code, .. }) => Err(Error::UnknownRule { code, nearest: nearest_selector(text) }),
        code => code.map(|code| code.map(Selector::Rule)),
    }
}

fn suppression(value: &Node) -> Result<Option<Suppression>, Error> {
    let object = value.as_object().ok_or_else(|| wrong("suppressions", "对象的数组", "an array of objects"))?;
    known(object, "suppressions", SUPPRESSION_FIELDS)?;
    let code = object.get("rule").and_then(Node::as_str);
    let code = known_code(code.ok_or_else(|| wrong("suppressions.rule", "规则代码", "the code of a rule"))?)?;
    let reason = optional_text(object, "reason")?;
    let reason = reason.ok_or_else(|| wrong("suppressions.reason", "理由说明", "a text that says why"))?;
    let Some(code) = code else { return Ok(None) };
    let mut suppression = Suppression::new(code, &reason);
    suppression.organ = optional_text(object, "organ")?;
    suppression.year = member(object, "year", Member { zh: "年份", en: "a year" }, |value| {
        value.as_count().and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..3000).contains(year))
    })?;
    suppression.cell = cell(object)?;
    suppression.fingerprint =
        member(object, "fingerprint", Member { zh: "16位十六进制数字", en: "sixteen hexadecimal digits" }, |value| {
            let text = value.as_str().filter(|text| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            u64::from_str_radix(text, 16).ok()
        })?;
    suppression.expires =
        member(object, "expires", Member { zh: "日期，如2026-06-30", en: "a day such as 2026-06-30" }, |value| {
            value.as_str().and_then(|text| Date::try_from(text.to_owned()).ok())
        })?;
    Ok(Some(suppression))
}

fn cell(object: &Members) -> Result<Option<CellId>, Error> {
    let path = member(object, "cell", Member { zh: "单元格路径", en: "the path of a cell" }, Node::as_str)?;
    let known = |path: &str| CellId::from_path(path).ok_or_else(|| unknown_cell(path));
    path.map(known).transpose()
}

fn unknown_cell(path: &str) -> Error {
    Error::UnknownCell { path: clip(path), nearest: nearest_cell(path) }
}

/// What belongs in a member, in both languages.
#[derive(Clone, Copy)]
struct Member {
    zh: &'static str,
    en: &'static str,
}

/// A member that may be left out or null.
fn member<'v, T>(
    object: &'v Members<'v>,
    name: &str,
    expected: Member,
    read: impl Fn(&'v Node<'v>) -> Option<T>,
) -> Result<Option<T>, Error> {
    match object.get(name) {
        None | Some(Node::Null) => Ok(None),
        Some(value) => read(value).map(Some).ok_or_else(|| wrong(name, expected.zh, expected.en)),
    }
}

fn optional_text(object: &Members, name: &str) -> Result<Option<Box<str>>, Error> {
    let expected = Member { zh: "非空的字符串", en: "a string that is not empty" };
    member(object, name, expected, |value| value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(Into::into))
}

fn list<'v>(object: &'v Members<'v>, name: &str, zh: &'static str, en: &'static str) -> Result<&'v [Node<'v>], Error> {
    let values = member(object, name, Member { zh, en }, |value| value.as_list())?;
    Ok(values.unwrap_or_default())
}

fn texts<'v>(object: &'v Members<'v>, name: &str, zh: &'static str, en: &'static str) -> Result<Vec<&'v str>, Error> {
    let text = |value: &'v Node<'v>| value.as_str().ok_or_else(|| wrong(name, zh, en));
    list(object, name, zh, en)?.iter().map(text).collect()
}

fn severity_named(name: &str) -> Option<Severity> {
    Severity::ALL.iter().copied().find(|severity| severity.name() == name)
}

/// The code of a rule; `None` for one of a family that this build leaves out, so that one profile serves every build.
fn known_code(code: &str) -> Result<Option<&'static str>, Error> {
    if let Some(rule) = rule(code) {
        return Ok(Some(rule.code));
    }
    let family = code.split_once('/').map_or("", |(family, _)| family);
    if cfg!(not(feature = "context")) && FAMILIES.iter().all(|known| known.name != family) {
        return Ok(None);
    }
    Err(Error::UnknownRule { code: clip(code), nearest: nearest_rule(code) })
}
