//! How days and details are said in a line.

use jiff::civil::Date;

use crate::domain::phrase;

pub(crate) use crate::domain::phrase::joined;

/// Until when something is owed.
pub(crate) fn due(day: Option<Date>, today: Date) -> String {
    day.map_or_else(|| "no date".to_owned(), |day| phrase::due_in_words(day, today))
}

/// Since when something is so: "open since Tue 24 Nov", "done today".
pub(crate) fn since(what: &str, day: Date, today: Date) -> String {
    if day == today {
        return format!("{what} today");
    }
    format!("{what} {}", phrase::shown(day, today))
}
