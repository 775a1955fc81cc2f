//! Stretches of days that figures are counted over.

use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of days, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Its first day.
    pub(super) first: Date,
    /// Its last day.
    pub(super) last: Date,
}

impl Span {
    /// So many days: today and those before.
    pub(super) fn days(count: i32, today: Date) -> Self {
        Self { first: today.saturating_sub((count - 1).days()), last: today }
    }

    /// What counts as a month: 30 days.
    pub(super) fn month(today: Date) -> Self {
        Self::days(30, today)
    }

    /// From the day after the same day of the year before, up to today.
    pub(super) fn year(today: Date) -> Self {
        let before = today.saturating_sub(1.year());
        Self { first: before.tomorrow().unwrap_or(before), last: today }
    }

    /// The fiscal quarter of a day, whole, where the year begins with that month.
    pub(super) fn quarter(today: Date, year_start: u8) -> Self {
        let begins = i8::try_from(year_start).unwrap_or(1);
        let into = (today.month() - begins).rem_euclid(3);
        let first = today.first_of_month().saturating_sub(into.months());
        let next = first.saturating_add(3.months());
        Self { first, last: next.yesterday().unwrap_or(next) }
    }

    /// Whether a day lies in it.
    pub(super) fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Days from one to another, below zero where that one comes first.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn thirty_days_are_today_and_the_twenty_nine_before() {
        #[track_caller]
        fn case(count: i32, day: Date, is_in: bool) {
            assert_eq!(Span::days(count, date(2026, 11, 25)).has(day), is_in, "{count} {day}");
        }
        case(30, date(2026, 10, 27), true);
        case(30, date(2026, 10, 26), false);
        case(90, date(2026, 8, 28), true);
        case(90, date(2026, 8, 27), false);
        case(30, date(2026, 11, 25), true);
        case(30, date(2026, 11, 26), false);
    }

    #[test]
    fn a_year_begins_after_the_same_day() {
        #[track_caller]
        fn case(today: Date, first: Date) {
            assert_eq!(Span::year(today), Span { first, last: today });
        }
        case(date(2026, 11, 25), date(2025, 11, 26));
        case(date(2028, 2, 29), date(2027, 3, 1));
        case(date(2029, 2, 28), date(2028, 2, 29));
    }

    #[test]
    fn a_quarter_goes_by_the_fiscal_year() {
        #[track_caller]
        fn case(today: Date, year_start: u8, first: Date, last: Date) {
            assert_eq!(Span::quarter(today, year_start), Span { first, last }, "{year_start}");
        }
        case(date(2026, 11, 25), 1, date(2026, 10, 1), date(2026, 12, 31));
        case(date(2026, 11, 25), 2, date(2026, 11, 1), date(2027, 1, 31));
        case(date(2026, 1, 31), 12, date(2025, 12, 1), date(2026, 2, 28));
        case(date(2026, 4, 30), 4, date(2026, 4, 1), date(2026, 6, 30));
        case(date(2026, 3, 31), 4, date(2026, 1, 1), date(2026, 3, 31));
    }
}
