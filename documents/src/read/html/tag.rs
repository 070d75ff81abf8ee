//! Names of HTML elements and what they mean for the reader.

/// The first eight bytes of an element's name in lower case; enough to tell the elements apart that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Name(u64);

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the line: `span`, `font`, `a`, unknown elements.
    Inline,
    /// Starts a new line, holds other blocks: `div`, `ul`, `section`.
    Container,
    /// Starts a new line and ends by itself at the next block: `p`, `li`, `h1`.
    Block,
    /// `br`, `hr`.
    Break,
    /// Has no content: `img`, `input`.
    Void,
    /// `sub`, `sup`: not to be glued to the number before it.
    Raised,
    /// `pre`: lines count.
    Preformatted,
    /// `table`.
    Table,
    /// `tbody`, `thead`, `tfoot`.
    RowGroup,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// Never shown: `script`, `style`, `select`.
    Unseen,
    /// `title`.
    Title,
    /// `meta`.
    Meta,
}

macro_rules! roles {
    ($($role:ident: $($name:literal)+;)+) => {
        /// What the element does.
        pub(super) fn role(self) -> Role {
            $($(
                if self == const { Name::of($name.as_bytes()) } {
                    return Role::$role;
                }
            )+)+
            Role::Inline
        }
    };
}

impl Name {
    /// No element.
    pub(super) const NONE: Self = Self(0);
    /// `input`.
    pub(super) const INPUT: Self = Self::of(b"input");

    /// The name from its bytes, in lower case.
    pub(super) const fn of(bytes: &[u8]) -> Self {
        let mut name = Self::NONE;
        let mut rest = bytes;
        while let [first, tail @ ..] = rest {
            name = name.with(*first);
            rest = tail;
        }
        name
    }

    const fn with(self, byte: u8) -> Self {
        if self.0 >> 56 == 0 { Self(self.0 << 8 | byte as u64) } else { self }
    }

    roles! {
        Cell: "td" "th";
        Block: "p";
        Inline: "span" "a" "font" "b" "strong";
        Row: "tr";
        Break: "br" "hr";
        Container: "div" "ul" "ol" "dl" "section" "article" "header" "footer" "nav" "aside" "main" "form" "fieldset"
            "blockquote" "center" "address" "figure" "details" "body" "html" "head" "ruby" "menu" "dir" "hgroup";
        Block: "li" "h1" "h2" "h3" "h4" "h5" "h6" "dt" "dd" "legend" "figcaption" "summary" "caption" "marquee" "xmp"
            "plaintext" "frameset" "option" "optgroup";
        Table: "table";
        RowGroup: "tbody" "thead" "tfoot";
        Unseen: "script" "style" "template" "noscript" "textarea" "select" "datalist" "iframe" "noframes" "noembed"
            "svg" "canvas" "video" "audio" "object" "applet" "rt" "rp";
        Void: "img" "input" "link" "col" "base" "area" "source" "track" "wbr" "embed" "param" "frame" "bgsound";
        Raised: "sup" "sub";
        Preformatted: "pre" "listing";
        Title: "title";
        Meta: "meta";
    }
}
