//! The days in the calendar that words may mean, and the one that a field takes.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::refused::NotADay;
use super::said::{Period, Said, Unit, WEEKDAYS, Which, Written};
use super::{Past, Way};
use crate::domain::calendar::{Calendar, DateOrder, YEARS};
use crate::domain::deal::Stretch;
use crate::domain::phrase;

/// Days on the wrong side of today within which a day without its year is asked.
const NEAR: i32 = 60;

/// A phrase with what is needed to find its day.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// As it was typed; none where nobody is told why it is no day.
    pub(super) phrase: Option<&'a str>,
    pub(super) calendar: Calendar,
    pub(super) way: Way,
}

/// The days that words may mean, the likeliest first; and why they are asked,
/// be it one alone.
#[derive(Default)]
struct Readings {
    days: Vec<Date>,
    why: Option<String>,
}

impl From<Date> for Readings {
    fn from(day: Date) -> Self {
        Self { days: vec![day], why: None }
    }
}

impl Said {
    /// The same where the order says which of two numbers is the day: one of them
    /// may still be the only one that can be.
    pub(super) fn in_order(self, order: Option<DateOrder>) -> Self {
        let (Self::EitherWay { weekday, first, second, year }, Some(order)) = (self, order) else {
            return self;
        };
        let (day, month) = match order {
            DateOrder::DayFirst => (first, second),
            DateOrder::MonthFirst => (second, first),
        };
        Self::Day(Written { weekday, day, month: Some(month), year })
    }
}

