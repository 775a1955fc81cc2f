//! What was agreed: the next call, the steps, the asks, the next session; and
//! what was noted.

use super::{Part, Step, Taking};

impl Taking<'_> {
    /// The next call as it is read aloud, with what the manager does on it.
    pub(super) fn next_call(&self) -> Vec<Part> {
        let calls = self.session.calls.values();
        vec![Part::Lines(calls.map(|plan| self.speaking().call_aloud(plan)).collect())]
    }

    pub(super) fn steps(&self) -> Vec<Part> {
        let steps = self.session.steps_in_order().into_iter().map(|(_, step)| Step {
            who: step.owner.as_ref().map(|owner| self.speaking().owner(owner)).unwrap_or_default(),
            what: step.text.clone(),
            by: step.due.map(|due| self.day(due)).unwrap_or_default(),
            done_when: step.done_when.clone().unwrap_or_default(),
        });
        vec![Part::Steps(steps.collect())]
    }

    pub(super) fn asks(&self) -> Vec<Part> {
        let asks = self.session.asks.values();
        vec![Part::Lines(asks.map(|ask| self.speaking().ask(ask)).collect())]
    }

    pub(super) fn next_session(&self) -> Vec<Part> {
        let day = self.session.next_session.map(|day| self.day(day));
        vec![Part::Lines(day.into_iter().collect())]
    }

    pub(super) fn notes(&self) -> Vec<Part> {
        vec![Part::Lines(self.session.notes.values().cloned().collect())]
    }
}
