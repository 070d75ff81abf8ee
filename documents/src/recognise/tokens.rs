//! The document as one stream of words and figures, in reading order, white space and widths folded away.

use std::ops::Range;

use crate::document::{Block, Document, GridRow};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words and signs.
    Text,
    /// A run of digits, possibly with decimals; or a whole cell that states one number.
    Digits,
    /// A cell that holds a mark for "nothing".
    Mark,
    /// An empty cell.
    Blank,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the two run together.
    None,
    /// White space.
    Space,
    /// The edge of a table cell.
    Cell,
    /// A line break.
    Line,
}

/// One token.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// In the folded text.
    pub(super) folded: Range<u32>,
    /// In the flow of the document.
    pub(super) flow: Range<u32>,
    pub(super) gap: Gap,
    /// Serial number of the line or grid row it stands in.
    pub(super) row: u32,
    /// Serial number of the cell within a grid row of several cells; `None` in running text.
    pub(super) cell: Option<u16>,
    /// The laid-out column of that cell.
    pub(super) column: u16,
}

/// The stream: tokens and the folded text that they index.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub(super) tokens: Vec<Token>,
    pub(super) folded: String,
}

impl Stream {
    /// The folded text of a token.
    pub(super) fn text(&self, token: &Token) -> &str {
        self.folded.get(token.folded.start as usize..token.folded.end as usize).unwrap_or_default()
    }

    /// The token that holds a position of the folded text.
    pub(super) fn at(&self, position: usize) -> usize {
        self.tokens.partition_point(|token| token.folded.end as usize <= position)
    }

    /// Where a position of the folded text was read, as near as tokens tell.
    pub(super) fn flow_of(&self, document: &Document<'_>, folded: Range<usize>) -> Range<u32> {
        let first = self.tokens.get(self.at(folded.start));
        let last = self.tokens.get(self.at(folded.end.saturating_sub(1)));
        match (first, last) {
            (Some(first), Some(last)) => {
                let start = within(document, self, first, folded.start);
                let end = within(document, self, last, folded.end);
                start..end.max(start)
            }
            _ => 0..0,
        }
    }
}

/// The flow offset of a folded offset inside a token.
fn within(document: &Document<'_>, stream: &Stream, token: &Token, folded: usize) -> u32 {
    let mut count = stream.folded.get(token.folded.start as usize..folded).unwrap_or_default().chars().count();
    let text = document.slice(&token.flow);
    for (at, character) in text.char_indices() {
        if fold(character, false).is_some() {
            if count == 0 {
                return token.flow.start.saturating_add(u32::try_from(at).unwrap_or_default());
            }
            count = count.saturating_sub(1);
        }
    }
    token.flow.end
}

/// Letters of the forms' labels in traditional characters, with their simplified equals.
const TRADITIONAL: &[(char, char)] = &[
    ('於', '于'),
    ('開', '开'),
    ('請', '请'),
    ('數', '数'),
    ('結', '结'),
    ('轉', '转'),
    ('辦', '办'),
    ('區', '区'),
    ('處', '处'),
    ('計', '计'),
    ('這', '这'),
    ('國', '国'),
    ('規', '规'),
    ('穩', '稳'),
    ('護', '护'),
    ('權', '权'),
    ('屬', '属'),
    ('類', '类'),
    ('內', '内'),
    ('務', '务'),
    ('過', '过'),
    ('執', '执'),
    ('詢', '询'),
    ('項', '项'),
    ('無', '无'),
    ('機', '机'),
    ('關', '关'),
    ('沒', '没'),
    ('現', '现'),
    ('製', '制'),
    ('補', '补'),
    ('後', '后'),
    ('確', '确'),
    ('訪', '访'),
    ('舉', '举'),
    ('報', '报'),
    ('訴', '诉'),
    ('複', '复'),
    ('復', '复'),
    ('覆', '复'),
    ('當', '当'),
    ('認', '认'),
    ('獲', '获'),
    ('總', '总'),
    ('議', '议'),
    ('訟', '讼'),
    ('維', '维'),
    ('糾', '纠'),
    ('審', '审'),
    ('經', '经'),
    ('許', '许'),
    ('罰', '罚'),
    ('強', '强'),
    ('業', '业'),
    ('費', '费'),
    ('發', '发'),
    ('廢', '废'),
    ('構', '构'),
    ('會', '会'),
    ('組', '组'),
    ('織', '织'),
    ('員', '员'),
    ('單', '单'),
    ('額', '额'),
    ('題', '题'),
    ('進', '进'),
    ('問', '问'),
    ('條', '条'),
    ('據', '据'),
    ('則', '则'),
    ('係', '系'),
    ('範', '范'),
    ('採', '采'),
    ('購', '购'),
    ('減', '减'),
    ('對', '对'),
    ('體', '体'),
    ('動', '动'),
    ('應', '应'),
    ('繼', '继'),
    ('續', '续'),
    ('難', '难'),
    ('從', '从'),
    ('統', '统'),
    ('時', '时'),
    ('間', '间'),
];