impl Asked<'_> {
    /// The day that was said, or the last of a stretch that has begun.
    pub(super) fn resolve(&self, said: Said) -> Result<Past, NotADay> {
        let said = said.in_order(self.calendar.order);
        let (on, about) = match (said, self.way) {
            (Said::In(period), Way::Back) => {
                let (last, about) = self.begun(period)?;
                (last, Some(about))
            }
            (Said::Until(about, day), _) => (day, Some(about)),
            _ => (self.only(self.readings(said)?)?, None),
        };
        Ok(Past { on, about })
    }

    /// The days that the field takes of a whole date whose words leave it open: its
    /// weekday is of another day, or each of two numbers may be the month.
    pub(super) fn open_days(&self, said: Said) -> Vec<Date> {
        let is_open = matches!(
            said.in_order(self.calendar.order),
            Said::Day(Written { weekday: Some(_), month: Some(_), .. }) | Said::EitherWay { .. }
        );
        let readings = if is_open { self.readings(said).ok() } else { None };
        let mut days = readings.unwrap_or_default().days;
        days.retain(|day| YEARS.contains(&day.year()) && self.fits(*day));
        days
    }

    /// The only day that the field takes, where no other one is near.
    fn only(&self, readings: Readings) -> Result<Date, NotADay> {
        let Readings { mut days, why } = readings;
        days.retain(|day| YEARS.contains(&day.year()));
        let (mut fit, missed): (Vec<_>, Vec<_>) = days.into_iter().partition(|day| self.fits(*day));
        fit.truncate(3);
        match (fit.as_slice(), missed.first()) {
            ([], None) => Err(self.too_far()),
            ([], Some(day)) => Err(NotADay::new(self, self.is_missed(*day))),
            ([only], None) if why.is_none() => Ok(*only),
            (_, Some(day)) if why.is_none() => {
                Err(NotADay::which(self, self.is_missed(*day), &fit))
            }
            _ => {
                let why = why.unwrap_or_else(|| " may be either day.".to_owned());
                Err(NotADay::which(self, why, &fit))
            }
        }
    }

    fn fits(&self, day: Date) -> bool {
        match self.way {
            Way::Ahead => day >= self.calendar.today,
            Way::Back => day <= self.calendar.today,
            Way::Any | Way::Either => true,
        }
    }

    fn is_missed(&self, day: Date) -> String {
        if self.phrase.is_none() {
            return String::new();
        }
        let gone = if day < self.calendar.today { "has passed" } else { "is still to come" };
        format!(": {} {gone}.", phrase::shown(day, self.calendar.today))
    }

    fn readings(&self, said: Said) -> Result<Readings, NotADay> {
        match said {
            Said::Later(count, unit) => Ok(self.later(self.calendar.today, count, unit)?.into()),
            Said::Weekday(which, weekday) => Ok(self.weekday(which, weekday)?.into()),
            Said::EndOf(period) => self.end_of(period),
            Said::In(period) => self.first_or_last(period),
            Said::Until(_, day) => Ok(day.into()),
            Said::Day(written) => self.written(written),
            Said::EitherWay { weekday, first, second, year } => {
                let written = |day, month| Written { weekday, day, month: Some(month), year };
                self.either(written(first, second), written(second, first))
            }
        }
    }

    fn later(&self, from: Date, count: i32, unit: Unit) -> Result<Date, NotADay> {
        later(from, count, unit).ok_or_else(|| self.too_far())
    }

    fn weekday(&self, which: Which, weekday: Weekday) -> Result<Date, NotADay> {
        let nearest =
            |nth| self.calendar.today.nth_weekday(nth, weekday).map_err(|_| self.too_far());
        match which {
            Which::Any if self.way == Way::Back => nearest(-1),
            Which::Last => nearest(-1),
            Which::Any => nearest(1),
            Which::WeekOn => nearest(2),
            Which::Week(weeks) => {
                let days = i32::from(weekday.to_monday_zero_offset()) + 7 * weeks;
                later(self.calendar.today, days - since_monday(self.calendar.today), Unit::Day)
                    .ok_or_else(|| self.too_far())
            }
        }
    }

    /// The end of a stretch. A week ends on its Friday: at a weekend the next one
    /// may be meant.
    fn end_of(&self, period: Period) -> Result<Readings, NotADay> {
        if period.is_yearless() {
            return self.yearless(|year| {
                Some(last_workday(period, bounds(period, self.calendar.today, year)?))
            });
        }
        let end = |period| {
            let bounds = bounds(period, self.calendar.today, self.calendar.today.year());
            bounds.map(|it| last_workday(period, it)).ok_or_else(|| self.too_far())
        };
        let this = end(period)?;
        if period == Period::Of(0, Unit::Week)
            && this < self.calendar.today
            && self.way != Way::Back
        {
            return Ok(Readings { days: vec![end(Period::Of(1, Unit::Week))?, this], why: None });
        }
        Ok(this.into())
    }

    /// The two days of a stretch that one may mean by it.
    fn first_or_last(&self, period: Period) -> Result<Readings, NotADay> {
        if is_vague(period) {
            return Err(NotADay::vague(self));
        }
        let year = self.calendar.today.year();
        let mut all =
            (year..=year + 1).filter_map(|year| bounds(period, self.calendar.today, year));
        let is_there =
            |(_, last): &(Date, Date)| !period.is_yearless() || *last >= self.calendar.today;
        let (first, last) = all.find(is_there).ok_or_else(|| self.too_far())?;
        let days = vec![first, last_workday(period, (first, last))];
        Ok(Readings { days, why: Some(": which day of it?".to_owned()) })
    }

    /// The last day not ahead of a stretch that has begun.
    fn begun(&self, period: Period) -> Result<(Date, Stretch), NotADay> {
        let about = match period {
            Period::Of(_, Unit::Week) => Stretch::Week,
            Period::Of(_, Unit::Month) | Period::Month { .. } => Stretch::Month,
            Period::Of(..) | Period::Quarter { .. } => return Err(NotADay::vague(self)),
        };
        let years = i16::from(period.is_yearless());
        let mut all = (0..=years)
            .filter_map(|n| bounds(period, self.calendar.today, self.calendar.today.year() - n));
        let (first, last) = all
            .clone()
            .find(|(first, _)| *first <= self.calendar.today)
            .or_else(|| all.next())
            .ok_or_else(|| self.too_far())?;
        // "Mid dec" on the first: this one has not begun, and the last one is long gone.
        let is_near = |next: &(Date, Date)| {
            let days = (next.0 - self.calendar.today).get_days();
            (1..=NEAR).contains(&days)
        };
        let this = bounds(period, self.calendar.today, self.calendar.today.year());
        if first > self.calendar.today || this.as_ref().is_some_and(is_near) {
            return Err(NotADay::new(self, self.is_missed(this.map_or(first, |(first, _)| first))));
        }
        Ok((last.min(self.calendar.today), about))
    }

    fn written(&self, written: Written) -> Result<Readings, NotADay> {
        let Written { weekday, day, month, year } = written;
        let readings = match (month, year) {
            (None, _) => self.of_month(day)?.into(),
            (Some(month), Some(year)) => {
                Date::new(year, month, day).map_err(|_| NotADay::none_such(self, written))?.into()
            }
            (Some(2), None) if day == 29 => self.leap_day()?,
            (Some(month), None) => self
                .yearless(|year| Date::new(year, month, day).ok())
                .map_err(|_| NotADay::none_such(self, written))?,
        };
        Ok(match weekday {
            Some(weekday) => self.on(weekday, readings),
            None => readings,
        })
    }

    /// The days, where the first is such a weekday: it never chooses a year. Else
    /// those that are; where none is, the first one or the day nearest to it that is.
    fn on(&self, weekday: Weekday, readings: Readings) -> Readings {
        let Readings { days, why } = readings;
        let is_so = |day: &Date| day.weekday() == weekday;
        let Some(first) = days.first().copied().filter(|first| !is_so(first)) else {
            return Readings { days, why };
        };
        let agree: Vec<Date> = days.into_iter().filter(is_so).collect();
        if !agree.is_empty() {
            return Readings { days: agree, why };
        }
        let nearest = [-3, -2, -1, 1, 2, 3].into_iter().filter_map(|n| later(first, n, Unit::Day));
        let nearest = nearest.filter(|day| day.weekday() == weekday);
        let is = name(first.weekday());
        let why = format!(": {} is a {is}.", phrase::in_short(first, self.calendar.today));
        Readings { days: [first].into_iter().chain(nearest).collect(), why: Some(why) }
    }

    /// The first on the field's side, and the one that is near on the other.
    fn yearless(&self, make: impl Fn(i16) -> Option<Date>) -> Result<Readings, NotADay> {
        let step = if self.way == Way::Back { -1 } else { 1 };
        let years = (-8..=8).map(|n| self.calendar.today.year().saturating_add(step * n));
        let dates: Vec<Date> = years.filter_map(make).collect();
        let is_there =
            |day: Date| day == self.calendar.today || (day > self.calendar.today) == (step > 0);
        let first = dates.iter().copied().find(|day| is_there(*day));
        let is_near = |day: Date| (day - self.calendar.today).get_days().abs() <= NEAR;
        let other = dates.iter().rev().copied().find(|day| !is_there(*day) && is_near(*day));
        let other = other.filter(|_| self.way != Way::Any);
        let first = first.ok_or_else(|| self.too_far())?;
        Ok(Readings { days: [first].into_iter().chain(other).collect(), why: None })
    }

    /// The 29th of February, where the 28th is that of another year a question.
    fn leap_day(&self) -> Result<Readings, NotADay> {
        let before = self.yearless(|year| Date::new(year, 2, 28).ok())?;
        let mut readings = self.yearless(|year| Date::new(year, 2, 29).ok())?;
        let year = |day: Option<&Date>| day.map(|day| day.year());
        if year(before.days.first()) != year(readings.days.first()) {
            readings.days.splice(0..0, before.days.first().copied());
            readings.why = Some(": not every year has it.".to_owned());
        }
        Ok(readings)
    }

    fn of_month(&self, day: i8) -> Result<Date, NotADay> {
        let step = if self.way == Way::Back { -1 } else { 1 };
        let dates = (0..12).filter_map(|n| {
            let month = later(self.calendar.today.first_of_month(), step * n, Unit::Month)?;
            Date::new(month.year(), month.month(), day).ok()
        });
        let is_there =
            |day: &Date| *day == self.calendar.today || (*day > self.calendar.today) == (step > 0);
        let none = || NotADay::new(self, " is not in the calendar.".to_owned());
        dates.into_iter().find(is_there).ok_or_else(none)
    }

    /// Both readings of two numbers, the nearer first; where a weekday stands
    /// beside them, those that agree with it.
    fn either(&self, one: Written, other: Written) -> Result<Readings, NotADay> {
        let (one, other) = (self.written(one), self.written(other));
        let (one, other) = match (one, other) {
            (Ok(one), Ok(other)) => (one, other),
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => return Ok(only),
            (Err(none), Err(_)) => return Err(none),
        };
        match (&one.why, &other.why) {
            (None, Some(_)) => return Ok(one),
            (Some(_), None) => return Ok(other),
            _ => {}
        }
        let mut days = [one.days, other.days].concat();
        days.sort_by_key(|day| (*day - self.calendar.today).get_days().abs());
        days.dedup();
        Ok(Readings { days, why: None })
    }

    fn too_far(&self) -> NotADay {
        NotADay::new(self, " is not between 2000 and 2199.".to_owned())
    }
}

