//! Calls on which a manager was there, and those that the manager took over.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::{Beside, Facts};
use super::known::Known;
use super::span::Span;
use crate::domain::books::Books;
use crate::domain::deal::DealStatus;
use crate::domain::id::{CallId, PersonId};

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
    /// Everybody who took one of them over; nobody where that is not known of each.
    pub by: BTreeSet<PersonId>,
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
    let taken = || calls.iter().filter(|(_, call)| call.is_taken_over());
    let by: Option<BTreeSet<_>> = taken().map(|(_, call)| known.manager_on(call)).collect();
    let newest = taken().max_by_key(|(_, call)| (call.day, &call.id));
    let is_flagged = newest.is_some_and(|(limit, _)| {
        u32::try_from(taken_over.len()).is_ok_and(|count| count >= *limit)
    });
    Together {
        target: known.team.targets.joint_calls_month,
        of: ids(Beside::is_together),
        not_told: ids(|call| !call.is_together()),
        is_flagged,
        by: by.unwrap_or_default(),
        taken_over,
    }
}

/// The calls together of a rep on deals that are open: for these nothing is read.
pub fn on_open_deals(books: &Books, rep: &PersonId, today: Date) -> Together {
    let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
    let facts = open.map(|book| Facts::of_calls(book, books.process_of(&book.deal), today));
    together(&Known::of(books, &facts.collect::<Vec<_>>(), today), rep)
}

impl Known<'_> {
    /// The manager on a call: of the session that planned it, else the rep's.
    pub(super) fn manager_on(&self, call: &Beside) -> Option<PersonId> {
        call.manager.clone().or_else(|| self.team.manager_of(&call.rep).cloned())
    }
}
