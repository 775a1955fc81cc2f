//! A day with the time beside it, as calls and sessions keep it.

use jiff::civil::{Date, Time};

use super::when::{NotADay, Way, clock, day, said};
use crate::domain::calendar::Calendar;
use crate::domain::slot::Slot;

/// The day that `phrase` says, with the time beside it: `thu 3 dec 3pm`.
///
/// # Errors
///
/// [`NotADay`] as of [`day()`].
pub fn read(phrase: &str, calendar: Calendar, way: Way) -> Result<Slot, NotADay> {
    let day = day(phrase, calendar, way)?;
    Ok(Slot { day, time: said_time(phrase).map(|(_, time)| time) })
}

/// The same typed over the one that is `kept`, as of [`over`](super::when::over); a time alone is
/// that of its day.
///
/// # Errors
///
/// [`NotADay`] as of [`day()`].
pub fn over(
    kept: Option<Slot>,
    typed: &str,
    calendar: Calendar,
    way: Way,
) -> Result<Slot, NotADay> {
    match (kept, time(typed)) {
        (Some(kept), _) if typed.trim() == kept.shown(calendar.today) => Ok(kept),
        (Some(kept), Some(time)) => Ok(Slot { time: Some(time), ..kept }),
        _ => read(typed, calendar, way),
    }
}

/// A day and time that were read, and that a part of a day is left out.
pub fn echo(typed: &str, slot: Slot, today: Date) -> String {
    let is_part = slot.time.is_none() && clock::has_time(typed);
    let asked = if is_part { " (no time: write it as 9:30)" } else { "" };
    format!("{}{asked}", slot.shown(today))
}

/// A time of day alone: `3pm`, `at 15:00`.
pub fn time(phrase: &str) -> Option<Time> {
    said_time(phrase).filter(|(beside, _)| beside.is_empty()).map(|(_, time)| time)
}

/// The words beside a time, and that time.
fn said_time(phrase: &str) -> Option<(Vec<String>, Time)> {
    let bare = said::bare_words(phrase);
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let (beside, time) = clock::apart(&bare)?;
    Some((beside.into_iter().map(str::to_owned).collect(), time))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);
    const CALENDAR: Calendar = Calendar::asking(TODAY);

    #[test]
    fn a_time_stands_beside_the_day() {
        #[track_caller]
        fn case(typed: &str, expected: &str) {
            let slot = read(typed, CALENDAR, Way::Ahead);
            let echoed = slot.map(|slot| echo(typed, slot, TODAY));
            assert_eq!(echoed.unwrap_or_else(|refused| refused.to_string()), expected, "{typed}");
        }
        case("thu 3 dec 3pm", "Thu 3 Dec at 15:00");
        case("thu 3 dec at 3.30 pm", "Thu 3 Dec at 15:30");
        case("15:00 on thu 3 dec", "Thu 3 Dec at 15:00");
        case("tomorrow 9h", "Wed 25 Nov at 9:00");
        case("fri 12am", "Fri 27 Nov at 0:00");
        case("2026-12-03 09:05", "Thu 3 Dec at 9:05");
        case("Thu 3 Dec at 15:00", "Thu 3 Dec at 15:00");
        case("thu 3 dec", "Thu 3 Dec");
        case("tomorrow morning", "Wed 25 Nov (no time: write it as 9:30)");
        case("fri 1 5:00", "\"fri 1 5:00\" is not a day. Write fri, 4 Dec or in 2 weeks");
        case("fri 9", "\"fri 9\" is not a day. Write fri, 4 Dec or in 2 weeks");
        case("fri 25:00", "\"fri 25:00\" is not a day. Write fri, 4 Dec or in 2 weeks");
        case("3pm", "\"3pm\" is not a day. Write fri, 4 Dec or in 2 weeks");
    }

    #[test]
    fn a_time_alone_is_that_of_the_kept_day_and_a_new_day_has_none() {
        #[track_caller]
        fn case(typed: &str, expected: &str) {
            let kept = read("thu 3 dec 3pm", CALENDAR, Way::Ahead).unwrap();
            let slot = over(Some(kept), typed, CALENDAR, Way::Ahead).unwrap();
            assert_eq!(slot.shown(TODAY), expected, "{typed}");
        }
        case("Thu 3 Dec at 15:00", "Thu 3 Dec at 15:00");
        case("at 4pm", "Thu 3 Dec at 16:00");
        case("fri 4 dec", "Fri 4 Dec");
        case("fri 4 dec 9:00", "Fri 4 Dec at 9:00");
    }

    #[test]
    fn a_time_alone_is_no_number() {
        #[track_caller]
        fn case(typed: &str, expected: Option<(i8, i8)>) {
            let time = time(typed).map(|time| (time.hour(), time.minute()));
            assert_eq!(time, expected, "{typed}");
        }
        case("at 15:00", Some((15, 0)));
        case("3.30 pm", Some((15, 30)));
        case("15h", Some((15, 0)));
        case("9", None);
        case("25:00", None);
        case("13pm", None);
        case("12 am", Some((0, 0)));
        case("12pm", Some((12, 0)));
        case("24:00", None);
        case("9:5", None);
        case("pm", None);
        case("fri 3pm", None);
    }
}
