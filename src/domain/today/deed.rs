//! What can be done with a line at once, and what that changes.

use jiff::civil::Date;

use crate::domain::action::{Action, OtherDate};
use crate::domain::ask::Ask;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::domain::id::{ActionId, AskId, DealId};

use super::About;

/// What is done with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Agree to a step, as it stands or by another date.
    Confirm(Option<OtherDate>),
    /// Close what was owed, with what came of it.
    Done(Option<String>),
    /// Promise what was asked for.
    Accept,
    /// Say no to what was asked for, and why.
    Decline(String),
}

impl About {
    /// What a deed changes on `day`; none where it does not fit the line, or
    /// the record is there no more.
    ///
    /// # Errors
    ///
    /// Why it is not taken, in a sentence.
    pub fn change(&self, deed: Deed, books: &Books, day: Date) -> Option<Result<Change, String>> {
        let result = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        match (self, deed) {
            (Self::Confirm(deal, id), Deed::Confirm(other)) => {
                let (book, step) = step(books, deal, id)?;
                let session = book.session_of(id).cloned();
                Some(changed(step, |step| step.confirm(session, day, other)))
            }
            (Self::Step(deal, id), Deed::Done(text)) => {
                let (_, step) = step(books, deal, id)?;
                Some(changed(step, |step| step.done(day, result(text))))
            }
            (Self::Promise(deal, id), Deed::Done(text)) => {
                Some(changed(ask(books, deal, id)?, |ask| ask.done(day, result(text))))
            }
            (Self::Asked(deal, id), Deed::Accept) => {
                Some(changed(ask(books, deal, id)?, |ask| ask.accept(day)))
            }
            (Self::Asked(deal, id), Deed::Decline(why)) => {
                Some(changed(ask(books, deal, id)?, |ask| ask.decline(day, why)))
            }
            (
                Self::Deal(_)
                | Self::Prep(_)
                | Self::Rep(_)
                | Self::File
                | Self::Confirm(..)
                | Self::Step(..)
                | Self::Promise(..)
                | Self::Asked(..),
                Deed::Confirm(_) | Deed::Done(_) | Deed::Accept | Deed::Decline(_),
            ) => None,
        }
    }

    /// Whether the line shows that record.
    pub fn shows(&self, record: &Record) -> bool {
        match (self, record) {
            (Self::Confirm(_, id) | Self::Step(_, id), Record::Action(step)) => step.id == *id,
            (Self::Promise(_, id) | Self::Asked(_, id), Record::Ask(ask)) => ask.id == *id,
            _ => false,
        }
    }
}

fn step<'a>(books: &'a Books, deal: &DealId, id: &ActionId) -> Option<(&'a DealBook, &'a Action)> {
    let book = books.deals.get(deal)?;
    Some((book, book.actions.get(id)?))
}

fn ask<'a>(books: &'a Books, deal: &DealId, id: &AskId) -> Option<&'a Ask> {
    books.deals.get(deal)?.asks.get(id)
}

/// The change of a record by `act`, or its refusal in words.
fn changed<R: Clone + Into<Record>, E: ToString>(
    before: &R,
    act: impl FnOnce(&mut R) -> Result<(), E>,
) -> Result<Change, String> {
    let mut after = before.clone();
    act(&mut after).map_err(|refusal| refusal.to_string())?;
    Ok(Change::of(before.clone(), after))
}
