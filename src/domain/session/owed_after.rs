//! All that will be owed once both agree: what is read back, what the minutes
//! name, and what has to be complete before.

use super::{NewStep, Session};
use crate::domain::action::Owner;
use crate::domain::ask::Ask;
use crate::domain::id::ActionId;

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

impl Session {
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
