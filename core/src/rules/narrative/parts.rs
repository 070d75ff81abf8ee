//! Numbers in the text against each other: parts and wholes, shares, changes.

use super::considered;
use crate::check::claim_index::Class;
use crate::check::say;
use crate::check::{Case, Sink, measure};
use crate::claim::{Claim, Confidence, Kind, Topic};
use crate::finding::{Arg, Finding};
use crate::form::Row;
use crate::number::Number;
use crate::rule::Rule;
use crate::severity::{Severity, Verdict};

crate::check::rules! {
    "narrative"

    /// 当面、信函、网络 … against what was received.
    CHANNELS "channels" {
        zh: "各渠道申请之和应等于收到件数", en: "applications by channel add up to those received",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, TRIAL_REQUESTS],
        check: channels,
    }
    /// 占 x %.
    PERCENTAGE "percentage" {
        zh: "正文中的占比应与件数相符", en: "shares in the text follow from their numbers",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: percentage,
    }
    /// 同比增长 x %, 较上年增加 n 件.
    GROWTH "growth" {
        zh: "正文中的同比增减应与上年数字相符", en: "changes in the text follow from last year's numbers",
        severity: Warning,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: growth,
    }
    /// 其中 … against the whole.
    PARTS "parts" {
        zh: "正文中的分项之和应等于总数", en: "parts in the text add up to their whole",
        severity: Notice,
        basis: [REQUESTS, ACCOUNTABILITY, ARTICLE_47],
        check: parts,
    }
}

/// The parts that a whole is broken down into at one place (分项).
#[derive(Debug, Clone, Copy, Default)]
struct List {
    whole: u32,
    breakdown: u8,
    /// Of the parts seen; `None` where one is not whole.
    sum: Option<i64>,
    /// Whether parts are ways of applying.
    channels: bool,
    vague: bool,
}

impl List {
    const fn is_of(&self, part: &Claim) -> bool {
        matches!(part.part_of, Some(whole) if whole == self.whole) && part.breakdown == self.breakdown
    }

    fn add(&mut self, part: &Claim) {
        self.sum = match (self.sum, part.value.and_then(Number::as_integer)) {
            (Some(sum), Some(value)) => sum.checked_add(value),
            _ => None,
        };
        self.channels |= matches!(part.what, Topic::Channel(_));
        self.vague |= part.approximate;
    }
}

/// Every list of parts, in the order of their first parts. A dozen stand without memory of their own.
#[derive(Debug, Default)]
struct Lists {
    few: [List; 12],
    count: usize,
    /// The list of the part before.
    last: usize,
    more: Vec<List>,
}

impl Lists {
    fn new<'c>(parts: impl Iterator<Item = &'c Claim>) -> Self {
        let mut lists = Self::default();
        for part in parts {
            let Some(whole) = part.part_of else { continue };
            let last = lists.few.get_mut(..lists.count).and_then(|few| few.get_mut(lists.last)).filter(|list| list.is_of(part));
            if let Some(list) = last {
                list.add(part);
                continue;
            }
            let few = lists.few.get_mut(..lists.count).unwrap_or_default();
            if let Some((at, list)) = few.iter_mut().chain(&mut lists.more).enumerate().find(|(_, list)| list.is_of(part)) {
                list.add(part);
                lists.last = at;
                continue;
            }
            let mut list = List { whole, breakdown: part.breakdown, sum: Some(0), ..List::default() };
            list.add(part);
            match lists.few.get_mut(lists.count) {
                Some(place) => {
                    *place = list;
                    lists.last = lists.count;
                    lists.count = lists.count.saturating_add(1);
                }
                None => lists.more.push(list),
            }
        }
        lists
    }

    fn iter(&self) -> impl Iterator<Item = &List> {
        self.few.iter().take(self.count).chain(&self.more)
    }
}

