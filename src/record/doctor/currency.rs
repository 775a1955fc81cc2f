//! Currencies that are none: an amount in one counts in no figure.

use super::{Doctor, Problem};
use crate::domain::money::code;
use crate::record::fault::Fault;
use crate::record::layout::Place;

/// The key of a currency.
const KEY: &str = "currency";

/// A problem for each currency that no code of ISO 4217 names.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let team = Some((Place::Team, doctor.books.team.currency.as_str()));
    let deals = doctor.books.deals.values().map(|book| &book.deal);
    let deals = deals.filter_map(|deal| {
        Some((Place::Deal(deal.id.clone()), deal.amount.as_ref()?.currency.as_deref()?))
    });
    let people = doctor.books.profiles.values().filter_map(|person| {
        Some((Place::Profile(person.id.clone()), person.currency.as_deref()?))
    });
    let wrong = team
        .into_iter()
        .chain(deals)
        .chain(people)
        .filter(|(_, said)| code(said).as_deref() != Some(said));
    wrong.map(|(place, said)| problem(doctor, &place, said)).collect()
}

fn problem(doctor: &Doctor<'_>, place: &Place, said: &str) -> Problem {
    let text = doctor.store.text(place).unwrap_or_default();
    let unread = Fault::at_key(&text, KEY, String::new()).of(place.to_string());
    let write = code(said).unwrap_or_else(|| "EUR".to_owned());
    let help = format!("Write {KEY} = \"{write}\", or another code of three letters");
    Problem::warning(&unread.file, format!("\"{said}\" is not a currency"), help)
        .at(unread.line, unread.column)
}
