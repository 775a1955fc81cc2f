//! The lines of an ask.

use super::{Asking, Entry, Prompt};
use crate::domain::field::AskLine;
use crate::domain::id::AskId;

impl Asking<'_> {
    pub(super) fn ask(self, _id: &AskId, _line: AskLine) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }
}
