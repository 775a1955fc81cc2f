//! A change of one record: the value before and the value after.

use super::action::Action;
use super::call::Call;
use super::deal::Deal;
use super::session::Session;
use super::team::Team;

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The team.
    Team(Box<Team>),
    /// A deal.
    Deal(Box<Deal>),
    /// A step.
    Action(Box<Action>),
    /// A call.
    Call(Box<Call>),
    /// A session.
    Session(Box<Session>),
}

/// What a record was and what it shall be. Without a value before it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The value it had.
    pub before: Option<Record>,
    /// The value it gets.
    pub after: Record,
}