/// Judges the lists of parts, those of ways of applying or all others.
fn judge_parts(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>, channels: bool) {
    let claims = considered(case);
    let parts = sink.claims.pick(claims, &[Class::Part]).map(|(_, part)| part);
    let mut applies = false;
    for list in Lists::new(parts.clone()).iter().filter(|list| list.channels == channels) {
        let Some(whole) = claims.get(list.whole as usize) else { continue };
        applies = true;
        let exact = !list.vague && !whole.approximate;
        if exact && list.sum.is_some() && whole.value.and_then(Number::as_integer) == list.sum {
            sink.count(Verdict::Holds);
        } else {
            let members: Vec<&Claim> = parts.clone().filter(|part| list.is_of(part)).collect();
            judge_whole(rule, case, sink, whole, &members);
        }
    }
    if !applies {
        sink.count(Verdict::NotApplicable);
    }
}

fn judge_whole(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>, whole: &Claim, list: &[&Claim]) {
    let vague = whole.approximate || list.iter().any(|part| part.approximate);
    let sum = list.iter().try_fold(Number::ZERO, |sum, part| sum.plus(part.value?));
    let (Some(value), Some(sum), false) = (whole.value, sum, vague) else { return sink.count(Verdict::Undecided) };
    if sum == value || is_due(case, whole, value, sum) {
        return sink.count(Verdict::Holds);
    }
    // Parts may overlap or be a selection; only a list that is said to be whole can fall short of it.
    let single = list.len() < 2;
    if sum < value && !whole.exhaustive || is_flow(whole.what) && list.iter().any(|part| is_flow(part.what)) {
        return sink.count(Verdict::Undecided);
    }
    if single && sum < value {
        return sink.count(Verdict::Undecided);
    }
    let message = if sum > value {
        say!(
            "{quote}的分项合计{sum}（{parts}），超过总数{whole}，相差{difference}；请核对",
            "the parts of {quote} add up to {sum} ({parts}), more than the whole {whole}; they differ by {difference}"
        )
    } else {
        say!(
            "{quote}的分项合计{sum}（{parts}），与总数{whole}不符，相差{difference}；请核对",
            "the parts of {quote} add up to {sum} ({parts}), but the whole is {whole}; they differ by {difference}"
        )
    };
    let difference = if sum > value { sum.minus(value) } else { value.minus(sum) };
    // Where a list of items published ends is open, unless it says so.
    let open = !whole.exhaustive && matches!(whole.what, Topic::Published | Topic::PublishedPart | Topic::Other);
    let mut finding = Finding::new(rule, Verdict::Broken, message)
        .at_most(if open { Severity::Info } else { Severity::Error })
        .arg("quote", Arg::Text(whole.text.clone()))
        .arg("sum", Arg::Number(sum))
        .arg("whole", Arg::Number(value))
        .arg("parts", Arg::Sum(list.iter().map(|part| part.value).collect()))
        .at(Some(list.iter().fold(whole.span, |span, part| span.join(part.span))))
        .about(whole.what.path());
    if let Some(difference) = difference {
        finding = finding.arg("difference", Arg::Number(difference));
    }
    finding.expected = Some(sum);
    finding.actual = Some(value);
    sink.report(finding);
}

fn is_flow(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::RECEIVED
            | Topic::BROUGHT_FORWARD
            | Topic::ANSWERED
            | Topic::CARRIED_FORWARD
            | Topic::Handled
            | Topic::Processed
            | Topic::Unanswered
    )
}

/// Parts of what was handled add up to what was received and brought forward, by the table or by the text, with or without what
/// goes on: 收到13件，上年结转1件，其中当面4件，网络10件.
fn is_due(case: &Case<'_>, whole: &Claim, value: Number, sum: Number) -> bool {
    if !is_flow(whole.what) {
        return false;
    }
    let draft = case.draft;
    let brought = measure::row(draft, Row::BroughtForward).value();
    let is_brought = |claim: &&Claim| claim.what == Topic::BROUGHT_FORWARD && claim.is_comparable(draft.year);
    let stated = considered(case).iter().find(is_brought).and_then(|claim| claim.value);
    let carried = measure::row(draft, Row::CarriedForward).value();
    let done = carried.and_then(|carried| sum.plus(carried));
    let dues = [brought, stated].map(|brought| brought.and_then(|brought| value.plus(brought)));
    let wholes = dues.into_iter().flatten().chain([value]);
    wholes.into_iter().any(|whole| whole == sum || Some(whole) == done)
}

pub(crate) fn parts(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    judge_parts(rule, case, sink, false);
}

