//! Whose deal it is: handed over with all that goes along.

use super::{Answers, CHOICE, DialogCtx, WHY, choose, gone};
use crate::app::form::Ask;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::deal::Deal;
use crate::domain::handing_over::Handing;
use crate::domain::id::PersonId;
use crate::interview::prompt::Entry;

/// Whose deal it is, and of another one why.
pub(super) fn asks(deal: &Deal, said: &Answers, around: DialogCtx<'_>) -> Vec<Ask> {
    let people = around.books.team.here();
    let people =
        people.map(|(id, person)| (id.to_string(), format!("{}, {}", person.name, person.role)));
    let whose = choose(CHOICE, "Whose deal is it?", people, deal.owner.as_str())
        .with_aside("Open steps and asks go along. Whoever gets the steps agrees to them first");
    let is_other = !["", deal.owner.as_str()].contains(&said.get(CHOICE));
    let why = Ask::new(WHY, "Why does it change hands?", Entry::Line);
    [Some(whose), is_other.then_some(why)].into_iter().flatten().collect()
}

/// What it changes that the deal goes to who was chosen.
pub(super) fn handed_over(
    book: &DealBook,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Vec<Change>, String> {
    let to: PersonId = said.get(CHOICE).parse().map_err(|_| gone())?;
    if to == book.deal.owner {
        return Ok(Vec::new());
    }
    let by = around.books.hand(&book.deal.owner);
    let handing = Handing { to, by, why: said.text(WHY), day: around.today };
    let handed = around.books.hand_over(book, book.deal.clone(), &handing);
    handed.map(|handed| handed.changes).map_err(|refused| refused.to_string())
}
