//! Which deal a dialog is about: known from where it was opened, or asked
//! first.

use super::{Answers, DialogCtx};
use crate::app::form::Ask;
use crate::domain::id::{DealId, Draw, NotAnId};
use crate::interview::prompt::Entry;
use crate::interview::refusal::Refused;

/// The key of the question.
pub(super) const DEAL: &str = "deal";
/// Stands for no deal in a place of the draft log.
const ANY: &str = "any";

/// The question; Enter stops there only where no deal is known yet.
pub(super) fn question(known: Option<&DealId>, around: DialogCtx<'_>) -> Ask {
    let book = known.and_then(|deal| around.books.deals.get(deal));
    let title = book.map(|book| book.deal.title());
    let ask = Ask::new(DEAL, "Which deal?", Entry::Line);
    let is_asked = title.is_none();
    Ask { is_asked, ..ask.offering(title.unwrap_or_default()) }
}

/// The deal by now.
///
/// # Errors
///
/// Why none is meant, in a sentence.
pub(super) fn deal(
    known: Option<&DealId>,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<DealId, String> {
    let typed = said.get(DEAL);
    if let Some(known) = known {
        let title = around.books.deals.get(known).map(|book| book.deal.title());
        if typed.is_empty() || title.as_deref() == Some(typed) {
            return Ok(known.clone());
        }
    }
    around.books.deal_called(typed).map_err(|refusal| refusal.to_string())
}

/// The title of the deal that is understood.
pub(super) fn understood(
    known: Option<&DealId>,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Option<String>, Refused> {
    let deal = deal(known, said, around)?;
    Ok(around.books.deals.get(&deal).map(|book| book.deal.title()))
}

/// A deal, or none, as it stands in a place of the draft log.
pub(super) fn to_place(known: Option<&DealId>) -> &str {
    known.map_or(ANY, DealId::as_str)
}

/// The deal of a place in the draft log.
///
/// # Errors
///
/// [`NotAnId`] where it names neither a deal nor none.
pub(super) fn at(place: &str) -> Result<Option<DealId>, NotAnId> {
    if place == ANY { Ok(None) } else { place.parse().map(Some) }
}

/// Ids for what is only looked at: what is made draws its own.
pub(super) fn trial() -> Draw {
    Draw::seeded(0)
}
