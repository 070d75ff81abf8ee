//! `serde_json` is the judge: what it reads is read, to the same values, and what it refuses is refused with the same
//! sentence.

use ogi_core::Number;
use proptest::prelude::*;
use serde_json::Value;

use super::{Node, Reader, read};

/// The values without repeated members, of which `serde_json` keeps the last.
fn plain(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => (*value).into(),
        Node::Whole(value) => (*value).into(),
        Node::Decimal(text) => serde_json::from_str(text).unwrap(),
        Node::Text(text) => (&**text).into(),
        Node::List(list) => list.iter().map(plain).collect(),
        Node::Object(members) => members.all().iter().map(|(name, node)| (name.to_string(), plain(node))).collect(),
    }
}

fn agrees(text: &str) {
    match (read(text), serde_json::from_str::<Value>(text)) {
        (Ok(node), Ok(value)) => assert_eq!(plain(&node), value, "{text}"),
        (Err(error), Err(expected)) => {
            let (error, expected) = (error.to_string(), format!("not JSON: {expected}"));
            // Of a number beyond all doubles ours names the end, the other the digit that was one too many.
            let ours = error.strip_prefix("not JSON: number out of range").filter(|_| expected.contains("out of range"));
            assert!(ours.is_some() || error == expected, "{text}: {error}, {expected}");
        }
        (ours, serdes) => panic!("{text}: {ours:?}, {serdes:?}"),
    }
}

/// The number of a literal, as it was read before: the nearest double, and its shortest text.
fn by_double(text: &str) -> Option<Number> {
    let value: f64 = text.parse().unwrap();
    value.to_string().parse().ok()
}

#[test]
fn numbers_beyond_all_doubles_are_refused() {
    for text in ["[1e999, 2]", "{\"a\":10471E03821474836480}", "-1E400"] {
        agrees(text);
        assert!(read(text).unwrap_err().to_string().contains("number out of range at line 1"), "{text}");
    }
}

