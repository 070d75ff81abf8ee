//! Comments on the cells of a workbook. Besides its text each comment has a box, which Excel draws in an older language.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ogi_core::{Anchor, Location, Span};

use super::package::{Changed, LINKS, before_end};
use super::{Remark, escape};
use crate::error::{DecodeError, FileKind};
use crate::limits::Limits;
use crate::read::office::xlsx::sheets;

const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// What may follow the link to the boxes in a sheet.
const BEHIND: [&str; 10] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "smartTags",
    "cellWatches",
];

pub(super) fn annotate(bytes: &[u8], remarks: &[Remark], limits: Limits) -> Result<Vec<u8>, DecodeError> {
    let mut file = Changed::open(bytes, FileKind::Xlsx, limits)?;
    let sheets = sheets(file.package())?;
    let mut by_sheet: BTreeMap<usize, BTreeMap<(u32, u32), String>> = BTreeMap::new();
    for remark in remarks {
        let at = sheets.iter().position(|(name, _)| *name == remark.part).unwrap_or_default();
        let cell = if let Anchor::Address { row, column } = remark.spot { (row, column) } else { (1, 1) };
        let text = by_sheet.entry(at).or_default().entry(cell).or_default();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&remark.text);
    }
    for (at, cells) in by_sheet {
        if let Some((_, part)) = sheets.get(at) {
            comment(&mut file, part, &cells)?;
        }
    }
    file.finish()
}

/// Puts comments on the cells of a sheet.
fn comment(file: &mut Changed<'_>, sheet: &str, cells: &BTreeMap<(u32, u32), String>) -> Result<(), DecodeError> {
    let links = file.package().relations(sheet)?;
    let part = |what: &str| links.iter().find(|link| link.what == what).map(|link| link.target.clone());
    let (old_comments, old_boxes) = (part("comments"), part("vmlDrawing"));
    let old_text = match &old_comments {
        Some(part) => file.text(part)?,
        None => None,
    };
    match (old_comments, old_text) {
        (Some(part), Some(text)) => {
            let text = among(&text, cells);
            file.put(&part, text);
        }
        _ => {
            let name = file.free_name("xl/ogiComments", ".xml");
            file.link(sheet, "comments", &name)?;
            file.content_type(&format!(
                "<Override PartName=\"/{name}\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>"
            ))?;
            let list: String = cells.iter().map(|(cell, text)| one(*cell, text, 0)).collect();
            file.put(
                &name,
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{SPACE}\"><authors>\
                     <author>ogi</author></authors><commentList>{list}</commentList></comments>"
                ),
            );
        }
    }
    let boxes: String = (1_u32..).zip(cells).map(|(number, (cell, _))| drawn(number, *cell)).collect();
    if let Some(part) = old_boxes
        && let Some(text) = file.text(&part)?
    {
        let text = before_end(&text, &boxes).unwrap_or(text);
        file.put(&part, text);
        return Ok(());
    }
    let name = file.free_name("xl/drawings/ogiBoxes", ".vml");
    file.put(
        &name,
        format!(
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
             xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" \
             o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
             o:connecttype=\"rect\"/></v:shapetype>{boxes}</xml>"
        ),
    );
    file.content_type("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>")?;
    let id = file.link(sheet, "vmlDrawing", &name)?;
    if let Some(text) = file.text(sheet)? {
        let link = format!("<legacyDrawing xmlns:r=\"{LINKS}\" r:id=\"{id}\"/>");
        let text = with_boxes(&text, &link);
        file.put(sheet, text);
    }
    Ok(())
}

/// The sheet with the link to the boxes, at the place that the order of its elements gives it.
fn with_boxes(text: &str, link: &str) -> String {
    let end = text.rfind("</").unwrap_or(text.len());
    // Elements behind it stand after all cells.
    let from = text.rfind("sheetData").unwrap_or_default();
    let behind = text.get(from..end).unwrap_or_default();
    let first = BEHIND.iter().filter_map(|name| behind.find(&format!("<{name}"))).min();
    let at = first.map_or(end, |first| from.saturating_add(first));
    format!("{}{link}{}", text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default())
}

/// One comment.
fn one(cell: (u32, u32), text: &str, author: usize) -> String {
    format!(
        "<comment ref=\"{}\" authorId=\"{author}\"><text><r><t xml:space=\"preserve\">{}</t></r></text></comment>",
        address(cell),
        escape(text)
    )
}

/// Comments put among those that a sheet has; what a cell says already is kept.
fn among(text: &str, cells: &BTreeMap<(u32, u32), String>) -> String {
    let mut text = text.to_owned();
    for (cell, remark) in cells {
        let own = text.find(&format!("ref=\"{}\"", address(*cell)));
        let place = own.and_then(|own| own.checked_add(text.get(own..)?.find("</text>")?));
        let run = format!("<r xmlns=\"{SPACE}\"><t xml:space=\"preserve\">\n\n{}</t></r>", escape(remark));
        let (at, insert) = match place {
            Some(at) => (at, run),
            None => (text.rfind("</commentList").or_else(|| text.rfind("</")).unwrap_or(text.len()), one(*cell, remark, 0)),
        };
        text.insert_str(at, &insert);
    }
    text
}

/// The box of a comment, which is not shown until it is asked for.
fn drawn(number: u32, (row, column): (u32, u32)) -> String {
    let (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
    let mut out = String::new();
    let _ = write!(
        out,
        "<v:shape id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;width:240pt;height:120pt;z-index:1;\
         visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:textbox/>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{},15,{row},2,{},31,{},1</x:Anchor>\
         <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        90_000_u32.saturating_add(number),
        column.saturating_add(1),
        column.saturating_add(5),
        row.saturating_add(8),
    );
    out
}

/// `D12`.
fn address((row, column): (u32, u32)) -> String {
    let location = Location { span: Span::new(0, 0), part: "".into(), page: None, spot: Anchor::Address { row, column } };
    location.address().unwrap_or_else(|| "A1".to_owned())
}
