//! Days that the calendar does not have.

use jiff::civil::Date;

use crate::template::fault::Faults;
use crate::template::lines::Span;

const HELP: &str = "year-month-day, as in 2026-11-01";

/// Tells of the day at a place.
pub(super) fn tell(at: &Span, faults: &Faults<'_>) {
    let text = faults.lines().slice(at);
    let message = match name(text) {
        Some(day) => format!("{day} does not exist"),
        None => "there is no such day".to_owned(),
    };
    faults.error("SL110", at, message, HELP);
}

/// The day in words: "30 February".
fn name(text: &str) -> Option<String> {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let month = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    Some(format!("{day} {}", month.strftime("%B")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_is_called_by_its_month() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(name(text).as_deref(), expected, "{text}");
        }
        case("2026-02-30", Some("30 February"));
        case("2026-11-31", Some("31 November"));
        case("2026-13-01", None);
        case("2026-02", None);
    }
}
