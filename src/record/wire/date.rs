//! Days and moments as TOML writes them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, ZonedDateTime};
use serde::de::{self, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use toml_edit::Datetime;

use crate::domain::calendar::YEARS;
use crate::domain::phrase::UNKNOWN_DAY;
use crate::domain::session::OrUnknown;

/// How a day looks, for whoever wrote something else.
const A_DAY: &str = "a date, as in 2026-12-02 without quotes";
/// How a time looks.
const A_TIME: &str = "a time, as in 14:30:00 without quotes";
/// How a moment looks.
const A_MOMENT: &str = "a moment, as in 2026-12-02T14:00:05+01:00 without quotes";

/// A day, as a date without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) Date);

/// A time of this computer's zone, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock(pub(crate) Time);

/// A moment with the writer's offset, in whole seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment(pub(crate) ZonedDateTime);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl From<Moment> for ZonedDateTime {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As the name of a table: `[moved.2026-12-01]`.
impl FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let day = text.parse().ok().filter(|day: &Date| day.to_string() == text);
        let day = day.ok_or_else(|| format!("{text:?} is not a date, as in 2026-12-02"))?;
        known(day).map(Self)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = written_date(self.0).ok_or_else(|| beyond::<S>(&self.0))?;
        Datetime { date: Some(date), time: None, offset: None }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = datetime(deserializer, A_DAY)?;
        match (found.date.and_then(read_date), found.time, found.offset) {
            (Some(date), None, None) => known(date).map(Self).map_err(de::Error::custom),
            _ => Err(not(A_DAY)),
        }
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let time = Some(written_time(self.0));
        Datetime { date: None, time, offset: None }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = datetime(deserializer, A_TIME)?;
        match (found.date, found.time.and_then(read_time), found.offset) {
            (None, Some(time), None) => Ok(Self(time)),
            _ => Err(not(A_TIME)),
        }
    }
}

/// A day, or that nobody knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayOrUnknown(pub(crate) OrUnknown<Date>);

impl Serialize for DayOrUnknown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.known() {
            Some(day) => Day(*day).serialize(serializer),
            None => serializer.collect_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for DayOrUnknown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ADayOrUnknown)
    }
}

struct ADayOrUnknown;

impl<'de> de::Visitor<'de> for ADayOrUnknown {
    type Value = DayOrUnknown;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{A_DAY}, or \"unknown\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DayOrUnknown, E> {
        match text.parse() {
            Ok(OrUnknown::<Date>::Unknown) => Ok(DayOrUnknown(OrUnknown::Unknown)),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }

    /// A date comes as a table of its own.
    fn visit_map<A: de::MapAccess<'de>>(self, table: A) -> Result<DayOrUnknown, A::Error> {
        let day = Day::deserialize(de::value::MapAccessDeserializer::new(table))?;
        Ok(DayOrUnknown(OrUnknown::Known(day.0)))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let minutes = i16::try_from(self.0.offset().seconds() / 60).unwrap_or_default();
        let there = offset(minutes).unwrap_or(Offset::UTC).to_datetime(self.0.timestamp());
        let written = Datetime {
            date: Some(written_date(there.date()).ok_or_else(|| beyond::<S>(&self.0))?),
            time: Some(written_time(there.time())),
            offset: Some(match minutes {
                0 => toml_edit::Offset::Z,
                minutes => toml_edit::Offset::Custom { minutes },
            }),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = datetime(deserializer, A_MOMENT)?;
        read_moment(found).map(Self).ok_or_else(|| not(A_MOMENT))
    }
}

fn datetime<'de, D: Deserializer<'de>>(
    from: D,
    wanted: &'static str,
) -> Result<Datetime, D::Error> {
    Datetime::deserialize(from).map_err(|error| {
        // That the whole key is missing is said as it is.
        if error.to_string().starts_with("missing field") { error } else { not(wanted) }
    })
}

/// A day of the years in which one may be said.
fn known(day: Date) -> Result<Date, String> {
    let (first, last) = YEARS.into_inner();
    let refusal = || format!("{day} is not between {first} and {last}");
    // A day that must be there and cannot be read has one that stands for it.
    if YEARS.contains(&day.year()) || day == UNKNOWN_DAY { Ok(day) } else { Err(refusal()) }
}

/// What stands there is not what is wanted.
fn not<E: de::Error>(wanted: &'static str) -> E {
    E::invalid_type(Unexpected::Other("value"), &wanted)
}

fn read_moment(found: Datetime) -> Option<ZonedDateTime> {
    let minutes = match found.offset? {
        toml_edit::Offset::Z => 0,
        toml_edit::Offset::Custom { minutes } => minutes,
    };
    let there = read_date(found.date?)?.to_datetime(read_time(found.time?)?);
    there.to_zoned_datetime(TimeZone::fixed(offset(minutes)?)).ok()
}

fn offset(minutes: i16) -> Option<Offset> {
    Offset::UTC.checked_add(SignedDuration::from_mins(minutes.into())).ok()
}

fn read_date(date: toml_edit::Date) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    Date::new(year, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
}

fn read_time(time: toml_edit::Time) -> Option<Time> {
    let whole = |part: u8| i8::try_from(part).ok();
    let second = whole(time.second.unwrap_or_default())?;
    Time::new(whole(time.hour)?, whole(time.minute)?, second, 0).ok()
}

/// None for a year that four digits cannot write.
fn written_date(date: Date) -> Option<toml_edit::Date> {
    let year = u16::try_from(date.year()).ok()?;
    Some(toml_edit::Date {
        year,
        month: date.month().unsigned_abs(),
        day: date.day().unsigned_abs(),
    })
}

fn written_time(time: Time) -> toml_edit::Time {
    toml_edit::Time {
        hour: time.hour().unsigned_abs(),
        minute: time.minute().unsigned_abs(),
        second: Some(time.second().unsigned_abs()),
        nanosecond: None,
    }
}

fn beyond<S: Serializer>(date: &impl fmt::Display) -> S::Error {
    ser::Error::custom(format!("{date} is before the year 0"))
}