pub(crate) fn channels(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    if sink.claims.pick(considered(case), &[Class::Channels]).next().is_none() {
        return sink.count(Verdict::NotApplicable);
    }
    judge_parts(rule, case, sink, true);
}

/// How a printed percentage stands to a quotient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Right to half a unit of its last digit.
    Rounded,
    /// Right when the digits behind are cut off.
    Truncated,
    No,
}

/// Whether `percent`, printed with some decimals, is `part` of `whole`.
fn fit(part: Number, whole: Number, percent: Number, decimals: u8) -> Fit {
    let quantities = (|| {
        let scale = part.scale().max(whole.scale());
        let hundred = part.scaled(scale)?.checked_mul(100)?.checked_mul(10_i128.checked_pow(u32::from(decimals))?)?;
        let printed = percent.scaled(decimals.max(percent.scale()))?;
        Some((hundred, printed.checked_mul(whole.scaled(scale)?)?, whole.scaled(scale)?))
    })();
    let Some((exact, printed, unit)) = quantities.filter(|(.., unit)| *unit > 0) else { return Fit::No };
    let off = exact.saturating_sub(printed);
    if off.saturating_abs().saturating_mul(2) <= unit {
        Fit::Rounded
    } else if (0..unit).contains(&off) {
        Fit::Truncated
    } else {
        Fit::No
    }
}

/// `part` of `whole` in percent with so many decimals, for a message.
fn percent_of(part: Number, whole: Number, decimals: u8) -> Option<Number> {
    let scale = part.scale().max(whole.scale());
    let exact = part.scaled(scale)?.checked_mul(100)?.checked_mul(10_i128.checked_pow(u32::from(decimals))?)?;
    let whole = whole.scaled(scale).filter(|whole| *whole > 0)?;
    let rounded = exact.checked_mul(2)?.checked_add(whole)?.checked_div_euclid(whole.checked_mul(2)?)?;
    Number::from_scaled(rounded, decimals)
}

pub(crate) fn percentage(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let claims = considered(case);
    let mut applies = false;
    for (_, claim) in sink.claims.pick(claims, &[Class::Share]).filter(|(_, claim)| claim.speaks_of(case.draft.year)) {
        let part = claim.about.and_then(|at| claims.get(at as usize));
        let (Some(part), Some(percent)) = (part, claim.value) else { continue };
        applies = true;
        let bases = bases(case, part);
        let unclear = claim.confidence == Confidence::Unclear;
        let exact = !part.approximate && !claim.approximate && !unclear;
        let Some((value, first)) = part.value.zip(bases.first().copied()).filter(|_| exact) else {
            sink.count(Verdict::Undecided);
            continue;
        };
        let fits = || bases.iter().map(|whole| fit(value, *whole, percent, claim.decimals));
        if fits().any(|fit| fit == Fit::Rounded) {
            sink.count(Verdict::Holds);
            continue;
        }
        let cut = bases.iter().find(|whole| fit(value, **whole, percent, claim.decimals) == Fit::Truncated).copied();
        let whole = cut.unwrap_or(first);
        let verdict = if cut.is_some() { Verdict::Holds } else { Verdict::Broken };
        let message = if cut.is_some() {
            say!(
                "{quote}：{part}占{whole}的{expected}%，正文表述为{actual}%，系截去尾数而非四舍五入",
                "{quote}: {part} of {whole} is {expected}%; the text has {actual}%, cut off and not rounded"
            )
        } else {
            say!(
                "{quote}：{part}占{whole}应为{expected}%，正文表述为{actual}%；请核对",
                "{quote}: {part} of {whole} is {expected}%, but the text has {actual}%"
            )
        };
        let finding = Finding::new(rule, verdict, message)
            .quoting(part)
            .arg("part", Arg::Number(value))
            .arg("whole", Arg::Number(whole))
            .held(percent_of(value, whole, claim.decimals), Some(percent))
            .at(Some(part.span.join(claim.span)));
        sink.report(finding.about(part.what.path()));
    }
    if !applies {
        sink.count(Verdict::NotApplicable);
    }
}

