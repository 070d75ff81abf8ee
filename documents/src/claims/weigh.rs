//! What the numbers of one sentence make of each other (句内互证): sums, rests, attributes of documents; told once the sentence is read.

use ogi_core::{Claim, Confidence, Kind, Number, OutcomeGroup, Reason, Ruling, Scope, Topic};

use super::kin::{Family, came_in, family, remedy, whole_number};
use crate::lexicon::{DISPUTES, Key, Keys, begins, doubted, says};
use crate::text::fold::is_ideograph;

/// Goes through the claims of one sentence once all are known.
pub(super) fn weigh(claims: &mut [Claim], first: usize, keys: Keys) {
    let is_remedy = |claim: &Claim| family(claim.what) == Family::Remedy;
    weigh_attributes(claims, first);
    // 共受理1508件，本年新收1467件，上年结转41件: the first is what was due, both together.
    let flow = |topic: Topic| claims.iter().rev().find(|claim| claim.what == topic && claim.kind == Kind::Count);
    if let (Some(new), Some(brought)) = (flow(Topic::RECEIVED), flow(Topic::BROUGHT_FORWARD))
        && let (Some(new), Some(brought)) = (new.value, brought.value.filter(|value| *value > Number::ZERO))
    {
        let both = new.plus(brought);
        let is_due = |claim: &&mut Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.value == both;
        let has_parts =
            |at: usize| claims.iter().any(|claim| claim.part_of.is_some_and(|of| of as usize == first.wrapping_add(at)));
        let wholes: Vec<bool> = (0..claims.len()).map(has_parts).collect();
        let free = claims.iter_mut().zip(wholes).filter(|(_, whole)| !whole).map(|(claim, _)| claim);
        free.filter(is_due).for_each(|claim| claim.what = Topic::Handled);
    }
    // 受理59件，结转上年后新收47件: the first is what was due.
    let received = |claim: &Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.part_of.is_none();
    let new = claims.iter().rposition(|claim| received(claim) && claim.text.contains("新收"));
    let (due, new) = claims.split_at_mut(new.unwrap_or(0));
    let is_due = |claim: &&mut Claim| new.first().is_some_and(|new| received(claim) && claim.value > new.value);
    due.iter_mut().filter(is_due).filter(|due| !due.text.contains('新')).for_each(|due| due.what = Topic::Handled);
    weigh_answers(claims, first);
    weigh_rulings(claims);
    weigh_denials(claims);
    let is_free = |claim: &&mut Claim| claim.part_of.is_none() && claim.kind == Kind::Count;
    for claim in &mut *claims {
        if let Some(reason) = doubted(claim, keys) {
            claim.set_doubt(reason);
        }
    }
    for claim in claims.iter_mut().filter(is_free) {
        if let Some(reason) = of_items(claim) {
            claim.set_doubt(reason);
        }
    }
    sum_ways(claims, first);
    // 全区受理38件，区级收到36件，各部门2件: some of what was counted first.
    let received = |claim: &Claim| claim.what == Topic::RECEIVED && claim.kind == Kind::Count && claim.part_of.is_none();
    let most = claims.iter().find(|claim| received(claim)).and_then(|first| first.value);
    let of_level = |claim: &Claim| says(&claim.text, "省级 市级 州级 区级 县级 旗级");
    for claim in claims.iter_mut().filter(|claim| received(claim) && claim.value < most && of_level(claim)) {
        claim.set_doubt(Reason::OfSome);
    }
    // 机关收到45件，所属分局收到112件: the whole is their sum.
    for place in 1..claims.len() {
        let (earlier, rest) = claims.split_at_mut(place);
        let Some(claim) = rest.first().filter(|claim| claim.scope == Scope::Others) else { continue };
        let received = says(&claim.text, "收到 受理 接收");
        let is_same = |other: &Claim| other.what == claim.what || received && other.what == Topic::RECEIVED;
        let wholes = earlier.iter_mut().filter(|other| is_same(other) && other.part_of.is_none());
        wholes.for_each(|whole| whole.set_doubt(Reason::OfSome));
    }
    // 行政诉讼16件，其中信息公开类1件: the whole is about other things too.
    let about = |claim: &Claim| claim.text.contains("信息公开");
    let narrower = claims.iter().rposition(about).filter(|_| keys.meets(DISPUTES) && keys.has(Key::Among));
    let (wider, _) = claims.split_at_mut(narrower.unwrap_or(0));
    wider.iter_mut().filter(|claim| is_remedy(claim) && !about(claim)).for_each(|claim| claim.set_doubt(Reason::OtherMatter));
}

