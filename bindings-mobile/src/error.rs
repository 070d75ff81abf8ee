//! Input that cannot be used, at the border.

use ogi_report::{Error, Language};

/// Declares one variant for each stable code of the toolkit's errors.
macro_rules! input_error {
    ($($(#[$doc:meta])* $name:ident $code:literal,)*) => {
        /// Why an input or a call could not be used. Its message is one sentence for a person, in the language of the
        /// options; its name is the stable code in the manner of the language: `NotJson` for `input/not-json`.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
        #[uniffi(flat_error)]
        pub enum InputError {
            $($(#[$doc])* #[error("{0}")] $name(String),)*
            /// A reason that this version of the binding has no name for.
            #[error("{0}")]
            Other(String),
        }

        impl InputError {
            /// Every code that has a name.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The error with the toolkit's sentence.
            pub(crate) fn new(error: &Error, language: Language) -> Self {
                let message = error.message(language);
                match error.code() {
                    $($code => Self::$name(message),)*
                    _ => Self::Other(message),
                }
            }

            /// The stable code.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $code,)*
                    Self::Other(_) => "input/other",
                }
            }
        }
    };
}

input_error! {
    /// The document is empty or blank.
    Empty "input/empty",
    /// The document is larger than the limit.
    TooLarge "input/too-large",
    /// The document is a PDF, a Word document, a picture or another file that is not text.
    NotText "input/not-text",
    /// The encoding is not recognised.
    UnknownEncoding "input/unknown-encoding",
    /// A Word, Excel or PDF file that is cut or damaged.
    BrokenFile "input/broken-file",
    /// A file that opens with a password only.
    Encrypted "input/encrypted",
    /// An office file or PDF that unpacks to more than the limit.
    UnpacksTooLarge "input/unpacks-too-large",
    /// A scanned PDF, which holds pictures of pages and no text.
    NoText "input/no-text",
    /// The document is of a kind that comments cannot be written into.
    NotAnnotated "input/not-annotated",
    /// The document is no annual report on open government information.
    NotAReport "input/not-a-report",
    /// The report is of a year before the unified forms.
    BeforeForms "input/before-forms",
    /// The text is not JSON.
    NotJson "input/not-json",
    /// A field has a value of the wrong kind.
    BadField "input/bad-field",
    /// A field that the object does not have.
    UnknownField "input/unknown-field",
    /// A field or cell is given twice.
    Duplicate "input/duplicate",
    /// Neither form nor year is given.
    NoForm "input/no-form",
    /// A form that does not exist.
    UnknownForm "input/unknown-form",
    /// A reporting year without a statutory form.
    NoFormForYear "input/no-form-for-year",
    /// A path that no cell has.
    UnknownCell "input/unknown-cell",
    /// A cell that exists, but not on the form of the report.
    CellNotInForm "input/cell-not-in-form",
    /// Both an undivided row and the rows it stands for hold figures.
    DividedTwice "input/divided-twice",
    /// The value of a cell is of the wrong kind.
    BadCell "input/bad-cell",
    /// A rule that does not exist.
    UnknownRule "input/unknown-rule",
    /// Fewer than two reports were given to compare.
    TooFewReports "input/too-few-reports",
    /// Reports to compare do not stand in the order of their years.
    YearsDescend "input/years-descend",
    /// More reports than can be repaired together.
    TooManyReports "input/too-many-reports",
    /// The report has no repair of that number.
    NoRepair "input/no-repair",
    /// A defect of this program, which the document lays open.
    Internal "input/internal",
}

impl InputError {
    /// The error in the language that the text of an options object asks for; the default where it cannot be read.
    pub(crate) fn in_language_of(error: &Error, options: &str) -> Self {
        Self::new(error, ogi_report::Options::from_json(options).unwrap_or_default().language)
    }
}
