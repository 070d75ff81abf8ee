//! Files made to do harm, in any size: small ones that ask for much memory, much time, or a panic.

mod office;
mod older;
mod open;
mod packed;
mod pages;
mod pdf;
mod text;

/// A class of such files.
pub(crate) struct Class {
    /// What it is, with the ending of its files.
    pub(crate) name: &'static str,
    /// A file; what is large in it is so many times as large as in a small one.
    pub(crate) make: fn(usize) -> Vec<u8>,
}

/// Every class.
pub(crate) fn classes() -> Vec<Class> {
    let all = [office::CLASSES, older::CLASSES, open::CLASSES, pages::CLASSES, pdf::CLASSES, text::CLASSES, packed::CLASSES];
    all.concat().into_iter().map(|(name, make)| Class { name, make }).collect()
}

type Named = (&'static str, fn(usize) -> Vec<u8>);
