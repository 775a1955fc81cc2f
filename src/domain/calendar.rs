//! The calendar that days are read by.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::domain::team::Team;
use crate::domain::word::words;

/// The years that a day may be in.
pub const YEARS: RangeInclusive<i16> = 2000..=2199;

words! {
    /// Which of two numbers with a stroke between them is the day.
    DateOrder, "an order of day and month" {
        /// The first: 4/12 is 4 December.
        DayFirst = "dmy",
        /// The second: 12/4 is 4 December.
        MonthFirst = "mdy",
    }
}

/// What a phrase for a day depends on beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// This day.
    pub today: Date,
    /// How two numbers are meant; where nobody says it, it is asked.
    pub order: Option<DateOrder>,
}

impl Calendar {
    /// One by which two numbers are asked about.
    pub const fn asking(today: Date) -> Self {
        Self { today, order: None }
    }
}

impl Team {
    /// The calendar of the team on that day.
    pub const fn calendar(&self, today: Date) -> Calendar {
        Calendar { today, order: self.date_order }
    }
}
