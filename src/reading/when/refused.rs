//! Why a phrase is no one day that a field takes, and what to write instead.

use jiff::civil::Date;

use super::Way;
use super::calendar::{Asked, later};
use super::numbers::digits;
use super::said::{self, Said, Unit, Written};
use crate::domain::phrase;
use crate::reading::list;
use crate::reading::refused::{Question, either, repeated};

/// Words of which no one day comes.
pub(super) const VAGUE: &str = "asap before after around about circa ca early mid late week kw \
    working business or later sometime within toward towards";
/// Words of days that are put right where a letter or two are off.
const SPELT: &str = "today tomorrow yesterday fortnight next last week month quarter \
    monday tuesday wednesday thursday friday saturday sunday \
    january february march april june july august september october november december";

/// Why a phrase is no one day. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?}{understood} Write {}", either(write))]
pub struct NotADay {
    found: String,
    understood: String,
    write: Vec<String>,
    /// Whether what is to be written are the days that it may be.
    is_question: bool,
    /// Whether the words say a day, be it one that cannot be taken.
    pub(crate) is_a_day: bool,
}

impl NotADay {
    /// A day that the field does not take.
    pub(super) fn new(asked: &Asked<'_>, understood: String) -> Self {
        let (found, write) = match asked.phrase {
            Some(phrase) => (repeated(phrase), examples(asked)),
            None => (String::new(), Vec::new()),
        };
        Self { found, understood, write, is_question: false, is_a_day: true }
    }

    /// Several days that it may be, or one that was hardly meant.
    pub(super) fn which(asked: &Asked<'_>, why: String, days: &[Date]) -> Self {
        if asked.phrase.is_none() {
            return Self::new(asked, why);
        }
        let write = days.iter().map(|day| to_be_typed(asked, *day)).collect();
        Self { write, is_question: true, ..Self::new(asked, why) }
    }

    /// A day that no calendar has, with the nearest that it has.
    pub(super) fn none_such(asked: &Asked<'_>, written: Written) -> Self {
        let none = Self::new(asked, " is not in the calendar.".to_owned());
        if asked.phrase.is_none() {
            return none;
        }
        // Not a leap year: its 29 February would be asked.
        let near = in_calendar(written, written.year.unwrap_or(2023)).and_then(|day| {
            let day = day.day();
            asked.resolve(Said::Day(Written { weekday: None, day, ..written })).ok()
        });
        match near {
            Some(near) => {
                let write = vec![to_be_typed(asked, near.on)];
                Self { write, is_question: true, ..none }
            }
            None => none,
        }
    }

    /// A stretch of time where a day is asked for.
    pub(super) fn vague(asked: &Asked<'_>) -> Self {
        Self::new(asked, ": which day is that?".to_owned())
    }

    /// Words that say no day.
    pub(super) fn unknown(asked: &Asked<'_>, words: &[&str]) -> Self {
        let is_vague = |word: &&str| list::has(VAGUE, word);
        if words.iter().any(is_vague) {
            return Self { is_a_day: false, ..Self::vague(asked) };
        }
        let unknown = Self { is_a_day: false, ..Self::new(asked, " is not a day.".to_owned()) };
        let meant = corrected(words);
        let words: Vec<&str> = meant.split(' ').collect();
        let said = said::words(&words).filter(|said| asked.resolve(*said).is_ok());
        if said.is_some() { Self { write: vec![meant], ..unknown } } else { unknown }
    }

    /// The days that it may be; none where it is none.
    pub fn question(&self) -> Option<Question> {
        self.is_question.then(|| Question::new(&self.found, &self.write))
    }

    /// What it says to write, each a day that the field takes.
    #[cfg(test)]
    pub(super) fn suggestions(&self) -> &[String] {
        &self.write
    }
}

/// A day as its field reads it: without its year it is one ahead where both are taken.
fn to_be_typed(asked: &Asked<'_>, day: Date) -> String {
    if matches!(asked.way, Way::Any | Way::Either) && day < asked.calendar.today {
        day.strftime("%a %-d %b %Y").to_string()
    } else {
        phrase::shown(day, asked.calendar.today)
    }
}

/// The day of the calendar that is nearest to a whole one that it has not:
/// `2026-02-30` is the 28th.
pub fn nearest(phrase: &str) -> Option<Date> {
    let Said::Day(written) = said::words(&[said::bare(phrase).as_str()])? else { return None };
    in_calendar(written, written.year?)
}

/// The nearest day of that month in that year, where there is no such day in it.
fn in_calendar(written: Written, year: i16) -> Option<Date> {
    let days = (28..=31).rev().map(|last| written.day.clamp(1, last));
    let mut days = days.filter_map(|day| Date::new(year, written.month.unwrap_or(1), day).ok());
    days.next().filter(|day| day.day() != written.day)
}

/// The words as they were probably meant: `+3` in days, the year of `4 dec 26`, a slip
/// put right.
fn corrected(words: &[&str]) -> String {
    if let [number] = words
        && number.starts_with('+')
    {
        return format!("{number}d");
    }
    if let [one, other, year] = words
        && year.len() == 2
        && digits::<i8>(year, 2).is_some()
        && said::words(&[one, other]).is_some()
    {
        return format!("{one} {other} 20{year}");
    }
    let right = |word: &&str| {
        let mut spelt = SPELT.split_whitespace();
        let slips = if word.len() < 8 { 1 } else { 2 };
        let is_slip =
            |right: &&str| word.len() > 3 && strsim::damerau_levenshtein(right, word) <= slips;
        spelt.find(is_slip).unwrap_or(word).to_owned()
    };
    words.iter().map(right).collect::<Vec<_>>().join(" ")
}

/// Days as the field takes them, whatever today is.
pub(super) fn examples(asked: &Asked<'_>) -> Vec<String> {
    let (first, second, days) = match asked.way {
        Way::Ahead | Way::Any | Way::Either => ("fri", "in 2 weeks", 10),
        Way::Back => ("fri", "yesterday", -6),
    };
    let date = later(asked.calendar.today, days, Unit::Day);
    let date = date.map(|date| phrase::in_short(date, asked.calendar.today));
    [Some(first.to_owned()), date, Some(second.to_owned())].into_iter().flatten().collect()
}
