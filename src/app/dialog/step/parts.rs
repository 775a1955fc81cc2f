//! What was typed for a part of a step: a deal, an owner, one of the buyer's
//! people, or all of a promise in one line.

use crate::domain::action::Owner;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::id::{BuyerId, DealId, Draw};
use crate::domain::names::{self, Match};
use crate::domain::person::{Buyer, NotTold};
use crate::interview::keep::Refusal;
use crate::reading::promise;

/// Names that a refusal lists.
const LISTED: usize = 4;

/// The deals that are not decided, by a few letters of their names.
pub(super) fn deal<'a>(typed: &str, books: &'a Books) -> Result<&'a DealBook, String> {
    let wanted = typed.trim().to_lowercase();
    let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
    let title = |book: &&DealBook| book.deal.title().to_lowercase();
    let fits = |book: &&DealBook| wanted.split_whitespace().all(|word| title(book).contains(word));
    let found: Vec<&DealBook> = open.filter(fits).collect();
    let whole = found.iter().find(|book| title(book) == wanted);
    match (whole, &found[..]) {
        _ if wanted.is_empty() => Err("whose deal is it for? A few letters are enough".to_owned()),
        (Some(book), _) | (None, [book]) => Ok(book),
        (None, []) => Err(format!("no open deal is called \"{}\"", typed.trim())),
        (None, several) => {
            let titles: Vec<String> =
                several.iter().take(LISTED).map(|book| book.deal.title()).collect();
            let more = if several.len() > LISTED { " or another" } else { "" };
            Err(format!("that may be {}{more}: type more of it", titles.join(" or ")))
        }
    }
}

/// The deal that a new step is for, where that is clear: the only one of mine.
pub(super) fn clear_deal(near: Option<&DealId>, books: &Books) -> Option<DealId> {
    let is_mine = |book: &&DealBook| {
        let is_open = book.deal.status == DealStatus::Open;
        is_open && books.me.as_ref().is_none_or(|me| book.deal.owner == *me)
    };
    let mut mine = books.deals.values().filter(is_mine);
    let only = mine.next().filter(|_| mine.next().is_none())?;
    let id = &only.deal.id;
    near.is_none_or(|near| near == id).then(|| id.clone())
}

/// Who owes a step: one of ours, else one of the buyer's people.
pub(super) fn owner(typed: &str, book: &DealBook, books: &Books) -> Result<Owner, String> {
    let name = typed.trim().to_owned();
    match promise::owner(&name, &books.team, &book.deal.people) {
        Match::One(owner) => Ok(owner),
        Match::Several(owners) => {
            let names: Vec<&str> = owners.iter().map(|it| owner_name(it, book, books)).collect();
            Err(NotTold::Several { name, candidates: names.join(" or ") }.to_string())
        }
        Match::None => {
            let ours = books.team.people.values().map(|person| person.name.as_str());
            let theirs = book.deal.people.values().map(|person| person.name.as_str());
            let known = ours.chain(theirs).collect::<Vec<_>>().join(", ");
            Err(Refusal::Nobody { name, known }.to_string())
        }
    }
}

/// The name of an owner.
pub(super) fn owner_name<'a>(owner: &'a Owner, book: &'a DealBook, books: &'a Books) -> &'a str {
    match owner {
        Owner::Ours(id) => books.team.name_of(id),
        Owner::Buyer(id) => book.deal.buyer_name(id),
    }
}

fn several(name: &str, ids: &[BuyerId], deal: &Deal) -> String {
    let names: Vec<&str> = ids.iter().map(|id| deal.buyer_name(id)).collect();
    let (name, candidates) = (name.to_owned(), names.join(" or "));
    NotTold::Several { name, candidates }.to_string()
}

/// One of the buyer's people, known or new, as it is understood.
pub(super) fn person_in_words(typed: &str, deal: &Deal) -> Result<String, String> {
    match names::find(typed, &deal.people) {
        Match::One(id) => Ok(deal.buyer_name(&id).to_owned()),
        Match::None => Ok(format!("{} (new)", names::as_a_name(typed))),
        Match::Several(ids) => Err(several(typed.trim(), &ids, deal)),
    }
}

/// One of the buyer's people; a new one is met.
pub(super) fn person(typed: &str, deal: &mut Deal, draw: &mut Draw) -> Result<BuyerId, String> {
    match names::find(typed, &deal.people) {
        Match::One(id) => Ok(id),
        Match::Several(ids) => Err(several(typed.trim(), &ids, deal)),
        Match::None => {
            let name = names::as_a_name(typed);
            let id = draw.buyer(&name, |id| deal.people.contains_key(id));
            deal.people.insert(id.clone(), Buyer::named(name));
            Ok(id)
        }
    }
}
