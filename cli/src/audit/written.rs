//! What an audit writes once all is joined: the result, the lists, the notices, and last of all the overview.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ogi_report::audit::{AuditBook, Notice, Overview, OverviewRow, Piece, findings_head, findings_lines};
use ogi_report::{Audit, Entry, Options, WireAudit};

use super::Arguments;
use super::folder::Folder;
use super::parts::{Parts, has_page, page_name};
use super::regions::regions;
use crate::shown::shown;

/// More files than this are shown on several pages.
const MOST_ON_A_PAGE: usize = 3_000;
/// So many bytes of a page are held before they are laid by.
const HELD: usize = 64 << 10;

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
    let mut shelf = in_pieces.then(|| Shelf::new(folder, audit));
    let mut rows: Vec<OverviewRow> = Vec::new();
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
        let row = overview.row(at, &entry, page.as_deref(), notice.as_deref());
        match &mut shelf {
            Some(shelf) => shelf.lay_by(at, &row, &entry)?,
            None => rows.push(row),
        }
        Ok(())
    })?;
    result.write("\n")?;
    result.write(tail)?;
    result.write("\n")?;
    folder.put(Path::new("findings.xlsx"), &book.finish(audit))?;
    findings.finish()?;
    result.finish()?;
    let pieces = shelf.map(|shelf| shelf.put(&overview)).transpose()?.unwrap_or_default();
    folder.put(Path::new("index.html"), overview.page(None, &rows, &pieces).as_bytes())
}

/// Pages of an overview that is too long for one, by regions; their rows are laid by on the disk until all are there.
struct Shelf<'a> {
    folder: &'a Folder,
    pages: Vec<Page>,
    /// The page of each report by its place.
    page_of: Vec<usize>,
}

struct Page {
    piece: Piece,
    held: String,
}

impl<'a> Shelf<'a> {
    fn new(folder: &'a Folder, audit: &Audit) -> Self {
        let mut page_of = vec![0; audit.briefs.len()];
        let mut pages = Vec::new();
        for (number, region) in regions(audit).into_iter().enumerate() {
            region.places.iter().for_each(|place| page_of[*place] = number);
            let title = format!("{}. {}", number + 1, region.title);
            let piece = Piece {
                title,
                href: format!("parts/{:04}.html", number + 1),
                reports: region.places.len(),
                errors: 0,
                unread: 0,
            };
            pages.push(Page { piece, held: String::new() });
        }
        let shelf = Self { folder, pages, page_of };
        // A run that was ended may have laid some by.
        for number in 0..shelf.pages.len() {
            let _ = fs::remove_file(shelf.laid(number));
        }
        shelf
    }

    fn laid(&self, number: usize) -> PathBuf {
        self.folder.work(&format!("rows-{number:04}"))
    }

    fn lay_by(&mut self, at: usize, row: &OverviewRow, entry: &Entry) -> Result<()> {
        let number = self.page_of[at];
        let page = &mut self.pages[number];
        page.piece.errors += usize::from(entry.errors > 0);
        page.piece.unread += usize::from(entry.error.is_some());
        page.held.push_str(&row.to_line());
        page.held.push('\n');
        if page.held.len() > HELD {
            self.flush(number)?;
        }
        Ok(())
    }

    fn flush(&mut self, number: usize) -> Result<()> {
        let path = self.laid(number);
        let held = std::mem::take(&mut self.pages[number].held);
        let mut file = OpenOptions::new().create(true).append(true).open(&path).with_context(|| shown(&path))?;
        file.write_all(held.as_bytes()).with_context(|| shown(&path))
    }

    /// Writes the pages; what the list of them says.
    fn put(mut self, overview: &Overview<'_>) -> Result<Vec<Piece>> {
        for number in 0..self.pages.len() {
            self.flush(number)?;
            let path = self.laid(number);
            let text = fs::read_to_string(&path).with_context(|| shown(&path))?;
            let rows: Vec<OverviewRow> = text.lines().filter_map(OverviewRow::from_line).collect();
            let Piece { title, href, .. } = &self.pages[number].piece;
            self.folder.put(Path::new(href), overview.page(Some(title), &rows, &[]).as_bytes())?;
        }
        Ok(self.pages.into_iter().map(|page| page.piece).collect())
    }
}
