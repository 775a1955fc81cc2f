//! Whom of the buyer's people we have met, said as far as the records tell.

use crate::domain::deal::Deal;
use crate::domain::person::Buyer;

/// People from which on a deal does not hang on one contact.
///
/// Source: the trade's practice, `one-contact`, and the contract of a session,
/// `few-contacts`.
const ENOUGH: usize = 2;

/// "Only Tom Ode has been met", and `how`; none where enough people were.
///
/// `is_met` is none of somebody of whom nothing tells; the sentence then says that
/// it is as far as we know, because more people may have been met.
pub(crate) fn too_few(
    deal: &Deal,
    is_met: impl Fn(&Buyer) -> Option<bool>,
    how: &str,
) -> Option<String> {
    let met: Vec<_> = deal.people_there().filter(|(_, p)| is_met(p) == Some(true)).collect();
    if met.len() >= ENOUGH {
        return None;
    }
    let is_sure = deal.people_there().all(|(_, person)| is_met(person).is_some());
    let known = if is_sure { "" } else { ", that we know of" };
    Some(match met.first() {
        Some((id, _)) => format!("Only {} has been met{how}{known}", deal.buyer_name(id)),
        None => format!("We have met nobody{how}{known}"),
    })
}
