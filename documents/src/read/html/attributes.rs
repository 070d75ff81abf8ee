//! The few attributes that matter: spans of cells, hidden elements, page metadata.

/// No table is wider, and no cell spans more rows or columns.
pub(super) const MOST_COLUMNS: u16 = 1000;
/// Longer values are cut: neither a span nor a style that hides is that long.
const LONGEST_VALUE: usize = 1024;

/// What the attributes of one start tag say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) row_span: u16,
    pub(super) column_span: u16,
    pub(super) hidden: bool,
    /// `name`, `property` or `http-equiv` of a `meta` element.
    pub(super) key: String,
    /// `content` of a `meta` element.
    pub(super) content: String,
    /// `value` of an `input` element.
    pub(super) value: String,
    /// Whether an `input` element is of a type that shows its value.
    pub(super) shows_value: bool,
}

impl Default for Attributes {
    fn default() -> Self {
        Self {
            row_span: 1,
            column_span: 1,
            hidden: false,
            key: String::new(),
            content: String::new(),
            value: String::new(),
            shows_value: true,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    RowSpan,
    ColumnSpan,
    Style,
    Key,
    Content,
    Value,
    Type,
}

/// Collects the attributes of the tag being read.
#[derive(Debug, Default)]
pub(super) struct Collector {
    attributes: Attributes,
    name: Vec<u8>,
    kind: Option<Kind>,
    value: Vec<u8>,
    /// Attributes whose value was taken; of duplicates the first counts.
    taken: Vec<Kind>,
}

impl Collector {
    /// A new tag.
    pub(super) fn start_tag(&mut self) {
        self.name.clear();
        self.kind = None;
        self.taken.clear();
        if self.attributes != Attributes::default() {
            self.attributes = Attributes::default();
        }
    }

    /// A new attribute.
    pub(super) fn start_attribute(&mut self) {
        self.finish_attribute();
        self.name.clear();
    }

    pub(super) fn push_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name.get(..LONGEST_VALUE).unwrap_or(name));
        self.name.make_ascii_lowercase();
    }

    /// The name is complete, the value follows.
    pub(super) fn start_value(&mut self) {
        self.value.clear();
        self.kind = match self.name.as_slice() {
            b"rowspan" => Some(Kind::RowSpan),
            b"colspan" => Some(Kind::ColumnSpan),
            b"style" => Some(Kind::Style),
            b"name" | b"property" => Some(Kind::Key),
            b"content" => Some(Kind::Content),
            b"value" => Some(Kind::Value),
            b"type" => Some(Kind::Type),
            _ => None,
        };
    }

    pub(super) fn push_value(&mut self, value: &[u8]) {
        if self.kind.is_some() {
            let room = LONGEST_VALUE.saturating_sub(self.value.len());
            self.value.extend_from_slice(value.get(..room).unwrap_or(value));
        }
    }

    /// The tag is complete.
    pub(super) fn finish(&mut self) -> &Attributes {
        self.finish_attribute();
        &self.attributes
    }

    fn finish_attribute(&mut self) {
        if self.name == b"hidden" {
            self.attributes.hidden = true;
        }
        let Some(kind) = self.kind.take() else { return };
        if self.taken.contains(&kind) {
            return;
        }
        self.taken.push(kind);
        match kind {
            // Zero means: to the end of the row group.
            Kind::RowSpan => {
                self.attributes.row_span = number(&self.value).map_or(1, |n| if n == 0 { MOST_COLUMNS } else { n });
            }
            Kind::ColumnSpan => self.attributes.column_span = number(&self.value).unwrap_or(1).max(1),
            Kind::Style => self.attributes.hidden |= hides(&self.value),
            Kind::Key => self.attributes.key = text(&self.value),
            Kind::Content => self.attributes.content = text(&self.value),
            Kind::Value => self.attributes.value = text(&self.value),
            Kind::Type => {
                let shown = [b"text".as_slice(), b"number", b"tel", b""];
                self.attributes.shows_value = shown.iter().any(|shown| self.value.trim_ascii().eq_ignore_ascii_case(shown));
            }
        }
    }
}

/// A value as text; every line break is one character.
fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).replace("\r\n", "\n").replace('\r', "\n")
}

/// The number at the start of a value, capped.
fn number(value: &[u8]) -> Option<u16> {
    let value = value.trim_ascii();
    let value = value.strip_prefix(b"+").unwrap_or(value);
    value.first().filter(|byte| byte.is_ascii_digit())?;
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0_u16, |n, digit| n.saturating_mul(10).saturating_add(u16::from(digit - b'0'))).min(MOST_COLUMNS))
}

/// Whether a style takes the element out of sight.
fn hides(style: &[u8]) -> bool {
    // Nearly every style of a report page is about widths and borders.
    if !style.windows(4).any(|word| matches!(word.to_ascii_lowercase().as_slice(), b"none" | b"hidd" | b"hide")) {
        return false;
    }
    let style: Vec<u8> = style.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    style.split(|&byte| byte == b';').any(|declaration| {
        declaration.starts_with(b"display:none")
            || declaration.starts_with(b"visibility:hidden")
            || declaration.starts_with(b"mso-hide:all")
    })
}
