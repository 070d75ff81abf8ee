//! Steps that can be taken back.

use std::collections::VecDeque;

use ogi_core::{Cell, CellId};

/// What stood in the cells that a step changed.
pub(super) type Step = Vec<(CellId, Cell)>;

/// So many steps are remembered.
const REMEMBERED: usize = 1000;

/// The steps of a session.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step; nothing that was taken back can be taken again after it.
    pub(super) fn keep(&mut self, step: Step) {
        if step.is_empty() {
            return;
        }
        self.undone.clear();
        self.redone(step);
    }

    /// The step to take back.
    pub(super) fn undo(&mut self) -> Option<Step> {
        self.done.pop_back()
    }

    /// The step to take again.
    pub(super) fn redo(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    /// A step was taken back; what stood there before that.
    pub(super) fn undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    /// A step was taken again; what stood there before that.
    pub(super) fn redone(&mut self, step: Step) {
        if self.done.len() == REMEMBERED {
            self.done.pop_front();
        }
        self.done.push_back(step);
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
