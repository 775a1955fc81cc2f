//! Since when a step is its owner's, and whether it is late. Late is what is owed: what
//! nobody has agreed to yet waits for a word, and is late for nobody.

use jiff::civil::Date;

use super::{Action, ActionStatus};
use crate::domain::phrase;

impl Action {
    /// Since when it is its owner's: the day of the session that wrote it down, or on which
    /// it came into these hands.
    pub fn is_theirs_since(&self, session: Date) -> Date {
        self.owner_moved.last_key_value().map_or(session, |(day, _)| *day)
    }

    /// Whether its owner has agreed to it, and has yet to do it.
    pub const fn is_owed(&self) -> bool {
        matches!(self.status, ActionStatus::Open)
    }

    /// Whether it is owed and its day has passed.
    pub fn is_late(&self, today: Date) -> bool {
        self.is_owed() && self.due.is_some_and(|due| due < today)
    }

    /// Until when: "due Fri 4 Dec", "2 days late"; of what is not owed the day alone, "by
    /// Fri 4 Dec". None without a day.
    pub fn due_in_words(&self, today: Date) -> Option<String> {
        let in_words = if self.is_owed() { phrase::due_in_words } else { phrase::by_day };
        self.due.map(|due| in_words(due, today))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::sample::Sample;

    #[test]
    fn what_nobody_agreed_to_is_late_for_nobody() {
        #[track_caller]
        fn case(status: ActionStatus, today: Date, is_late: bool, words: &str) {
            let mut sample = Sample::at("explore").owing(status, date(2026, 12, 1));
            let (_, step) = sample.book.actions.pop_first().unwrap();
            let said = (step.is_late(today), step.due_in_words(today));
            assert_eq!(said, (is_late, Some(words.to_owned())), "{status} on {today}");
        }
        let (before, after) = (date(2026, 11, 30), date(2026, 12, 18));
        case(ActionStatus::Open, before, false, "due Tue 1 Dec");
        case(ActionStatus::Open, date(2026, 12, 1), false, "due today");
        case(ActionStatus::Open, date(2026, 12, 2), true, "1 day late");
        case(ActionStatus::Open, after, true, "17 days late");
        case(ActionStatus::Proposed, before, false, "by Tue 1 Dec");
        case(ActionStatus::Proposed, after, false, "by Tue 1 Dec");
        case(ActionStatus::Done, after, false, "by Tue 1 Dec");
    }
}
