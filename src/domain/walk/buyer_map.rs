//! The buyer map: who is new, gone or moved, what we do not know, and the one
//! person who would change the deal.

use super::{Setting, Step};
use crate::domain::field::Field;
use crate::domain::session::{Session, StepId};

/// The step.
pub(super) fn step(_setting: &Setting<'_>, _session: &Session) -> Step {
    Step::new(StepId::BuyerMap, vec![Field::PeopleNews, Field::MoveOne])
}
