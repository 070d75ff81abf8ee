//! From tokens to paragraphs and tables.

use super::characters::CodePages;
use super::tokens::Token;
use crate::error::Fault;
use crate::read::items::{Fields, Item, Paragraph, Place, Story};

/// Groups inside each other; office programs write some dozen.
const DEEPEST: usize = 256;
/// Cells of one row.
const MOST_CELLS: usize = 512;
/// An automatic number is short.
const LONGEST_NUMBER: usize = 64;

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Goal {
    /// Into the open paragraph.
    #[default]
    Body,
    /// Nowhere.
    Nothing,
    /// Into the table of fonts.
    Fonts,
    /// Into the instruction of a field.
    Instruction,
    /// Into the automatic number of the open paragraph.
    Number,
}

/// What ends with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Ends {
    #[default]
    Nothing,
    Field,
    Box,
}

/// What holds up to the end of a group.
#[derive(Debug, Clone, Default)]
struct State {
    goal: Goal,
    ends: Ends,
    font: i32,
    other_font: i32,
    hidden: bool,
    deleted: bool,
    /// How many characters stand for one of Unicode in readers that do not know it.
    stand_ins: usize,
    /// The layout of a table inside a table is being stated.
    inner: bool,
}

/// The layout of a row, as far as it is stated.
#[derive(Debug, Default, Clone)]
struct Layout {
    places: Vec<Place>,
    next: Place,
    left: i32,
}

/// A story: the body, or a text box.
#[derive(Debug)]
struct Frame {
    story: Story,
    open: Paragraph,
    automatic: String,
    in_table: bool,
    depth: usize,
    boxes: Vec<Item>,
}

pub(super) struct Reader {
    bytes: usize,
    pages: CodePages,
    state: State,
    outer: Vec<State>,
    frame: Frame,
    outer_frames: Vec<Frame>,
    fields: Fields,
    /// Bytes and units of UTF-16 that are not yet characters.
    pending: Vec<u8>,
    units: Vec<u16>,
    /// Stand-ins still to be left out.
    skip: usize,
    /// The group has just begun: its first word says what it is.
    first: bool,
    optional: bool,
    row: Layout,
    inner_row: Layout,
    number: u32,
    /// The group that is the file has ended.
    ended: bool,
}

impl Frame {
    fn new(bytes: usize) -> Self {
        Self {
            story: Story::for_source(bytes),
            open: Paragraph::default(),
            automatic: String::new(),
            in_table: false,
            depth: 0,
            boxes: Vec::new(),
        }
    }
}

impl Reader {
    /// For a source of so many bytes.
    pub(super) fn for_source(bytes: usize) -> Self {
        Self {
            bytes,
            pages: CodePages::default(),
            state: State { stand_ins: 1, ..State::default() },
            outer: Vec::new(),
            frame: Frame::new(bytes),
            outer_frames: Vec::new(),
            fields: Fields::default(),
            pending: Vec::new(),
            units: Vec::new(),
            skip: 0,
            first: false,
            optional: false,
            row: Layout::default(),
            inner_row: Layout::default(),
            number: 0,
            ended: false,
        }
    }

