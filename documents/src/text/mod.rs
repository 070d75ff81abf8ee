//! Characters, numerals and words of a text (字符、数字与词语), the same for all that read one.

pub(crate) mod fold;
pub(crate) mod matcher;
pub(crate) mod numeral;
