//! Days as people write them: `4 Dec`, `next fri`, `in 2 weeks`.
//!
//! `today` is an argument, so that nothing here knows a clock. A phrase either
//! says one day or is refused with a sentence; nothing is guessed silently.
//! Weeks start on Monday, quarters and years are those of the calendar.

mod asked;
mod said;
mod stretch;

use std::ops::Range;

use jiff::civil::Date;

use self::asked::Asked;
use self::said::{LONGEST, Said};

pub use stretch::{Past, find_past, past};

/// Words that are a day in a sentence too. Not `mon`, `sat` and `sun`, which
/// are also other words.
const ALONE: &str = "today tomorrow yesterday eow eom eoq eoy \
    monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday saturday sunday";

/// Where a day lies that is written without its week, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// The next such day, as plans mean it.
    Ahead,
    /// The latest such day, as evidence means it.
    Back,
}

/// Why a phrase is not a day. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// The words say no day.
    #[error("{found:?} is not a day: write 4 Dec, next fri or in 2 weeks")]
    Unknown {
        /// What was written.
        found: String,
    },
    /// A day that no calendar has, as 30 February.
    #[error("{found:?} is not in the calendar: write 28 Feb, end of month or 2026-12-04")]
    NoSuchDay {
        /// What was written.
        found: String,
    },
    /// A day outside the years that make sense.
    #[error("{found:?} is not between 2000 and 2199: write 2026-12-04, 4 Dec 2026 or in 2 weeks")]
    TooFar {
        /// What was written.
        found: String,
    },
    /// Two numbers of which each may be the month.
    #[error("{found:?} may be {one} or {other}: write {one}, {other} or 2026-12-04")]
    EitherWay {
        /// What was written.
        found: String,
        /// The day with the first number as its day.
        one: String,
        /// The day with the second number as its day.
        other: String,
    },
    /// A day to come, where one behind us is asked for.
    #[error("{found:?} is still to come: write today, yesterday or tue")]
    StillToCome {
        /// What was written.
        found: String,
    },
    /// A date with a weekday that it does not have.
    #[error("{date} is a {is}, not a {found}: write {is} {date}, {date} or next {found}")]
    OtherWeekday {
        /// The date, with its year.
        date: String,
        /// The weekday it has.
        is: &'static str,
        /// The weekday that was written.
        found: &'static str,
    },
}

/// The day that `phrase` says. Case and surrounding space do not matter, and
/// neither do `on` and `by` before it.
///
/// - A date without its year, or `the 14th` without its month, is the next
///   one, today included ([`Lean::Back`]: the latest one, today included).
///   With its weekday, as in `Fri 4 Dec`, it is the one of last, this or next
///   year that has it.
/// - `fri` is the next Friday after today, on a Friday the one in seven days
///   ([`Lean::Back`]: the latest before today): today has a word of its own.
///   `last fri` is the latest before today, `next fri` the Friday of the next
///   calendar week, `this fri` the one of this calendar week; where that has
///   passed, [`Lean::Ahead`] takes the next.
/// - `in 2 weeks`, `2 weeks`, `2w` and `+2w` are later than today with either
///   lean, `2 weeks ago` and `-2w` earlier. A month later than 31 January is
///   28 or 29 February.
/// - A week ends on its Friday, and `end of week` is `this fri`.
///
/// # Errors
///
/// [`NotADay`] where the phrase says no day, one that does not exist or may be
/// another, one before 2000 or after 2199, or one of another weekday.
pub fn day(phrase: &str, today: Date, lean: Lean) -> Result<Date, NotADay> {
    let asked = Asked { phrase, today, lean };
    let said = said::phrase(phrase).ok_or_else(|| NotADay::Unknown { found: asked.found() })?;
    asked.resolve(said)
}

/// What is said before a deadline, and its day: "Send the list by fri" is
/// "Send the list" and the next Friday. None where no day follows the last
/// "by".
pub fn deadline(text: &str, today: Date) -> Option<(&str, Date)> {
    let (words, phrase) = text.rsplit_once(" by ")?;
    let words = words.trim_end().trim_end_matches(',');
    let day = day(phrase.trim_end_matches('.'), today, Lean::Ahead).ok()?;
    (!words.trim().is_empty()).then_some((words, day))
}

/// The longest run of words of a sentence that is a day, the first of several,
/// and that day.
///
/// Stricter than [`day`], so that other words are not taken for one: a number
/// needs a month, points or a full date beside it, a month needs its day, and
/// `2w`, `2 weeks`, `the 14th`, `mon`, `sat` and `sun` are taken only in a
/// phrase (`2 weeks ago`, `on the 14th`, `last mon`). A day after `by` is a
/// deadline and not taken. With [`Lean::Back`] a day to come is taken only where
/// its year or weekday is written with its date.
pub fn find(words: &[&str], today: Date, lean: Lean) -> Option<(Range<usize>, Date)> {
    let bare: Vec<String> = words.iter().map(|word| said::bare(word)).collect();
    let mut bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    blank_deadlines(&mut bare);
    (1..=LONGEST).rev().find_map(|length| {
        let mut runs = bare.windows(length).zip(words).enumerate();
        runs.find_map(|(start, (run, typed))| {
            let date = in_a_sentence(run, typed, today, lean)?;
            Some((start..start + length, date))
        })
    })
}

/// Empties the words of `by fri`, `by 4 dec` and their like.
fn blank_deadlines(words: &mut [&str]) {
    for start in 0..words.len() {
        let Some(rest) = words.get_mut(start..).filter(|rest| rest.starts_with(&["by"])) else {
            continue;
        };
        let is_day = |length: &usize| rest.get(..*length).is_some_and(|r| said::words(r).is_some());
        if let Some(length) = (2..=LONGEST).rev().find(is_day) {
            rest.iter_mut().take(length).for_each(|word| *word = "");
        }
    }
}

/// The day a run of bare words means in a sentence; `typed` is its first word
/// with its punctuation.
fn in_a_sentence(run: &[&str], typed: &str, today: Date, lean: Lean) -> Option<Date> {
    let said = said::words(run)?;
    let (dated, exact) = match said {
        Said::Day(day) => (true, day.year.is_some() || day.weekday.is_some()),
        Said::EndOfMonth { year, .. } => (false, year.is_some()),
        Said::Later(..) | Said::Weekday(..) | Said::EndOf(..) | Said::EitherWay { .. } => {
            (false, false)
        }
    };
    let meant = match run {
        ["the", _] => false,
        [word] => {
            ALONE.split(' ').any(|own| own == *word)
                || (dated && typed.matches(['.', '-', '/']).count() == 2)
        }
        _ => !said::is_span(run),
    };
    let date = Asked { phrase: "", today, lean }.resolve(said).ok()?;
    (meant && (lean == Lean::Ahead || exact || date <= today)).then_some(date)
}

#[cfg(test)]
mod tests;
