//! This moment.

use std::time::Duration;

use jiff::ZonedDateTime;

/// This moment, on both clocks.
#[derive(Clone, Debug)]
pub struct Now {
    /// The time of day, with its zone.
    pub wall: ZonedDateTime,
    /// Time since some moment; only differences mean anything.
    pub steady: Duration,
}