#[test]
fn sentences_stay_on_one_line() {
    for text in
        [r#"{"a\nb": 1}"#, r#"{"form": "a\nb"}"#, r#"{"year": 2024, "cells": {"a\nb\u001b[31m": 1}}"#, r#"{"year": "a\nb"}"#]
    {
        let error = crate::Input::from_json(text).unwrap_err();
        assert!(!error.to_string().contains(char::is_control), "{error}");
    }
    for text in [r#"{"a\nb": 1}"#, r#"{"pinned": ["a\nb"]}"#, r#"{"profile": {"a\nb": 1}}"#] {
        let error = crate::Options::from_json(text).unwrap_err();
        assert!(!error.to_string().contains(char::is_control), "{error}");
    }
    assert!(!crate::find_rule("a\nb").unwrap_err().to_string().contains('\n'));
}

#[test]
fn errors_are_those_of_serde_json() {
    let deep = |count| "[".repeat(count) + &"]".repeat(count);
    for text in [
        "",
        " ",
        "\n\n x",
        "nul",
        "nulx",
        "tru",
        "falsy",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[1 2]",
        "]",
        "{",
        "{\"a\"",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\"}",
        "{\"a\":1,b}",
        "{\"a\":",
        "{\"a\":}",
        "{,}",
        "1 1",
        "1x",
        "01",
        "-",
        "-x",
        "-01",
        "1.",
        "1.x",
        "1.5x",
        "1e",
        "1e+",
        "1ex",
        "1e400",
        "-1e400",
        "1e308",
        "1e309",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "0e999",
        "1e-400",
        "-0",
        "-0.0",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u0041\\n\\/\"",
        "\"\\ud800\"",
        "\"\\ud800\\",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\\ud83d\\ude00\"",
        "\"\u{1}\"",
        "\"a\nb\"",
        "\u{FEFF}1",
        "\"政府\\\"信息\"",
        "[\n1,\n\"政府\" x]",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "123456789012345678901234567890.5",
        "{\"a\":1,\"a\":2}",
        "\t[ ]\r\n",
        "{ }",
    ] {
        agrees(text);
    }
    for count in [126, 127, 128, 5000] {
        agrees(&deep(count));
        agrees(&format!("{}{}", "{\"a\":".repeat(count), "1".to_owned() + &"}".repeat(count)));
    }
}

#[test]
fn repeated_members_stay() {
    let node = read(r#"{"a": 1, "b": 2, "a": 3}"#).unwrap();
    assert_eq!(node.as_object().unwrap().all().len(), 3);
    assert_eq!(node.get("a"), Some(&Node::Whole(3)));
}

#[test]
fn values_of_a_list_and_one_after_another() {
    let mut seen = Vec::new();
    let mut reader = Reader::new(" [1, [2], {\"a\": 3}] ");
    reader.each(|node| seen.push(plain(&node))).unwrap();
    reader.end().unwrap();
    assert_eq!(Value::from(seen), serde_json::json!([1, [2], {"a": 3}]));
    let mut reader = Reader::new("{}\n[]\n");
    assert_eq!((reader.value().is_ok(), reader.value().is_ok(), reader.is_at_end()), (true, true, true));
    assert!(Reader::new("[1,]").each(drop).is_err());
}

#[test]
fn numbers_at_the_edges() {
    for text in [
        "0.1",
        "0.10000000000000001",
        "0.1000000000000000055511151231257827",
        "0.30000000000000004",
        "0.3000000000000000444",
        "0.29999999999999998",
        "1.15",
        "1.1499999999999999112",
        "1.15000000000000013",
        "24252.311082",
        "24252.311081999999",
        "24252.3110820000004",
        "999999999999999",
        "999999999999999.9",
        "999999999999999.99",
        "1000000000000000",
        "0.000000001",
        "0.0000000010000000000000001",
        "0.0000000001",
        "1e3",
        "1.5e-3",
        "1E+2",
        "12e-1",
        "-12.50",
        "-0.0",
        "0.0000",
        "1e-400",
        "1e-323",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e14",
        "1e15",
        "1e300",
        "9007199254740993.0",
        "4503599627370496.5",
        "0.5000000000000000277",
        "0.50000000000000005551115123125782",
        "0.49999999999999997224",
        "1.00000000000000011102230246251565",
        "1.00000000000000011102230246251566",
        "0.99999999999999994448884876874217",
        "0.99999999999999994448884876874218",
        "100000000000000.0078125",
        "100000000000000.0078126",
        "562949953421312.0625",
        "562949953421312.06250001",
        "562949953421311.96875",
        "562949953421311.968749",
    ] {
        assert_eq!(read(text).unwrap().as_number(), by_double(text), "{text}");
    }
}

proptest! {
    #[test]
    fn every_value_comes_back(value in values()) {
        let text = value.to_string();
        prop_assert_eq!(plain(&read(&text).unwrap()), value.clone());
        prop_assert_eq!(read(&text).unwrap(), Node::from(&value));
        agrees(&serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn whatever_is_typed_is_judged_alike(text in r#"([\[\]{},:"\\ \n]|null|true|"a"|"é\\n"|\\u[0-9a-f]{4}|-?[0-9]{1,3}(\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?|政){0,12}"#) {
        agrees(&text);
    }

    #[test]
    fn a_text_that_was_cut_or_changed_is_judged_alike(value in values(), at in any::<proptest::sample::Index>(), put in r"[\x00-\x7f]{0,2}") {
        let text = value.to_string();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&ends);
        agrees(&text[..at]);
        agrees(&format!("{}{put}{}", &text[..at], &text[at..]));
    }

    #[test]
    fn numbers_mean_the_nearest_double(whole in 0_u64..2_000_000_000_000_000, shift in 0_u32..50, fraction in r"[0-9]{0,24}") {
        let whole = whole >> shift;
        for text in [format!("{whole}.{fraction}0"), format!("-{whole}.{fraction}5e-7")] {
            prop_assert_eq!(read(&text).unwrap().as_number(), by_double(&text), "{}", text);
        }
    }

    #[test]
    fn more_digits_than_needed_mean_the_same(mantissa in 0_i64..1_000_000_000_000_000, scale in 0_u8..=9, digits in 15_usize..25) {
        let number = Number::new(mantissa, scale).unwrap();
        let value: f64 = number.to_string().parse().unwrap();
        for value in [value, value.next_up(), value.next_down()] {
            let text = format!("{value:.digits$e}");
            prop_assert_eq!(read(&text).unwrap().as_number(), by_double(&text), "{}", text);
        }
        prop_assert_eq!(Number::nearest(value), Some(number));
        prop_assert_eq!(Number::nearest(value.next_up()), by_double(&value.next_up().to_string()));
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000_i64..1000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((any::<String>(), inner), 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}
