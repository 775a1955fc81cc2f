//! What shows that a step is done, as people read it.

use super::Action;
use crate::domain::phrase::Stem;

impl Action {
    /// What shows that it is done, without the "done when" that stands before it.
    pub fn sign(&self) -> Option<&str> {
        self.done_when.as_deref().map(|seen| Stem::DoneWhen.before(seen))
    }

    /// That, in a line with other facts.
    pub fn done_when_in_words(&self) -> Option<String> {
        self.sign().map(|seen| format!("done when: {seen}"))
    }
}
