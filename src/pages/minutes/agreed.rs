//! What was agreed: the next call, the steps, the asks, the next session; and
//! what was noted.

use super::{Block, Step, Taking};
use crate::domain::action::{ActionStatus, Owner};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::phrase::Stem;
use crate::domain::session::{NewStep, owed_after, still_waits};

impl Taking<'_> {
    /// The next call as it is read aloud, with what the manager does on it.
    pub(super) fn next_call(&self) -> Vec<Block> {
        let calls = self.session.calls.values();
        vec![Block::Lines(calls.map(|plan| self.speaking().call_aloud(plan)).collect())]
    }

    pub(super) fn steps(&self) -> Vec<Block> {
        let steps = owed_after(self.session).steps.into_iter().map(|(id, step)| Step {
            who: step.owner.as_ref().map(|owner| self.speaking().owner(owner)).unwrap_or_default(),
            what: self.what(id, step),
            by: step.due.map(|due| self.day(due)).unwrap_or_default(),
            done_when: Stem::DoneWhen
                .before(step.done_when.as_deref().unwrap_or_default())
                .to_owned(),
        });
        vec![Block::Steps(steps.collect())]
    }

    /// What is to be done, and where its owner confirms later that it is proposed, or
    /// since when it stands.
    fn what(&self, id: &ActionId, step: &NewStep) -> String {
        let what = self.speaking().what(step);
        match self.word_on(id, step.owner.as_ref()) {
            Some(word) => format!("{what} ({word})"),
            None => what,
        }
    }

    /// Of a step whose owner confirms later: that it is proposed, or when they did.
    pub(super) fn word_on(&self, id: &ActionId, owner: Option<&Owner>) -> Option<String> {
        let Some(Owner::Ours(owner)) = owner else { return None };
        if !self.session.later().contains(owner) {
            return None;
        }
        let now = self.book.actions.get(id).filter(|step| step.status != ActionStatus::Proposed);
        let agreed = now.and_then(|step| step.agreed.as_ref());
        Some(match agreed {
            Some(agreed) => format!("confirmed {}", self.day(agreed.on)),
            None => "proposed".to_owned(),
        })
    }

    /// Who has yet to confirm by now.
    pub(super) fn still_later(&self) -> Vec<PersonId> {
        let steps = || {
            let written = self.session.steps_written();
            written.filter_map(|id| self.book.actions.get(id)).cloned()
        };
        let asks = || self.session.asks.keys().filter_map(|id| self.book.asks.get(id)).cloned();
        let later = self.session.later().into_iter();
        later.filter(|person| still_waits(person, steps(), asks())).collect()
    }

    pub(super) fn asks(&self) -> Vec<Block> {
        let asks = owed_after(self.session).asks.into_iter();
        vec![Block::Lines(asks.map(|ask| self.speaking().ask(ask)).collect())]
    }

    pub(super) fn next_session(&self) -> Vec<Block> {
        let day = self.session.next_session.map(|next| next.shown(self.today));
        vec![Block::Lines(day.into_iter().collect())]
    }

    /// What was not: parts that were passed, no call, no step.
    pub(super) fn was_not(&self) -> Vec<Block> {
        vec![Block::Facts(self.speaking().was_not())]
    }

    pub(super) fn notes(&self) -> Vec<Block> {
        vec![Block::Lines(self.session.notes.values().cloned().collect())]
    }
}
