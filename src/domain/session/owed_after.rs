//! All that will be owed once both agree: what is read back, what the minutes
//! name, and what has to be complete before.

use super::{NewStep, Session, SessionState};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::id::{ActionId, PersonId};

/// All that will be owed.
#[derive(Clone, Debug)]
pub struct OwedAfter<'a> {
    /// The steps, in the order in which they are read back.
    pub steps: Vec<(&'a ActionId, &'a NewStep)>,
    /// The asks.
    pub asks: Vec<&'a Ask>,
}

/// All that will be owed once both agree to a session.
pub fn owed_after(session: &Session) -> OwedAfter<'_> {
    OwedAfter { steps: session.steps_in_order(), asks: session.asks.values().collect() }
}

/// Whether somebody who was to confirm later has yet to: of the `steps` and `asks` that
/// were written, as they are by now, one of theirs waits. Where none is theirs, nothing
/// was confirmed.
pub fn still_waits(
    person: &PersonId,
    steps: impl Iterator<Item = Action>,
    asks: impl Iterator<Item = Ask>,
) -> bool {
    let steps = steps.filter(|step| step.owner.is(person));
    let asks = asks.filter(|ask| ask.of.is(person));
    let steps = steps.map(|step| step.status == ActionStatus::Proposed);
    let mut waits = steps.chain(asks.map(|ask| ask.status == AskStatus::Open)).peekable();
    waits.peek().is_none() || waits.any(|waits| waits)
}

impl Session {
    /// Who confirms later, once it is agreed.
    pub fn later(&self) -> Vec<PersonId> {
        let is_agreed = self.state == SessionState::Agreed;
        let later = self.parties().filter(|person| is_agreed && self.confirms_later(person));
        later.cloned().collect()
    }

    /// Whether somebody owes what they have not given their word for: of a session
    /// that is agreed, they confirm later.
    pub fn confirms_later(&self, person: &PersonId) -> bool {
        let is_party = self.parties().any(|party| party == person);
        let owes = if *person == self.rep {
            let is_managers = |owner: &Owner| self.manager.iter().any(|manager| owner.is(manager));
            let steps = self.actions.values();
            let has_step = steps.filter_map(|step| step.owner.as_ref()).any(|it| !is_managers(it));
            has_step || self.calls.values().any(|plan| plan.date.is_some())
        } else {
            let has_step = self.actions.values().filter_map(|step| step.owner.as_ref());
            has_step.into_iter().any(|owner| owner.is(person))
                || self.asks.values().any(|ask| ask.of.is(person))
        };
        // What was changed at a look back is owed as well, and only who said so knows.
        let has_to = owes || self.confirm_later.contains(person);
        is_party && has_to && !self.agreed.contains_key(person)
    }

    /// The steps that it wrote down, and those that it changed at its look back.
    pub fn steps_written(&self) -> impl Iterator<Item = &ActionId> {
        let changed = self.looked_back.iter().filter(|(_, look)| look.is_changed());
        self.actions.keys().chain(changed.map(|(id, _)| id))
    }

    /// The steps agreed, as they are read back: the rep's, the manager's, the
    /// buyer's, soonest first; one that is still being written comes last.
    pub fn steps_in_order(&self) -> Vec<(&ActionId, &NewStep)> {
        let whose = |step: &NewStep| match &step.owner {
            Some(owner) if owner.is(&self.rep) => 0,
            Some(Owner::Ours(_)) => 1,
            Some(Owner::Buyer(_)) => 2,
            None => 3,
        };
        let mut steps: Vec<_> = self.actions.iter().collect();
        steps.sort_by_key(|(id, step)| (whose(step), step.due.is_none(), step.due, *id));
        steps
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::ask::{AskKind, Asked};

    #[test]
    fn whoever_owes_but_an_ask_has_confirmed_once_it_is_answered() {
        #[track_caller]
        fn case(status: Option<AskStatus>, expected: bool) {
            let goran: PersonId = "goran".parse().unwrap();
            let asked = |status| Ask {
                status,
                ..Ask::new(
                    "a0000001".parse().unwrap(),
                    "acme".parse().unwrap(),
                    AskKind::Email,
                    "ana".parse().unwrap(),
                    Asked::Ours(goran.clone()),
                    date(2026, 11, 24),
                )
            };
            let asks = status.map(asked).into_iter();
            assert_eq!(still_waits(&goran, std::iter::empty(), asks), expected, "{status:?}");
        }
        case(None, true);
        case(Some(AskStatus::Open), true);
        case(Some(AskStatus::Accepted), false);
        case(Some(AskStatus::Declined), false);
        case(Some(AskStatus::Done), false);
    }
}
