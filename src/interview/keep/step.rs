//! Keeping the parts of a step.

use super::{Keeping, Refusal, some};
use crate::domain::action::Owner;
use crate::domain::id::ActionId;
use crate::interview::field::StepLine;
use crate::reading::when;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn step(
        &mut self,
        id: &ActionId,
        part: StepLine,
        text: &str,
    ) -> Result<(), Refusal> {
        if part == StepLine::Text {
            self.step_text(id, text);
            return Ok(());
        }
        let mut step = self.session.actions.get(id).cloned().unwrap_or_default();
        match part {
            StepLine::Text => {}
            StepLine::Owner => step.owner = self.owner(text)?,
            StepLine::Due => step.due = self.day(text)?,
            StepLine::DoneWhen => step.done_when = some(text),
            StepLine::Criterion => {
                step.criterion = text.parse().ok();
            }
            StepLine::Person => {
                step.person = some(text).map(|name| self.buyer(&name)).transpose()?;
            }
        }
        self.session.actions.insert(id.clone(), step);
        Ok(())
    }

    /// The words of a step. It is the rep's, unless they begin with somebody's
    /// name and a colon; a deadline at their end is its date.
    fn step_text(&mut self, id: &ActionId, text: &str) {
        let Some(text) = some(text) else {
            self.session.actions.remove(id);
            return;
        };
        let named = text.split_once(':').filter(|(_, words)| !words.trim().is_empty());
        let named = named.and_then(|(name, words)| Some((self.owner(name).ok()??, words.trim())));
        let (rep, today) = (self.session.rep.clone(), self.situation.today());
        let step = self.session.actions.entry(id.clone()).or_default();
        if let Some((owner, words)) = named {
            step.owner = Some(owner);
            words.clone_into(&mut step.text);
        } else {
            step.owner.get_or_insert(Owner::Ours(rep));
            step.text = text;
        }
        if let Some((words, day)) = when::deadline(&step.text, today) {
            step.due = Some(day);
            step.text = words.to_owned();
        }
    }
}
