//! Fields (域): what Word works out itself, such as page numbers and the table of contents.

/// Fields inside each other; more are not told apart.
const DEEPEST: usize = 64;
/// Bytes of an instruction that are kept: its first word says what it is.
const LONGEST_INSTRUCTION: usize = 256;

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

impl Field {
    fn word(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase()
    }

    fn is_contents(&self) -> bool {
        self.word() == "TOC"
    }

    /// Whether its result is no text of the report.
    fn is_silent(&self) -> bool {
        matches!(
            self.word().as_str(),
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "SECTION" | "PAGEREF" | "TOC" | "TC" | "XE" | "INDEX"
        )
    }
}

/// The fields that are open.
#[derive(Debug, Default)]
pub(in crate::read) struct Fields {
    open: Vec<Field>,
    deeper: usize,
}

impl Fields {
    pub(in crate::read) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
        } else {
            self.deeper = self.deeper.saturating_add(1);
        }
    }

    /// A field whose instruction is known from the start.
    pub(in crate::read) fn begin_simple(&mut self, instruction: &str) {
        self.begin();
        if let Some(field) = self.open.last_mut() {
            let end = instruction.floor_char_boundary(LONGEST_INSTRUCTION);
            let instruction = instruction.get(..end).unwrap_or_default().to_owned();
            *field = Field { instruction, in_result: true };
        }
    }

    pub(in crate::read) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && !field.in_result
            && field.instruction.len() < LONGEST_INSTRUCTION
        {
            let end = text.floor_char_boundary(LONGEST_INSTRUCTION);
            field.instruction.push_str(text.get(..end).unwrap_or_default());
        }
    }

    pub(in crate::read) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut()
            && self.deeper == 0
        {
            field.in_result = true;
        }
    }

    pub(in crate::read) fn end(&mut self) {
        match self.deeper.checked_sub(1) {
            Some(left) => self.deeper = left,
            None => {
                self.open.pop();
            }
        }
    }

    /// A paragraph ends: of the fields that a damaged file leaves open only a table of contents may go on.
    pub(in crate::read) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result && (field.is_contents() || !field.is_silent()));
    }

    /// Whether text now is text of the report.
    pub(in crate::read) fn show(&self) -> bool {
        self.open.iter().all(|field| field.in_result && !field.is_silent())
    }
}
