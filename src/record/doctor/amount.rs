//! Amounts that people may have meant otherwise than they are read: the point of thousands
//! is one of decimals here.

use super::{Doctor, Problem};
use crate::record::fault::Fault;
use crate::record::layout::Place;

/// The key of an amount.
const KEY: &str = "amount";

/// The currencies that have a thousandth part.
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// A problem for each amount with three digits after its point: they may be thousands.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let amounts = doctor.books.deals.values().filter_map(|book| {
        let amount = book.deal.amount.as_ref()?;
        let currency = amount.currency.as_deref().unwrap_or(&doctor.books.team.currency);
        let value = amount.value.to_string();
        let (whole, part) = value.split_once('.')?;
        let is_odd = part.len() == 3 && !THOUSANDTHS.contains(&currency);
        is_odd.then(|| problem(doctor, &Place::Deal(book.deal.id.clone()), whole, part))
    });
    amounts.collect()
}

fn problem(doctor: &Doctor<'_>, place: &Place, whole: &str, part: &str) -> Problem {
    let text = doctor.store.text(place).unwrap_or_default();
    let unread = Fault::at_key(&text, KEY, String::new()).of(place.to_string());
    let less = part.strip_suffix('0').map_or_else(|| format!("{part}0"), str::to_owned);
    let message = format!("amount is \"{whole}.{part}\", and a point is that of decimals");
    let help = format!(
        "Write amount = \"{whole}{part}\" where thousands are meant, else \"{whole}.{less}\""
    );
    Problem::warning(&unread.file, message, help).at(unread.line, unread.column)
}
