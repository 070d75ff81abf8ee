//! What only the whole text says of its claims (通篇): the one number of applications, what was handled but for what goes on, and why a claim
//! is doubtful.

use ogi_core::{Claim, Confidence, Kind, Number, Reason, Scope, Topic};

use super::kin::{Family, family, says_disclosure};
use super::reader::Reader;
use crate::lexicon::says;

impl Reader<'_> {
    /// The claims, once the text is read.
    pub(super) fn finish(mut self) -> Vec<Claim> {
        self.close_paragraph();
        self.close_list();
        self.handled_but();
        self.one_way();
        self.drop_loose();
        self.doubt_answers();
        for claim in &mut self.claims {
            if claim.scope == Scope::Others {
                claim.doubt.get_or_insert(Reason::OfOthers);
            } else if claim.cumulative {
                claim.doubt.get_or_insert(Reason::SoFar);
            } else if claim.confidence == Confidence::Unclear {
                claim.doubt.get_or_insert(Reason::SubjectUnclear);
            }
        }
        self.claims
    }

    /// 除结转下年度继续办理外，均已答复; 均依法规范答复，结转3件: all that were due.
    fn doubt_answers(&mut self) {
        let is_open = |claim: &Claim| {
            matches!(claim.what, Topic::CARRIED_FORWARD | Topic::Unanswered)
                && claim.kind == Kind::Count
                && claim.value > Some(Number::ZERO)
                && claim.confidence != Confidence::Unclear
        };
        let is_open = self.claims.iter().any(is_open);
        for at in 0..self.claims.len() {
            let Some(claim) = self.claims.get(at).filter(|claim| claim.kind == Kind::AllAnswered) else { continue };
            let (before, _) = self.around(claim);
            let excepts = before.split_once('除').is_some_and(|(_, exception)| exception.contains('外'));
            let reason = match (excepts, is_open) {
                (true, _) => Reason::OfSome,
                (false, true) => Reason::SubjectUnclear,
                (false, false) => continue,
            };
            if let Some(claim) = self.claims.get_mut(at) {
                claim.set_doubt(reason);
            }
        }
    }

    /// 收到政府信息公开网络申请14件: the one number of applications of a text, whatever the way, is what was received.
    fn one_way(&mut self) {
        let is_way = |claim: &Claim| family(claim.what) == Family::Channel && claim.kind == Kind::Count;
        let mut ways = self.claims.iter().enumerate().filter(|(_, claim)| is_way(claim));
        let (Some((at, way)), None) = (ways.next(), ways.next()) else { return };
        // 通过平台收到3件 says nothing of what came otherwise.
        let verb = ["收到", "接到", "受理", "接收"].iter().filter_map(|verb| way.text.find(verb)).min();
        let Some((before, after)) = verb.and_then(|at| way.text.split_at_checked(at)) else { return };
        let leads = says(before, "通过 从 利用 依托 系统 平台 网 线 邮 信 传真 现场 当面");
        if way.part_of.is_some() || leads || !says_disclosure(after) {
            return;
        }
        // 网络申请6件，书面申请2件: of another way too.
        let (_, behind) = self.around(way);
        let mut clauses = behind.split([',', '，', ';', '；', '、']);
        let counts = |clause: &str| clause.contains("申请") && clause.contains(|digit: char| digit.is_ascii_digit());
        let is_flow = |claim: &Claim| family(claim.what) == Family::Flow && claim.what != Topic::ANSWERED;
        if clauses.any(counts) || self.claims.iter().any(is_flow) {
            return;
        }
        if let Some(way) = self.claims.get_mut(at) {
            way.what = Topic::RECEIVED;
            way.pattern = Some("flow/one-way".into());
            way.confidence = way.confidence.min(Confidence::Likely);
        }
    }

    /// 新收106件，上年结转8件，办理113件，结转1件: what was handled, when it is all but what goes on, was answered.
    fn handled_but(&mut self) {
        let one = |topic: Topic| {
            let mut found =
                self.claims.iter().enumerate().filter(|(_, claim)| claim.what == topic && claim.kind == Kind::Count);
            match (found.next(), found.next()) {
                (Some((at, claim)), None) => Some((at, claim.value?)),
                _ => None,
            }
        };
        let (Some((_, new)), Some((at, handled)), Some((_, carried))) =
            (one(Topic::RECEIVED), one(Topic::Processed), one(Topic::CARRIED_FORWARD))
        else {
            return;
        };
        let brought = one(Topic::BROUGHT_FORWARD).map_or(Number::ZERO, |(_, value)| value);
        let is_rest = carried > Number::ZERO && new.plus(brought) == handled.plus(carried);
        if let Some(claim) = self.claims.get_mut(at).filter(|_| is_rest) {
            claim.what = Topic::ANSWERED;
            claim.pattern = Some("flow/handled-but-carried".into());
        }
    }
}