/// 接到依申请公开事项3项，未产生依申请公开案例: what a sentence counts it does not deny.
fn weigh_denials(claims: &mut [Claim]) {
    let counts = |claim: &&Claim| claim.kind == Kind::Count && claim.value.is_some_and(|value| value > Number::ZERO);
    let counted: Vec<(Topic, Option<u16>)> = claims.iter().filter(counts).map(|claim| (claim.what, claim.year)).collect();
    let is_denial = |claim: &&mut Claim| claim.kind == Kind::None && counted.contains(&(claim.what, claim.year));
    claims.iter_mut().filter(is_denial).for_each(|claim| claim.set_doubt(Reason::SubjectUnclear));
}

/// 网上申请105件，快递17件，合计122件: what the ways of applying add up to was received.
fn sum_ways(claims: &mut [Claim], first: usize) {
    let mut sum = Number::ZERO;
    let mut ways = Vec::new();
    for at in 0..claims.len() {
        let Some(claim) = claims.get_mut(at) else { return };
        if family(claim.what) == Family::Channel && claim.part_of.is_none() && claim.kind == Kind::Count {
            sum = claim.value.and_then(|value| sum.plus(value)).unwrap_or(sum);
            ways.push(at);
        } else if claim.what == Topic::Other
            && ways.len() > 1
            && claim.value == Some(sum)
            && begins(&claim.text, "合计 共计 总计 共")
        {
            claim.what = Topic::RECEIVED;
            claim.pattern = Some("flow/sum-of-ways".into());
            let whole = u32::try_from(first.saturating_add(at)).ok();
            for way in &ways {
                if let Some(way) = claims.get_mut(*way) {
                    way.part_of = whole;
                }
            }
            return;
        }
    }
}

/// 复议后起诉1件，直接起诉3件，未审结2件: a ruling behind both kinds of suits may be of either.
fn weigh_rulings(claims: &mut [Claim]) {
    let kinds = [ogi_core::Remedy::SuitAfterReconsideration, ogi_core::Remedy::DirectSuit];
    let total = |claim: &Claim| match remedy(claim.what) {
        Some((Some(kind), Ruling::Total)) => kinds.iter().position(|known| *known == kind),
        _ => None,
    };
    let (mut said, mut ruled) = ([false; 2], false);
    for claim in claims {
        if let Some(kind) = total(claim) {
            said = if ruled { [false; 2] } else { said };
            ruled = false;
            if let Some(place) = said.get_mut(kind) {
                *place = true;
            }
        } else if matches!(remedy(claim.what), Some((Some(_), _))) && claim.kind == Kind::Count {
            ruled = true;
            if said == [true; 2] && !says(&claim.text, "起诉 诉讼") {
                claim.set_doubt(Reason::SubjectUnclear);
            }
        }
    }
}

