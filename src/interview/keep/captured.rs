//! Keeping what is caught in passing: questions asked on, notes, thoughts that
//! wait, coaching notes, and reasons to pass a check.

use super::{Keeping, Refusal, some, word};
use crate::domain::overrides::{CheckId, Overrides};
use crate::domain::session::Checked;
use crate::interview::field::CoachingLine;

impl Keeping<'_, '_> {
    /// A note; an empty one goes.
    pub(in crate::interview) fn note(&mut self, number: u32, text: &str) {
        match some(text) {
            Some(text) => drop(self.session.notes.insert(number, text)),
            None => drop(self.session.notes.remove(&number)),
        }
    }

    /// A thought of the manager's that waits until the rep has spoken.
    pub(in crate::interview) fn thought(&mut self, number: u32, text: &str) {
        let parked = &mut self.session.coaching.parked;
        let at = number as usize - 1;
        match (some(text), parked.get_mut(at)) {
            (Some(text), Some(there)) => *there = text,
            (Some(text), None) => parked.push(text),
            (None, Some(_)) => drop(parked.remove(at)),
            (None, None) => {}
        }
    }

    pub(in crate::interview) fn coaching(
        &mut self,
        part: CoachingLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let coaching = &mut self.session.coaching;
        match part {
            CoachingLine::View => coaching.manager_view = some(text),
            CoachingLine::ViewIs => coaching.view_is = word(text)?,
            CoachingLine::Lesson => coaching.lesson = some(text),
            CoachingLine::Strength => coaching.strength = some(text),
        }
        Ok(())
    }

    /// Passes a check with a reason; without one it asks again.
    pub(in crate::interview) fn override_with(
        &mut self,
        checked: &Checked,
        check: CheckId,
        text: &str,
    ) {
        let Some(overrides) = self.overrides(checked) else { return };
        match some(text) {
            Some(why) => drop(overrides.insert(check, why)),
            None => drop(overrides.remove(&check)),
        }
    }

    fn overrides(&mut self, checked: &Checked) -> Option<&mut Overrides> {
        Some(match checked {
            Checked::Call(id) => &mut self.session.calls.get_mut(id)?.overrides,
            Checked::Step(id) => &mut self.session.actions.get_mut(id)?.overrides,
            Checked::Ask(id) => &mut self.session.asks.get_mut(id)?.overrides,
        })
    }
}
