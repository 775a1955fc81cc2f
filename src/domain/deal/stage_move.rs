//! Moves of a deal to another stage outside a session.

use crate::domain::id::{PersonId, StageId};
use crate::domain::missing::Missing;

/// A move to another stage that somebody made outside a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageMove {
    /// The stage before.
    pub from: StageId,
    /// The stage after.
    pub to: StageId,
    /// Who moved it.
    pub by: Option<PersonId>,
    /// Why.
    pub why: Option<String>,
    /// What the stage before needs and did not have.
    pub missing: Vec<Missing>,
}
