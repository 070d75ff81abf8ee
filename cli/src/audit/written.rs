//! What an audit writes once all is joined: the result, the lists, the notices, and last of all the overview.

use std::path::Path;

use anyhow::Result;
use ogi_report::audit::{AuditBook, Notice, Overview, OverviewRow, Piece, findings_head, findings_lines};
use ogi_report::{Audit, Entry, Options, WireAudit};

use super::Arguments;
use super::folder::Folder;
use super::parts::{Parts, has_page, page_name};

/// More files than this are shown on several pages.
const MOST_ON_A_PAGE: usize = 3_000;
/// So many are on each of them.
const ON_A_PIECE: usize = 1_500;

pub(crate) fn write(arguments: &Arguments, audit: &Audit, parts: &Parts, folder: &Folder, options: &Options) -> Result<()> {
    let inputs = &arguments.inputs;
    let overview = Overview::new(audit, inputs, options);
    let in_pieces = audit.briefs.len() > MOST_ON_A_PAGE;
    let (head, tail) = WireAudit::new(audit, inputs, &[], options).halves();
    let mut result = folder.begin_file(Path::new("result.json"))?;
    let mut findings = folder.begin_file(Path::new("findings.csv"))?;
    let mut book = AuditBook::new(options.language);
    result.write(head)?;
    // Spreadsheets take text without the mark for another encoding.
    findings.write("\u{FEFF}")?;
    findings.write(findings_head())?;
    let mut shelf = Shelf { folder, overview: &overview, rows: Vec::new(), entries: Vec::new(), pieces: Vec::new() };
    parts.each(|at, mut entry| {
        entry.sketch.clear();
        result.write(if at == 0 { "\n" } else { ",\n" })?;
        result.write(entry.to_json())?;
        findings.write(findings_lines(&entry))?;
        book.add(&entry);
        let notice = Notice::new(&entry, options, arguments.deadline.as_deref(), arguments.office.as_deref());
        let notice_name = format!("notices/{:03}/{at:06}", at / 1000);
        if let Some(notice) = &notice {
            folder.put(Path::new(&format!("{notice_name}.html")), notice.to_html().as_bytes())?;
            folder.put(Path::new(&format!("{notice_name}.docx")), &notice.to_docx())?;
        }
        let above = if in_pieces { "../" } else { "" };
        let page = has_page(&entry, arguments.pages).then(|| format!("{above}{}", page_name(at)));
        let notice = notice.map(|_| format!("{above}{notice_name}.html"));
        shelf.rows.push(overview.row(at, &entry, page.as_deref(), notice.as_deref()));
        if in_pieces {
            shelf.entries.push(Kept::of(&entry));
            if shelf.rows.len() == ON_A_PIECE {
                shelf.put_piece()?;
            }
        }
        Ok(())
    })?;
    result.write("\n")?;
    result.write(tail)?;
    result.write("\n")?;
    folder.put(Path::new("findings.xlsx"), &book.finish(audit))?;
    findings.finish()?;
    result.finish()?;
    if in_pieces && !shelf.rows.is_empty() {
        shelf.put_piece()?;
    }
    let Shelf { rows, pieces, .. } = shelf;
    folder.put(Path::new("index.html"), overview.page(None, &rows, &pieces).as_bytes())
}

/// What the list of pieces tells of a report.
struct Kept {
    name: String,
    is_wrong: bool,
    is_unread: bool,
}

impl Kept {
    fn of(entry: &Entry) -> Self {
        let name = entry.organ.clone().unwrap_or_else(|| entry.file.clone());
        Self { name, is_wrong: entry.errors > 0, is_unread: entry.error.is_some() }
    }
}

/// Pages of an overview that is too long for one.
struct Shelf<'a> {
    folder: &'a Folder,
    overview: &'a Overview<'a>,
    rows: Vec<OverviewRow>,
    entries: Vec<Kept>,
    pieces: Vec<Piece>,
}

impl Shelf<'_> {
    fn put_piece(&mut self) -> Result<()> {
        let number = self.pieces.len().saturating_add(1);
        let name = |kept: Option<&Kept>| kept.map(|kept| kept.name.clone()).unwrap_or_default();
        let title = format!("{number}. {} — {}", name(self.entries.first()), name(self.entries.last()));
        let href = format!("parts/{number:04}.html");
        self.folder.put(Path::new(&href), self.overview.page(Some(&title), &self.rows, &[]).as_bytes())?;
        self.pieces.push(Piece {
            title,
            href,
            reports: self.entries.len(),
            errors: self.entries.iter().filter(|kept| kept.is_wrong).count(),
            unread: self.entries.iter().filter(|kept| kept.is_unread).count(),
        });
        self.rows.clear();
        self.entries.clear();
        Ok(())
    }
}
