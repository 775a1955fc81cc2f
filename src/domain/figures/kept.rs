//! Steps and promises that were done on time, by the day that was agreed.

use jiff::civil::Date;

use super::reckoned::half_up;
use super::span::Span;
use super::{ENOUGH, Known};
use crate::domain::action::{Action, ActionStatus, Obstacle, Owner};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::DealBook;
use crate::domain::id::PersonId;

/// What became of what somebody gave their word on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
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
pub(super) struct Word {
    id: String,
    by: PersonId,
    /// Whether it is help that was asked for.
    is_promise: bool,
    due: Date,
    is_closed: bool,
    came: Came,
}

impl Word {
    /// What was agreed on a deal, and promised.
    pub(super) fn all(book: &DealBook) -> impl Iterator<Item = Self> {
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
            due,
            is_closed: !step.is_open(),
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
            due,
            is_closed: is_done,
            came: if is_on_time { Came::OnTime } else { Came::NotKept },
        })
    }

    /// Whether it was due by now: one that is due today only once it is closed.
    fn is_due(&self, span: Span) -> bool {
        span.has(self.due) && (self.due < span.last || self.is_closed)
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

/// What was due in 30 days, and how much of it was done on time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How many were done on time.
    pub on_time: usize,
    /// All that was due, by id.
    pub of: Vec<String>,
    /// What waited for the buyer, by id: in neither number.
    pub waited: Vec<String>,
    /// What was dropped in time, by id: in neither number.
    pub dropped: Vec<String>,
}

impl Kept {
    /// The share that was kept, in hundredths; none where too little was due.
    pub fn percent(&self) -> Option<u128> {
        (self.of.len() >= ENOUGH).then_some(())?;
        half_up(100 * self.on_time as u128, self.of.len() as u128)
    }

    fn of<'w>(words: impl Iterator<Item = &'w Word>) -> Self {
        let words: Vec<_> = words.collect();
        let ids = |is_meant: fn(Came) -> bool| {
            let meant = words.iter().filter(|word| is_meant(word.came));
            let mut ids: Vec<_> = meant.map(|word| word.id.clone()).collect();
            ids.sort_unstable();
            ids
        };
        Self {
            on_time: words.iter().filter(|word| word.came == Came::OnTime).count(),
            of: ids(|came| matches!(came, Came::OnTime | Came::NotKept)),
            waited: ids(|came| came == Came::Waited),
            dropped: ids(|came| came == Came::Dropped),
        }
    }
}

/// The steps of a rep.
pub(super) fn of_rep(known: &Known<'_>, rep: &PersonId) -> Kept {
    Kept::of(due(known, rep).filter(|word| !word.is_promise))
}

/// The steps of a manager, and what they promised.
pub(super) fn of_manager(known: &Known<'_>, manager: &PersonId) -> Kept {
    Kept::of(due(known, manager))
}

fn due<'a>(known: &Known<'a>, who: &PersonId) -> impl Iterator<Item = &'a Word> {
    let span = Span::month(known.today);
    let words = known.facts.iter().flat_map(|facts| &facts.words);
    words.filter(move |word| word.by == *who && word.is_due(span))
}
