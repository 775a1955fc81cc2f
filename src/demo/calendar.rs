//! The days of a play: told from today, and never at a weekend.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ZonedDateTime};

/// The days of a play, from the day it is told on.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    now: ZonedDateTime,
}

impl Calendar {
    pub(super) fn from(now: &ZonedDateTime) -> Self {
        Self { now: now.clone() }
    }

    /// So many days from today, as in `-98`; a Saturday is the Friday before, a
    /// Sunday the Monday after it.
    pub(super) fn day(&self, days: i64) -> Date {
        let day = self.now.date().saturating_add(Span::new().days(days));
        let to_work = match day.weekday() {
            Weekday::Saturday => -1,
            Weekday::Sunday => 1,
            Weekday::Monday
            | Weekday::Tuesday
            | Weekday::Wednesday
            | Weekday::Thursday
            | Weekday::Friday => 0,
        };
        day.saturating_add(Span::new().days(to_work))
    }

    /// A day as a play has it: `-98`, `+12`.
    pub(super) fn read(&self, text: &str) -> Result<Date, String> {
        let days = text.trim().parse().map_err(|_| format!("{text:?} is no number of days"))?;
        Ok(self.day(days))
    }

    /// A moment as a heading has it: `-98 14:00`.
    pub(super) fn moment(&self, days: &str, clock: &str) -> Result<ZonedDateTime, String> {
        let no_time = || format!("{clock:?} is no time of day");
        let (hour, minute) = clock.split_once(':').ok_or_else(no_time)?;
        let (hour, minute) = (hour.parse().ok(), minute.parse().ok());
        let (Some(hour), Some(minute)) = (hour, minute) else { return Err(no_time()) };
        let at = self.read(days)?.at(hour, minute, 0, 0);
        at.to_zoned_datetime(self.now.time_zone().clone()).map_err(|error| error.to_string())
    }

    /// A text with its days filled in: `{-12}` becomes `18 Nov`.
    pub(super) fn filled(&self, text: &str) -> Result<String, String> {
        let mut pieces = text.split('{');
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (days, rest) = piece.split_once('}').ok_or("a { without its }")?;
            filled.push_str(&self.read(days)?.strftime("%-d %b").to_string());
            filled.push_str(rest);
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn days_are_told_from_today_and_never_at_a_weekend() {
        #[track_caller]
        fn case(days: i64, expected: &str) {
            let now = date(2026, 11, 24).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
            let filled = Calendar::from(&now).filled(&format!("by {{{days}}}."));
            assert_eq!(filled.unwrap(), format!("by {expected}."), "{days}");
        }
        case(0, "24 Nov");
        case(3, "27 Nov");
        // A Saturday and a Sunday.
        case(4, "27 Nov");
        case(5, "30 Nov");
        case(-2, "23 Nov");
        case(51, "14 Jan");
    }
}
