//! How much pages draw once their forms are drawn as often as they are asked for. A form may draw others, so that a small
//! file can ask for more drawing than ends in a lifetime.

use std::collections::HashMap;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::dict::keys::{FORM, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

/// Forms inside each other; reports have two or three.
const DEEPEST: usize = 24;

/// The work that pages ask for, in bytes of instructions.
#[derive(Debug)]
pub(super) struct Work {
    /// What each form comes to; too much while it is being looked at, since it would draw itself.
    forms: HashMap<ObjectIdentifier, u64>,
    limit: u64,
}

impl Work {
    pub(super) fn within(limit: u64) -> Self {
        Self { forms: HashMap::new(), limit }
    }

    /// What a page comes to; more than the limit when it is too much.
    pub(super) fn of_page(&mut self, page: &Page<'_>) -> u64 {
        self.of_content(page.page_stream().unwrap_or_default(), page.resources(), 0)
    }

    fn of_content(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) -> u64 {
        let mut work = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if work > self.limit {
                return work;
            }
            if let TypedInstruction::XObject(drawn) = instruction
                && let Some(stream) = resources.get_x_object(drawn.0)
            {
                work = work.saturating_add(self.of_form(&stream, resources, depth));
            }
        }
        work
    }

    fn of_form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> u64 {
        if stream.dict().get::<Name<'_>>(SUBTYPE).is_none_or(|kind| &*kind != FORM) {
            return 0;
        }
        if depth >= DEEPEST {
            return u64::MAX;
        }
        if let Some(known) = self.forms.get(&stream.obj_id()) {
            return *known;
        }
        self.forms.insert(stream.obj_id(), u64::MAX);
        let content = stream.decoded().unwrap_or_default();
        let own = stream.dict().get::<Dict<'_>>(RESOURCES).map(Resources::new);
        let work = self.of_content(&content, own.as_ref().unwrap_or(outer), depth.saturating_add(1)).saturating_add(1);
        self.forms.insert(stream.obj_id(), work);
        work
    }
}
