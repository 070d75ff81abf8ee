//! Prints what is recognised in a text file.
use ogi_core::{Case, Language, Profile, check};
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let found = ogi_documents::inspect(&bytes, &ogi_documents::ReadOptions::default()).unwrap();
        let d = &found.draft;
        println!("#FILE {path}");
        println!("#META {:?} {:?} {:?} {:?} undivided={}", d.form(), found.encoding, d.year, d.organ, d.is_undivided());
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
