//! The minutes of a session, block by block and in words: what every format of
//! them writes down.
//!
//! Where the deal stands comes first, then what the rep says, then what was
//! agreed. What is said about the rep is there only where it is wanted.

mod agreed;
mod coaching;
mod looked_back;
mod people;
mod stands;

use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::id::BuyerId;
use crate::domain::phrase;
use crate::domain::session::Session;
use crate::interview::spoken::Speaking;
use crate::pages::paper::{Block, Paper, Step};

/// The minutes of `session`, with days told as on `today`.
pub fn minutes(
    session: &Session,
    book: &DealBook,
    books: &Books,
    today: Date,
    is_coaching_wanted: bool,
) -> Paper {
    let taking = Taking { session, book, books, today };
    let coaching = is_coaching_wanted.then(|| taking.coaching());
    let rep = books.team.first_name_of(&session.rep);
    let sections = [
        (String::new(), taking.head()),
        ("What the buyer has done".to_owned(), taking.found()),
        ("Where we are really".to_owned(), taking.really()),
        (format!("In {rep}'s words"), taking.answers()),
        ("What it came down to".to_owned(), taking.debrief()),
        ("In the way".to_owned(), taking.in_the_way()),
        ("Next call".to_owned(), taking.next_call()),
        ("Steps".to_owned(), taking.steps()),
        ("Asks".to_owned(), taking.asks()),
        ("Next session".to_owned(), taking.next_session()),
        ("Looked back".to_owned(), taking.looked_back()),
        ("Their people".to_owned(), taking.people()),
        ("Notes".to_owned(), taking.notes()),
        ("Not today".to_owned(), taking.was_not()),
        ("Coaching".to_owned(), coaching.unwrap_or_default()),
    ];
    Paper::of(book.deal.title(), sections)
}

/// The minutes as they are handed on: the same on every day.
pub fn to_hand_on(
    session: &Session,
    book: &DealBook,
    books: &Books,
    is_coaching_wanted: bool,
) -> Paper {
    minutes(session, book, books, session.day(), is_coaching_wanted)
}

/// What is needed to take down the minutes.
#[derive(Clone, Copy)]
struct Taking<'a> {
    session: &'a Session,
    book: &'a DealBook,
    books: &'a Books,
    today: Date,
}

impl<'a> Taking<'a> {
    fn day(&self, day: Date) -> String {
        phrase::shown(day, self.today)
    }

    /// The name of somebody on the buyer's side.
    fn buyer(&self, id: &'a BuyerId) -> &'a str {
        self.session.buyer_name(&self.book.deal, id)
    }

    fn speaking(&self) -> Speaking<'a> {
        let Self { session, book, books, today } = *self;
        let process = books.process_of(&book.deal);
        Speaking { session, deal: &book.deal, team: &books.team, process, today }
    }
}
