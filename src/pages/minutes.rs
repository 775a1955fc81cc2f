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

/// The minutes of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The deal.
    pub title: String,
    /// Their sections; the first one has no heading.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A label, and what it says.
    Facts(Vec<(&'static str, String)>),
    /// Something in its own words, and how it stands.
    Rows(Vec<(String, String)>),
    /// What was asked, and what was said.
    Said(Vec<(String, String)>),
    /// Steps that were agreed.
    Steps(Vec<Step>),
    /// A line each.
    Lines(Vec<String>),
}

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who owes it.
    pub who: String,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub by: String,
    /// How one sees that it is done.
    pub done_when: String,
}

impl Minutes {
    /// The minutes of `session`, with days told as on `today`.
    pub fn of(
        session: &Session,
        book: &DealBook,
        books: &Books,
        today: Date,
        is_coaching_wanted: bool,
    ) -> Self {
        let taking = Taking { session, book, books, today };
        let coaching = is_coaching_wanted.then(|| taking.coaching());
        let rep = books.team.first_name_of(&session.rep);
        let sections = [
            (String::new(), taking.head()),
            ("What the buyer has done".to_owned(), taking.found()),
            ("Where we are really".to_owned(), taking.really()),
            (format!("In {rep}'s words"), taking.answers()),
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
        let sections = sections.into_iter().filter_map(|(heading, blocks)| {
            let blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
            (!blocks.is_empty()).then_some(Section { heading, blocks })
        });
        Self { title: book.deal.title(), sections: sections.collect() }
    }

    /// The minutes as they are handed on: the same on every day.
    pub fn to_hand_on(
        session: &Session,
        book: &DealBook,
        books: &Books,
        is_coaching_wanted: bool,
    ) -> Self {
        Self::of(session, book, books, session.day(), is_coaching_wanted)
    }
}

impl Block {
    /// How many things it has.
    pub const fn len(&self) -> usize {
        match self {
            Self::Facts(facts) => facts.len(),
            Self::Rows(rows) | Self::Said(rows) => rows.len(),
            Self::Steps(steps) => steps.len(),
            Self::Lines(lines) => lines.len(),
        }
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The facts that are known.
    fn facts<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Self {
        let known = facts.into_iter().filter_map(|(label, text)| Some((label, text?)));
        Self::Facts(known.collect())
    }
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
