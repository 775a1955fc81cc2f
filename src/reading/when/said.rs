//! What a phrase for a day says, before a calendar is looked at.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::clock::apart;
use super::numbers::{digits, four_digits, numbers, ordinal, with_a_month};
use crate::domain::deal::Stretch;
use crate::reading::list;

/// The most words a phrase has: "on friday the 4th of december 2026".
pub(in crate::reading) const LONGEST: usize = 7;

/// Weekdays, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Counts in words, from one.
const COUNTS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Words before a day that change nothing about it.
const BEFORE: &str = "on by until till due";
/// Parts of a day, which has no parts here.
pub(super) const PARTS: &str = "morning afternoon evening night lunchtime noon";

/// All other words of a phrase that hold no digit, beside the names of weekdays and
/// months: "on friday the 4th" has nothing else.
const OTHERS: &str = "a after ago am an at before beginning d day days during early end eom eoq eow \
    eoy first fortnight from h in last late later latest m mid month months next no not now of pm q \
    quarter quarters start than the thing this time tmrw to today tomorrow tonight w week weeks wk wks y \
    year years yesterday";

/// What people count time in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Which of the days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest, today left out.
    Any,
    /// The latest before today.
    Last,
    /// That of the calendar week so many after this one.
    Week(i32),
    /// The one a week after the nearest.
    WeekOn,
}

/// A stretch of time in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// So many after the present one.
    Of(i32, Unit),
    /// A month, or its days `from` to `to`.
    Month { month: i8, year: Option<i16>, from: i8, to: i8 },
    /// A quarter, from one.
    Quarter { number: i8, year: Option<i16> },
}

/// A day of the calendar as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: i8,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// So much later than today; below zero earlier.
    Later(i32, Unit),
    /// A weekday.
    Weekday(Which, Weekday),
    /// The last day of a stretch of time; the Friday of a week.
    EndOf(Period),
    /// A stretch of time.
    In(Period),
    /// A stretch by its kind and last day, as evidence is printed.
    Until(Stretch, Date),
    /// A day of the calendar.
    Day(Written),
    /// Two numbers of which each may be the month.
    EitherWay { weekday: Option<Weekday>, first: i8, second: i8, year: Option<i16> },
}

impl Period {
    /// Whether it was written without its year, and may be another year's too.
    pub(super) const fn is_yearless(self) -> bool {
        matches!(self, Self::Month { year: None, .. } | Self::Quarter { year: None, .. })
    }
}

/// A word in small letters without the punctuation around it.
pub(super) fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| ",;:.!?()[]\"'“”„‘’".contains(c));
    // Without the accents of Latin letters: "Fèb".
    if word.contains(|c| ('\u{c0}'..='\u{24f}').contains(&c)) {
        slug::slugify(word)
    } else {
        word.to_lowercase()
    }
}

/// The bare words of a phrase.
pub(in crate::reading) fn bare_words(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| c.is_whitespace() || c == ',').filter(|p| !p.is_empty());
    pieces.take(LONGEST + 1).map(bare).collect()
}

/// What bare words say, none where they say no day. A time beside the day is
/// left out.
pub(super) fn words(words: &[&str]) -> Option<Said> {
    let may_be_one = words.len() <= LONGEST && words.iter().all(|word| belongs(word));
    may_be_one.then(|| phrase(words).or_else(|| phrase(&weekday_first(words)?))).flatten()
}

/// "1 Dec (Tue)" as it is said. In a sentence "4 dec sat" may go on.
fn weekday_first<'w>(words: &[&'w str]) -> Option<Vec<&'w str>> {
    let (last, rest) = words.split_last()?;
    (!rest.is_empty() && weekday(last).is_some()).then(|| [&[*last], rest].concat())
}

/// The runs of bare words that say something, and what: the longest first, and of
/// these the first.
pub(super) fn runs(words: &[&str]) -> Vec<(Range<usize>, Said)> {
    let belongs: Vec<bool> = words.iter().map(|word| belongs(word)).collect();
    let is_edge = |at: usize| words.get(at).is_some_and(|word| !word.is_empty());
    let mut runs = Vec::new();
    for start in (0..words.len()).filter(|at| is_edge(*at)) {
        let belong = belongs.iter().skip(start).take(LONGEST).take_while(|belongs| **belongs);
        let ends = (start..).zip(belong).filter(|(at, _)| is_edge(*at));
        runs.extend(
            ends.filter_map(|(at, _)| Some((start..at + 1, phrase(words.get(start..=at)?)?))),
        );
    }
    runs.sort_by_key(|(run, _)| Reverse(run.len()));
    runs
}

