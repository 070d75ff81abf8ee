//! The words of the field as they stand on the wire, each table for writing and for reading alike.

use ogi_core::repair::Suspicion;
use ogi_core::{
    Confidence, Coverage, FormId, Kind, Language, Organ, OrganKind, OrganLevel, Outcome, Reason, Scope, Severity, Unit, Verdict,
};

#[cfg(test)]
use super::Named;
use super::{Shape, Wire, choice, wire};
use crate::jsontext::Writer;
use crate::model::units::SpanUnit;

choice!(Language as "Language" { "zh" = Zh, "en" = En, });
choice!(SpanUnit as "SpanUnit" { "utf16" = Utf16, "bytes" = Bytes, "code_points" = CodePoints, });
choice!(FormId as "FormName" { "trial-2019" = Trial2019, "official-2021" = Official2021, });
choice!(Severity as "Severity" { "info" = Info, "notice" = Notice, "warning" = Warning, "error" = Error, });
choice!(Verdict as "Verdict" {
    "holds" = Holds,
    "broken" = Broken,
    "undecided" = Undecided,
    "not_applicable" = NotApplicable,
});
choice!(Outcome as "Outcome" { "accept" = Accept, "return" = Return, "reject" = Reject, });
choice!(Suspicion as "Suspicion" { "clear" = Clear, "possible" = Possible, "likely" = Likely, "certain" = Certain, });
choice!(Kind as "ClaimKind" {
    "count" = Count,
    "share" = Share,
    "growth" = Growth,
    "change" = Change,
    "none" = None,
    "all_answered" = AllAnswered,
    "all_upheld" = AllUpheld,
    "none_corrected" = NoneCorrected,
} absent Count);
choice!(Scope as "Scope" { "unstated" = Unstated, "own" = Own, "whole" = Whole, "others" = Others, } absent Unstated);
choice!(Confidence as "Confidence" { "unclear" = Unclear, "likely" = Likely, "certain" = Certain, } absent Certain);
choice!(OrganLevel as "OrganLevel" {
    "township" = Township,
    "county" = County,
    "city" = City,
    "province" = Province,
    "central" = Central,
});
choice!(OrganKind as "OrganKind" { "government" = Government, "department" = Department, "party" = Party, });
choice!(Coverage as "Coverage" { "own" = Own, "whole" = Whole, });

impl Wire for Unit {
    const SHAPE: &'static Shape = &Shape::Text;

    fn write(&self, json: &mut Writer) {
        json.text(self.printed());
    }
}

impl Wire for Reason {
    const SHAPE: &'static Shape = &Shape::Text;

    fn write(&self, json: &mut Writer) {
        json.text(self.code());
    }
}

wire! {
    /// What is known of an organ beside its report (机关概况).
    pub struct WireOrgan<'a> as "OrganProfile" {
        /// Its level (层级).
        level: Option<OrganLevel> = organ.level,
        /// Whether it is a government or a department (类别).
        kind: Option<OrganKind> = organ.kind,
        /// Whether the figures are its own or those of everybody below it too (统计口径).
        coverage: Option<Coverage> = organ.coverage,
        /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
        host: Option<&'a str> = organ.host.as_deref(),
        /// Whether it has powers of licence, penalty or coercion (执法权).
        enforces: Option<bool> = organ.enforces,
    }
    from (organ: &'a Organ)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_names_of_serde<T: Named + serde::Serialize>() {
        for (name, value) in T::NAMES {
            assert_eq!(serde_json::to_value(value).unwrap(), *name);
        }
    }

    #[test]
    fn every_name_is_that_of_serde() {
        assert_names_of_serde::<Severity>();
        assert_names_of_serde::<Verdict>();
        assert_names_of_serde::<FormId>();
        assert_names_of_serde::<Kind>();
        assert_names_of_serde::<Scope>();
        assert_names_of_serde::<Confidence>();
        assert_names_of_serde::<OrganLevel>();
        assert_names_of_serde::<OrganKind>();
        assert_names_of_serde::<Coverage>();
    }

    #[test]
    fn every_name_is_that_of_the_value() {
        assert!(Outcome::ALL.iter().zip(Outcome::NAMES).all(|(outcome, (name, _))| outcome.name() == *name));
        assert!(Suspicion::NAMES.iter().all(|(name, suspicion)| suspicion.name() == *name));
        assert!(Severity::ALL.iter().all(|severity| Severity::NAMES.contains(&(severity.name(), *severity))));
    }
}
