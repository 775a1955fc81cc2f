//! Keeping the parts of a step.

use super::{Keeping, Refusal, some};
use crate::domain::field::StepPart;
use crate::domain::id::ActionId;

impl Keeping<'_, '_> {
    pub(super) fn step(
        &mut self,
        id: &ActionId,
        part: StepPart,
        text: &str,
    ) -> Result<(), Refusal> {
        if part == StepPart::Text {
            match some(text) {
                Some(text) => self.session.actions.entry(id.clone()).or_default().text = text,
                None => drop(self.session.actions.remove(id)),
            }
            return Ok(());
        }
        let mut step = self.session.actions.get(id).cloned().unwrap_or_default();
        match part {
            StepPart::Text => {}
            StepPart::Owner => step.owner = self.owner(text)?,
            StepPart::Due => step.due = self.day(text)?,
            StepPart::DoneWhen => step.done_when = some(text),
            StepPart::Criterion => {
                step.criterion = text.parse().ok();
            }
            StepPart::Person => {
                step.person = some(text).map(|name| self.buyer(&name)).transpose()?;
            }
        }
        self.session.actions.insert(id.clone(), step);
        Ok(())
    }
}
