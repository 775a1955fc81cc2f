//! Moves of a day that was said before: when a deal closes, when a call is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::id::PersonId;

/// A move of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMove {
    /// The date before.
    pub from: Option<Date>,
    /// The date after.
    pub to: Option<Date>,
    /// Who moved it.
    pub by: Option<PersonId>,
    /// Why.
    pub why: Option<String>,
}

/// Moves `date` to another one on `day`. The first date is no move; a second
/// move that day changes the first, and a move back takes it away.
pub fn move_date(
    date: &mut Option<Date>,
    moves: &mut BTreeMap<Date, DateMove>,
    day: Date,
    to: Date,
    (by, why): (PersonId, Option<String>),
) {
    if *date == Some(to) {
        return;
    }
    let first = moves.remove(&day);
    let (from, earlier) = first.map_or((*date, None), |first| (first.from, first.why));
    *date = Some(to);
    if from.is_some_and(|from| from != to) {
        let why = why.or(earlier);
        moves.insert(day, DateMove { from, to: Some(to), by: Some(by), why });
    }
}
