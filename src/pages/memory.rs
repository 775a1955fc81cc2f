//! How well a decision is remembered, in words.

use jiff::civil::Date;

use crate::domain::debriefing::Memory;

/// What is said beside a debrief that is still to be held.
pub(crate) fn in_words(decided: Date, today: Date) -> String {
    match Memory::of(decided, today) {
        Memory::Fresh => "while it is fresh".to_owned(),
        Memory::After(days) => format!("decided {days} days ago"),
        Memory::Reconstructed => "memory may be reconstructed by now".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_debrief_says_how_fresh_the_memory_is() {
        #[track_caller]
        fn case(days: i64, expected: &str) {
            let decided = date(2026, 11, 10);
            let today = decided.saturating_add(jiff::Span::new().days(days));
            assert_eq!(in_words(decided, today), expected, "{days}");
        }
        case(0, "while it is fresh");
        case(2, "while it is fresh");
        case(3, "decided 3 days ago");
        case(29, "decided 29 days ago");
        case(30, "memory may be reconstructed by now");
    }
}
