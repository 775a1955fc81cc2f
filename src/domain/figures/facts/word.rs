//! Something that somebody gave their word on, with a day, and what became of it.

use jiff::civil::Date;

use crate::domain::action::{Action, ActionStatus, Obstacle, Owner};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::DealBook;
use crate::domain::id::PersonId;

/// What became of what somebody gave their word on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was done in time.
    OnTime,
    /// It was dropped in time.
    Dropped,
    /// It waited for the buyer.
    Waited,
    /// It was not.
    NotKept,
}

/// Something that somebody gave their word on, with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Word {
    pub(in crate::domain::figures) id: String,
    pub(in crate::domain::figures) by: PersonId,
    /// Whether it is help that was asked for.
    pub(in crate::domain::figures) is_promise: bool,
    /// What, in their words.
    pub(in crate::domain::figures) what: String,
    pub(in crate::domain::figures) due: Date,
    /// The day on which it was done or dropped.
    pub(in crate::domain::figures) closed: Option<Date>,
    pub(in crate::domain::figures) is_closed: bool,
    /// Whether that was to drop it.
    pub(in crate::domain::figures) is_dropped: bool,
    pub(in crate::domain::figures) came: Came,
}

impl Word {
    /// What was agreed on a deal, and promised.
    pub(in crate::domain::figures) fn all(book: &DealBook) -> impl Iterator<Item = Self> {
        let steps = book.actions.values().filter_map(Self::of_step);
        steps.chain(book.asks.values().filter_map(Self::of_ask))
    }

    fn of_step(step: &Action) -> Option<Self> {
        let Owner::Ours(by) = &step.owner else { return None };
        let due = step.agreed.as_ref()?.due?;
        Some(Self {
            id: step.id.to_string(),
            by: by.clone(),
            is_promise: false,
            what: step.text.clone(),
            due,
            closed: step.closed,
            is_closed: !step.is_open(),
            is_dropped: step.status == ActionStatus::Dropped,
            came: came(step, due),
        })
    }

    fn of_ask(ask: &Ask) -> Option<Self> {
        let Asked::Ours(by) = &ask.of else { return None };
        let is_done = ask.status == AskStatus::Done;
        (is_done || ask.status == AskStatus::Accepted).then_some(())?;
        let due = ask.needed_by?;
        let is_on_time = is_done && ask.closed.is_some_and(|day| day <= due);
        Some(Self {
            id: ask.id.to_string(),
            by: by.clone(),
            is_promise: true,
            what: ask.summary(),
            due,
            closed: ask.closed,
            is_closed: is_done,
            is_dropped: false,
            came: if is_on_time { Came::OnTime } else { Came::NotKept },
        })
    }
}

/// What became of a step that was agreed for that day.
fn came(step: &Action, due: Date) -> Came {
    let is_in_time = step.closed.is_some_and(|day| day <= due);
    let waited = step.moved.values().any(|moved| {
        moved.from == Some(due) && moved.got_in_the_way == Some(Obstacle::WaitingForBuyer)
    });
    match step.status {
        ActionStatus::Done if is_in_time => Came::OnTime,
        ActionStatus::Dropped if is_in_time => Came::Dropped,
        _ if waited => Came::Waited,
        ActionStatus::Done
        | ActionStatus::Dropped
        | ActionStatus::Open
        | ActionStatus::Proposed => Came::NotKept,
    }
}
