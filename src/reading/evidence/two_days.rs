//! Two days in one line: "mailed on 18 nov and signed on 20 nov".

use std::ops::Range;

use jiff::civil::Date;

use super::heard::{Heard, in_full};
use super::vocabulary::Tells;
use super::word::Word;
use crate::domain::calendar::Calendar;
use crate::domain::deal::EvidenceKind;
use crate::reading::when::{self, Past, Way};

/// Days behind us within which a day without its year is not meant for next year.
const NEAR: i32 = 60;

/// Two days of one line, where each stands.
pub(super) struct Two {
    first: (Range<usize>, Date),
    second: (Range<usize>, Date),
}

impl Two {
    /// Both days, the first as it stands.
    pub(super) fn days(&self) -> Vec<Date> {
        vec![self.first.1, self.second.1]
    }
}

impl Heard<'_> {
    /// The two days behind us that the line says, where it leaves open which of them
    /// the act's is.
    pub(super) fn two_days(&self, calendar: Calendar) -> Option<Two> {
        let day = |words: &[&str]| {
            let (run, past) = when::find(words, calendar, Way::Back)?;
            past.about.is_none().then_some((run, past.on))
        };
        let own = self.days();
        let mut words = in_full(&own);
        let one = day(&words)?;
        words.get_mut(one.0.clone())?.fill("");
        let other = day(&words).filter(|(_, on)| *on != one.1)?;
        let (first, second) = if one.0.start < other.0.start { (one, other) } else { (other, one) };
        let is_to_come = |(run, on): &(Range<usize>, Date)| {
            let own = self.days();
            let words = in_full(own.get(run.clone()).unwrap_or_default());
            let ahead = when::find(&words, calendar, Way::Ahead);
            let away = |day: Date| (day - calendar.today).get_days().abs();
            away(*on) > NEAR && ahead.is_some_and(|(_, ahead)| away(ahead.on) < away(*on))
        };
        (!is_to_come(&first) && !is_to_come(&second)).then_some(Two { first, second })
    }

    /// The one of two days that is the act's: the other is a thing's, as in "the
    /// contract of 12 nov". It is taken.
    pub(super) fn take_the_acts(&mut self, two: &Two) -> Option<Past> {
        let is_things = |run: &Range<usize>| {
            let before = |count: usize| self.words.get(run.start.checked_sub(count)?);
            let is_of = before(1).is_some_and(|word| matches!(&*word.folded, "of" | "dated"));
            is_of && before(2).is_some_and(|word| word.kind.is_some())
        };
        let (run, on) = match (is_things(&two.first.0), is_things(&two.second.0)) {
            (true, false) => two.second.clone(),
            (false, true) => two.first.clone(),
            (true, true) | (false, false) => return None,
        };
        self.take(run);
        Some(Past { on, about: None })
    }

    /// Whether another act, or another kind, stands beside the second day than beside
    /// the first.
    pub(super) fn has_two_acts(&self, two: &Two) -> bool {
        let kind = |words: &[Word<'_>]| {
            let said = |kind: &EvidenceKind| *kind != EvidenceKind::Quote;
            words.iter().filter_map(|word| word.kind).map(|(kind, _)| kind).find(said)
        };
        let (before, behind) = self.words.split_at(two.first.0.end.min(self.words.len()));
        let acts = |word: &Word<'_>| word.tells(Tells::Done) || word.tells(Tells::Sending);
        match (kind(before), kind(behind)) {
            (Some(one), Some(other)) => one != other,
            (None, Some(_)) => before.iter().any(acts),
            (Some(_) | None, None) => behind.iter().any(acts),
        }
    }
}