    pub(super) fn read(&mut self, token: Token<'_>) -> Result<(), Fault> {
        if self.ended {
            return Ok(());
        }
        match token {
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip = self.skip.saturating_sub(1);
                } else {
                    self.flush_units();
                    self.pending.push(byte);
                }
                self.first = false;
                return Ok(());
            }
            Token::Word("u", Some(unit)) => {
                self.flush_bytes();
                // Written as a signed number where it is large.
                self.units.extend(u16::try_from(unit.rem_euclid(0x1_0000)));
                self.skip = self.state.stand_ins;
                self.first = false;
                return Ok(());
            }
            _ => {}
        }
        let ends_skip = matches!(token, Token::Open | Token::Close);
        if self.skip > 0 && !ends_skip {
            self.skip = self.skip.saturating_sub(1);
            return Ok(());
        }
        self.skip = 0;
        self.flush();
        match token {
            Token::Open => self.open_group()?,
            Token::Close => self.close_group(),
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => {
                if !std::mem::take(&mut self.first) || !self.destination(word) {
                    self.word(word, number);
                }
                self.optional = false;
            }
            Token::Byte(_) => {}
        }
        Ok(())
    }

    /// What was read; a file whose groups do not end was cut.
    pub(super) fn finish(mut self) -> Result<Vec<Item>, Fault> {
        self.flush();
        if !self.outer.is_empty() {
            return Err(Fault::Records);
        }
        self.end_paragraph(false);
        Ok(self.frame.story.finish())
    }

    fn open_group(&mut self) -> Result<(), Fault> {
        if self.outer.len() >= DEEPEST {
            return Err(Fault::TooDeep);
        }
        let inner = State { ends: Ends::Nothing, ..self.state.clone() };
        self.outer.push(std::mem::replace(&mut self.state, inner));
        (self.first, self.optional) = (true, false);
        Ok(())
    }

    fn close_group(&mut self) {
        self.first = false;
        let Some(outer) = self.outer.pop() else { return };
        self.ended = self.outer.is_empty();
        match std::mem::replace(&mut self.state, outer).ends {
            Ends::Nothing => {}
            Ends::Field => self.fields.end(),
            Ends::Box => {
                self.end_paragraph(false);
                if let Some(outer) = self.outer_frames.pop() {
                    let inside = std::mem::replace(&mut self.frame, outer);
                    self.frame.boxes.extend(inside.story.finish());
                }
            }
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            _ => {}
        }
    }

    /// Whether the first word of a group says that it is no running text, or text of another kind.
    fn destination(&mut self, word: &str) -> bool {
        let goal = match word {
            _ if self.state.goal == Goal::Nothing => Goal::Nothing,
            "fonttbl" => Goal::Fonts,
            "f" if self.state.goal == Goal::Fonts => return false,
            "fldinst" => Goal::Instruction,
            "listtext" | "pntext" => Goal::Number,
            "field" => {
                self.fields.begin();
                self.state.ends = Ends::Field;
                return true;
            }
            "fldrslt" => {
                self.fields.separate();
                return true;
            }
            "shptxt" => {
                if self.outer_frames.len() < 16 {
                    let outer = std::mem::replace(&mut self.frame, Frame::new(self.bytes));
                    self.outer_frames.push(outer);
                    self.state.ends = Ends::Box;
                }
                return true;
            }
            "nesttableprops" => {
                self.state.inner = true;
                return true;
            }
            "shpinst" => return true,
            "stylesheet" | "colortbl" | "info" | "pict" | "nonshppict" | "header" | "headerl" | "headerr" | "headerf"
            | "footer" | "footerl" | "footerr" | "footerf" | "footnote" | "annotation" | "object" | "nonesttables" | "sp"
            | "tc" | "xe" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" => Goal::Nothing,
            // What only newer readers need to know.
            _ if self.optional => Goal::Nothing,
            _ => return false,
        };
        self.state.goal = goal;
        true
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "ansicpg" => self.pages.file(number.unwrap_or_default()),
            "fcharset" if self.state.goal == Goal::Fonts => self.pages.font(self.state.font, number.unwrap_or_default()),
            "f" => self.state.font = number.unwrap_or_default(),
            "af" => self.state.other_font = number.unwrap_or_default(),
            "uc" => self.state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "plain" => (self.state.hidden, self.state.deleted) = (false, false),
            "v" => self.state.hidden = is_on,
            "deleted" => self.state.deleted = is_on,
            _ if self.state.goal != Goal::Body => {
                if word == "tab" {
                    self.push(" ");
                }
            }
            "pard" => (self.frame.in_table, self.frame.depth) = (false, 0),
            "intbl" => self.frame.in_table = true,
            "itap" => self.frame.depth = usize::try_from(number.unwrap_or_default()).unwrap_or_default(),
            "par" | "sect" | "page" => {
                if word != "par" || !self.state.deleted {
                    self.end_paragraph(false);
                }
            }
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.frame.depth.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.frame.depth.max(2)),
            "tab" => {
                let tab = self.frame.open.tab();
                self.push(tab);
            }
            "line" | "lbr" => self.push("\n"),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            "emspace" | "enspace" | "qmspace" => self.push(" "),
            _ => self.lay_out(word, number.unwrap_or_default()),
        }
    }

    /// Words that lay out the cells of a row.
    fn lay_out(&mut self, word: &str, number: i32) {
        let row = if self.state.inner { &mut self.inner_row } else { &mut self.row };
        match word {
            "trowd" => *row = Layout::default(),
            "trleft" => row.left = number,
            "clmrg" => row.next.covered = true,
            "clvmrg" => row.next.goes_on = true,
            "cellx" if row.places.len() < MOST_CELLS => {
                let left = row.places.last().map_or(row.left, |place| place.right);
                row.places.push(Place { left, right: number, ..std::mem::take(&mut row.next) });
            }
            _ => {}
        }
    }

    fn end_cell(&mut self, depth: usize) {
        (self.frame.in_table, self.frame.depth) = (true, depth);
        self.end_paragraph(true);
        self.frame.story.end_cell();
    }

    fn end_row(&mut self, depth: usize) {
        self.frame.story.depth(depth);
        self.frame.open = Paragraph::default();
        self.fields.end_paragraph();
        let row = if depth > 1 { &self.inner_row } else { &self.row };
        self.frame.story.end_row(&row.places);
    }

    fn end_paragraph(&mut self, is_empty_kept: bool) {
        let frame = &mut self.frame;
        let mut paragraph = std::mem::take(&mut frame.open);
        let number = std::mem::take(&mut frame.automatic);
        let number = number.trim();
        let has_sign = number.chars().any(char::is_alphanumeric);
        let is_blank = paragraph.text.trim().is_empty();
        // The end of a file is no paragraph, and does not end a table.
        if is_blank && !is_empty_kept && self.outer.is_empty() {
            return;
        }
        let depth = if frame.in_table { frame.depth.max(1) } else { frame.depth };
        frame.story.depth(depth);
        if has_sign && !is_blank {
            paragraph.count(number, depth > 0);
        }
        if depth == 0 {
            self.number = self.number.saturating_add(1);
        }
        paragraph.number = self.number;
        frame.story.add(Item::Paragraph(paragraph));
        for item in std::mem::take(&mut frame.boxes) {
            frame.story.add(item);
        }
        self.fields.end_paragraph();
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.flush_units();
    }

    fn flush_bytes(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let text = self.pages.text(&bytes, &[self.state.font, self.state.other_font]);
        self.push(&text);
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
            self.push(&text);
        }
    }

    /// Adds text to where it goes.
    fn push(&mut self, text: &str) {
        if self.state.hidden || self.state.deleted {
            return;
        }
        match self.state.goal {
            Goal::Body if self.fields.show() => self.frame.open.text.push_str(text),
            Goal::Instruction => self.fields.instruct(text),
            Goal::Number if self.frame.automatic.len() < LONGEST_NUMBER => self.frame.automatic.push_str(text),
            _ => {}
        }
    }
}
