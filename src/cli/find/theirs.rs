//! Whom of the buyer's people a name on the command line means.

use super::PERSON;
use super::candidate::{Candidate, by_name, only};
use crate::domain::books::DealBook;
use crate::domain::id::BuyerId;
use crate::domain::names;
use crate::failure::Failure;

/// Somebody of the buyer's people, who must be known to the deal.
///
/// # Errors
///
/// A [`Failure`] where nobody or several fit.
pub(in crate::cli) fn buyer(book: &DealBook, typed: &str) -> Result<BuyerId, Failure> {
    of_theirs(book, typed)?.ok_or_else(|| strangers(book, &[typed.to_owned()]))
}

/// The same of several, each once; all whom nobody knows are named at once.
///
/// # Errors
///
/// A [`Failure`] where nobody or several fit one of them.
pub(in crate::cli) fn buyers(book: &DealBook, typed: &[String]) -> Result<Vec<BuyerId>, Failure> {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for name in typed.iter().flat_map(|typed| names::listed(typed)) {
        match of_theirs(book, &name)? {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => unknown.push(name),
        }
    }
    if unknown.is_empty() { Ok(found) } else { Err(strangers(book, &unknown)) }
}

fn of_theirs(book: &DealBook, typed: &str) -> Result<Option<BuyerId>, Failure> {
    let people = book.deal.people.iter().map(|(id, person)| (id, id.as_str(), &person.name));
    Ok(anybody(people, typed)?.cloned())
}

/// That nobody of the buyer's people is called so, with who is called almost so, else
/// with all.
fn strangers(book: &DealBook, typed: &[String]) -> Failure {
    let near = typed.iter().flat_map(|name| names::near(name, &book.deal.people));
    let near: Vec<&str> = near.collect();
    let hint = if near.is_empty() { known(book) } else { format!("one of {}", near.join(", ")) };
    let names: Vec<String> = typed.iter().map(|name| format!("\"{name}\"")).collect();
    let (title, names) = (book.deal.title(), names.join(" or "));
    Failure::not_done(format!("nobody of {title} is called {names}")).hint(hint)
}

fn anybody<'a, I>(
    people: impl Iterator<Item = (&'a I, &'a str, &'a String)>,
    typed: &str,
) -> Result<Option<&'a I>, Failure> {
    let candidate = |(item, id, name): (_, _, &String)| Candidate {
        item,
        id,
        name: name.clone(),
        is_open: true,
    };
    let all: Vec<_> = people.map(candidate).collect();
    only(&PERSON, typed, &by_name(&all, typed))
}

/// The buyer's people of a deal, as a hint.
pub(in crate::cli) fn known(book: &DealBook) -> String {
    let known: Vec<&str> = book.deal.people.values().map(|person| person.name.as_str()).collect();
    if known.is_empty() {
        "a session on the deal asks who is there".to_owned()
    } else {
        format!("known to this deal: {}", known.join(", "))
    }
}