fn phrase(words: &[&str]) -> Option<Said> {
    apart(words).map_or_else(|| plain(words), |(rest, _)| plain(&rest))
}

/// Whether a bare word may be part of a phrase at all: most words of a text are not.
fn belongs(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lists = [OTHERS, BEFORE, PARTS].into_iter().flat_map(str::split_whitespace);
        lists.chain(COUNTS).collect()
    });
    word.is_empty()
        || word.contains(|c: char| c.is_ascii_digit())
        || WORDS.contains(word)
        || unit(word).is_some()
        || month(word).is_some()
        || weekday(word).is_some()
}

fn plain(words: &[&str]) -> Option<Said> {
    match words {
        [before, rest @ ..] if list::has(BEFORE, before) => plain(rest),
        ["today" | "tonight"] => Some(Said::Later(0, Unit::Day)),
        ["this", part] if list::has(PARTS, part) => Some(Said::Later(0, Unit::Day)),
        ["tomorrow" | "tmrw"] => Some(Said::Later(1, Unit::Day)),
        ["the", rest @ ..] if matches!(rest, ["day" | "end", ..]) => plain(rest),
        ["first", "thing", rest @ ..]
        | ["at", "the", "latest", rest @ ..]
        | ["no" | "not", "later", "than", rest @ ..]
        | ["latest", rest @ ..]
        | [rest @ .., "at", "the", "latest"]
        | [rest @ .., "latest"] => plain(rest),
        ["day", "after", "tomorrow"] => Some(Said::Later(2, Unit::Day)),
        ["day", "before", "yesterday"] => Some(Said::Later(-2, Unit::Day)),
        ["yesterday"] | ["last", "night"] => Some(Said::Later(-1, Unit::Day)),
        [rest @ .., part] if !rest.is_empty() && list::has(PARTS, part) => plain(rest),
        ["eow"] => Some(Said::EndOf(Period::Of(0, Unit::Week))),
        ["eom"] => Some(Said::EndOf(Period::Of(0, Unit::Month))),
        ["eoq"] => Some(Said::EndOf(Period::Of(0, Unit::Quarter))),
        ["eoy"] => Some(Said::EndOf(Period::Of(0, Unit::Year))),
        ["end", "of", "the", rest @ ..] | ["end", "of", rest @ ..] => {
            one_unit(rest).or_else(|| period(rest)).map(Said::EndOf)
        }
        ["fortnight"] => Some(Said::Later(2, Unit::Week)),
        ["next", "week" | "wk"] => Some(Said::Later(1, Unit::Week)),
        ["in", rest @ .., "time"]
        | ["in", rest @ ..]
        | [rest @ .., "today"]
        | [rest @ .., "from", "now" | "today"]
            if span(rest).is_some() =>
        {
            span(rest).map(|(count, unit)| Said::Later(count, unit))
        }
        [rest @ .., "ago"] => {
            span(rest).map(|(count, unit)| Said::Later(count.saturating_neg(), unit))
        }
        ["in" | "during", rest @ ..] => period(rest).map(Said::In),
        [kind @ ("week" | "month"), "to", day] => {
            Some(Said::Until(kind.parse().ok()?, day.parse().ok()?))
        }
        _ => beside_a_weekday(words)
            .or_else(|| span(words).map(|(count, unit)| Said::Later(count, unit)))
            .or_else(|| period(words).map(Said::In))
            .or_else(|| date(words)),
    }
}

/// A weekday, alone or in a week: `fri`, `last fri`, `fri next week`, `fri week`.
fn beside_a_weekday(words: &[&str]) -> Option<Said> {
    let (which, name) = match words {
        [name] => (Which::Any, name),
        ["last", name] => (Which::Last, name),
        [name, "week"] => (Which::WeekOn, name),
        [week, name] | [name, week, "week"] => (Which::Week(present(week)?), name),
        _ => return None,
    };
    Some(Said::Weekday(which, weekday(name)?))
}

/// How many after the present one.
fn present(word: &str) -> Option<i32> {
    ["last", "this", "next"].iter().zip(-1..).find(|(own, _)| **own == word).map(|(_, count)| count)
}

