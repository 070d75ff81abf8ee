use super::*;

fn crate_of(files: &[(&str, &str)]) -> Vec<Source> {
    let module = |path: &str| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    files.iter().map(|(path, text)| Source::new(module(path), text)).collect()
}

#[test]
fn a_circle_is_found_over_others_and_over_names_passed_on() {
    let straight =
        crate_of(&[("", "mod a;\nmod b;\nmod c;"), ("a", ""), ("b", "use crate::a::X;"), ("c", "use crate::{a, b::Y};")]);
    assert_eq!(circles(&straight), []);
    let round = crate_of(&[
        ("", "mod a;\nmod b;\nmod c;"),
        ("a", "use crate::c::Z;"),
        ("b", "use crate::a::X;"),
        ("c", "use crate::b;"),
    ]);
    assert_eq!(circles(&round)[0].what, "a circle in the crate: a, b, c");
    let passed =
        crate_of(&[("", "mod a;\nmod b;\npub use b::Y as Z;"), ("a", "fn f() -> crate::Z {}"), ("b", "use super::a::X;")]);
    assert_eq!(circles(&passed)[0].what, "a circle in the crate: a, b");
}

#[test]
fn a_child_may_use_its_parent_but_not_a_brother_that_uses_it() {
    let family = crate_of(&[
        ("", "mod a;"),
        ("a", "mod one;\nmod two;\npub use one::One;\nuse self::two::Two;"),
        ("a::one", "use super::Shared;"),
        ("a::two", "use super::one::One;"),
    ]);
    assert_eq!(circles(&family), []);
    let torn = crate_of(&[
        ("a", "mod one;\nmod two;\npub use one::One;"),
        ("a::one", "use super::two;"),
        ("a::two", "fn f(one: &super::One) {}"),
    ]);
    assert_eq!(circles(&torn)[0].what, "a circle in a: one, two");
}

#[test]
fn rooms_stand_in_order() {
    let files = [("", "mod a;\n\nmod b;\n"), ("a", "use crate::b::Y;"), ("b", "")];
    assert_eq!(against_order(&crate_of(&files))[0].what, "a stands before b");
}

#[test]
fn comments_texts_and_tests_use_nothing() {
    let quiet = "// use crate::b;\nconst A: &str = \"crate::b::Y\";\n#[cfg(test)]\nmod tests {\n    use crate::b;\n}\n";
    assert_eq!(circles(&crate_of(&[("", "mod a;\nmod b;"), ("a", quiet), ("b", "use crate::a::A;")])), []);
}
