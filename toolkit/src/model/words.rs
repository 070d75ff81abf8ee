//! Words of ours in two languages.

use ogi_core::{Bilingual, Language};

/// Picks words of ours in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: Language,
}

impl Words {
    pub(crate) const fn get(self, zh: &'static str, en: &'static str) -> &'static str {
        Bilingual { zh, en }.get(self.language)
    }
}
