//! What a page or a template draws: characters with their places, and lines.

use super::numbers::{Matrix, Square, length, units};
use crate::error::{DecodeError, FileKind};
use crate::read::page::{Character, MOST_CHARACTERS, MOST_RULES, PagePoint, Units, usual};
use crate::read::xml::{Element, Events, Node};

/// What a part draws.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) area: Option<Square>,
    /// The numbers of the templates that are drawn below it.
    pub(super) templates: Vec<String>,
    pub(super) characters: Vec<Character>,
    /// Opposite corners of what may be a line.
    pub(super) lines: Vec<(PagePoint, PagePoint)>,
}

/// The object that is being read.
#[derive(Debug, Clone)]
struct Object {
    box_at: (i64, i64),
    matrix: Matrix,
    /// The size of its font.
    size: i64,
    /// How wide letters are, in hundredths.
    width: i64,
    is_shown: bool,
    is_filled: bool,
    is_drawn: bool,
}

/// So many equal steps.
type Steps = Vec<(usize, i64)>;

/// Characters of one text code: where they begin, and the steps between them.
#[derive(Debug, Default)]
struct Code {
    start: (i64, i64),
    across: Steps,
    down: Steps,
}

struct Reader {
    drawing: Drawing,
    object: Option<Object>,
    code: Option<Code>,
    text: String,
    names: Vec<&'static str>,
}

/// Reads a part.
pub(super) fn read(xml: &str, part: &str) -> Result<Drawing, DecodeError> {
    let mut events = Events::new(xml, FileKind::Ofd, part);
    let mut reader = Reader { drawing: Drawing::default(), object: None, code: None, text: String::new(), names: Vec::new() };
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => reader.start(&element),
            Node::Text(text) => {
                if matches!(reader.names.last(), Some(&("TextCode" | "AbbreviatedData" | "PhysicalBox"))) {
                    reader.text.push_str(&text);
                }
            }
            Node::End => reader.end(),
        }
    }
    Ok(reader.drawing)
}

impl Reader {
    fn start(&mut self, element: &Element<'_>) {
        let name = known(element.name());
        self.names.push(name);
        match name {
            "Template" if self.drawing.templates.len() < 16 => {
                self.drawing.templates.extend(element.attribute("TemplateID"));
            }
            "TextObject" | "PathObject" => self.object = Object::read(element),
            "TextCode" => {
                self.text.clear();
                self.code = Some(self.code(element));
            }
            "AbbreviatedData" | "PhysicalBox" => self.text.clear(),
            _ => {}
        }
    }

    /// A text code; without a place it begins where the one before it began.
    fn code(&self, element: &Element<'_>) -> Code {
        let number = |name: &str| element.attribute(name).and_then(|text| length(&text));
        let before = self.code.as_ref().map(|code| code.start).unwrap_or_default();
        Code {
            start: (number("X").unwrap_or(before.0), number("Y").unwrap_or(before.1)),
            across: steps(&element.attribute("DeltaX").unwrap_or_default()),
            down: steps(&element.attribute("DeltaY").unwrap_or_default()),
        }
    }

    fn end(&mut self) {
        match self.names.pop() {
            Some("TextCode") => self.write(),
            Some("AbbreviatedData") => self.draw(),
            Some("PhysicalBox") => self.drawing.area = Square::read(&self.text),
            Some("TextObject" | "PathObject") => (self.object, self.code) = (None, None),
            _ => {}
        }
    }

    /// Places the characters of a text code.
    fn write(&mut self) {
        let (Some(object), Some(code)) = (&self.object, &self.code) else { return };
        if !object.is_shown || !object.matrix.is_upright() {
            return;
        }
        let (mut x, mut y) = code.start;
        let each = |(count, step): &(usize, i64)| std::iter::repeat_n(*step, *count);
        let (mut across, mut down) = (code.across.iter().flat_map(each), code.down.iter().flat_map(each));
        let has_steps = !code.across.is_empty() || !code.down.is_empty();
        for letter in self.text.chars().filter(|letter| !letter.is_control()) {
            let nominal = if letter.is_ascii() { object.size / 2 } else { object.size };
            let nominal = nominal.saturating_mul(object.width) / 100;
            let step = across.next().unwrap_or(if has_steps { 0 } else { nominal });
            // A letter is no wider than the step to the next one.
            let width = if step > 0 { step.min(nominal.saturating_mul(3) / 2) } else { nominal };
            if self.drawing.characters.len() < MOST_CHARACTERS {
                self.drawing.characters.extend(object.place(letter, (x, y), width));
            }
            x = x.saturating_add(step);
            y = y.saturating_add(down.next().unwrap_or_default());
        }
    }

