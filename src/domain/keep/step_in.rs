//! Keeping the gate before a manager takes over.

use super::{Keeping, Refusal};
use crate::domain::field::StepInPart;
use crate::domain::id::CallId;

impl Keeping<'_, '_> {
    pub(super) fn step_in(
        &mut self,
        _id: &CallId,
        _part: StepInPart,
        _text: &str,
    ) -> Result<(), Refusal> {
        Ok(())
    }
}
