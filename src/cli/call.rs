//! `sideline call`: calls with the customer, what they are for and what came of
//! them.

mod add;
mod brief;
mod list;
mod outcome;
mod show;

use std::cmp::Reverse;

use clap::Subcommand;
use jiff::civil::Date;

use super::ctx::Ctx;
use crate::domain::action::Side;
use crate::domain::call::{Call as Record, CallStatus, ManagerRole, Outcome};
use crate::domain::deal::DealNames;
use crate::domain::id::CallId;
use crate::domain::phrase::listed;
use crate::domain::slot::Slot;
use crate::domain::team::Team;
use crate::domain::word::NotAWord;
use crate::failure::Failure;

/// Calls with the customer: what each is for, and what came of it
#[derive(Debug, Subcommand)]
pub(super) enum Call {
    List(list::List),
    Add(add::Add),
    Outcome(outcome::Tell),
    Show(show::Show),
    Brief(brief::Brief),
}

impl Call {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Add(add) => add.run(ctx),
            Self::Outcome(outcome) => outcome.run(ctx),
            Self::Show(show) => show.run(ctx),
            Self::Brief(brief) => brief.run(ctx),
        }
    }
}

/// Whether it is still to be held, or nobody has told yet how it went.
pub(super) fn is_open(call: &Record) -> bool {
    call.status == CallStatus::Planned
}

/// What calls are sorted by: those to come first, the next one first; then the
/// others, the latest first.
pub(super) fn order(call: &Record) -> (bool, bool, Option<Slot>, Reverse<Option<Slot>>, CallId) {
    let (date, is_open) = (call.plan.slot(), is_open(call));
    (!is_open, date.is_none(), date.filter(|_| is_open), Reverse(date), call.id.clone())
}

/// What a call is for, or why there is none.
pub(super) fn purpose(call: &Record) -> &str {
    let plan = &call.plan;
    plan.why_none.as_deref().or(plan.objective.as_deref()).unwrap_or("nothing said")
}

/// The names of the buyer's people on it.
fn with(call: &Record, deal: &dyn DealNames) -> String {
    let names: Vec<&str> = call.plan.with.iter().map(|id| deal.buyer_name(id)).collect();
    listed(&names)
}

/// Where it stands: planned, or what came of it.
fn standing(call: &Record, today: Date) -> &'static str {
    match call.status {
        CallStatus::Planned if call.plan.date.is_some_and(|day| day < today) => "not told yet",
        CallStatus::Planned => "planned",
        CallStatus::Held => call.outcome().map_or("held", Outcome::in_words),
        CallStatus::Cancelled => match call.held.moved_by {
            Some(Side::Ours) => "called off by us",
            Some(Side::Buyer) => "called off by them",
            None => "not held",
        },
        CallStatus::None => "no call",
    }
}

/// What the manager was to do on it and did, where that was said and they were
/// to be there or were.
fn manager(call: &Record, deal: &dyn DealNames, team: &Team) -> Option<String> {
    let rep = team.first_name_of(deal.owner());
    let told = |role: ManagerRole| role.in_words(rep);
    let is_there = |role: &ManagerRole| *role != ManagerRole::Absent;
    match (call.plan.role_planned, call.held.role) {
        (Some(planned), Some(done)) if planned != done => {
            Some(format!("{}; planned: {}", told(done), told(planned)))
        }
        (planned, done) => done.or(planned).filter(is_there).map(told),
    }
}

/// One call as lists show it, without its deal.
fn row(call: &Record, deal: &dyn DealNames, team: &Team, today: Date) -> Vec<String> {
    let day = call.plan.slot().map(|slot| slot.shown(today));
    let manager = manager(call, deal, team).map(|does| format!("joint: {does}"));
    vec![
        call.id.to_string(),
        day.unwrap_or_default(),
        standing(call, today).to_owned(),
        with(call, deal),
        purpose(call).to_owned(),
        manager.unwrap_or_default(),
    ]
}

/// What the manager does, as it was typed.
fn role(typed: &str) -> Result<ManagerRole, Failure> {
    typed.parse().map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))
}
