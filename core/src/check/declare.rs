//! How rules are declared: each once, with how it is checked and, beside it, its sentences.

use super::figures::Shape;
use super::{Case, Sink};
use crate::rule::{Family, Rule};

/// A judgement that no shape expresses: looks at the case and reports to the sink.
pub(crate) type CustomCheck = fn(&'static Rule, &Case<'_>, &mut Sink<'_>);

/// How a rule is checked.
#[derive(Debug)]
pub(crate) enum Check {
    /// By its formula, bound to the form.
    Linear,
    /// By data of a shape that several rules share.
    Shape(&'static dyn Shape),
    /// By a function.
    Custom(CustomCheck),
}

/// A rule with how it is checked.
#[derive(Debug)]
pub(crate) struct Declared {
    pub(crate) rule: Rule,
    pub(crate) check: Check,
}

/// A family with how its rules are checked, in the same order.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) family: Family,
    pub(crate) declared: &'static [&'static Declared],
}

/// Declares the rules of a part of a family, each as a static of its own.
macro_rules! rules {
    (
        $family:literal
        $(
            $(#[$doc:meta])*
            $name:ident $code:literal {
                zh: $zh:literal, en: $en:literal,
                severity: $severity:ident,
                basis: [$($basis:ident),* $(,)?],
                $how:ident: $check:expr,
            }
        )*
    ) => {
        $(
            $(#[$doc])*
            pub(crate) static $name: $crate::check::Declared = $crate::check::Declared {
                rule: $crate::rule::Rule {
                    code: concat!($family, "/", $code),
                    title: $crate::language::Bilingual { zh: $zh, en: $en },
                    severity: $crate::severity::Severity::$severity,
                    basis: &[$($crate::rule::basis::$basis),*],
                    linear: $crate::check::rules!(@linear $how $check),
                },
                check: $crate::check::rules!(@check $how $check),
            };
        )*
    };
    (@linear linear $formula:expr) => { Some($formula) };
    (@linear $how:ident $check:expr) => { None };
    (@check linear $formula:expr) => { $crate::check::Check::Linear };
    (@check check $judge:expr) => { $crate::check::Check::Custom($judge) };
    (@check shape $shape:expr) => { $crate::check::Check::Shape(&$shape) };
}
pub(crate) use rules;

/// Declares a family: its rules, or a table of those that stand in its parts.
macro_rules! family {
    (table $family:literal { zh: $zh:literal, en: $en:literal, prose: $prose:literal } $($($name:ident)::+,)*) => {
        pub(crate) static FAMILY: $crate::check::Part = $crate::check::Part {
            family: $crate::rule::Family {
                name: $family,
                title: $crate::language::Bilingual { zh: $zh, en: $en },
                rules: &[$(&$($name)::+.rule),*],
                #[cfg(feature = "prose")]
                prose: include_str!($prose),
                #[cfg(not(feature = "prose"))]
                prose: "",
            },
            declared: &[$(&$($name)::+),*],
        };
    };
    (
        $family:literal { zh: $fzh:literal, en: $fen:literal, prose: $prose:literal }
        $(
            $(#[$doc:meta])*
            $name:ident $code:literal { $($body:tt)* }
        )*
    ) => {
        $crate::check::rules! { $family $( $(#[$doc])* $name $code { $($body)* } )* }
        $crate::check::family! { table $family { zh: $fzh, en: $fen, prose: $prose } $($name,)* }
    };
}
pub(crate) use family;