/// The character as labels are compared: widths folded, white space and invisible characters gone.
pub(super) fn fold(character: char, traditional: bool) -> Option<char> {
    match character {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => Some(character),
        '\u{4E00}'..='\u{9FFF}' if traditional => {
            Some(TRADITIONAL.iter().find(|(from, _)| *from == character).map_or(character, |(_, to)| *to))
        }
        '\u{4E00}'..='\u{9FFF}' => Some(character),
        '“' | '”' | '「' | '」' | '『' | '』' => Some('"'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32((character as u32).saturating_sub(0xFEE0)),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => {
            None
        }
        _ if character.is_whitespace() || character.is_control() => None,
        _ => Some(character),
    }
}

/// Cuts a document into tokens.
pub(super) fn tokens(document: &Document<'_>) -> Stream {
    let mut builder = Builder {
        document,
        traditional: document.text.contains('開'),
        stream: Stream { tokens: Vec::new(), folded: String::with_capacity(document.text.len()) },
        row: 0,
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => builder.paragraph(range),
            Block::Grid(grid) => grid.rows.iter().for_each(|row| builder.grid_row(row)),
        }
    }
    builder.stream
}

struct Builder<'d, 's> {
    document: &'d Document<'s>,
    traditional: bool,
    stream: Stream,
    row: u32,
}

impl Builder<'_, '_> {
    fn paragraph(&mut self, range: &Range<u32>) {
        self.row = self.row.saturating_add(1);
        let text = self.document.slice(range);
        if is_page_number(text) {
            return;
        }
        // One cell a line: the line is the cell.
        if text.len() <= 64
            && let Some(kind) = whole_cell(text).filter(|kind| *kind != Kind::Blank)
        {
            return self.cell(kind, text, range, Gap::Line, None, 0);
        }
        self.words(range, Gap::Line, None, 0);
    }

    fn cell(&mut self, kind: Kind, text: &str, range: &Range<u32>, gap: Gap, place: Option<u16>, column: u16) {
        let start = self.mark();
        self.stream.folded.extend(text.chars().filter_map(|character| fold(character, false)));
        self.push(kind, start, range.clone(), gap, place, column);
    }

    fn grid_row(&mut self, row: &GridRow) {
        self.row = self.row.saturating_add(1);
        let many = row.cells.len() > 1;
        for (at, cell) in row.cells.iter().enumerate() {
            let text = self.document.slice(&cell.range);
            let gap = if at == 0 { Gap::Line } else { Gap::Cell };
            let place = many.then(|| u16::try_from(at).unwrap_or(u16::MAX));
            match whole_cell(text) {
                Some(Kind::Blank) if !many => {}
                Some(kind) => self.cell(kind, text, &cell.range, gap, place, cell.column),
                None if !many && is_page_number(text) => {}
                None => self.words(&cell.range, gap, place, cell.column),
            }
        }
    }

