//! Reads one report, tells what is wrong with it and where, and works out the totals.

use ogi_report::{Error, Language, Options, Verdict, fill, inspect};

fn main() -> Result<(), Error> {
    let bytes = include_bytes!("../../reports/wrong-totals.txt");
    let options = Options { language: Language::En, ..Options::default() };
    let report = inspect(bytes, &options)?;
    let form = report.draft.form();

    println!("{:?}, {}, form {}", report.draft.organ, report.draft.year.unwrap_or_default(), form.name());
    for finding in &report.checked.findings {
        if finding.verdict == Verdict::Broken {
            println!("{}: {}", finding.rule.code, finding.text(form, Language::En));
            for term in &finding.terms {
                let source = report.draft.span(term.cell).and_then(|span| report.source(span));
                println!("  {:+} {} = {}", term.coefficient, term.cell, source.unwrap_or("not in the text"));
            }
        }
    }
    for total in fill(&report.draft) {
        if total.declared != Some(total.computed) {
            println!("{} should be {}", form.form().cell_label(total.cell, Language::En), total.computed);
        }
    }
    println!("{:?}", report.checked.summary);
    Ok(())
}
