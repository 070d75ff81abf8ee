use ogi_report::{Cell, Finding, Options, Severity, Verdict, inspect};

use super::{Damage, Judgement, Layout, synthetic};

#[test]
fn figures_are_the_same_at_every_run() {
    assert_eq!(synthetic(17).text, synthetic(17).text);
    assert_ne!(synthetic(17).text, synthetic(22).text);
}

#[test]
fn every_report_reads_back_as_it_was_written() {
    for number in 0..200 {
        let report = synthetic(number);
        let read = inspect(report.text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(read.draft.form(), report.draft.form(), "report {number}, {:?}", report.layout);
        assert_eq!(read.draft.year, report.draft.year, "report {number}, {:?}", report.layout);
        for (id, cell) in report.draft.cells() {
            let found = read.draft.cell(id);
            // Glued figures need not be decidable, but none may be read wrongly.
            let honest = report.layout == Layout::Glued && matches!(found, Cell::Unreadable(_));
            assert!(found == cell || honest, "report {number}, {:?}, {id}: {cell:?} read as {found:?}", report.layout);
        }
    }
}

#[test]
fn only_the_spoilt_reports_have_errors_or_warnings() {
    for number in 0..200 {
        let report = synthetic(number);
        let read = inspect(report.text.as_bytes(), &Options::default()).unwrap();
        // Figures drawn by chance may be unlikely, which is a notice.
        let grave = |finding: &&Finding| finding.verdict == Verdict::Broken && finding.severity >= Severity::Warning;
        let broken = read.checked.findings.iter().filter(grave).count();
        if number % 10 != 9 {
            assert_eq!(broken, 0, "report {number}, {:?}: {:?}", report.layout, read.checked.findings.iter().find(grave));
        } else if report.layout != Layout::Glued {
            assert!(broken > 0, "report {number}, {:?}", report.layout);
        }
    }
}

#[test]
fn nothing_false_is_read_of_damaged_reports() {
    for damage in Damage::ALL {
        for number in 0..100 {
            let report = synthetic(number);
            let text = damage.done_to(&report, number as u64 + 1);
            let judgement = Judgement::of(&report.draft, &text);
            assert!(judgement.is_sound(), "{damage:?} of report {number}: {judgement:?} in\n{text}");
        }
    }
}
