//! The word that was given on a step.

use jiff::civil::Date;

use crate::domain::id::{PersonId, SessionId};

/// When and where a step was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedOn {
    /// The session; none where it was agreed after it changed hands.
    pub session: Option<SessionId>,
    /// The day.
    pub on: Date,
    /// The due date as agreed: whether it was kept counts against this one.
    pub due: Option<Date>,
    /// Why another date was agreed than the one written down, where its owner
    /// confirmed it later.
    pub changed_why: Option<String>,
    /// Whose word it is, where it was given after the session: its owner's.
    pub by: Option<PersonId>,
    /// Who sat at the keyboard then.
    pub typed_by: Option<PersonId>,
}

/// Another date than the one written down, said on confirming a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDate {
    /// The day it is due instead.
    pub due: Date,
    /// Why.
    pub why: String,
}
