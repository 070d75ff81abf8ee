//! What a page draws: its characters and its ruling lines.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings,
    SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::Pdf;

use super::work::Work;
use crate::error::DecodeError;
use crate::limits::Limits;
use crate::read::budget::Allowance;
use crate::read::page::{Character, MOST_CHARACTERS, MOST_RULES, PagePoint, Sheet, Units, usual};

/// More text than this on one page is more than all pages may have.
const MOST_TEXT: usize = 16 << 20;

/// Draws every page, and hands each on as it is drawn; what is done with it costs as much as is answered.
pub(super) fn sheets(
    pdf: &Pdf,
    limits: Limits,
    is_encrypted: bool,
    mut take: impl FnMut(Sheet) -> u64,
) -> Result<(), DecodeError> {
    let mut work = Work::new(pdf, limits);
    if is_encrypted {
        work.admit_decrypted()?;
    }
    let mut allowance = Allowance::within(limits);
    let cache = InterpreterCache::new();
    // All are priced before the first is drawn, so that too much is refused at once.
    for page in pdf.pages().iter() {
        work.page(page)?;
    }
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut pen = Pen::default();
        let transform = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut pen);
        allowance.compose(pen.text, "page")?;
        let sheet = pen.sheet(units(f64::from(width)).unwrap_or_default(), units(f64::from(height)).unwrap_or_default());
        work.charge(take(sheet))?;
    }
    Ok(())
}

/// Points to units; nothing for what lies off every page.
#[expect(clippy::float_arithmetic, clippy::cast_possible_truncation, reason = "the border where drawing becomes whole numbers")]
fn units(points: f64) -> Option<Units> {
    (points.is_finite() && points.abs() < 100_000.0).then(|| (points * 100.0).round() as Units)
}

/// Which way text runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Down,
    Left,
    Up,
}

/// A character as drawn: its start and end on the line that it stands on, and the size of its font.
struct Glyph {
    text: String,
    start: PagePoint,
    end: PagePoint,
    size: Units,
    way: Direction,
}

#[derive(Default)]
struct Pen {
    glyphs: Vec<Glyph>,
    /// Opposite corners of what is drawn, where it may be a line.
    strokes: Vec<(PagePoint, PagePoint)>,
    /// Bytes of text so far.
    text: usize,
}

impl Pen {
    /// The page, turned so that most of its text runs to the right; text that runs another way is left out.
    fn sheet(self, width: Units, height: Units) -> Sheet {
        let ways = [Direction::Up, Direction::Left, Direction::Down, Direction::Right];
        let count = |way: Direction| self.glyphs.iter().filter(|glyph| glyph.way == way).count();
        let way = ways.into_iter().max_by_key(|way| count(*way)).unwrap_or(Direction::Right);
        let turn = |(x, y): PagePoint| match way {
            Direction::Right => (x, y),
            Direction::Down => (y, width.saturating_sub(x)),
            Direction::Left => (width.saturating_sub(x), height.saturating_sub(y)),
            Direction::Up => (height.saturating_sub(y), x),
        };
        let lying = matches!(way, Direction::Down | Direction::Up);
        let mut sheet = Sheet { height: if lying { width } else { height }, ..Sheet::default() };
        for glyph in self.glyphs.into_iter().filter(|glyph| glyph.way == way) {
            let (left, base) = turn(glyph.start);
            let right = turn(glyph.end).0.max(left);
            sheet.characters.push(Character { text: glyph.text, left, right, base, size: glyph.size });
        }
        for (first, second) in self.strokes {
            sheet.line(turn(first), turn(second));
        }
        sheet
    }

    fn stroke(&mut self, first: Point, second: Point) {
        let spot = |point: Point| Some((units(point.x)?, units(point.y)?));
        if let (Some(first), Some(second)) = (spot(first), spot(second))
            && self.strokes.len() < MOST_RULES
        {
            self.strokes.push((first, second));
        }
    }

    /// A shape that is filled: a thin rectangle is a line.
    fn fill(&mut self, path: &BezPath, transform: Affine) {
        let mut corners: Option<(Point, Point)> = None;
        let mut curved = false;
        for element in path.elements() {
            let point = match element {
                PathEl::MoveTo(point) => {
                    if let Some((first, second)) = corners.take().filter(|_| !curved) {
                        self.stroke(first, second);
                    }
                    curved = false;
                    *point
                }
                PathEl::LineTo(point) => *point,
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => {
                    curved = true;
                    continue;
                }
                PathEl::ClosePath => continue,
            };
            let point = transform * point;
            corners = Some(match corners {
                Some((first, second)) => (
                    Point::new(first.x.min(point.x), first.y.min(point.y)),
                    Point::new(second.x.max(point.x), second.y.max(point.y)),
                ),
                None => (point, point),
            });
        }
        if let Some((first, second)) = corners.filter(|_| !curved) {
            self.stroke(first, second);
        }
    }

    /// Lines that are drawn.
    fn draw(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match element {
                PathEl::MoveTo(point) => (start, last) = (*point, *point),
                PathEl::LineTo(point) => {
                    self.stroke(transform * last, transform * *point);
                    last = *point;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = *point,
                PathEl::ClosePath => {
                    self.stroke(transform * last, transform * start);
                    last = start;
                }
            }
        }
    }
}

/// Which way a vector runs, if it runs along an edge of the page.
#[expect(clippy::float_arithmetic, reason = "the border where drawing becomes whole numbers")]
fn direction(vector: Vec2) -> Option<Direction> {
    let slope = 0.05;
    if vector.y.abs() <= vector.x.abs() * slope {
        Some(if vector.x >= 0.0 { Direction::Right } else { Direction::Left })
    } else if vector.x.abs() <= vector.y.abs() * slope {
        Some(if vector.y >= 0.0 { Direction::Down } else { Direction::Up })
    } else {
        None
    }
}

impl Device<'_> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MOST_CHARACTERS || self.text > MOST_TEXT {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => usual(character).to_string(),
                Some(BfString::String(text)) => text.chars().map(usual).collect(),
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            self.text = self.text.saturating_add(text.len());
            let advance = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let transform = props.transform * glyph.transform();
            let start = transform * Point::ZERO;
            let em = transform * Point::new(1000.0, 0.0);
            let end = transform * Point::new(f64::from(advance.unwrap_or(1000.0)), 0.0);
            let high = transform * Point::new(0.0, 1000.0);
            let Some(way) = direction(em - start) else { continue };
            let spot = |point: Point| Some((units(point.x)?, units(point.y)?));
            if let (Some(start), Some(end), Some(size)) = (spot(start), spot(end), units(high.distance(start))) {
                self.glyphs.push(Glyph { text, start, end, size, way });
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) => self.fill(path, props.transform),
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.draw(path, props.transform),
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
}
