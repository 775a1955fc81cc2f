//! What a line of a page is about, wherever it stands; and the lines that a
//! cursor goes over.

use super::deal_page::Fact;
use crate::domain::change::Record;
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, DealId, PersonId, SessionId,
};
use crate::domain::session::Checked;

/// What a line is about. How it stands is asked of the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A deal.
    Deal(DealId),
    /// A step.
    Step(DealId, ActionId),
    /// Help that was asked for, or offered.
    Ask(DealId, AskId),
    /// A call.
    Call(DealId, CallId),
    /// Somebody on the buyer's side.
    Person(DealId, BuyerId),
    /// What the buyer has done, or has yet to do.
    Criterion(DealId, CriterionRef),
    /// A fact of a deal.
    Fact(DealId, Fact),
    /// The next session of a deal.
    Next(DealId),
    /// A step-in after which a deal was to be back with its rep.
    Back(DealId, Checked),
    /// A session, or what a rep prepares alone.
    Session(DealId, SessionId),
    /// The steps of a session on which somebody has yet to give their word.
    Waits(DealId, SessionId),
    /// A rep of ours.
    Rep(PersonId),
    /// A file that cannot be used.
    File,
}

impl Thing {
    /// The thing whose line shows what changed in a record; none where no line
    /// shows the whole of it.
    pub fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Action(step) => Some(Self::Step(step.deal.clone(), step.id.clone())),
            Record::Ask(ask) => Some(Self::Ask(ask.deal.clone(), ask.id.clone())),
            Record::Call(call) => Some(Self::Call(call.deal.clone(), call.id.clone())),
            Record::Team(_)
            | Record::Deal(_)
            | Record::Session(_)
            | Record::Profile(_)
            | Record::Proposal(_) => None,
        }
    }

    /// Its own id; of a fact or a file none.
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Deal(id) => Some(id.to_string()),
            Self::Step(_, id) | Self::Back(_, Checked::Step(id)) => Some(id.to_string()),
            Self::Ask(_, id) | Self::Back(_, Checked::Ask(id)) => Some(id.to_string()),
            Self::Call(_, id) | Self::Back(_, Checked::Call(id)) => Some(id.to_string()),
            Self::Person(_, id) => Some(id.to_string()),
            Self::Criterion(_, id) => Some(id.to_string()),
            Self::Session(_, id) | Self::Waits(_, id) => Some(id.to_string()),
            Self::Rep(id) => Some(id.to_string()),
            Self::Next(_) | Self::Fact(..) | Self::File => None,
        }
    }

    /// The deal that it belongs to.
    pub const fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Deal(deal)
            | Self::Next(deal)
            | Self::Back(deal, _)
            | Self::Step(deal, _)
            | Self::Ask(deal, _)
            | Self::Call(deal, _)
            | Self::Person(deal, _)
            | Self::Criterion(deal, _)
            | Self::Fact(deal, _)
            | Self::Waits(deal, _)
            | Self::Session(deal, _) => Some(deal),
            Self::Rep(_) | Self::File => None,
        }
    }
}

/// A line that a cursor stops at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it has in common with others: the same thing may stand in two
    /// groups, and is another line there.
    pub group: usize,
    /// What it is about; none where it is about nothing but itself.
    pub thing: Option<Thing>,
}

/// The lines that a cursor goes over, group by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spots {
    spots: Vec<Spot>,
    starts: Vec<usize>,
}

impl Spots {
    /// No lines.
    pub const NONE: &'static Self = &Self { spots: Vec::new(), starts: Vec::new() };

    /// Puts a group of lines below the others.
    pub fn group(&mut self, group: usize, things: impl IntoIterator<Item = Option<Thing>>) {
        self.starts.push(self.spots.len());
        self.spots.extend(things.into_iter().map(|thing| Spot { group, thing }));
    }

    /// How many lines there are.
    pub const fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The number of the last line.
    pub const fn last(&self) -> usize {
        self.spots.len().saturating_sub(1)
    }

    /// A line.
    pub fn get(&self, at: usize) -> Option<&Spot> {
        self.spots.get(at)
    }

    /// All lines.
    pub fn all(&self) -> &[Spot] {
        &self.spots
    }

    /// What a line is about.
    pub fn thing(&self, at: usize) -> Option<&Thing> {
        self.get(at)?.thing.as_ref()
    }

    /// The numbers of the lines with which the groups begin.
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// How many lines the group of a line has, where that line begins it.
    pub fn begins(&self, at: usize) -> Option<usize> {
        let number = self.starts.binary_search(&at).ok()?;
        let end = self.starts.get(number + 1).copied().unwrap_or(self.spots.len());
        Some(end - at)
    }
}
