//! What is done after its day: on which day was it? Whether it was kept counts by that, so
//! every door asks by this one rule.

use jiff::civil::Date;

/// What says of something owed whether its day is asked, and which days it may be.
#[derive(Clone, Copy, Debug)]
pub struct DoneDay {
    /// The day by which it was owed.
    pub due: Option<Date>,
    /// The day that it was written down or asked for.
    pub created: Date,
}

impl DoneDay {
    /// Whether its day has passed, so that today may not be the day on which it was done.
    pub fn is_asked(self, today: Date) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// The day it was created, where it cannot have been done on `day` as it was not there
    /// yet.
    pub fn too_early(self, day: Date) -> Option<Date> {
        (day < self.created).then_some(self.created)
    }
}
