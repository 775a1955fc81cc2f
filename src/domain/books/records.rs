//! A record and what the books know of its file.

use super::{Books, Cause, Unread};
use crate::domain::change::Record;
use crate::domain::id::DealId;

impl Books {
    /// What keeps a record from being changed here: a newer program wrote it.
    pub fn newer(&self, record: &Record) -> Option<&Unread> {
        self.told_of(record).find(|unread| unread.cause == Cause::Newer)
    }

    /// What could not be read in a deal's own file, be it a value or all of it.
    pub fn damage_of<'a>(&'a self, deal: &'a DealId) -> impl Iterator<Item = &'a Unread> {
        self.unread.iter().filter(|unread| unread.deal() == Some(deal.as_str()))
    }

    /// Puts what cannot be read in a deal's own file by now in the place of what could
    /// not before.
    pub fn damaged(&mut self, deal: &DealId, unread: Vec<Unread>) {
        self.unread.retain(|known| known.deal() != Some(deal.as_str()));
        self.unread.extend(unread);
    }

    /// What is wrong within the file of a record, value by value.
    pub fn wrong_in(&self, record: &Record) -> impl Iterator<Item = &Unread> {
        self.told_of(record).filter(|unread| !unread.is_whole())
    }

    /// What could not be read in the file of a record.
    fn told_of(&self, record: &Record) -> impl Iterator<Item = &Unread> {
        let own = match record {
            Record::Team(_) => "sideline.toml".to_owned(),
            Record::Deal(deal) => format!("deals/{}/deal.toml", deal.id),
            Record::Action(step) => format!("/{}.toml", step.id),
            Record::Ask(ask) => format!("/{}.toml", ask.id),
            Record::Call(call) => format!("/{}.toml", call.id),
            Record::Session(session) => format!("-{}.toml", session.id),
            Record::Profile(person) => format!("coaching/{}/person.toml", person.id),
            Record::Proposal(proposal) => format!("proposals/{}.toml", proposal.id),
        };
        self.unread.iter().filter(move |unread| unread.file.ends_with(&own))
    }

    /// Whether it holds that very record.
    pub fn has(&self, record: &Record) -> bool {
        let book = |deal| self.deals.get(deal);
        match record {
            Record::Team(team) => self.team == *team,
            Record::Deal(deal) => book(&deal.id).is_some_and(|book| book.deal == **deal),
            Record::Action(step) => {
                book(&step.deal).and_then(|book| book.actions.get(&step.id)) == Some(step)
            }
            Record::Ask(ask) => {
                book(&ask.deal).and_then(|book| book.asks.get(&ask.id)) == Some(ask)
            }
            Record::Call(call) => {
                book(&call.deal).and_then(|book| book.calls.get(&call.id)) == Some(call)
            }
            Record::Session(session) => {
                let there = book(&session.deal).and_then(|book| book.sessions.get(&session.id));
                there == Some(session)
            }
            Record::Profile(person) => self.profiles.get(&person.id) == Some(person),
            Record::Proposal(it) => self.proposals.get(&it.id) == Some(it),
        }
    }
}
