use crate::{Case, Cell, CellId, Column, Draft, FormId, Number, Profile, Row, Verdict, check, identities, rules};

fn zeros(form: FormId) -> Draft {
    let mut draft = Draft::new(form);
    for cell in form.form().cells(false) {
        draft.set(cell, Cell::Number(Number::ZERO));
    }
    draft
}

#[test]
fn forms_have_the_stated_numbers_of_cells() {
    assert_eq!(FormId::Official2021.form().cells(false).count(), 200);
    assert_eq!(FormId::Official2021.form().cells(true).count(), 186);
    assert_eq!(FormId::Trial2019.form().cells(false).count(), 198);
    assert_eq!(crate::CELL_COUNT, 224);
}

#[test]
fn paths_lead_back_to_their_cells() {
    for cell in CellId::all() {
        assert_eq!(CellId::from_path(cell.path()), Some(cell), "{cell}");
    }
    assert_eq!(CellId::from_path("requests.received"), None);
}

#[test]
fn a_report_of_zeros_is_clean() {
    for form in FormId::ALL {
        let draft = zeros(*form);
        let checked = check(&Case::new(&draft), &Profile::default());
        assert!(checked.findings.is_empty(), "{:?}", checked.findings.first().map(|finding| finding.rule.code));
        assert!(checked.summary.holds >= 40);
    }
}

#[test]
fn a_wrong_total_is_found_once_and_named() {
    let mut draft = zeros(FormId::Official2021);
    let total = CellId::request(Row::Received, Column::Total);
    draft.set(total, Cell::Number(Number::from(10)));
    let checked = check(&Case::new(&draft), &Profile::default());
    let codes: Vec<_> = checked.findings.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["requests/row-total", "requests/balance"]);
    assert!(checked.findings.iter().all(|finding| finding.verdict == Verdict::Broken));
    assert_eq!(checked.findings[0].difference(), Some(Number::from(10)));
}

#[test]
fn codes_are_unique_and_well_formed() {
    let mut codes: Vec<_> = rules().map(|rule| rule.code).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
    for code in codes {
        let (family, name) = code.split_once('/').unwrap();
        assert!([family, name].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')), "{code}");
    }
}

#[test]
fn identities_use_only_cells_of_their_form() {
    for (form, undivided) in [(FormId::Official2021, false), (FormId::Official2021, true), (FormId::Trial2019, false)] {
        for identity in identities(form, undivided) {
            for cell in identity.computed().chain(identity.stated()) {
                assert!(form.form().has_cell(cell, undivided), "{cell}");
            }
        }
    }
}