/// What a share may be a share of: its own whole, or what the text and the tables give for all applications.
fn bases(case: &Case<'_>, part: &Claim) -> Vec<Number> {
    let claims = considered(case);
    let whole = part.part_of.and_then(|at| claims.get(at as usize)).filter(|whole| !whole.approximate);
    let mut bases: Vec<Number> = whole.and_then(|whole| whole.value).into_iter().collect();
    let about_applications = matches!(part.what, Topic::Outcomes(_) | Topic::AlreadyPublic | Topic::Agreed)
        || matches!(part.what, Topic::NonExistent | Topic::Elsewhere | Topic::Organisations | Topic::Channel(_))
        || is_flow(part.what)
        || matches!(part.what.cell().map(crate::CellId::place), Some(crate::Place::Request(..)));
    if about_applications {
        let stated = |topic: Topic| {
            claims
                .iter()
                .find(|claim| claim.what == topic && claim.is_comparable(case.draft.year))
                .and_then(|claim| claim.value)
        };
        bases.extend([Topic::ANSWERED, Topic::RECEIVED, Topic::Handled, Topic::Processed].into_iter().filter_map(stated));
        for topic in [Topic::ANSWERED, Topic::RECEIVED] {
            bases.extend(measure::readings(case.draft, topic).iter().filter_map(|reading| reading.value()));
        }
    }
    bases.retain(|base| *base > Number::ZERO);
    bases
}

/// The number of the year before that a change is against: stated in the text, or in last year's report.
fn base_of_change(case: &Case<'_>, topic: Topic) -> Vec<Number> {
    let year = case.draft.year.and_then(|year| year.checked_sub(1));
    let stated = considered(case).iter().filter(|claim| {
        claim.what == topic && claim.kind == Kind::Count && claim.year.is_some() && claim.year == year && !claim.approximate
    });
    let mut bases: Vec<Number> = stated.filter_map(|claim| claim.value).collect();
    if let Some(last) = case.before() {
        bases.extend(measure::readings(last, topic).iter().filter_map(|reading| reading.value()));
    }
    bases
}

pub(crate) fn growth(rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
    let claims = considered(case);
    let mut applies = false;
    for (_, claim) in sink.claims.pick(claims, &[Class::Change]) {
        let Some(now) = claim.about.and_then(|at| claims.get(at as usize)) else { continue };
        let (Some(value), Some(change)) = (now.value, claim.value) else { continue };
        applies = true;
        let bases = base_of_change(case, now.what);
        let Some(first) = bases.first().copied().filter(|_| !now.approximate && !claim.approximate) else {
            sink.count(Verdict::Undecided);
            continue;
        };
        let right = |base: &Number| match (claim.kind, value.minus(*base)) {
            (Kind::Change, difference) => difference == Some(change),
            (_, Some(difference)) => {
                fit(difference, *base, change, claim.decimals) != Fit::No || fit_fall(difference, *base, change, claim.decimals)
            }
            (_, None) => false,
        };
        if bases.iter().any(right) {
            sink.count(Verdict::Holds);
            continue;
        }
        let percent = claim.kind == Kind::Growth;
        let message = if percent {
            say!(
                "{quote}：上年{base}，本年{now}，变化应为{expected}%，正文表述为{actual}%；请核对",
                "{quote}: {base} last year and {now} this year is a change of {expected}%, but the text has {actual}%"
            )
        } else {
            say!(
                "{quote}：上年{base}，本年{now}，增减应为{expected}，正文表述为{actual}；请核对",
                "{quote}: {base} last year and {now} this year is a change of {expected}, but the text has {actual}"
            )
        };
        let difference = value.minus(first);
        let expected =
            if percent { difference.and_then(|difference| percent_of(difference, first, claim.decimals)) } else { difference };
        let finding = Finding::new(rule, Verdict::Broken, message)
            .quoting(claim)
            .arg("base", Arg::Number(first))
            .arg("now", Arg::Number(value))
            .held(expected, Some(change));
        sink.report(finding.about(now.what.path()));
    }
    if !applies {
        sink.count(Verdict::NotApplicable);
    }
}

/// A fall, cut off towards zero.
fn fit_fall(difference: Number, base: Number, change: Number, decimals: u8) -> bool {
    let (Some(difference), Some(change)) = (Number::ZERO.minus(difference), Number::ZERO.minus(change)) else { return false };
    !difference.is_negative() && fit(difference, base, change, decimals) != Fit::No
}
