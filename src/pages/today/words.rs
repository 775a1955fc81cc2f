//! How days and details are said in a line.

use jiff::civil::Date;

use crate::domain::phrase;

pub(crate) use crate::domain::phrase::joined;

/// Until when something is owed.
pub(crate) fn due(day: Option<Date>, today: Date) -> String {
    day.map_or_else(no_date, |day| phrase::due_in_words(day, today))
}

/// In the place of a day.
pub(crate) fn no_date() -> String {
    "no date".to_owned()
}

/// Since when something is so: "open since Tue 24 Nov", "done today".
pub(crate) fn since(what: &str, day: Date, today: Date) -> String {
    format!("{what} {}", on(day, today))
}

/// A day near today: "yesterday", "tomorrow", "Thu 3 Dec".
pub(super) fn on(day: Date, today: Date) -> String {
    match (day - today).get_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => phrase::shown(day, today),
    }
}
