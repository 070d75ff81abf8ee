//! What pages ask to be drawn, priced before anything is. A form may draw others, and pages may share what they draw, so
//! that a small file can ask for more drawing than ends in a lifetime.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::dict::keys::{ANNOTS, AP, CONTENTS, FORM, N, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::broken;
use super::guard::{limit, too_large};
use super::packing::Packing;
use crate::error::{DecodeError, Fault};
use crate::limits::Limits;
use crate::read::budget::MOST_UNPACKED;

/// Forms inside each other; reports have two or three.
const DEEPEST: usize = 24;
/// What all pages of a file may cost; a byte of instructions costs one.
const MOST: u64 = 64 << 20;
/// Bytes of text drawn in one go at most, twice what the format allows.
const LONGEST_TEXT: usize = 64 << 10;
/// Prices of instructions beside their bytes.
const INSTRUCTION: u64 = 8;
const SETTING: u64 = 50;
const DRAWN: u64 = 400;
/// The price of a byte of text, by which a file has some million characters at most.
const TEXT: u64 = 48;

/// The work that pages ask for.
pub(super) struct Work<'p> {
    pdf: &'p Pdf,
    limits: Limits,
    /// What each form comes to; too much while it is being looked at, since it would draw itself.
    forms: HashMap<ObjectIdentifier, u64>,
    /// What each stream unpacks to.
    sizes: HashMap<ObjectIdentifier, u64>,
    /// Bytes of instructions of all pages, which are kept until the end.
    contents: u64,
    done: u64,
}

impl<'p> Work<'p> {
    pub(super) fn new(pdf: &'p Pdf, limits: Limits) -> Self {
        Self { pdf, limits, forms: HashMap::new(), sizes: HashMap::new(), contents: 0, done: 0 }
    }

    /// Looks at every stream once more, where the file is encrypted and could not be looked at before.
    ///
    /// # Errors
    /// When they unpack to too much.
    pub(super) fn admit_decrypted(&mut self) -> Result<(), DecodeError> {
        let mut total = 0_u64;
        for object in self.pdf.objects() {
            if let Object::Stream(stream) = object {
                total = total.saturating_add(self.size(&stream)?);
                if total > limit(self.limits) {
                    return Err(too_large(self.limits));
                }
            }
        }
        Ok(())
    }

    /// Draws what was done outside the library.
    ///
    /// # Errors
    /// When it is too much.
    pub(super) fn charge(&mut self, work: u64) -> Result<(), DecodeError> {
        self.done = self.done.saturating_add(work);
        if self.done > MOST {
            return Err(DecodeError::UnpacksTooLarge { part: "page".to_owned(), limit: MOST });
        }
        Ok(())
    }

    /// Draws what a page comes to.
    ///
    /// # Errors
    /// When it is too much.
    pub(super) fn page(&mut self, page: &Page<'p>) -> Result<(), DecodeError> {
        // Instructions are put together from any number of streams, the same ones again if need be.
        let raw = page.raw();
        let contents = match raw.get::<Object<'p>>(CONTENTS) {
            Some(Object::Stream(stream)) => self.size(&stream)?,
            Some(Object::Array(streams)) => {
                let mut size = 0_u64;
                for stream in streams.iter::<Stream<'p>>() {
                    size = size.saturating_add(self.size(&stream)?).saturating_add(1);
                    if size > MOST_UNPACKED {
                        break;
                    }
                }
                size
            }
            _ => 0,
        };
        self.contents = self.contents.saturating_add(contents);
        if self.contents > MOST_UNPACKED {
            return Err(DecodeError::UnpacksTooLarge { part: "page".to_owned(), limit: MOST_UNPACKED });
        }
        let work = self.of_content(page.page_stream().unwrap_or_default(), page.resources(), 0)?;
        self.charge(work)?;
        for annotation in raw.get::<Array<'p>>(ANNOTS).iter().flat_map(Array::iter::<Dict<'p>>) {
            self.charge(DRAWN)?;
            let looks = annotation.get::<Dict<'p>>(AP).and_then(|looks| looks.get::<Object<'p>>(N));
            let streams: Vec<Stream<'p>> = match looks {
                Some(Object::Stream(stream)) => vec![stream],
                Some(Object::Dict(states)) => states.keys().filter_map(|state| states.get::<Stream<'p>>(&*state)).collect(),
                _ => Vec::new(),
            };
            for stream in streams {
                let work = self.of_form(&stream, page.resources(), 0)?;
                self.charge(work)?;
            }
        }
        Ok(())
    }

    /// What a stream unpacks to.
    fn size(&mut self, stream: &Stream<'p>) -> Result<u64, DecodeError> {
        if let Some(known) = self.sizes.get(&stream.obj_id()) {
            return Ok(*known);
        }
        let xref = self.pdf.xref();
        let mut look = |object: MaybeRef<Object<'p>>| match object {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(reference) => xref.get::<Object<'p>>(reference.into()),
        };
        let packing = Packing::of(stream.dict(), &mut look).map_err(broken)?;
        let data = stream.raw_data();
        let plain = u64::try_from(data.len()).unwrap_or(u64::MAX);
        let size = if packing.is_plain() { plain } else { packing.size(&data, MOST_UNPACKED).map_err(broken)? };
        if size > MOST_UNPACKED {
            return Err(too_large(self.limits));
        }
        self.sizes.insert(stream.obj_id(), size);
        Ok(size)
    }

    fn of_content(&mut self, content: &[u8], resources: &Resources<'p>, depth: usize) -> Result<u64, DecodeError> {
        let mut work = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if work > MOST {
                return Ok(work);
            }
            let text = match &instruction {
                TypedInstruction::ShowText(text) => text.0.len(),
                TypedInstruction::NextLineAndShowText(text) => text.0.len(),
                TypedInstruction::ShowTextWithParameters(text) => text.2.len(),
                TypedInstruction::ShowTexts(texts) => texts.0.data().len() / 2,
                _ => 0,
            };
            if text > LONGEST_TEXT {
                return Err(broken(Fault::Characters));
            }
            let price = match &instruction {
                TypedInstruction::XObject(_) | TypedInstruction::InlineImage(_) => DRAWN,
                TypedInstruction::TextFont(_) | TypedInstruction::SetGraphicsState(_) => SETTING,
                _ => INSTRUCTION,
            };
            work = work.saturating_add(price).saturating_add(u64::try_from(text).unwrap_or(u64::MAX).saturating_mul(TEXT));
            if let TypedInstruction::XObject(drawn) = instruction
                && let Some(stream) = resources.get_x_object(drawn.0)
                && stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|kind| &*kind == FORM)
            {
                work = work.saturating_add(self.of_form(&stream, resources, depth)?);
            }
        }
        Ok(work)
    }

    fn of_form(&mut self, stream: &Stream<'p>, outer: &Resources<'p>, depth: usize) -> Result<u64, DecodeError> {
        if depth >= DEEPEST {
            return Ok(u64::MAX);
        }
        if let Some(known) = self.forms.get(&stream.obj_id()) {
            return Ok(*known);
        }
        self.forms.insert(stream.obj_id(), u64::MAX);
        self.size(stream)?;
        let content = stream.decoded_data().unwrap_or_default();
        let own = stream.dict().get::<Dict<'p>>(RESOURCES).map(Resources::new);
        let work = self.of_content(&content, own.as_ref().unwrap_or(outer), depth.saturating_add(1))?.saturating_add(1);
        self.forms.insert(stream.obj_id(), work);
        Ok(work)
    }
}
