//! Keeping the lines of an ask.

use super::{Keeping, Refusal};
use crate::domain::field::AskLine;
use crate::domain::id::AskId;

impl Keeping<'_, '_> {
    pub(super) fn ask(&mut self, _id: &AskId, _line: AskLine, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }
}
