//! Actions: all that is owed on the deals, in groups, the most pressing first.
//!
//! Computed and never stored. A row borrows its record, so that thousands of
//! them cost little: only those in sight are put into words.

mod details;
mod line;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::domain::action::{Action, Obstacle, Owner};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::settings::Whose;
use crate::pages::thing::{Spot, Spots, Thing};
use crate::pages::today::{Eyes, NEWS_DAYS};

pub use details::{details, owner_name};

/// What is owed, in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Steps of ours whose day has passed.
    Overdue,
    /// Steps that their owner has yet to agree to.
    ToConfirm,
    /// Steps due in the next days.
    Soon,
    /// Steps due after that, and those without a date.
    Later,
    /// Steps of the buyer's, and ours that have to wait for one.
    Waiting,
    /// Help that was asked for.
    Asks,
    /// Steps that were closed lately.
    Lately,
}

impl Group {
    const ALL: [Self; 7] = [
        Self::Overdue,
        Self::ToConfirm,
        Self::Soon,
        Self::Later,
        Self::Waiting,
        Self::Asks,
        Self::Lately,
    ];

    /// What the group is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::ToConfirm => "To confirm",
            Self::Soon => "In the next 7 days",
            Self::Later => "Later",
            Self::Waiting => "Waiting on the buyer",
            Self::Asks => "Asks",
            Self::Lately => "Done or dropped in the last 14 days",
        }
    }
}

/// One thing that is owed.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Where it stands in the list.
    pub group: Group,
    /// Its deal.
    pub book: &'a DealBook,
    /// What it is.
    pub owed: Owed<'a>,
}

/// What is owed.
#[derive(Clone, Copy, Debug)]
pub enum Owed<'a> {
    /// A step.
    Step(&'a Action),
    /// Help.
    Ask(&'a Ask),
}

/// All that is owed on the deals at this moment, group by group. Of a decided one what
/// is closed is no news.
pub fn owed<'a>(books: &'a Books, now: &'a ZonedDateTime, whose: Whose) -> Vec<Row<'a>> {
    let list = List { eyes: Eyes::of(books, now), whose };
    let rows = list.eyes.owing().flat_map(|book| list.of(book));
    let is_news = |row: &Row<'_>| row.book.deal.status == DealStatus::Open || row.is_owed();
    let mut rows: Vec<Row<'_>> = rows.filter(is_news).collect();
    rows.sort_by_key(|row| (row.group, row.days(now.date()), &row.book.deal.id, row.text()));
    rows
}

/// The lines of the page: those of which each of the words, however they are
/// spelled, stands somewhere in the line.
pub(super) fn spots(books: &Books, now: &ZonedDateTime, words: &str) -> Spots {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let rows = owed(books, now, books.whose);
    let rows: Vec<Row<'_>> = rows.into_iter().filter(|row| row.fits(&words, books)).collect();
    let mut spots = Spots::default();
    for rows in rows.chunk_by(|one, next| one.group == next.group) {
        let group = rows.first().map_or(0, |row| row.group as usize);
        spots.group(group, rows.iter().map(|row| Some(row.thing())));
    }
    spots
}

/// A list for whoever looks at it.
struct List<'a> {
    eyes: Eyes<'a>,
    whose: Whose,
}

