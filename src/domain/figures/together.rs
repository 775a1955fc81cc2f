//! Calls on which a manager was there, and those that the manager took over.

use jiff::civil::Date;

use super::Known;
use super::span::Span;
use crate::domain::books::DealBook;
use crate::domain::call::{Asker, Call, CallStatus, ManagerRole};
use crate::domain::id::{CallId, PersonId};
use crate::domain::step_in::{StepIn, takes_over};

/// What a manager did on a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Was there.
    There,
    /// Did the rep's work.
    TookOver,
    /// Was to be there, and nobody said whether they were.
    NotTold,
}

/// A call on which a manager was, or was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) id: CallId,
    pub(super) day: Date,
    pub(super) rep: PersonId,
    /// The manager of the session that planned it, where one did.
    pub(super) manager: Option<PersonId>,
    pub(super) presence: Presence,
    /// What was said before the manager steps in.
    pub(super) gate: Option<StepIn>,
}

impl Beside {
    /// Those of a deal.
    pub(super) fn all(book: &DealBook, today: Date) -> impl Iterator<Item = Self> {
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
    fn is_together(&self) -> bool {
        self.presence != Presence::NotTold
    }

    /// Whether the manager did the rep's work.
    pub(super) fn is_taken_over(&self) -> bool {
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

/// Calls together in 30 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// How many there should be.
    pub target: u32,
    /// The calls, by id.
    pub of: Vec<CallId>,
    /// Those of them that the manager took over, by id.
    pub taken_over: Vec<CallId>,
    /// Those on which the manager was to be, and nobody said whether they were.
    pub not_told: Vec<CallId>,
    /// Whether so many were taken over that it is looked at.
    pub is_flagged: bool,
    /// Who took over the newest of them, where that is known.
    pub by: Option<PersonId>,
}

/// The calls together of a rep.
pub(super) fn together(known: &Known<'_>, rep: &PersonId) -> Together {
    let span = Span::month(known.today);
    let calls = known
        .facts
        .iter()
        .flat_map(|facts| facts.calls.iter().map(move |call| (facts.crutch_limit, call)));
    let calls: Vec<_> = calls.filter(|(_, call)| call.rep == *rep && span.has(call.day)).collect();
    let ids = |is_meant: fn(&Beside) -> bool| {
        let meant = calls.iter().filter(|(_, call)| is_meant(call));
        let mut ids: Vec<_> = meant.map(|(_, call)| call.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    let taken_over = ids(Beside::is_taken_over);
    let newest = calls.iter().filter(|(_, call)| call.is_taken_over());
    let newest = newest.max_by_key(|(_, call)| (call.day, &call.id));
    let is_flagged = newest.is_some_and(|(limit, _)| {
        u32::try_from(taken_over.len()).is_ok_and(|count| count >= *limit)
    });
    Together {
        target: known.team.targets.joint_calls_month,
        of: ids(Beside::is_together),
        not_told: ids(|call| !call.is_together()),
        is_flagged,
        by: newest.and_then(|(_, call)| known.manager_on(call)),
        taken_over,
    }
}

impl Known<'_> {
    /// The manager on a call: of the session that planned it, else the rep's.
    pub(super) fn manager_on(&self, call: &Beside) -> Option<PersonId> {
        call.manager.clone().or_else(|| self.team.manager_of(&call.rep).cloned())
    }
}