/// Tells what was answered in all from what was due, and from one of several ends.
fn weigh_answers(claims: &mut [Claim], first: usize) {
    let is_count = |claim: &Claim, topic: Topic| claim.what == topic && claim.kind == Kind::Count;
    let is_other = |claim: &Claim| claim.what == Topic::Processed && claim.text.contains("其余");
    claims.iter_mut().filter(|claim| is_other(claim)).for_each(|claim| claim.set_doubt(Reason::OfSome));
    let answers: Vec<usize> =
        (0..claims.len()).filter(|at| claims.get(*at).is_some_and(|claim| is_count(claim, Topic::ANSWERED))).collect();
    let Some(place) = answers.first().copied() else { return };
    // 市局转办64件，办结64件；本局收到0件: of what was answered, none was received here.
    let flows = [Topic::RECEIVED, Topic::BROUGHT_FORWARD, Topic::Handled, Topic::Processed];
    let mut came = claims.iter().filter(|claim| claim.kind == Kind::Count && flows.contains(&claim.what)).peekable();
    let none_came = came.peek().is_some() && came.all(|claim| claim.value == Some(Number::ZERO));
    if none_came && let Some(answered) = claims.get_mut(place).filter(|answered| answered.value > Some(Number::ZERO)) {
        answered.set_doubt(Reason::SubjectUnclear);
        return;
    }
    let whole_of = |claim: &Claim| claim.part_of.map(|at| (at as usize).wrapping_sub(first));
    // 1件撤回，其余4件均按期答复: the rest of them.
    // Of others it is said where they are: carried on, or open.
    let open = claims.iter().any(|claim| matches!(claim.what, Topic::CARRIED_FORWARD | Topic::Unanswered));
    let is_rest = |claim: &Claim| !open && (claim.text.starts_with('另') || says(&claim.text, "其余 剩余 余下"));
    for at in &answers {
        if let Some(claim) = claims.get_mut(*at).filter(|claim| is_rest(claim)) {
            claim.set_doubt(Reason::OfSome);
        }
    }
    // 办理、答复申请151件（含上年结转13件），办结146件: the first is what was due.
    let brought = claims.iter().any(|claim| is_count(claim, Topic::BROUGHT_FORWARD) && whole_of(claim) == Some(place));
    let later = answers.get(1).and_then(|at| claims.get(*at)).filter(|later| later.part_of.is_none());
    let is_less = later.is_some_and(|later| claims.get(place).is_some_and(|due| later.value < due.value));
    if brought
        && is_less
        && let Some(due) = claims.get_mut(place)
    {
        due.what = Topic::Handled;
        return;
    }
    // 收到10件，其中2件办结，6件本机关不掌握: one of several ends.
    let Some(answered) = claims.get(place) else { return };
    let Some(received) = whole_of(answered).and_then(|at| claims.get(at)).filter(|whole| whole.what == Topic::RECEIVED) else {
        return;
    };
    let ends = claims.iter().skip(place).filter(|claim| family(claim.what) == Family::Outcome && claim.kind == Kind::Count);
    let free = ends.filter(|claim| whole_of(claim) != Some(place));
    let others = free.fold(0_i64, |sum, claim| sum.saturating_add(whole_number(claim)));
    let is_one = others > 0 && others.saturating_add(whole_number(answered)) <= whole_number(received);
    if is_one && let Some(answered) = claims.get_mut(place) {
        answered.set_doubt(Reason::OfSome);
    }
}

