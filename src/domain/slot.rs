//! A day, and the time of it where one was said.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::domain::phrase;

/// A place in the calendar: a day, and its time where one was said. One without a time comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The day.
    pub day: Date,
    /// The time of this computer's zone, in whole minutes.
    pub time: Option<Time>,
}

impl From<Date> for Slot {
    fn from(day: Date) -> Self {
        Self { day, time: None }
    }
}

impl Slot {
    /// `Fri 4 Dec at 15:00`; [`crate::reading::slot::read`] reads it as the same
    /// one.
    pub fn shown(self, today: Date) -> String {
        let time = self.time.map(|time| format!(" at {}", clock(time)));
        format!("{}{}", phrase::shown(self.day, today), time.unwrap_or_default())
    }

    /// The time before the words for the day, so that days stand below each other:
    /// `14:30 today`.
    pub fn before(self, day: &str) -> String {
        let time = self.time.map(|time| format!("{} ", clock(time)));
        format!("{}{day}", time.unwrap_or_default())
    }

    /// When it is on every clock, where a time was said. One that a change of the
    /// clocks skips is as long after it; one that comes twice, the first.
    pub fn starts(self, zone: &TimeZone) -> Option<Timestamp> {
        let wall = self.day.to_datetime(self.time?);
        zone.to_ambiguous_timestamp(wall).compatible().ok()
    }

    /// When it ends on every clock, so many minutes after it starts; one without a
    /// time ends with its day.
    pub fn ends(self, minutes: u32, zone: &TimeZone) -> Option<Timestamp> {
        if let Some(starts) = self.starts(zone) {
            return starts.checked_add(i64::from(minutes).minutes()).ok();
        }
        let midnight = self.day.tomorrow().ok()?.at(0, 0, 0, 0);
        zone.to_ambiguous_timestamp(midnight).compatible().ok()
    }
}

/// A time of day: `9:30`.
pub fn clock(time: Time) -> String {
    time.strftime("%-H:%M").to_string()
}
