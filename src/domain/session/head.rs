//! The head of a session: who sat together, and when.

use jiff::civil::Date;

use super::{Session, SessionState};
use crate::domain::id::PersonId;
use crate::domain::process::SessionKind;

/// The head of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How far it is.
    pub state: SessionState,
    /// Its kind.
    pub kind: SessionKind,
    /// The rep.
    pub rep: PersonId,
    /// The manager; none where the rep was alone.
    pub manager: Option<PersonId>,
    /// The day it began, where it began.
    pub day: Date,
}

impl Head {
    /// Whether it is over, and both took their time for it.
    pub fn is_one_to_one(&self) -> bool {
        is_one_to_one(self.state, self.kind, self.manager.as_ref())
    }
}

impl Session {
    /// Whether it is over, and both took their time for it.
    pub fn is_one_to_one(&self) -> bool {
        is_one_to_one(self.state, self.kind, self.manager.as_ref())
    }
}

fn is_one_to_one(state: SessionState, kind: SessionKind, manager: Option<&PersonId>) -> bool {
    state != SessionState::Draft && manager.is_some() && kind.is_one_to_one()
}