/// Doubts what speaks of the attributes of an organ's documents (公开属性): how they may be published, not what was asked for.
fn weigh_attributes(claims: &mut [Claim], first: usize) {
    // 公文320件，其中主动公开110件、依申请公开95件、不予公开115件; and what stands beside 主动公开 where the sentence counts no applications in other words.
    let is_attribute = |claim: &Claim| {
        let words = claim.text.trim_start_matches("其中");
        // 作为依申请公开信息28条: a noun of documents, and no application.
        let noun = ["依申请公开信息", "依申请公开的信息", "依申请公开政府信息", "依申请公开文件", "依申请公开公文"];
        words.starts_with("依申请")
            || noun.iter().any(|noun| words.contains(noun)) && !words.contains("收到") && !words.contains("受理")
    };
    let is_flow = |claim: &Claim| family(claim.what) == Family::Flow;
    let is_asked = |claim: &Claim| claim.what == Topic::RECEIVED && is_attribute(claim);
    let is_denied = |claim: &Claim| claim.what == Topic::Outcomes(OutcomeGroup::Denied);
    let whole_of = |claim: &Claim| claim.part_of.and_then(|at| claims.get((at as usize).wrapping_sub(first)));
    let of_answers = |claim: &Claim| whole_of(claim).is_some_and(is_flow);
    let by_attribute = |claim: &Claim| claim.text.contains("主动公开") && !of_answers(claim);
    let by_attributes = |claim: &mut Claim| claim.set_doubt(Reason::Attribute);
    let is_outcome = |claim: &Claim| family(claim.what) == Family::Outcome && !is_denied(claim);
    let is_counted = |claim: &Claim| is_flow(claim) || is_outcome(claim) && claim.pattern.as_deref() != Some("all/granted");
    let counts_applications = claims.iter().any(|claim| is_counted(claim) && !is_attribute(claim));
    let names_attributes = claims.iter().any(|claim| is_attribute(claim) && (is_asked(claim) || is_denied(claim)));
    if claims.iter().any(by_attribute) && (names_attributes || !counts_applications) {
        claims.iter_mut().filter(|claim| is_asked(claim) || is_denied(claim)).for_each(by_attributes);
    }
    // 依申请公开及不予公开431份: one number for two.
    let is_joint = |claim: &Claim| {
        let before = claim.text.split_once("不予公开").map(|(before, _)| before);
        let is_one_phrase =
            |before: &str| (is_attribute(claim) || before.contains("申请公开")) && before.chars().all(is_ideograph);
        let joins = |before: &str| before.ends_with(['及', '和', '与', '或']) || is_one_phrase(before);
        is_denied(claim) && before.is_some_and(joins)
    };
    claims.iter_mut().filter(|claim| is_joint(claim)).for_each(by_attributes);
    // 依申请公开95件，全部予以公开: what follows from a count is as doubtful as the count.
    let is_doubted = |claim: &&Claim| is_asked(claim) && claim.confidence == Confidence::Unclear;
    let doubted: Vec<Number> = claims.iter().filter(is_doubted).filter_map(|claim| claim.value).collect();
    let follows_doubted = |claim: &&mut Claim| {
        claim.pattern.as_deref() == Some("all/granted") && claim.value.is_some_and(|value| doubted.contains(&value))
    };
    claims.iter_mut().filter(follows_doubted).for_each(by_attributes);
}

/// Why a number of published items is none of the year's: 其他信息3条 is the rest of a list, and 行政许可公示3条 an item of
/// one that is named by what was done.
fn of_items(claim: &Claim) -> Option<Reason> {
    const VERBS: [&str; 6] = ["公开", "发布", "公布", "推送", "更新", "公示"];
    if claim.what != Topic::Published {
        return None;
    }
    let words = claim.text.trim_end_matches(|letter: char| !is_ideograph(letter) || "件条篇份余多约近".contains(letter));
    let words = words.trim_end_matches(|letter: char| !is_ideograph(letter));
    let named = words
        .strip_suffix("公示")
        .or_else(|| words.strip_suffix("双公开"))
        .filter(|words| !words.is_empty() && !VERBS.iter().any(|verb| words.contains(verb)) && !says(words, "通过 在 利用 共"));
    // 通过其他方式公开信息 says how.
    let object = VERBS.iter().filter_map(|verb| words.rfind(verb).map(|at| at.saturating_add(verb.len()))).max().unwrap_or(0);
    let object = words.get(object..).unwrap_or_default();
    let rest = || says(object, "其他 其它") && object.ends_with(['息', '容', '类', '件', '料']);
    (named.is_some() || came_in(claim) || rest()).then_some(Reason::OfSome)
}
