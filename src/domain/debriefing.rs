//! How long after its decision a deal that was not won waits for its debrief.

use jiff::civil::Date;

use crate::domain::deal::DealStatus;

/// Days after the decision through which memory is fresh.
const FRESH_DAYS: i32 = 2;
/// Days after the decision through which its debrief waits; from then on memory
/// tells what it has made of it.
pub const WAITING_DAYS: i32 = 29;

/// How well those who were there remember a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// As it was.
    Fresh,
    /// Well enough, after so many days.
    After(i32),
    /// It may be made up by now.
    Reconstructed,
}

impl Memory {
    /// What is remembered `today` of a decision.
    pub fn of(decided: Date, today: Date) -> Self {
        match (today - decided).get_days() {
            ..=FRESH_DAYS => Self::Fresh,
            days @ ..=WAITING_DAYS => Self::After(days),
            _ => Self::Reconstructed,
        }
    }
}

/// The day of a decision against us, as long as its debrief waits.
pub(super) fn lately_lost(status: DealStatus, decided: Option<Date>, today: Date) -> Option<Date> {
    let decided = decided.filter(|_| status.is_not_won())?;
    (Memory::of(decided, today) != Memory::Reconstructed).then_some(decided)
}
