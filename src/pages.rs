//! What is shown, computed: Today, deals, the page of a deal, actions, the buyer
//! map, minutes, search, the preview of a process.
//!
//! Nothing here changes anything, reads a file or draws a cell. A [`Page`] is
//! computed once for what the books say, a day and what the screen asks for; it
//! borrows nothing, and the words of what is in sight are made when it is drawn.

pub mod actions;
pub mod before_call;
pub mod buyers_page;
pub mod calendar;
pub mod deal_page;
pub mod given;
pub mod handout;
pub mod ladder;
pub mod letters;
pub mod list;
pub mod map;
mod memory;
pub mod minutes;
pub mod paper;
pub mod preview;
pub mod proposal;
pub mod search;
pub mod sheet;
pub mod team;
pub mod thing;
pub mod today;

use std::time::Duration;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::domain::books::Kept;
use crate::domain::id::{DealId, SessionId};
use crate::interview::background::Background;
use thing::Spots;

/// What a screen shows of the books.
#[derive(Clone, Debug, Default)]
pub enum Page {
    /// Nothing that is computed.
    #[default]
    Nothing,
    /// What waits today.
    Today(today::Today),
    /// The list of deals.
    Deals(list::Deals),
    /// What is owed.
    Actions(Spots),
    /// The page of a deal.
    Deal(deal_page::DealPage),
    /// The buyer map.
    Map(map::MapPage),
    /// The figures of the team.
    Team(Box<team::TeamPage>),
    /// What a session is held on.
    Session(Box<Behind>),
}

/// What a screen asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Query {
    /// Nothing that is computed.
    #[default]
    Nothing,
    /// What waits today, so far unfolded.
    Today(today::Folding),
    /// The deals that fit some words.
    Deals(String),
    /// What is owed and fits some words.
    Actions(String),
    /// All that is known of a deal, the manager's notes unfolded or not.
    Deal(DealId, bool),
    /// The buyer map of a deal, in so many cells.
    Map(DealId, usize),
    /// The figures of the team.
    Team(team::Asked),
    /// What a session of a deal is held on.
    Session(DealId, SessionId),
}

/// What lies behind a session, as the books were at some revision.
#[derive(Clone, Debug)]
pub struct Behind {
    session: SessionId,
    revision: u64,
    background: Background,
}

impl Page {
    /// A page of nothing.
    pub const NOTHING: &'static Self = &Self::Nothing;

    fn of(
        query: &Query,
        books: &Kept,
        now: &ZonedDateTime,
        before: Self,
        is_same_books: bool,
    ) -> Self {
        match query {
            Query::Nothing => Self::Nothing,
            Query::Today(folding) => Self::Today(today::Today::of(books, now, folding)),
            Query::Deals(words) => {
                // A letter more only looks through what was prepared before.
                let known = if let Self::Deals(deals) = before { Some(deals) } else { None };
                let known = known.filter(|_| is_same_books);
                Self::Deals(known.unwrap_or_else(|| list::Deals::of(books)).fitting(words))
            }
            Query::Actions(words) => Self::Actions(actions::spots(books, now, words)),
            Query::Deal(deal, shows_notes) => {
                Self::Deal(deal_page::DealPage::of(deal, books, now.date(), *shows_notes))
            }
            Query::Map(deal, columns) => books.deals.get(deal).map_or(Self::Nothing, |book| {
                let process = books.process_of(&book.deal);
                Self::Map(map::MapPage::of(&book.deal, process, *columns))
            }),
            Query::Team(asked) => {
                Self::Team(Box::new(team::TeamPage::of(asked, books, now.date())))
            }
            Query::Session(deal, session) => Self::behind(deal, session, books),
        }
    }

    fn behind(deal: &DealId, session: &SessionId, books: &Kept) -> Self {
        let book = books.deals.get(deal);
        let held = book.and_then(|book| Some((book, book.sessions.get(session)?)));
        held.map_or(Self::Nothing, |(book, held)| {
            Self::Session(Box::new(Behind {
                session: session.clone(),
                revision: books.revision(),
                background: Background::of(books, book, held),
            }))
        })
    }

    /// The lines that a cursor goes over; none where it has no such lines.
    pub const fn spots(&self) -> &Spots {
        match self {
            Self::Today(today) => &today.spots,
            Self::Deals(deals) => &deals.spots,
            Self::Actions(spots) => spots,
            Self::Deal(deal) => &deal.spots,
            Self::Team(team) => &team.spots,
            Self::Nothing | Self::Map(_) | Self::Session(_) => Spots::NONE,
        }
    }

    /// What lies behind a session; none where the books have changed since.
    pub fn background(&self, session: &SessionId, books: &Kept) -> Option<&Background> {
        let Self::Session(behind) = self else { return None };
        let is_it = behind.session == *session && behind.revision == books.revision();
        is_it.then_some(&behind.background)
    }
}

/// The page of the screen in front, and what it was computed of.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    page: Page,
    of: Option<(u64, Date, Query)>,
}

impl Derived {
    /// The page.
    pub const fn page(&self) -> &Page {
        &self.page
    }

    /// How long it holds, if nothing is changed and the day stays the same.
    pub fn lasts(&self, now: &ZonedDateTime) -> Option<Duration> {
        let Page::Today(today) = &self.page else { return None };
        Some(Duration::try_from(today.until?.duration_since(now.timestamp())).unwrap_or_default())
    }

    /// Whether what it says has passed since.
    pub fn is_past(&self, now: &ZonedDateTime) -> bool {
        self.lasts(now).is_some_and(|left| left.is_zero())
    }

    /// Computes it anew, unless nothing of what it depends on has changed.
    pub fn renew(&mut self, query: Query, books: &Kept, now: &ZonedDateTime) {
        let of = (books.revision(), now.date(), query);
        if self.of.as_ref() == Some(&of) && !self.is_past(now) {
            return;
        }
        let is_same_books = self.of.as_ref().is_some_and(|(revision, ..)| *revision == of.0);
        let before = std::mem::take(&mut self.page);
        self.page = Page::of(&of.2, books, now, before, is_same_books);
        self.of = Some(of);
    }
}
