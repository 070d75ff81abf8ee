//! Following an element that is not shown to its end, in pages whose tags do not match.

use super::tag::{Name, Role};

/// Elements followed inside a hidden one; deeper ones are only counted.
const DEEPEST: usize = 512;

/// A hidden element being skipped.
#[derive(Debug)]
pub(super) struct Hidden {
    root: Name,
    role: Role,
    /// Open elements inside the root that can hold others.
    open: Vec<Name>,
    /// Open elements beyond [`DEEPEST`].
    deeper: usize,
    /// Open elements of the root's own name, if that is an inline element.
    same: usize,
    /// Whether a paragraph was opened directly inside the root.
    paragraph: bool,
}

/// What a tag does to the hidden element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    /// The tag is hidden too.
    Goes,
    /// The tag ends the element.
    Ends,
    /// The element ended before the tag, which is to be read.
    EndedBefore,
}

impl Hidden {
    pub(super) fn new(root: Name) -> Self {
        Self { root, role: root.role(), open: Vec::new(), deeper: 0, same: 0, paragraph: false }
    }

    pub(super) fn start(&mut self, name: Name) -> Skip {
        let role = name.role();
        while self.open.last().is_some_and(|open| ends_at(open.role(), role)) {
            self.open.pop();
        }
        if self.open.is_empty() && self.is_sibling(name, role) {
            return Skip::EndedBefore;
        }
        match role {
            Role::Container | Role::Table | Role::RowGroup | Role::Row | Role::Cell | Role::Unseen => {
                if self.open.len() < DEEPEST {
                    self.open.push(name);
                } else {
                    self.deeper += 1;
                }
            }
            Role::Block => self.paragraph = true,
            _ if name == self.root => self.same += 1,
            _ => {}
        }
        Skip::Goes
    }

    pub(super) fn end(&mut self, name: Name) -> Skip {
        if self.deeper > 0 {
            self.deeper -= 1;
            return Skip::Goes;
        }
        match name.role() {
            Role::Container | Role::Table | Role::RowGroup | Role::Row | Role::Cell | Role::Unseen => {
                match self.open.iter().rposition(|&open| open == name) {
                    Some(at) => {
                        self.open.truncate(at);
                        Skip::Goes
                    }
                    None if name == self.root => Skip::Ends,
                    // Inside a table of the hidden element, stray tags mean nothing.
                    None if self.open.iter().any(|open| open.role() == Role::Table) => Skip::Goes,
                    None => Skip::EndedBefore,
                }
            }
            _ if !self.open.is_empty() => Skip::Goes,
            _ if name == self.root => {
                if self.same > 0 {
                    self.same -= 1;
                    return Skip::Goes;
                }
                Skip::Ends
            }
            Role::Block => {
                if std::mem::take(&mut self.paragraph) {
                    return Skip::Goes;
                }
                Skip::EndedBefore
            }
            _ => Skip::Goes,
        }
    }

    /// Whether the start of this element implies the end of the hidden one.
    fn is_sibling(&self, name: Name, role: Role) -> bool {
        match self.role {
            Role::Block if self.root == const { Name::of(b"p") } => {
                matches!(role, Role::Block | Role::Container | Role::Table | Role::Preformatted)
            }
            Role::Block => name == self.root,
            Role::Cell | Role::Row | Role::RowGroup => ends_at(self.role, role),
            _ => name == const { Name::of(b"body") },
        }
    }
}

/// Whether the start of an element ends an open part of a table.
fn ends_at(open: Role, start: Role) -> bool {
    match open {
        Role::Cell => matches!(start, Role::Cell | Role::Row | Role::RowGroup),
        Role::Row => matches!(start, Role::Row | Role::RowGroup),
        Role::RowGroup => start == Role::RowGroup,
        _ => false,
    }
}
