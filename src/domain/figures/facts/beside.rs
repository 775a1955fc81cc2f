//! A call on which a manager was, or was to be.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::call::{Asker, Call, CallStatus, ManagerRole};
use crate::domain::id::{CallId, PersonId};
use crate::domain::step_in::{StepIn, takes_over};

/// What a manager did on a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Was there.
    There,
    /// Did the rep's work.
    TookOver,
    /// Was to be there, and nobody said whether they were.
    NotTold,
}

/// A call on which a manager was, or was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Beside {
    pub(in crate::domain::figures) id: CallId,
    pub(in crate::domain::figures) day: Date,
    pub(in crate::domain::figures) rep: PersonId,
    /// The manager of the session that planned it, where one did.
    pub(in crate::domain::figures) manager: Option<PersonId>,
    pub(in crate::domain::figures) presence: Presence,
    /// What was said before the manager steps in.
    pub(in crate::domain::figures) gate: Option<StepIn>,
}

impl Beside {
    /// Those of a deal.
    pub(in crate::domain::figures) fn all(
        book: &DealBook,
        today: Date,
    ) -> impl Iterator<Item = Self> {
        book.calls.values().filter_map(move |call| Self::of(call, book, today))
    }

    fn of(call: &Call, book: &DealBook, today: Date) -> Option<Self> {
        let session = call.session.as_ref().and_then(|id| book.sessions.get(id));
        Some(Self {
            id: call.id.clone(),
            day: call.plan.date?,
            rep: session.map_or(&book.deal.owner, |session| &session.rep).clone(),
            manager: session.and_then(|session| session.manager.clone()),
            presence: presence(call, today)?,
            gate: call.plan.step_in.clone(),
        })
    }

    /// Whether the manager was there.
    pub(in crate::domain::figures) fn is_together(&self) -> bool {
        self.presence != Presence::NotTold
    }

    /// Whether the manager did the rep's work.
    pub(in crate::domain::figures) fn is_taken_over(&self) -> bool {
        self.presence == Presence::TookOver
    }
}

/// What the manager did on a call; none where they were not to be there.
fn presence(call: &Call, today: Date) -> Option<Presence> {
    let (role, asks) = (call.held.role, call.held.asks);
    let is_held = call.status == CallStatus::Held;
    let was_there = is_there(role) || asks == Some(Asker::Manager);
    if is_held && was_there {
        let took_over = takes_over(role, asks);
        return Some(if took_over { Presence::TookOver } else { Presence::There });
    }
    let is_past =
        call.status == CallStatus::Planned && call.plan.date.is_some_and(|day| day < today);
    let is_untold = is_there(call.plan.role_planned) && role.is_none();
    ((is_held || is_past) && is_untold).then_some(Presence::NotTold)
}

fn is_there(role: Option<ManagerRole>) -> bool {
    role.is_some_and(|role| role != ManagerRole::Absent)
}
