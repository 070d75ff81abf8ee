//! From bytes to findings and repairs: whatever comes in, every figure read is printed in the source, every span lies
//! in it, and after every repair each identity holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ogi_core::{Case, Cell, Language, Profile, check};
use ogi_core::repair::{RepairOptions, repair};
use ogi_documents::{ReadOptions, inspect};
use ogi_testkit::repaired::{first_broken, repaired};

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = inspect(bytes, &ReadOptions::default()) else { return };
    let draft = &reading.draft;
    let text = &*reading.text;
    for (id, cell) in draft.cells() {
        if let Some(span) = draft.span(id) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{id}: {span:?}");
        }
        if let (Cell::Number(number), Some(span)) = (cell, draft.span(id)) {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let printed = text.get(span.start as usize..span.end as usize).unwrap_or_default();
            if printed.is_ascii() {
                let wanted = digits(&number.to_string());
                assert!(digits(printed).trim_start_matches('0').contains(wanted.trim_start_matches('0')), "{id}: {number} from {printed}");
            }
        }
    }
    let case = Case::new(draft);
    let checked = check(&case, &Profile::default());
    for finding in &checked.findings {
        for language in [Language::Zh, Language::En] {
            let sentence = finding.text(draft.form(), language);
            assert!(!sentence.is_empty() && !sentence.contains('{') || text.contains('{'), "{}: {sentence}", finding.rule.code);
        }
        if let Some(span) = finding.span {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{}: {span:?}", finding.rule.code);
        }
    }
    let repairs = repair(&case, &RepairOptions { node_budget: 2_000, ..RepairOptions::default() });
    for one in &repairs.list {
        assert_eq!(first_broken(&repaired(draft, one)), None);
    }
});
