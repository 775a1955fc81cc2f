//! Minutes of coaching in 30 days, against what a rep should get.
//!
//! Source: article 001, "3+ hours per month"; a new rep gets an hour a week more in
//! the first eight weeks.

use jiff::civil::Date;

use super::facts::Talk;
use super::known::Known;
use super::reckoned::half_up;
use super::span::{Span, days_between};
use crate::domain::id::{PersonId, SessionId};

/// The last day of a new rep, from 0, on which there is more to be given.
const NEW_UNTIL: i32 = 55;
/// Days in the team from which the figure is looked at.
const LOOKED_AT_FROM: i32 = 29;

/// Minutes of coaching in 30 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// How many.
    pub minutes: u32,
    /// How many they should be.
    pub target: u32,
    /// Whether they are fewer, of somebody who was there long enough.
    pub is_flagged: bool,
    /// The sessions that count, by id.
    pub of: Vec<SessionId>,
    /// Those of which less than half was worked, by id.
    pub short: Vec<SessionId>,
}

/// The minutes of a rep.
pub(super) fn minutes(known: &Known<'_>, rep: &PersonId) -> Minutes {
    let span = Span::month(known.today);
    let talks = known.facts.iter().flat_map(|facts| &facts.talks);
    let talks = talks.filter(|talk| talk.rep == *rep && span.has(talk.day));
    let (counted, short): (Vec<_>, Vec<_>) = talks.partition(|talk| talk.counts);
    let ids = |talks: &[&Talk]| {
        let mut ids: Vec<_> = talks.iter().map(|talk| talk.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    let minutes = counted.iter().map(|talk| talk.counted()).sum();
    let started = known.team.people.get(rep).and_then(|person| person.started);
    let target = target(known.team.targets.coaching_minutes_month, started, span);
    let is_new = started.is_some_and(|day| days_between(day, known.today) < LOOKED_AT_FROM);
    let is_flagged = minutes < target && !is_new;
    Minutes { minutes, target, is_flagged, of: ids(&counted), short: ids(&short) }
}

/// What a month asks for, and 60 minutes more for each week of it in which the rep
/// was new.
fn target(month: u32, started: Option<Date>, span: Span) -> u32 {
    let Some(started) = started else { return month };
    let last = days_between(started, span.last).min(NEW_UNTIL);
    let first = days_between(started, span.first).max(0);
    let days = u128::try_from(last - first + 1).unwrap_or_default();
    let more = half_up(60 * days, 7).and_then(|more| u32::try_from(more).ok());
    month.saturating_add(more.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_new_rep_gets_more_for_eight_weeks() {
        #[track_caller]
        fn case(days: i32, expected: u32) {
            let today = date(2026, 11, 25);
            let started = today.saturating_sub(days.days());
            assert_eq!(target(180, Some(started), Span::month(today)), expected, "{days} days");
        }
        // Day 76: nine of the 30 days are days 47 to 55.
        case(76, 257);
        case(84, 189);
        case(85, 180);
        case(55, 180 + 257);
        case(29, 180 + 257);
        case(28, 180 + 249);
        case(0, 189);
        case(-1, 180);
        case(400, 180);
        let today = date(2026, 11, 25);
        assert_eq!(target(180, None, Span::month(today)), 180);
    }
}