/// Whether words say a length of time alone: `2w`, `two weeks`.
pub(super) fn is_span(words: &[&str]) -> bool {
    span(words).is_some()
}

fn span(words: &[&str]) -> Option<(i32, Unit)> {
    let (count, unit) = match words {
        ["a", "fortnight"] => return Some((2, Unit::Week)),
        [count, unit] => (*count, *unit),
        [both] => both.split_at(both.find(char::is_alphabetic)?),
        _ => return None,
    };
    Some((self::count(count)?, self::unit(unit)?))
}

fn count(word: &str) -> Option<i32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let in_words = (1..).zip(COUNTS).find(|(_, name)| *name == word);
    in_words.map(|(count, _)| count).or_else(|| word.parse().ok())
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    match word {
        "d" | "day" | "days" | "day's" | "day’s" => Some(Unit::Day),
        "w" | "wk" | "wks" | "week" | "weeks" | "week's" | "week’s" => Some(Unit::Week),
        "m" | "month" | "months" | "month's" | "month’s" => Some(Unit::Month),
        "q" | "quarter" | "quarters" => Some(Unit::Quarter),
        "y" | "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// A stretch by its own name or by its place beside the present one.
fn period(words: &[&str]) -> Option<Period> {
    let (part, words) = match words {
        ["early", rest @ ..] | ["beginning" | "start", "of", rest @ ..] => ((1, 10), rest),
        ["mid", rest @ ..] => ((11, 20), rest),
        ["late", rest @ ..] => ((21, 31), rest),
        ["last" | "this", name] if month(name).is_some() => ((1, 31), words.get(1..)?),
        [which, name] if present(which).is_some() => {
            let unit = unit(name).filter(|unit| *unit != Unit::Day)?;
            return Some(Period::Of(present(which)?, unit));
        }
        _ => ((1, 31), words),
    };
    let (name, year) = match words {
        [name] => (name, None),
        [name, year] => (name, Some(four_digits(year)?)),
        _ => return None,
    };
    let quarter = name.strip_prefix('q').and_then(|number| digits(number, 1));
    match (month(name), quarter) {
        (Some(month), _) => Some(Period::Month { month, year, from: part.0, to: part.1 }),
        (None, Some(number @ 1..=4)) => Some(Period::Quarter { number, year }),
        _ => None,
    }
}

/// The present week, month and so on: `the month`.
fn one_unit(words: &[&str]) -> Option<Period> {
    let [word] = words else { return None };
    unit(word).map(|unit| Period::Of(0, unit))
}

fn date(words: &[&str]) -> Option<Said> {
    let (weekday, words) = match words {
        [first, rest @ ..] if weekday(first).is_some() => (weekday(first), rest),
        _ => (None, words),
    };
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    let (day, month, year) = match words {
        [word] => match (ordinal(word), with_a_month(word)) {
            (Some(day), _) => (day, None, None),
            (None, Some(said)) => said,
            (None, None) => return numbers(word, weekday),
        },
        [one, "of", other] | [one, other] => day_and_month(one, other, None)?,
        [one, "of", other, year] | [one, other, year] => {
            day_and_month(one, other, Some(four_digits(year)?))?
        }
        _ => return None,
    };
    Some(Said::Day(Written { weekday, day, month, year }))
}

pub(super) type Parts = (i8, Option<i8>, Option<i16>);

pub(super) fn day_and_month(one: &str, other: &str, year: Option<i16>) -> Option<Parts> {
    let either = |day: &str, name: &str| {
        let day = ordinal(day).or_else(|| digits(day, 2))?;
        Some((day, Some(month(name)?), year))
    };
    either(one, other).or_else(|| either(other, one))
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let word = if word == "weds" { "wed" } else { word };
    Weekday::from_monday_one_offset(place(&WEEKDAYS, word)?).ok()
}

pub(super) fn month(word: &str) -> Option<i8> {
    place(&MONTHS, word)
}

/// The place, from one, of the name that starts with `word`: three letters at
/// least.
fn place(names: &[&str], word: &str) -> Option<i8> {
    let starts = |name: &str| name.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    let long_enough = word.len() >= 3;
    (1..).zip(names).find(|(_, name)| long_enough && starts(name)).map(|(place, _)| place)
}
