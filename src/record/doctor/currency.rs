//! Currencies that are none: an amount in one counts in no figure. And amounts that people
//! may have meant otherwise than they are read.

use super::{Doctor, Problem};
use crate::domain::money::code;
use crate::record::fault::Fault;
use crate::record::layout::Place;

/// The key of an amount.
const AMOUNT: &str = "amount";
/// The key of a currency.
const KEY: &str = "currency";

/// The currencies that have a thousandth part.
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// A problem for each amount with three digits after its point: they may be thousands.
pub(super) fn points(doctor: &Doctor<'_>) -> Vec<Problem> {
    let amounts = doctor.books.deals.values().filter_map(|book| {
        let amount = book.deal.amount.as_ref()?;
        let currency = amount.currency.as_deref().unwrap_or(&doctor.books.team.currency);
        let value = amount.value.to_string();
        let (whole, part) = value.split_once('.')?;
        let is_odd = part.len() == 3 && !THOUSANDTHS.contains(&currency);
        is_odd.then(|| point(doctor, &Place::Deal(book.deal.id.clone()), whole, part))
    });
    amounts.collect()
}

fn point(doctor: &Doctor<'_>, place: &Place, whole: &str, part: &str) -> Problem {
    let text = doctor.store.text(place).unwrap_or_default();
    let unread = Fault::at_key(&text, AMOUNT, String::new()).of(place.to_string());
    let less = part.strip_suffix('0').map_or_else(|| format!("{part}0"), str::to_owned);
    let message = format!("amount is \"{whole}.{part}\", and a point is that of decimals");
    let help =
        format!("Write amount = \"{whole}{part}\" where thousands are meant, else \"{whole}.{less}\"");
    Problem::warning(&unread.file, message, help).at(unread.line, unread.column)
}

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
