//! Comments in a Word document.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::package::{Changed, before_end};
use super::{Remark, escape};
use crate::error::{DecodeError, FileKind};
use crate::limits::Limits;
use crate::read::office::docx::{Main, read_main};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) fn annotate(bytes: &[u8], remarks: &[Remark], limits: Limits) -> Result<Vec<u8>, DecodeError> {
    let Main { part, text, anchors, .. } = read_main(bytes, limits)?;
    let mut file = Changed::open(bytes, FileKind::Docx, limits)?;
    let links = file.package().relations(&part)?;
    let old = links.iter().find(|link| link.what == "comments").map(|link| link.target.clone());
    let old_text = match &old {
        Some(part) => file.text(part)?,
        None => None,
    };
    let mut id = next_id(old_text.as_deref().unwrap_or_default()).max(next_id_of_anchors(&text));
    let mut comments = String::new();
    let mut places: BTreeMap<(usize, usize), (String, String)> = BTreeMap::new();
    for remark in remarks {
        let anchor = anchors.iter().find(|(spot, _)| *spot == remark.spot).or_else(|| anchors.first());
        let Some((_, Range { start, end })) = anchor else { continue };
        let (before, behind) = places.entry((*start, *end)).or_default();
        let _ = write!(before, "<w:commentRangeStart w:id=\"{id}\"/>");
        let _ = write!(behind, "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>");
        let _ = write!(comments, "<w:comment w:id=\"{id}\" w:author=\"ogi\" w:initials=\"ogi\">");
        for line in remark.text.lines() {
            let _ = write!(comments, "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line));
        }
        comments.push_str("</w:comment>");
        id = id.saturating_add(1);
    }
    file.put(&part, with_marks(&text, &places));
    if let (Some(part), Some(text)) = (&old, &old_text) {
        // The prefix may be another one there; the space of names is the same.
        let comments = comments.replace("<w:comment ", &format!("<w:comment xmlns:w=\"{SPACE}\" "));
        let text = before_end(text, &comments).unwrap_or_else(|| text.clone());
        file.put(part, text);
        return file.finish();
    }
    let folder = part.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let name = if file.package().has(&format!("{folder}comments.xml")) {
        file.free_name(&format!("{folder}comments"), ".xml")
    } else {
        format!("{folder}comments.xml")
    };
    file.link(&part, "comments", &name)?;
    file.content_type(&format!(
        "<Override PartName=\"/{name}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
    ))?;
    file.put(
        &name,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{SPACE}\">{comments}</w:comments>"
        ),
    );
    file.finish()
}

/// The first number that no comment has.
fn next_id(comments: &str) -> u32 {
    ids(comments, "comment ").max().map_or(0, |id| id.saturating_add(1))
}

fn next_id_of_anchors(text: &str) -> u32 {
    ids(text, "commentRangeStart ").chain(ids(text, "commentReference ")).max().map_or(0, |id| id.saturating_add(1))
}

/// The numbers that elements of a name state.
fn ids<'t>(text: &'t str, name: &'static str) -> impl Iterator<Item = u32> + 't {
    text.match_indices(name).filter_map(|(at, _)| {
        let tag = text.get(at..)?.split('>').next()?;
        let (_, rest) = tag.split_once("id=\"")?;
        rest.split('"').next()?.parse().ok()
    })
}

/// The main part with marks put around the content of paragraphs.
fn with_marks(text: &str, places: &BTreeMap<(usize, usize), (String, String)>) -> String {
    let mut inserts: Vec<(Range<usize>, String)> = Vec::new();
    for ((start, end), (before, behind)) in places {
        // The element may use the space of names under another prefix.
        let declared = |marks: &str| {
            marks
                .replace(" w:id=", &format!(" xmlns:w=\"{SPACE}\" w:id="))
                .replace("<w:r>", &format!("<w:r xmlns:w=\"{SPACE}\">"))
        };
        let tag =
            text.get(..*start).and_then(|before| before.rfind('<')).and_then(|at| text.get(at..*start)).unwrap_or_default();
        let is_usual = tag.starts_with("<w:") || tag.starts_with("</w:");
        let (before, behind) = if is_usual { (before.clone(), behind.clone()) } else { (declared(before), declared(behind)) };
        if start == end && is_empty_paragraph(tag) {
            let name: String =
                tag.trim_start_matches('<').chars().take_while(|letter| !matches!(letter, ' ' | '/' | '>' | '\n')).collect();
            inserts.push((start.saturating_sub(2)..*start, format!(">{before}{behind}</{name}>")));
        } else {
            inserts.push((*start..*start, before));
            inserts.push((*end..*end, behind));
        }
    }
    inserts.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for (range, insert) in inserts {
        out.push_str(text.get(last..range.start).unwrap_or_default());
        out.push_str(&insert);
        last = range.end;
    }
    out.push_str(text.get(last..).unwrap_or_default());
    out
}

/// Whether a tag is a paragraph that ends where it begins: `<w:p/>`.
fn is_empty_paragraph(tag: &str) -> bool {
    let Some(name) = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix("/>")) else { return false };
    let name = name.split_ascii_whitespace().next().unwrap_or_default();
    name == "p" || name.ends_with(":p")
}