impl<'a> List<'a> {
    fn of(&self, book: &'a DealBook) -> impl Iterator<Item = Row<'a>> {
        let steps = book.actions.values().filter_map(move |step| {
            Some(Row { group: self.group_of_step(book, step)?, book, owed: Owed::Step(step) })
        });
        let asks = book.asks.values().filter(move |ask| self.has_ask(book, ask));
        let asks = asks.map(move |ask| Row { group: Group::Asks, book, owed: Owed::Ask(ask) });
        steps.chain(asks)
    }

    fn group_of_step(&self, book: &DealBook, step: &Action) -> Option<Group> {
        let is_listed = match &step.owner {
            Owner::Ours(owner) => self.is_listed(book, owner) || self.eyes.is_anybodys(step),
            // What the buyer owes is followed up by whoever sells to them.
            Owner::Buyer(_) => self.is_listed(book, &book.deal.owner),
        };
        if !is_listed {
            return None;
        }
        if !step.is_open() {
            let age = step.closed.map(|day| (self.eyes.day - day).get_days());
            return age.filter(|age| *age <= NEWS_DAYS).map(|_| Group::Lately);
        }
        Some(match step.due {
            _ if matches!(step.owner, Owner::Buyer(_)) => Group::Waiting,
            _ if !step.is_owed() => Group::ToConfirm,
            Some(due) if due < self.eyes.day => Group::Overdue,
            None if self.eyes.is_due(step) => Group::Overdue,
            _ if waits_for_buyer(step) => Group::Waiting,
            Some(due) if due <= self.eyes.until => Group::Soon,
            Some(_) | None => Group::Later,
        })
    }

    /// Help that somebody asked for, or promised, until its answer is no news
    /// any more.
    fn has_ask(&self, book: &DealBook, ask: &Ask) -> bool {
        let is_of_listed = match &ask.of {
            Asked::Ours(of) => ask.is_open() && self.is_listed(book, of),
            Asked::Executive(_) => false,
        };
        let is_news = || {
            let age = ask.answered_on().map(|day| (self.eyes.day - day).get_days());
            ask.is_open() || age.is_some_and(|age| age <= NEWS_DAYS)
        };
        let is_listed = is_of_listed || (self.is_listed(book, &ask.from) && is_news());
        is_listed && !ask.was_taken_back()
    }

    /// Whether what that person owes on the deal is listed.
    fn is_listed(&self, book: &DealBook, person: &PersonId) -> bool {
        let is_everyones = self.whose == Whose::Everyones;
        self.eyes.is_me(person) || (is_everyones && self.eyes.books.is_my_care(&book.deal.owner))
    }
}

/// Whether it was moved to its day because the buyer has to act first.
fn waits_for_buyer(step: &Action) -> bool {
    let last = step.moved.values().next_back().filter(|moved| Some(moved.to) == step.due);
    last.is_some_and(|moved| moved.got_in_the_way == Some(Obstacle::WaitingForBuyer))
}

impl<'a> Row<'a> {
    /// The step, where it is one.
    pub const fn step(&self) -> Option<&'a Action> {
        match self.owed {
            Owed::Step(step) => Some(step),
            Owed::Ask(_) => None,
        }
    }

    /// The row of a line of the page; none where it is there no more.
    pub fn at(spot: &Spot, books: &'a Books) -> Option<Self> {
        let group = Group::ALL.into_iter().find(|group| *group as usize == spot.group)?;
        let thing = spot.thing.as_ref()?;
        let book = books.deals.get(thing.deal()?)?;
        let owed = if let Thing::Step(_, id) = thing {
            Owed::Step(book.actions.get(id)?)
        } else {
            let Thing::Ask(_, id) = thing else { return None };
            Owed::Ask(book.asks.get(id)?)
        };
        Some(Self { group, book, owed })
    }

    /// Whether somebody still owes it.
    const fn is_owed(&self) -> bool {
        match self.owed {
            Owed::Step(step) => step.is_open(),
            Owed::Ask(ask) => ask.is_open(),
        }
    }

    /// What it is about.
    pub fn thing(&self) -> Thing {
        let deal = self.book.deal.id.clone();
        match self.owed {
            Owed::Step(step) => Thing::Step(deal, step.id.clone()),
            Owed::Ask(ask) => Thing::Ask(deal, ask.id.clone()),
        }
    }

    /// What it is sorted by in its group: days until it is due, of what is
    /// closed the days since.
    fn days(&self, today: Date) -> i32 {
        let until = |day: Option<Date>| day.map_or(i32::MAX / 2, |day| (day - today).get_days());
        let since = |day: Option<Date>| -until(day);
        match self.owed {
            // A day that cannot be read stands before all others.
            Owed::Step(Action { due: None, .. }) if self.group == Group::Overdue => i32::MIN,
            Owed::Step(step) if step.is_open() => until(step.due),
            Owed::Step(step) => since(step.closed),
            Owed::Ask(ask) => match ask.status {
                AskStatus::Open | AskStatus::Accepted => until(ask.needed_by),
                AskStatus::Declined | AskStatus::Done => i32::MAX / 2 + since(ask.answered_on()),
            },
        }
    }

    fn text(&self) -> &'a str {
        match self.owed {
            Owed::Step(step) => &step.text,
            Owed::Ask(ask) => ask.id.as_str(),
        }
    }
}

#[cfg(test)]
mod tests;
