//! What figures are made of, a line each.

use super::Told;
use crate::domain::deal::Head;
use crate::domain::figures::{Record, Which};
use crate::domain::phrase::{count, joined};
use crate::pages::thing::Thing;

/// What the line of a record is about.
pub(super) fn thing(record: &Record) -> Thing {
    let deal = record.deal.clone();
    match &record.which {
        Which::Deal => Thing::Deal(deal),
        Which::Session { id, .. } => Thing::Session(deal, id.clone()),
        Which::Call(id) => Thing::Call(deal, id.clone()),
        Which::Step(id) => Thing::Step(deal, id.clone()),
        Which::Ask(id) => Thing::Ask(deal, id.clone()),
    }
}

/// A record in words: what it is, and on which deal.
pub fn record(record: &Record, told: Told<'_>) -> String {
    let books = told.books;
    let book = books.deals.get(&record.deal);
    let head = books.decided.get(&record.deal).map(Head::title);
    let title = book.map(|book| book.deal.title()).or(head);
    let what = match &record.which {
        Which::Deal => None,
        Which::Session { kind, minutes, counts, .. } => {
            let short = if *counts { "" } else { ", short: not counted" };
            let minutes = count(usize::try_from(*minutes).unwrap_or_default(), "minute");
            Some(format!("{kind}, {minutes}{short}"))
        }
        Which::Call(_) => Some("call".to_owned()),
        Which::Step(id) => {
            let step = book.and_then(|book| book.actions.get(id)).map(|step| step.text.clone());
            Some(step.unwrap_or_else(|| "step".to_owned()))
        }
        Which::Ask(_) => Some("promise".to_owned()),
    };
    joined([what, Some(title.unwrap_or_else(|| record.deal.to_string()))])
}
