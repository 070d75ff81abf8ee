//! Word and Excel files of the newer kind (docx, xlsx): zip archives of XML parts.

pub(super) mod docx;
#[cfg(test)]
mod tests;
pub(super) mod xlsx;