    fn mark(&self) -> u32 {
        u32::try_from(self.stream.folded.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, kind: Kind, start: u32, flow: Range<u32>, gap: Gap, cell: Option<u16>, column: u16) {
        let folded = start..self.mark();
        self.stream.tokens.push(Token { kind, folded, flow, gap, row: self.row, cell, column });
    }

    /// Cuts running text into words and runs of digits.
    fn words(&mut self, range: &Range<u32>, first: Gap, cell: Option<u16>, column: u16) {
        let document = self.document;
        let text = document.slice(range);
        let base = range.start;
        let offset = |at: usize| base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let mut gap = first;
        let mut open: Option<(Kind, u32, usize)> = None;
        let mut end = 0;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let Some(folded) = fold(character, self.traditional) else {
                let here = if character == '\n' { Gap::Line } else { Gap::Space };
                if let Some((Kind::Digits, start, from)) = open {
                    self.push(Kind::Digits, start, offset(from)..offset(end), gap, cell, column);
                    (open, gap) = (None, here);
                } else if open.is_none() {
                    gap = gap.max(here);
                }
                continue;
            };
            let kind = match folded {
                '0'..='9' => Kind::Digits,
                '.' if matches!(open, Some((Kind::Digits, start, _)) if !self.has_point(start))
                    && characters
                        .peek()
                        .is_some_and(|(_, next)| fold(*next, false).is_some_and(|next| next.is_ascii_digit())) =>
                {
                    Kind::Digits
                }
                _ => Kind::Text,
            };
            // A digit before `.` or `、` and a word is the number of an item, not part of the figure before it.
            let kind =
                if kind == Kind::Digits && is_item_number(text.get(at..).unwrap_or_default()) { Kind::Text } else { kind };
            match open {
                Some((known, ..)) if known == kind => {}
                Some((known, start, from)) => {
                    self.push(known, start, offset(from)..offset(end), gap, cell, column);
                    let between = text.get(end..at).unwrap_or_default();
                    gap = match (between.is_empty(), between.contains('\n')) {
                        (true, _) => Gap::None,
                        (false, false) => Gap::Space,
                        (false, true) => Gap::Line,
                    };
                    open = Some((kind, self.mark(), at));
                }
                None => open = Some((kind, self.mark(), at)),
            }
            self.stream.folded.push(folded);
            end = at.saturating_add(character.len_utf8());
        }
        if let Some((kind, start, from)) = open {
            self.push(kind, start, offset(from)..offset(end), gap, cell, column);
        }
    }

    fn has_point(&self, start: u32) -> bool {
        self.stream.folded.get(start as usize..).is_some_and(|digits| digits.contains('.'))
    }
}

/// What the text of a whole cell is, when it is not words.
fn whole_cell(text: &str) -> Option<Kind> {
    match ogi_core::Cell::from_printed(text) {
        ogi_core::Cell::Blank => Some(Kind::Blank),
        ogi_core::Cell::Placeholder(_) => Some(Kind::Mark),
        ogi_core::Cell::Number(_) | ogi_core::Cell::Noted { .. } => Some(Kind::Digits),
        _ => None,
    }
}

/// Whether a text starts with one digit, a point or `、`, and a word: `2.重复申请`.
fn is_item_number(text: &str) -> bool {
    let mut folded = text.chars().take(12).filter_map(|character| fold(character, false));
    let is_number = folded.next().is_some_and(|digit| digit.is_ascii_digit());
    is_number && matches!(folded.next(), Some('.' | '、' | ',' | '。')) && folded.next().is_some_and(|next| next >= '\u{4E00}')
}

/// Whether a line is a page number set off by dashes: `- 3 -`, `—4—`; or `第3页`.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 48 {
        return false;
    }
    let folded: String = text.chars().filter_map(|character| fold(character, false)).collect();
    let bare = folded.trim_matches(|character: char| matches!(character, '-' | '—' | '–' | '－' | '─' | '·' | '~'));
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    (bare.len() < folded.len()
        && folded.starts_with(['-', '—', '–', '─', '·', '~'])
        && !folded.ends_with(|last: char| last.is_ascii_digit())
        && digits(bare))
        || folded.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(page, _)| digits(page))
}
