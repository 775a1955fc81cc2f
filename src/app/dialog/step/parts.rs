//! Which deal a new step is for.

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::id::DealId;

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
