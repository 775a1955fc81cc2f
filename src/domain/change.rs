//! A change of one record: the value before and the value after.

use jiff::civil::Date;

use crate::domain::action::Action;
use crate::domain::ask::{Ask, TAKEN_BACK};
use crate::domain::call::{Call, CallStatus};
use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::domain::profile::Profile;
use crate::domain::proposal::Proposal;
use crate::domain::session::Session;
use crate::domain::team::Team;

/// A record that has a file of its own in the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Our own team.
    Team(Team),
    /// A deal.
    Deal(Box<Deal>),
    /// An agreed action step.
    Action(Box<Action>),
    /// A manager ask.
    Ask(Box<Ask>),
    /// A customer call.
    Call(Box<Call>),
    /// A session.
    Session(Box<Session>),
    /// What is known of somebody of our own team.
    Profile(Box<Profile>),
    /// A change of a process that a debrief proposes.
    Proposal(Box<Proposal>),
}

impl Record {
    /// The deal that it is, or belongs to.
    pub fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Team(_) | Self::Profile(_) | Self::Proposal(_) => None,
            Self::Deal(deal) => Some(&deal.id),
            Self::Action(action) => Some(&action.deal),
            Self::Ask(ask) => Some(&ask.deal),
            Self::Call(call) => Some(&call.deal),
            Self::Session(session) => Some(&session.deal),
        }
    }
}

/// What a record was and what it shall be. None before: it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record as it was read or last saved.
    pub before: Option<Record>,
    /// The record as it is now.
    pub after: Record,
}

impl Change {
    /// A record that is new.
    pub fn new(after: impl Into<Record>) -> Self {
        Self { before: None, after: after.into() }
    }

    /// A record that changed.
    pub fn of<R: Into<Record>>(before: R, after: R) -> Self {
        Self { before: Some(before.into()), after: after.into() }
    }

    /// The change of `day` that takes this one back. No record ever goes away: a
    /// new step is dropped, a new ask declined, a new call called off. None for
    /// what is new and has no such end.
    pub fn backwards(&self, day: Date) -> Option<Self> {
        let back = self.before.clone().or_else(|| ended(self.after.clone(), day))?;
        Some(Self { before: Some(self.after.clone()), after: back })
    }
}

fn ended(mut record: Record, day: Date) -> Option<Record> {
    match &mut record {
        Record::Action(step) => step.drop_it(day, Some(TAKEN_BACK.to_owned())).ok()?,
        Record::Ask(ask) => ask.decline(day, TAKEN_BACK.to_owned()).ok()?,
        Record::Call(call) => call.status = CallStatus::Cancelled,
        Record::Team(_)
        | Record::Deal(_)
        | Record::Session(_)
        | Record::Profile(_)
        | Record::Proposal(_) => {
            return None;
        }
    }
    Some(record)
}

impl From<Team> for Record {
    fn from(team: Team) -> Self {
        Self::Team(team)
    }
}

impl From<Deal> for Record {
    fn from(deal: Deal) -> Self {
        Self::Deal(deal.into())
    }
}

impl From<Action> for Record {
    fn from(action: Action) -> Self {
        Self::Action(action.into())
    }
}

impl From<Ask> for Record {
    fn from(ask: Ask) -> Self {
        Self::Ask(ask.into())
    }
}

impl From<Call> for Record {
    fn from(call: Call) -> Self {
        Self::Call(call.into())
    }
}

impl From<Session> for Record {
    fn from(session: Session) -> Self {
        Self::Session(session.into())
    }
}

impl From<Proposal> for Record {
    fn from(proposal: Proposal) -> Self {
        Self::Proposal(proposal.into())
    }
}

impl From<Profile> for Record {
    fn from(profile: Profile) -> Self {
        Self::Profile(profile.into())
    }
}
