//! How days and details are said in a line.

use jiff::civil::Date;

use crate::domain::readback;
use crate::domain::when;

pub(in crate::domain) use crate::domain::readback::joined;

/// Until when something is owed.
pub(in crate::domain) fn due(day: Option<Date>, today: Date) -> String {
    day.map_or_else(|| "no date".to_owned(), |day| readback::due_in_words(day, today))
}

/// Since when something is so: "open since Tue 24 Nov", "done today".
pub(in crate::domain) fn since(what: &str, day: Date, today: Date) -> String {
    if day == today {
        return format!("{what} today");
    }
    format!("{what} {}", when::shown(day, today))
}
