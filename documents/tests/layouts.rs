//! A report written in any layout reads as the same report; damaged or ambiguous, it never reads as another one.

use ogi_core::{Cell, CellId, Draft, Number, identities};
use ogi_documents::write::{Layout, write};
use ogi_documents::{ReadOptions, inspect_text};
use proptest::prelude::*;

mod drafts;

use drafts::{assert_no_false_value, number, read, valid};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn separated_layouts_read_as_written(draft in valid()) {
        for layout in Layout::ALL.iter().filter(|layout| **layout != Layout::Glued) {
            let text = write(&draft, *layout);
            let again = read(&text);
            prop_assert_eq!(again.form(), draft.form(), "{:?}", layout);
            for (cell, value) in draft.cells() {
                prop_assert_eq!(again.cell(cell), value, "{:?} {}\n{}", layout, cell, text);
            }
        }
    }

    #[test]
    fn glued_figures_are_right_or_unread(draft in valid()) {
        let text = write(&draft, Layout::Glued);
        let again = read(&text);
        assert_no_false_value(&draft, &again, &text);
        let tied = |draft: &Draft| draft.cells().filter(|(cell, _)| !cell.path().starts_with("proactive")).count();
        let read = again.cells().filter(|(cell, value)| value.number().is_some() && !cell.path().starts_with("proactive")).count();
        prop_assert!(read * 10 >= tied(&draft) * 5, "{} of {} read\n{}", read, tied(&draft), text);
    }

    #[test]
    fn one_wrong_figure_is_never_hidden(draft in valid(), at in any::<prop::sample::Index>(), wrong in 0..3000_i64, layout in prop::sample::select(Layout::ALL)) {
        // Glued figures of the remedies table have one sum each and nothing to confirm it by: a wrong one may be cut
        // so that it adds up. In the applications table every figure stands in two or three sums.
        let table = if layout == Layout::Glued { "requests" } else { "re" };
        let cells: Vec<CellId> = draft.cells().map(|(cell, _)| cell).filter(|cell| cell.path().starts_with(table)).collect();
        let mut damaged = draft.clone();
        damaged.set(cells[at.index(cells.len())], number(wrong));
        let text = write(&damaged, layout);
        let again = read(&text);
        assert_no_false_value(&damaged, &again, &text);
    }

    #[test]
    fn a_lost_line_gives_no_false_value(draft in valid(), at in any::<prop::sample::Index>(), layout in prop::sample::select(Layout::ALL)) {
        let text = write(&draft, layout);
        let lines: Vec<&str> = text.lines().collect();
        let lost = at.index(lines.len());
        let text: String = lines.iter().enumerate().filter(|(line, _)| *line != lost).map(|(_, line)| format!("{line}\n")).collect();
        if let Ok(reading) = inspect_text(&text, &ReadOptions::default()) {
            assert_no_false_value(&draft, &reading.draft, &text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn blanks_are_never_numbers(draft in valid(), layout in prop::sample::select(Layout::ALL)) {
        let mut blank = draft.clone();
        let zeros: Vec<CellId> = draft.cells().filter(|(_, value)| value.number() == Some(Number::ZERO)).map(|(cell, _)| cell).collect();
        for cell in zeros {
            blank.set(cell, Cell::Blank);
        }
        let text = write(&blank, layout);
        let again = read(&text);
        assert_no_false_value(&blank, &again, &text);
        if matches!(layout, Layout::Html | Layout::Tabs | Layout::Markdown) {
            for (cell, value) in blank.cells() {
                prop_assert!(again.cell(cell) == value || again.number(cell).is_none(), "{:?} {}\n{}", layout, cell, text);
            }
        }
    }

    #[test]
    fn lines_out_of_place_give_no_false_value(
        draft in valid(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        kind in 0..4_u8,
        layout in prop::sample::select(Layout::ALL),
    ) {
        let text = write(&draft, layout);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (from, to) = (from.index(lines.len()), to.index(lines.len()));
        match kind {
            0 => lines.insert(from, "- 3 -".to_owned()),
            1 => lines.insert(from, "7".to_owned()),
            2 => { let line = lines[from].clone(); lines.insert(to, line); }
            // Figures that change places are another report, not a misread one.
            _ if layout == Layout::Lines => {}
            _ => lines.swap(from, to),
        }
        let text = lines.join("\n");
        if let Ok(reading) = inspect_text(&text, &ReadOptions::default()) {
            assert_no_false_value(&draft, &reading.draft, &text);
        }
    }
}

#[test]
fn valid_reports_hold() {
    proptest!(|(draft in valid())| {
        for identity in identities(draft.form(), draft.is_undivided()) {
            let sum = |cells: &mut dyn Iterator<Item = CellId>| cells.map(|cell| draft.number(cell).unwrap().as_integer().unwrap()).sum::<i64>();
            prop_assert_eq!(sum(&mut identity.computed()), sum(&mut identity.stated()));
        }
    });
}
