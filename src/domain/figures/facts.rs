//! What one deal contributes to figures: all that belongs to it is read, turned into
//! these, and dropped.

mod beside;
mod lacks;
mod noted;
mod said;
mod stepped;
mod talk;
mod word;

use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::CriterionRef;
use crate::domain::process::{ManagerRules, Process};

pub(super) use beside::Beside;
pub use beside::Presence;
pub(super) use noted::Noted;
pub(super) use said::Said;
pub(super) use stepped::Stepped;
pub(super) use talk::Talk;
pub use word::Came;
pub(super) use word::Word;

/// The facts of one deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its head.
    pub deal: Head,
    /// Calls with one rep that a manager takes over, from which to look at it.
    pub(super) crutch_limit: u32,
    /// The day of the next session.
    pub(super) next_session: Option<Date>,
    /// Required outcomes of the stages behind it that nobody has shown.
    pub(super) lacks: Vec<CriterionRef>,
    pub(super) talks: Vec<Talk>,
    pub(super) calls: Vec<Beside>,
    pub(super) step_ins: Vec<Stepped>,
    pub(super) words: Vec<Word>,
    pub(super) whys: Vec<Said>,
    pub(super) notes: Vec<Noted>,
}

impl Facts {
    /// The facts of all deals that were read whole, as they are on a day.
    pub fn all(books: &Books, today: Date) -> Vec<Self> {
        let deals = books.deals.values();
        deals.map(|book| Self::of(book, books.process_of(&book.deal), today)).collect()
    }

    /// The facts of a deal with all that belongs to it, as they are on a day.
    pub fn of(book: &DealBook, process: Option<&Process>, today: Date) -> Self {
        let rules = process.map_or_else(ManagerRules::default, |it| it.manager.clone());
        let calls: Vec<Beside> = Beside::all(book, today).collect();
        Self {
            deal: Head::of(&book.deal),
            crutch_limit: rules.crutch_limit,
            next_session: book.next_session().map(|slot| slot.day),
            lacks: process.map(|process| lacks::lacks(book, process, today)).unwrap_or_default(),
            talks: book.sessions.values().filter_map(Talk::of).collect(),
            step_ins: Stepped::all(book, &calls, process),
            calls,
            words: Word::all(book).collect(),
            whys: Said::all(book).collect(),
            notes: Noted::all(book).collect(),
        }
    }

    /// Of a deal no more than the calls on which a manager was, or was to be.
    pub(super) fn of_calls(book: &DealBook, process: Option<&Process>, today: Date) -> Self {
        let rules = process.map_or_else(ManagerRules::default, |it| it.manager.clone());
        let calls = Beside::all(book, today).collect();
        let head = Self::of_head(Head::of(&book.deal));
        Self { crutch_limit: rules.crutch_limit, calls, ..head }
    }

    /// The facts of a deal of which the head alone is known.
    pub fn of_head(deal: Head) -> Self {
        let crutch_limit = ManagerRules::default().crutch_limit;
        Self {
            deal,
            crutch_limit,
            next_session: None,
            lacks: Vec::new(),
            talks: Vec::new(),
            calls: Vec::new(),
            step_ins: Vec::new(),
            words: Vec::new(),
            whys: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The same with why figures are what they are, as it was said in the sessions on
    /// the deal.
    #[must_use]
    pub fn with_whys(mut self, book: &DealBook) -> Self {
        self.whys = Said::all(book).collect();
        self
    }

    /// Whether the deal is still being worked on.
    pub(super) fn is_open(&self) -> bool {
        self.deal.status == DealStatus::Open
    }
}