    /// Draws a path.
    fn draw(&mut self) {
        let Some(object) = &self.object else { return };
        if !object.is_shown {
            return;
        }
        let mut numbers: Vec<i64> = Vec::new();
        let mut path = Path { object, start: (0, 0), last: (0, 0), bounds: None, is_curved: false, lines: Vec::new() };
        let mut operator = "";
        for token in self.text.split_ascii_whitespace() {
            match length(token) {
                Some(number) if numbers.len() < 8 => numbers.push(number),
                Some(_) => {}
                None => {
                    path.step(operator, &numbers);
                    numbers.clear();
                    operator = token;
                }
            }
        }
        path.step(operator, &numbers);
        path.end_shape();
        let left = MOST_RULES.saturating_sub(self.drawing.lines.len());
        self.drawing.lines.extend(path.lines.into_iter().take(left));
    }
}

impl Object {
    fn read(element: &Element<'_>) -> Option<Self> {
        let bounds = Square::read(&element.attribute("Boundary")?)?;
        let number = |name: &str| element.attribute(name).and_then(|text| length(&text));
        let is = |name: &str, usual: bool| element.attribute(name).map_or(usual, |value| value == "true");
        let is_turned = number("CharDirection").is_some_and(|angle| angle != 0);
        Some(Self {
            box_at: (bounds.left, bounds.top),
            matrix: element.attribute("CTM").and_then(|text| Matrix::read(&text)).unwrap_or(Matrix::PLAIN),
            size: number("Size").unwrap_or_default(),
            width: number("HScale").map_or(100, |scale| (scale / 10).clamp(10, 400)),
            is_shown: is("Visible", true) && number("Alpha") != Some(0) && !is_turned,
            is_filled: is("Fill", false),
            is_drawn: is("Stroke", true),
        })
    }

    /// A place inside the object as one of the page.
    fn spot(&self, place: (i64, i64)) -> Option<PagePoint> {
        let (x, y) = self.matrix.apply(place);
        Some((units(x.saturating_add(self.box_at.0))?, units(y.saturating_add(self.box_at.1))?))
    }

    fn place(&self, letter: char, place: (i64, i64), width: i64) -> Option<Character> {
        let (left, base) = self.spot(place)?;
        let (width, size) = self.matrix.scale(width, self.size);
        let right = left.saturating_add(units(width)?);
        let size: Units = units(size)?;
        Some(Character { text: usual(letter).to_string(), left, right, base, size })
    }
}

/// A path being drawn.
struct Path<'o> {
    object: &'o Object,
    start: (i64, i64),
    last: (i64, i64),
    /// Opposite corners of the shape that is being drawn.
    bounds: Option<((i64, i64), (i64, i64))>,
    is_curved: bool,
    lines: Vec<(PagePoint, PagePoint)>,
}

impl Path<'_> {
    fn step(&mut self, operator: &str, numbers: &[i64]) {
        match (operator, numbers) {
            ("M" | "S", [x, y, ..]) => {
                self.end_shape();
                (self.start, self.last) = ((*x, *y), (*x, *y));
                self.reach((*x, *y));
            }
            ("L", [x, y, ..]) => self.to((*x, *y)),
            ("C", _) => self.to(self.start),
            ("Q", [_, _, x, y, ..]) | ("B", [_, _, _, _, x, y, ..]) | ("A", [_, _, _, _, _, x, y, ..]) => {
                self.is_curved = true;
                self.last = (*x, *y);
            }
            _ => {}
        }
    }

    fn to(&mut self, place: (i64, i64)) {
        if self.object.is_drawn
            && let (Some(first), Some(second)) = (self.object.spot(self.last), self.object.spot(place))
            && self.lines.len() < MOST_RULES
        {
            self.lines.push((first, second));
        }
        self.reach(place);
        self.last = place;
    }

    fn reach(&mut self, (x, y): (i64, i64)) {
        let (low, high) = self.bounds.unwrap_or(((x, y), (x, y)));
        self.bounds = Some(((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))));
    }

    /// A shape that is filled: a thin rectangle is a line.
    fn end_shape(&mut self) {
        let is_curved = std::mem::take(&mut self.is_curved);
        let Some((low, high)) = self.bounds.take().filter(|_| self.object.is_filled && !is_curved) else { return };
        if let (Some(first), Some(second)) = (self.object.spot(low), self.object.spot(high)) {
            self.lines.push((first, second));
        }
    }
}

/// Steps between characters: `3.2 g 4 5.6` is one of 3.2 and four of 5.6.
fn steps(text: &str) -> Steps {
    let mut steps = Vec::new();
    let mut tokens = text.split_ascii_whitespace();
    while let Some(token) = tokens.next() {
        let (count, step) = if token == "g" {
            let count = tokens.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or_default();
            (count, tokens.next().and_then(length))
        } else {
            (1, length(token))
        };
        if count > 0 {
            steps.push((count, step.unwrap_or_default()));
        }
    }
    steps
}

/// The names that matter, so that they can be kept.
fn known(name: &str) -> &'static str {
    let names = ["Template", "TextObject", "PathObject", "TextCode", "AbbreviatedData", "PhysicalBox"];
    names.into_iter().find(|known| *known == name).unwrap_or("")
}
