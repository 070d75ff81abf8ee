//! `new-layout NAME`: a folder for a way of printing a table, with a document to start from.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use ogi_report::{Form, FormId};

/// Makes the folder with the plain print of the applications table, to be printed otherwise by hand.
pub(crate) fn run(root: &Path, name: &str) -> Result<bool> {
    let is_name = name.chars().all(|character| character.is_ascii_lowercase() || character == '-') && !name.is_empty();
    ensure!(is_name, "a name has lower-case letters and hyphens: {name}");
    let folder = root.join("fixtures/layouts").join(name);
    ensure!(!folder.exists(), "fixtures/layouts/{name} is there already");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("input.txt"), plain(FormId::Official2021.form()))?;
    println!("written: fixtures/layouts/{name}/input.txt");
    println!("next: print it in the new way, then docs/READING.md");
    Ok(true)
}

/// A small report with the labels of the form and figures that add up.
fn plain(form: &Form) -> String {
    let mut text = String::from("示例市水务局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n");
    for row in form.request_rows(false) {
        text.push_str(form.row_label(row));
        text.push_str(" 0 0 0 0 0 0 0\n");
    }
    text
}
