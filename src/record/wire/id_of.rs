//! What an id in a file is one of, by the type that reads it.

use super::owner::OwnerId;
use super::shape::word;
use crate::domain::books::IdOf;
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionId, CriterionRef, ElementId, PersonId, ProcessId,
    RoleId, SessionId, StageId,
};
use crate::domain::missing::Missing;

/// What such a word is the id of; none where it is no id that can be looked up.
/// Whose an owner is stands beside it.
pub(crate) fn id_of(known: &str, side: Option<&str>) -> Option<IdOf> {
    let owner = if side == Some("buyer") { IdOf::Buyer } else { IdOf::Member };
    let kinds = [
        (word::<PersonId>(), IdOf::Member),
        (word::<OwnerId>(), owner),
        (word::<ProcessId>(), IdOf::Process),
        (word::<StageId>(), IdOf::Stage),
        (word::<CriterionId>(), IdOf::Criterion),
        (word::<CriterionRef>(), IdOf::CriterionRef),
        (word::<Missing>(), IdOf::Missing),
        (word::<ElementId>(), IdOf::Element),
        (word::<RoleId>(), IdOf::Role),
        (word::<BuyerId>(), IdOf::Buyer),
        (word::<ActionId>(), IdOf::Step),
        (word::<AskId>(), IdOf::Ask),
        (word::<CallId>(), IdOf::Call),
        (word::<SessionId>(), IdOf::Session),
    ];
    kinds.into_iter().find(|(word, _)| *word == known).map(|(_, kind)| kind)
}
