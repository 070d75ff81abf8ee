//! The words of the field are those of serde and of the values themselves.

use ogi_core::repair::Suspicion;
use ogi_core::{Confidence, Coverage, FormId, Kind, OrganKind, OrganLevel, Outcome, Scope, Severity, Verdict};

use super::Named;

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
