//! Prints how the tables of files are read.

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a file");
        match ogi_documents::trace(&bytes, &ogi_documents::ReadOptions::default()) {
            Ok(text) => println!("{text}"),
            Err(error) => println!("{path}: {error}"),
        }
    }
}
