//! Prints what is recognised in a text file.
use ogi_core::{Case, Language, Profile, check};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let document = ogi_documents::read::text(&text);
        let found = ogi_documents::recognise(&document);
        let d = &found.draft;
        println!("#FILE {path}");
        println!("#META {:?} {} {:?} {:?} undivided={}", d.form(), found.is_report, d.year, d.organ, d.is_undivided());
        for id in d.listed_cells() {
            println!("CELL\t{}\t{}", id, serde_json::to_string(d.cell(id)).unwrap());
        }
        let checked = check(&Case::new(d), &Profile::default());
        println!("#SUM {:?}", checked.summary);
        for f in &checked.findings {
            println!("FIND\t{}\t{}\t{}\t{}", f.rule.code, f.severity.name(), f.verdict.name(), f.text(d.form(), Language::Zh));
        }
    }
}
