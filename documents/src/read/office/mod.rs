//! Word and Excel files of the newer kind (docx, xlsx): zip archives of XML parts.

pub(crate) mod docx;
#[cfg(test)]
mod tests;
pub(crate) mod xlsx;
