//! Moves of something to another owner.

use crate::domain::id::PersonId;

/// That a deal or a step got another owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerMove {
    /// The owner before.
    pub from: PersonId,
    /// The owner after.
    pub to: PersonId,
    /// Who said so.
    pub by: Option<PersonId>,
    /// Why.
    pub why: Option<String>,
}
