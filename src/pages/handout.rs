//! What can be handed to people of a thing: the paper, and whom a mail with it is
//! for.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::before_call::{before_call, next_call};
use super::buyers_page::BuyersPage;
use super::calendar::{self, Entry};
use super::letters;
use super::minutes;
use super::paper::{Block, Paper};
use super::thing::Thing;
use crate::domain::action::{Action, Owner};
use crate::domain::ask::{Ask, Asked};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::Call;
use crate::domain::id::PersonId;
use crate::domain::person::Buyer;
use crate::domain::phrase::shown;
use crate::domain::session::Session;

/// A paper on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// What is written on it.
    pub paper: Paper,
    /// What it is, in the name of a file.
    pub what: &'static str,
    /// The day in the name of that file.
    pub day: Date,
    /// Whom a mail with it is for; none where nobody is filled in.
    pub to: Option<Addressee>,
}

/// Whom a mail is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Their name.
    pub name: String,
    /// Their address, where it is known.
    pub mail: Option<String>,
}

/// What can be handed on of a thing; none where there is nothing.
pub fn of(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Option<Handout> {
    let book = books.deals.get(thing.deal()?)?;
    let desk = Desk { book, books, now, today: now.date() };
    Some(match thing {
        Thing::Ask(_, id) => desk.ask(book.asks.get(id)?),
        Thing::Session(_, id) => desk.minutes(book.sessions.get(id)?),
        Thing::Waits(_, id) => desk.please_confirm(book.sessions.get(id)?)?,
        Thing::Step(_, id) => desk.step(book.actions.get(id)?),
        Thing::Person(_, id) => desk.person(book.deal.people.get(id)?),
        Thing::Call(_, id) => desk.before_call(book.calls.get(id)),
        Thing::Deal(_)
        | Thing::Next(_)
        | Thing::Back(..)
        | Thing::Criterion(..)
        | Thing::Fact(..)
        | Thing::Rep(_)
        | Thing::File => desk.before_call(None),
    })
}

/// What they agreed to, for the buyer's own eyes; none where that is nothing.
pub fn buyers_page(thing: &Thing, books: &Books, today: Date) -> Option<Handout> {
    let page = BuyersPage::of(books.deals.get(thing.deal()?)?, books, today)?;
    Some(Handout { paper: page.paper(today), what: "plan", day: today, to: None })
}

/// The entry of a call, or of the next session, that a calendar takes.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other thing has a time")]
pub fn entry(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Option<Entry> {
    let book = books.deals.get(thing.deal()?)?;
    match thing {
        Thing::Call(_, id) => calendar::of_call(book, book.calls.get(id)?, books, now),
        Thing::Next(_) => calendar::of_next_session(book, books, now),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Desk<'a> {
    book: &'a DealBook,
    books: &'a Books,
    now: &'a ZonedDateTime,
    today: Date,
}

impl Desk<'_> {
    fn ours(&self, id: &PersonId) -> Addressee {
        let person = self.books.team.people.get(id);
        let mail = person.and_then(|person| person.reach.mail.clone());
        Addressee { name: self.books.team.first_name_of(id).to_owned(), mail }
    }

    fn handout(&self, what: &'static str, paper: Paper, to: Option<Addressee>) -> Handout {
        Handout { paper, what, day: self.today, to }
    }

    fn ask(&self, ask: &Ask) -> Handout {
        let to = match &ask.of {
            _ if ask.is_offer() => self.ours(&ask.from),
            Asked::Ours(id) => self.ours(id),
            Asked::Executive(executive) => Addressee { name: executive.name.clone(), mail: None },
        };
        let paper = letters::of_ask(ask, &self.book.deal, &self.books.team, self.today);
        self.handout("help", paper, Some(to))
    }

    fn minutes(&self, session: &Session) -> Handout {
        let me = self.books.known_me().map(|(me, _)| me);
        let to = session.parties().find(|party| Some(*party) != me).map(|party| self.ours(party));
        let paper = minutes::to_hand_on(session, self.book, self.books, false);
        Handout { day: session.day(), ..self.handout("minutes", paper, to) }
    }

    fn please_confirm(&self, session: &Session) -> Option<Handout> {
        let paper = letters::please_confirm(session, self.book, self.books, self.today)?;
        let to = letters::has_yet_to_confirm(session, self.book, self.books);
        Some(self.handout("confirm", paper, to.map(|to| self.ours(to))))
    }

    /// Before that call, or the next one.
    fn before_call(&self, call: Option<&Call>) -> Handout {
        let call = call.or_else(|| next_call(self.book, self.now));
        let paper = before_call(self.book, call, self.books, self.today);
        self.handout("call", paper, Some(self.ours(&self.books.hand(&self.book.deal.owner))))
    }

    /// A step in its words, with who owes it.
    fn step(&self, step: &Action) -> Handout {
        let (owner, to) = match &step.owner {
            Owner::Ours(id) => (self.books.team.name_of(id), Some(self.ours(id))),
            Owner::Buyer(id) => (self.book.deal.buyer_name(id), None),
        };
        let facts = Block::facts([
            ("Who", Some(owner.to_owned())),
            ("By", step.due.map(|due| shown(due, self.today))),
            ("Done when", step.sign().map(str::to_owned)),
            ("Deal", Some(self.book.deal.title())),
        ]);
        let paper = Paper::of(step.text.clone(), [(String::new(), vec![facts])]);
        self.handout("step", paper, to)
    }

    /// Somebody of theirs, and how they are reached.
    fn person(&self, person: &Buyer) -> Handout {
        let facts = Block::facts([
            ("Title", person.title.clone()),
            ("Number", person.reach.phone.clone()),
            ("Mail", person.reach.mail.clone()),
            ("Customer", Some(self.book.deal.account.clone())),
        ]);
        let paper = Paper::of(person.name.clone(), [(String::new(), vec![facts])]);
        self.handout("person", paper, None)
    }
}
