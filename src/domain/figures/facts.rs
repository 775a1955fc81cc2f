//! What one deal contributes to figures: all that belongs to it is read, turned into
//! these, and dropped.

use jiff::civil::Date;

use super::gaps;
use super::kept::Word;
use super::step_ins::Stepped;
use super::talk::Talk;
use super::together::Beside;
use super::why::Said;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::CriterionRef;
use crate::domain::process::{ManagerRules, Process};

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
            lacks: process.map(|process| gaps::lacks(book, process, today)).unwrap_or_default(),
            talks: book.sessions.values().filter_map(Talk::of).collect(),
            step_ins: Stepped::all(book, &calls, process),
            calls,
            words: Word::all(book).collect(),
            whys: Said::all(book).collect(),
        }
    }

    /// Whether the deal is still being worked on.
    pub(super) fn is_open(&self) -> bool {
        self.deal.status == DealStatus::Open
    }
}
