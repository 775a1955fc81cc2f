//! The day in the calendar that a phrase says, or why there is none.

use std::ops::RangeInclusive;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::said::{Said, Unit, WEEKDAYS, Which, Written};
use super::{Lean, NotADay};

/// The years a day may be in.
const YEARS: RangeInclusive<i16> = 2000..=2199;
/// The most characters of a phrase that an error repeats.
const REPEATED: usize = 40;

/// A phrase with what is needed to find its day.
pub(super) struct Asked<'a> {
    pub(super) phrase: &'a str,
    pub(super) today: Date,
    pub(super) lean: Lean,
}

impl Asked<'_> {
    /// The day that was said.
    pub(super) fn resolve(&self, said: Said) -> Result<Date, NotADay> {
        let date = match said {
            Said::Later(count, unit) => self.later(self.today, count, unit)?,
            Said::Weekday(which, weekday) => self.weekday(which, weekday)?,
            Said::EndOf(which, unit) => self.end_of(which, unit)?,
            Said::EndOfMonth { month, year } => {
                self.in_year(year, |year| Some(Date::new(year, month, 1).ok()?.last_of_month()))?
            }
            Said::Day(written) => self.written(written)?,
            Said::EitherWay { first, second, year } => {
                return Err(self.either_way(first, second, year));
            }
        };
        if YEARS.contains(&date.year()) { Ok(date) } else { Err(self.too_far()) }
    }

    fn later(&self, from: Date, count: i32, unit: Unit) -> Result<Date, NotADay> {
        let span = match unit {
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Quarter => Span::new().try_months(count.saturating_mul(3)),
            Unit::Year => Span::new().try_years(count),
        };
        span.and_then(|span| from.checked_add(span)).map_err(|_| self.too_far())
    }

    fn weekday(&self, which: Which, weekday: Weekday) -> Result<Date, NotADay> {
        let nearest = |nth| self.today.nth_weekday(nth, weekday).map_err(|_| self.too_far());
        match (which, self.lean) {
            (Which::Any, Lean::Ahead) => nearest(1),
            (Which::Any, Lean::Back) | (Which::Last, _) => nearest(-1),
            (Which::Next, _) => self.in_week(1, weekday),
            (Which::This, _) => match self.in_week(0, weekday)? {
                passed if self.lean == Lean::Ahead && passed < self.today => nearest(1),
                date => Ok(date),
            },
        }
    }

    /// The weekday of the calendar week that comes `weeks` after this one.
    fn in_week(&self, weeks: i32, weekday: Weekday) -> Result<Date, NotADay> {
        let offset = |day: Weekday| i32::from(day.to_monday_zero_offset());
        let days = offset(weekday) - offset(self.today.weekday()) + 7 * weeks;
        self.later(self.today, days, Unit::Day)
    }

    fn end_of(&self, which: Which, unit: Unit) -> Result<Date, NotADay> {
        let count = match which {
            Which::Any | Which::This => 0,
            Which::Next => 1,
            Which::Last => -1,
        };
        let month = i32::from(self.today.month());
        let months = match unit {
            Unit::Day => return self.later(self.today, count, Unit::Day),
            Unit::Week if which == Which::Last => return self.in_week(-1, Weekday::Friday),
            Unit::Week => return self.weekday(which, Weekday::Friday),
            Unit::Month => count,
            Unit::Quarter => 2 - (month - 1) % 3 + 3 * count,
            Unit::Year => 12 - month + 12 * count,
        };
        Ok(self.later(self.today.first_of_month(), months, Unit::Month)?.last_of_month())
    }

    fn written(&self, written: Written) -> Result<Date, NotADay> {
        let Written { weekday, day, month, year } = written;
        let date = match (month, year) {
            (None, _) => self.day_of_month(day)?,
            (Some(month), _) => {
                let make = |year| Date::new(year, month, day).ok();
                match weekday.filter(|_| year.is_none()).and_then(|day| self.near(day, make)) {
                    Some(date) => date,
                    None => self.in_year(year, make)?,
                }
            }
        };
        match weekday {
            Some(weekday) if weekday != date.weekday() => Err(NotADay::OtherWeekday {
                date: in_full(date),
                is: name(date.weekday()),
                found: name(weekday),
            }),
            _ => Ok(date),
        }
    }

    /// The one of last, this and next year that has the weekday; no two have.
    fn near(&self, weekday: Weekday, make: impl Fn(i16) -> Option<Date>) -> Option<Date> {
        let year = self.today.year();
        (year - 1..=year + 1).filter_map(make).find(|date| date.weekday() == weekday)
    }

    /// The one of the year that was said, else the first that lies where the
    /// lean says. Eight years hold a 29 February.
    fn in_year(
        &self,
        said: Option<i16>,
        make: impl Fn(i16) -> Option<Date>,
    ) -> Result<Date, NotADay> {
        let date = match said {
            Some(year) => make(year),
            None => self.first((0..=8).filter_map(|n| make(self.today.year() + self.signed(n)))),
        };
        date.ok_or_else(|| self.no_such_day())
    }

    fn day_of_month(&self, day: i8) -> Result<Date, NotADay> {
        let month = |n| self.later(self.today.first_of_month(), self.signed(n).into(), Unit::Month);
        let dates = (0..12).filter_map(|n| {
            let month = month(n).ok()?;
            Date::new(month.year(), month.month(), day).ok()
        });
        self.first(dates).ok_or_else(|| self.no_such_day())
    }

    fn signed(&self, steps: i16) -> i16 {
        if self.lean == Lean::Ahead { steps } else { -steps }
    }

    fn first(&self, mut dates: impl Iterator<Item = Date>) -> Option<Date> {
        dates.find(|date| match self.lean {
            Lean::Ahead => *date >= self.today,
            Lean::Back => *date <= self.today,
        })
    }

    fn either_way(&self, first: i8, second: i8, year: Option<i16>) -> NotADay {
        let year = year.unwrap_or_else(|| self.today.year());
        match (Date::new(year, second, first), Date::new(year, first, second)) {
            (Ok(one), Ok(other)) => {
                NotADay::EitherWay { found: self.found(), one: in_full(one), other: in_full(other) }
            }
            _ => self.no_such_day(),
        }
    }

    fn no_such_day(&self) -> NotADay {
        NotADay::NoSuchDay { found: self.found() }
    }

    fn too_far(&self) -> NotADay {
        NotADay::TooFar { found: self.found() }
    }

    /// The phrase as errors repeat it.
    pub(super) fn found(&self) -> String {
        let phrase = self.phrase.trim();
        let start: String = phrase.chars().take(REPEATED).collect();
        if start.len() < phrase.len() { format!("{start}...") } else { start }
    }
}

fn in_full(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

fn name(weekday: Weekday) -> &'static str {
    let place = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(place).copied().unwrap_or_default()
}
