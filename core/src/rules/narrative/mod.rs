//! The text against the tables and in itself (文字与表格).

mod parts;
mod statements;
mod tables;

use crate::check::{Case, measure};
use crate::claim::{Claim, Scope, Topic};
use crate::finding::{Arg, Finding};
use crate::form::Row;
use crate::language::Bilingual;
use crate::organ::{Coverage, OrganKind};
use crate::rule::Rule;
use crate::severity::Verdict;

crate::check::family! {
    table "narrative" { zh: "正文与表格", en: "text and tables", prose: "../narrative.md" }

    statements::NONE_RECEIVED,
    statements::ZERO_TABLE,
    statements::NO_REMEDIES,
    tables::RECEIVED,
    tables::ANSWERED,
    tables::CARRIED,
    tables::OUTCOMES,
    tables::APPLICANTS,
    parts::CHANNELS,
    tables::REMEDIES,
    tables::DOCUMENTS,
    tables::DECISIONS,
    parts::PERCENTAGE,
    parts::GROWTH,
    statements::ALL_UPHELD,
    statements::NONE_CORRECTED,
    statements::ALL_ANSWERED,
    parts::PARTS,
}

/// Whether the words count the figures of somebody else than the table does: the whole area's in the report of a
/// department, the office's own in that of a government.
fn is_of_other_scope(case: &Case<'_>, claim: &Claim) -> bool {
    let is_whole = match case.organ {
        Some(organ) if organ.coverage.is_some() => organ.coverage.map(|coverage| coverage == Coverage::Whole),
        organ => covers_area(
            case.draft.organ.as_deref().unwrap_or_default(),
            organ.and_then(|organ| organ.kind).map(|kind| kind == OrganKind::Government),
        ),
    };
    match claim.scope {
        Scope::Whole => is_whole == Some(false),
        Scope::Own => is_whole == Some(true),
        Scope::Unstated | Scope::Others => false,
    }
}

/// What the names of townships and zones end with: their tables are those of the area and of the office at once.
const BOTH: &str = "镇 鎮 乡 鄉 街道 办事处 辦事處 管委会 管委會 管理委员会 苏木 开发区 高新区 园区 新区 示范区 试验区 实验区 保税区 度假区 \
    风景区 合作区 管理区 工业区";

/// What the names of areas end with that have a government.
const AREAS: &str = "省 市 县 縣 区 區 旗 州 盟";

/// Whether an organ of this name reports for its area and not for its own office; `None` where both are one, or where no
/// name is known.
fn covers_area(name: &str, is_government: Option<bool>) -> Option<bool> {
    let name = name.trim();
    // 高新区（新城区）
    let name = name.find(['（', '(']).and_then(|at| name.get(..at)).filter(|name| !name.is_empty()).unwrap_or(name);
    let area = name.strip_suffix("人民政府").or_else(|| name.strip_suffix("政府")).unwrap_or(name);
    if BOTH.split(' ').any(|end| area.ends_with(end)) {
        return None;
    }
    // 芙河区2024年…: an area that gives its own name is its government.
    let named = area.len() < name.len() || AREAS.split(' ').any(|end| name.ends_with(end));
    is_government.or_else(|| (!name.is_empty()).then_some(named))
}

/// The claims that are judged.
fn considered<'a>(case: &Case<'a>) -> &'a [Claim] {
    crate::check::claim_index::considered(&case.draft.claims)
}

/// A finding about what a claim counts, by the name of the row that it is compared with.
fn about_claim(rule: &'static Rule, case: &Case<'_>, claim: &Claim, verdict: Verdict, message: &'static Bilingual) -> Finding {
    let named = match claim.what {
        Topic::Agreed | Topic::AlreadyPublic => Topic::outcome(Row::Granted),
        other => other,
    };
    Finding::new(rule, verdict, message)
        .arg("topic", Arg::Topic(named))
        .quoting(claim)
        .concerning(measure::cells(case.draft, claim.what))
        .about(claim.what.path())
}