/// The first and the last day of a stretch; of one without its year in `year`.
fn bounds(period: Period, today: Date, year: i16) -> Option<(Date, Date)> {
    let month =
        |first, months| Some((first, later(first, months - 1, Unit::Month)?.last_of_month()));
    let quarter = |of: Date| Date::new(of.year(), (of.month() - 1) / 3 * 3 + 1, 1).ok();
    match period {
        Period::Of(count, Unit::Week) => {
            let monday = later(today, 7 * count - since_monday(today), Unit::Day)?;
            Some((monday, later(monday, 6, Unit::Day)?))
        }
        Period::Of(count, Unit::Quarter) => month(later(quarter(today)?, count, Unit::Quarter)?, 3),
        Period::Of(count, Unit::Year) => {
            month(later(today.first_of_year(), count, Unit::Year)?, 12)
        }
        Period::Of(count, Unit::Month) => {
            month(later(today.first_of_month(), count, Unit::Month)?, 1)
        }
        Period::Of(count, Unit::Day) => {
            let day = later(today, count, Unit::Day)?;
            Some((day, day))
        }
        Period::Quarter { number, year: own } => {
            month(Date::new(own.unwrap_or(year), number * 3 - 2, 1).ok()?, 3)
        }
        Period::Month { month, year: own, from, to } => {
            let first = Date::new(own.unwrap_or(year), month, from).ok()?;
            let last = first.last_of_month();
            Some((first, Date::new(first.year(), month, to).unwrap_or(last).min(last)))
        }
    }
}

/// Whether no two days stand for a stretch: a year, a part of a month.
fn is_vague(period: Period) -> bool {
    match period {
        Period::Of(_, unit) => unit == Unit::Year,
        Period::Month { from, to, .. } => (from, to) != (1, 31),
        Period::Quarter { .. } => false,
    }
}

/// The last day of a stretch, of a week its Friday.
fn last_workday(period: Period, (first, last): (Date, Date)) -> Date {
    match period {
        Period::Of(_, Unit::Week) => later(first, 4, Unit::Day).unwrap_or(last),
        Period::Of(..) | Period::Month { .. } | Period::Quarter { .. } => last,
    }
}

fn since_monday(day: Date) -> i32 {
    day.weekday().to_monday_zero_offset().into()
}

pub(super) fn later(from: Date, count: i32, unit: Unit) -> Option<Date> {
    let span = match unit {
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count.saturating_mul(3)),
        Unit::Year => Span::new().try_years(count),
    };
    span.and_then(|span| from.checked_add(span)).ok()
}

fn name(weekday: Weekday) -> &'static str {
    let place = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(place).copied().unwrap_or_default()
}
